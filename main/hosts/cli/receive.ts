/** `budstikke inbox`, `download` and `confirm`. */
import path from 'node:path'
import { fault } from '../../../preload/contract/fault.ts'
import type { InboxDetail, InboxItem } from '../../../preload/contract/models.ts'
import { sizeText } from '../../../preload/contract/sentences/index.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { done, exitCodes, failed, type Outcome } from '../exit.ts'
import { allInbox, findInbox } from './find.ts'
import { follow } from './follow.ts'
import { allReceived, messageLine } from './message.ts'
import { movingLine } from './moving-line.ts'
import { tellPause } from './queue.ts'

function inboxLine(item: InboxItem, client: Client): string {
  const sender = item.sender.name ?? item.sender.number
  const received = new Date(item.publishedAt).toISOString().slice(0, 16).replace('T', ' ')
  const state = client.text.incomingStates[item.state]
  return [
    item.fileTransferId,
    received,
    state,
    sizeText(item.size, client.language),
    sender,
    item.fileName,
  ].join('  ')
}

/** Reads the list at Altinn first: what is shown is what is there now. */
export async function inbox(client: Client, order: { readonly all: boolean }): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const profileId = profile.value.id
  const refreshed = await call(client, 'inbox.refresh', { profileId })
  if (!refreshed.ok) return failed(refreshed.fault)
  const items = await allInbox(client, profileId, order.all ? 'all' : 'unconfirmed')
  if (!items.ok) return failed(items.fault)
  const letters = await allReceived(client, profileId)
  if (!letters.ok) return failed(letters.fault)
  const messages = letters.value.filter(
    ({ needsConfirmation, confirmedAt, unread }) =>
      order.all || unread || (needsConfirmation && confirmedAt === null),
  )
  const lines = [
    ...items.value.map((item) => inboxLine(item, client)),
    ...messages.map((item) => messageLine(item, client)),
  ]
  if (lines.length === 0) client.say(client.text.inboxEmpty)
  return done({ profileId, items: items.value, messages }, lines)
}

export interface DownloadOrder {
  readonly id: string
  readonly to: string
  readonly confirm: boolean
  /** Milliseconds; null: as long as it takes. */
  readonly timeout: number | null
}

const isSaved = (item: InboxDetail): boolean => ['saved', 'confirming', 'confirmed'].includes(item.state)

function isSettled(item: InboxDetail): boolean {
  if (item.state === 'confirming') return false
  const isOver = isSaved(item) || item.state === 'aside' || item.state === 'gone'
  return isOver || (item.fault !== null && item.fault.retry !== 'later')
}

const shown = (item: InboxDetail) => ({
  id: item.id,
  fileTransferId: item.fileTransferId,
  fileName: item.fileName,
  size: item.size,
  checksum: item.checksum,
  sender: item.sender,
  state: item.state,
  savedPath: item.savedPath,
  confirmedAt: item.confirmedAt,
})

/** Fetches and checks one file; answers its last state, or how it ended without one. */
async function fetchFile(client: Client, id: string, order: DownloadOrder): Promise<InboxDetail | Outcome> {
  const folder = await call(client, 'folders.register', { path: path.resolve(order.to) })
  if (!folder.ok) return failed(folder.fault)
  const begun = await call(client, 'inbox.download', { id, folderId: folder.value.id })
  if (!begun.ok) return failed(begun.fault)
  await tellPause(client)
  const followed = await follow(client, {
    list: 'inbox',
    ids: [id],
    read: (one) => call(client, 'inbox.get', { id: one }),
    isSettled,
    onProgress: (moving, settled) => {
      client.progress?.(
        movingLine(
          moving.filter((one) => one.id === id),
          settled,
          1,
          client,
        ),
      )
    },
    timeout: order.timeout,
  })
  const [item] = followed.items
  if (followed.ended === 'interrupted') return { exit: exitCodes.interrupted, fault: fault('stopping') }
  if (item === undefined || followed.ended === 'timed-out') {
    const last = item?.ok === true ? item.value : null
    return { exit: exitCodes.timedOut, fault: last?.fault ?? fault('timeout'), value: last && shown(last) }
  }
  return item.ok ? item.value : failed(item.fault)
}

export async function download(client: Client, order: DownloadOrder): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const found = await findInbox(client, profile.value.id, order.id)
  if (!found.ok) return failed(found.fault)
  const item = await fetchFile(client, found.value.id, order)
  if ('exit' in item) return item
  if (!isSaved(item)) {
    return { ...failed(item.fault ?? fault('wrong-state')), value: shown(item) }
  }
  if (!order.confirm || item.state === 'confirmed') return done(shown(item), [item.savedPath ?? ''])
  const confirmed = await call(client, 'inbox.confirm', { id: item.id })
  const after = await call(client, 'inbox.get', { id: item.id })
  const value = shown(after.ok ? after.value : item)
  const lines = [item.savedPath ?? '']
  // The file is here, but the sender does not know: that is not what was asked for.
  return confirmed.ok ? done(value, lines) : { exit: exitCodes.partly, fault: confirmed.fault, value, lines }
}

export async function confirm(client: Client, order: { readonly id: string }): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const found = await findInbox(client, profile.value.id, order.id)
  if (!found.ok) return failed(found.fault)
  const { id } = found.value
  const confirmed = await call(client, 'inbox.confirm', { id })
  if (!confirmed.ok) return failed(confirmed.fault)
  const after = await call(client, 'inbox.get', { id })
  if (!after.ok) return failed(after.fault)
  return done(shown(after.value), [
    `${after.value.fileTransferId}  ${client.text.incomingStates[after.value.state]}`,
  ])
}
