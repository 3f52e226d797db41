/** Which environments one may begin in, the harmless first. */
import type { EnvironmentView } from '../../../preload/contract/models.ts'

/** The practice environment has always this id; its addresses come when it is opened. */
export const practiceId = 'practice'

const order: readonly EnvironmentView['kind'][] = ['practice', 'test', 'production', 'custom']

/** Practice is always on offer, also before it has been opened for the first time. */
export function places(known: readonly EnvironmentView[], practiceName: string): readonly EnvironmentView[] {
  const practice: EnvironmentView = { id: practiceId, kind: 'practice', name: practiceName }
  const all = known.some(({ id }) => id === practiceId) ? known : [practice, ...known]
  return all.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}
