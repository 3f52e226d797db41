/** Files through the engine as a person sends and fetches them, and how long that took. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { CourseEntry, CourseStep, InboxDetail, OutgoingDetail } from '../../preload/contract/models.ts'
import type { EngineClient } from './engine-client.ts'

export interface Party {
  readonly profileId: string
  readonly organisation: string
}

/** Two practice organisations of this home, so that one engine is both ends. */
export async function parties(engine: EngineClient): Promise<readonly [Party, Party]> {
  const { profileIds } = await engine.call('practice.open', {})
  const { profiles } = await engine.call('app.snapshot', {})
  const [sender, recipient] = profiles
    .filter(({ id }) => profileIds.includes(id))
    .map(({ id, organisation }) => ({ profileId: id, organisation: organisation.number }))
  if (sender === undefined || recipient === undefined)
    throw new Error('Practice has fewer than two profiles.')
  return [sender, recipient]
}

export async function sendThroughEngine(
  engine: EngineClient,
  file: string,
  bytes: number,
  serviceId: string,
  sender: Party,
  recipient: Party,
): Promise<{ readonly fileTransferId: string; readonly seconds: number }> {
  const { files } = await engine.call('files.register', { paths: [file] })
  const [reference] = files
  if (reference?.size !== bytes) throw new Error('The engine does not see the file as it is.')
  const began = Date.now()
  const { ids } = await engine.call('outgoing.send', {
    profileId: sender.profileId,
    fileIds: [reference.id],
    recipients: [recipient.organisation],
    serviceId,
  })
  const id = ids[0] ?? ''
  const sent = await engine.until<OutgoingDetail>(async () => {
    const detail = await engine.call('outgoing.get', { id })
    stopAt(detail.fault)
    return detail.state === 'published' ? detail : null
  })
  return {
    fileTransferId: sent.fileTransferId ?? '',
    seconds: (timeOf(sent.course, 'uploaded') - began) / 1000,
  }
}

export async function fetchThroughEngine(
  engine: EngineClient,
  fileTransferId: string,
  recipient: Party,
): Promise<{ readonly savedName: string; readonly seconds: number }> {
  const { profileId } = recipient
  await engine.call('inbox.refresh', { profileId })
  const arrived = await engine.until(async () => {
    const { items } = await engine.call('inbox.list', { profileId, limit: 500 })
    return items.find((item) => item.fileTransferId === fileTransferId) ?? null
  })
  const began = Date.now()
  await engine.call('inbox.download', { id: arrived.id })
  const saved = await engine.until<InboxDetail>(async () => {
    const detail = await engine.call('inbox.get', { id: arrived.id })
    stopAt(detail.fault)
    return detail.state === 'saved' ? detail : null
  })
  return {
    savedName: saved.savedName ?? '',
    seconds: (timeOf(saved.course, 'saved') - began) / 1000,
  }
}

/** What goes on by itself only takes longer, and that is measured; anything else ends the bench. */
function stopAt(fault: Fault | null): void {
  if (fault !== null && fault.retry !== 'later') throw new Error(JSON.stringify(fault))
  if (fault !== null) console.log(`  (waits: ${fault.code})`)
}

/** The last time of a step, epoch milliseconds. */
function timeOf(course: readonly CourseEntry[], step: CourseStep): number {
  const entry = course.findLast((one) => one.step === step)
  if (entry === undefined) throw new Error(`The course has no step ${step}.`)
  return entry.at
}
