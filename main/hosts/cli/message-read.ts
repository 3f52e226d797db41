/** `budstikke message read`: the text of a message and, when asked for, all its attachments in one folder. */
import path from 'node:path'
import { fault } from '../../../preload/contract/fault.ts'
import type { MessageFile, ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { done, exitCodes, failed, type Outcome } from '../exit.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { follow } from './follow.ts'
import { findReceived } from './message.ts'
import { tellPause } from './queue.ts'

export interface MessageRead {
  readonly id: string
  /** The folder that its attachments are saved in; null: only the text is shown. */
  readonly download: string | null
  /** Milliseconds; null: as long as it takes. */
  readonly timeout: number | null
}

function textLines({ title, body, attachments }: ReceivedMessageDetail): readonly string[] {
  const names = attachments.map(({ name }) => `  ${name}`)
  return [title, '', body ?? '', ...(names.length === 0 ? [] : ['', ...names])]
}

const savedLine = (folder: string, { savedName, checksum }: MessageFile): string =>
  `${checksum ?? ''}  ${path.join(folder, savedName ?? '')}`

/** What is gone at Altinn is told, but keeps nobody waiting. */
async function downloadAll(
  client: Client,
  { id, attachments }: ReceivedMessageDetail,
  to: string,
  timeout: number | null,
): Promise<Outcome> {
  const folder = path.resolve(to)
  const registered = await call(client, 'folders.register', { path: folder })
  if (!registered.ok) return failed(registered.fault)
  for (const { id: attachmentId, state } of attachments) {
    if (state === 'gone') continue
    const order = { id, attachmentId, folderId: registered.value.id }
    const begun = await call(client, 'message.download', order)
    if (!begun.ok) return failed(begun.fault)
  }
  await tellPause(client)
  const followed = await follow(client, {
    ...{ list: 'inbox', ids: [id], timeout, onProgress: () => undefined },
    read: (one) => call(client, 'message.get', { id: one }),
    isSettled: (item) => item.attachments.every(({ state }) => state !== 'downloading'),
  })
  const [last] = followed.items
  if (last === undefined) return failed(fault('stopping'))
  if (!last.ok) return failed(last.fault)
  const saved = last.value.attachments.filter(({ state }) => state === 'saved')
  const lines = [...textLines(last.value), '', ...saved.map((file) => savedLine(folder, file))]
  const outcome = done(last.value, lines)
  if (saved.length === last.value.attachments.length) return outcome
  const reason = last.value.attachments.find((file) => file.state !== 'saved')?.fault
  const told = { ...outcome, fault: reason ?? fault('attachment-gone') }
  if (followed.ended === 'interrupted') return { ...told, exit: exitCodes.interrupted }
  if (followed.ended === 'timed-out')
    return { ...told, exit: exitCodes.timedOut, fault: reason ?? fault('timeout') }
  return { ...told, exit: saved.length > 0 ? exitCodes.partly : exitCodes.fault }
}

/** Opens it, which tells the sender that it was read; prints its text. */
export async function readMessage(client: Client, order: MessageRead): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const found = await findReceived(client, profile.value.id, order.id)
  if (!found.ok) return failed(found.fault)
  const opened = await call(client, 'message.open', { id: found.value.id })
  if (!opened.ok) return failed(opened.fault)
  if (order.download === null) return done(opened.value, textLines(opened.value))
  return downloadAll(client, opened.value, order.download, order.timeout)
}
