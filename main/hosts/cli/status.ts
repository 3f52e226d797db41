/** `budstikke status`: where one file stands, whether it was sent or received. */
import { call, chooseProfile, type Client } from './client.ts'
import { done, failed, type Outcome } from '../exit.ts'
import { findInbox, findOutgoing } from './find.ts'
import type { CourseEntry, InboxDetail, OutgoingDetail } from '../../../preload/contract/models.ts'

function courseLines(course: readonly CourseEntry[]): readonly string[] {
  return course.map(({ at, step, by, text }) =>
    [`  ${new Date(at).toISOString()}`, step, by?.name ?? by?.number ?? '', text ?? ''].join('  ').trimEnd(),
  )
}

function outgoingLines(item: OutgoingDetail, client: Client): readonly string[] {
  return [
    `${item.fileTransferId ?? item.id}  ${client.text.states[item.state]}  ${item.fileName}`,
    ...item.recipients.map(
      ({ organisation, status }) => `  ${organisation.number}  ${client.text.recipientStates[status]}`,
    ),
    ...courseLines(item.course),
  ]
}

function inboxLines(item: InboxDetail, client: Client): readonly string[] {
  const state = client.text.incomingStates[item.state]
  return [`${item.fileTransferId}  ${state}  ${item.fileName}`, ...courseLines(item.course)]
}

export async function status(client: Client, order: { readonly id: string }): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const sent = await findOutgoing(client, profile.value.id, order.id)
  if (!sent.ok) return failed(sent.fault)
  if (sent.value !== null) {
    const { id } = sent.value
    // What is told is what is so now; a service that does not answer is told as the fault of the row.
    await call(client, 'outgoing.refresh', { id })
    const item = await call(client, 'outgoing.get', { id })
    return item.ok
      ? done({ direction: 'out', ...item.value }, outgoingLines(item.value, client))
      : failed(item.fault)
  }
  const received = await findInbox(client, profile.value.id, order.id)
  if (!received.ok) return failed(received.fault)
  const item = await call(client, 'inbox.get', { id: received.value.id })
  return item.ok
    ? done({ direction: 'in', ...item.value }, inboxLines(item.value, client))
    : failed(item.fault)
}
