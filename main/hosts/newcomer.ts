/** Somebody who has never been here gets a practice organisation instead of an empty window. */
import type { Result } from '../../preload/contract/result.ts'
import type { Snapshot } from '../../preload/contract/snapshot.ts'
import type { EngineDoor } from './attach/door.ts'

type Calls = Pick<EngineDoor, 'call'>

/** Opens practice when the home has no profile at all. The window tells what could not be done. */
export async function openPracticeForNewcomer(door: Calls): Promise<void> {
  const snapshot = (await door.call('app.snapshot', {}, 'local')) as Result<Snapshot>
  if (snapshot.ok && snapshot.value.profiles.length === 0) await door.call('practice.open', {}, 'local')
}
