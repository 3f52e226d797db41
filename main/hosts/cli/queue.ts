/** `budstikke queue`, `pause` and `resume`: what moves, what stands still, and what may be asked of Altinn. */
import type { BudgetLine, Queue } from '../../../preload/contract/queue-models.ts'
import { success, type Result } from '../../../preload/contract/result.ts'
import { done, failed, type Outcome } from '../exit.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { findInbox, findOutgoing } from './find.ts'

function queueLines({ paused, bandwidth }: Queue, { text }: Client): readonly string[] {
  const { up, down, hours } = bandwidth
  const rates = [
    ...(up === null ? [] : [`${text.queue.up} ${up} Mbit/s`]),
    ...(down === null ? [] : [`${text.queue.down} ${down} Mbit/s`]),
  ].join(', ')
  const when = hours === null ? '' : `, ${hours.from}–${hours.to}`
  return [
    paused ? text.queue.paused : text.queue.running,
    ...(rates === '' ? [] : [`${text.queue.limits}: ${rates}${when}`]),
  ]
}

function budgetLine({ environmentId, operation, used, limit, waiting }: BudgetLine): string {
  return `  ${environmentId}  ${operation}  ${used}/${limit}${waiting > 0 ? `  +${waiting}` : ''}`
}

/** Before a wait that would otherwise go on for no reason that can be seen. */
export async function tellPause(client: Client): Promise<void> {
  const queue = await call(client, 'queue.set', {})
  if (queue.ok && queue.value.paused) client.say(client.text.queue.pausedHint)
}

/** Everything, in all profiles. */
export async function setQueuePaused(client: Client, paused: boolean): Promise<Outcome> {
  const queue = await call(client, 'queue.set', { paused })
  return queue.ok ? done(queue.value, queueLines(queue.value, client)) : failed(queue.fault)
}

export async function queueStatus(client: Client): Promise<Outcome> {
  // Without a change it answers how it is.
  const queue = await call(client, 'queue.set', {})
  if (!queue.ok) return failed(queue.fault)
  const budgets = await call(client, 'queue.budgets', {})
  if (!budgets.ok) return failed(budgets.fault)
  const { lines } = budgets.value
  return done({ ...queue.value, budgets: lines }, [
    ...queueLines(queue.value, client),
    ...(lines.length === 0 ? [] : [client.text.queue.calls]),
    ...lines.map(budgetLine),
  ])
}

interface Found {
  readonly id: string
  readonly direction: 'out' | 'in'
}

async function findEither(client: Client, wanted: string): Promise<Result<Found>> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return profile
  const sent = await findOutgoing(client, profile.value.id, wanted)
  if (!sent.ok) return sent
  if (sent.value !== null) return success({ id: sent.value.id, direction: 'out' })
  const received = await findInbox(client, profile.value.id, wanted)
  return received.ok ? success({ id: received.value.id, direction: 'in' }) : received
}

/** One file that is being sent or fetched. */
export async function setPaused(client: Client, wanted: string, paused: boolean): Promise<Outcome> {
  const found = await findEither(client, wanted)
  if (!found.ok) return failed(found.fault)
  const { id, direction } = found.value
  const set = await call(client, direction === 'out' ? 'outgoing.pause' : 'inbox.pause', { id, paused })
  if (!set.ok) return failed(set.fault)
  const item = await call(client, direction === 'out' ? 'outgoing.get' : 'inbox.get', { id })
  if (!item.ok) return failed(item.fault)
  const { fileTransferId, fileName, state } = item.value
  const word = item.value.paused ? client.text.queue.filePaused : client.text.queue.fileResumed
  return done({ direction, id, fileTransferId, fileName, state, paused: item.value.paused }, [
    `${fileTransferId ?? id}  ${word}  ${fileName}`,
  ])
}
