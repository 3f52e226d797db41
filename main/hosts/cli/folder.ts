/** `budstikke folder`: watched folders at the terminal. */
import { fault } from '../../../preload/contract/fault.ts'
import type { FolderItem, FolderPreview, WatchedFolder } from '../../../preload/contract/folder-models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { done, failed, type Outcome } from '../exit.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { pick } from './find.ts'
import type { FolderOrder } from './folder-orders.ts'

function faultLines(reason: WatchedFolder['fault'], client: Client): readonly string[] {
  if (reason === null) return []
  const { what, next } = sentenceOf(reason, client.language)
  return [`  ${what} ${next}`]
}

function folderLines(folder: WatchedFolder, client: Client): readonly string[] {
  const { kinds, states, counts } = client.text.folder
  const place = folder.path ?? folder.folder.name
  return [
    `${folder.id}  ${kinds[folder.kind]}  ${states[folder.state]}  ${place}`,
    `  ${counts(folder.counts)}`,
    ...faultLines(folder.fault, client),
    ...faultLines(folder.silentBy, client),
  ]
}

const below = ({ subFolder, name }: { readonly subFolder: string; readonly name: string }): string =>
  subFolder === '' ? name : `${subFolder}/${name}`

export function itemLines(item: FolderItem, client: Client): readonly string[] {
  const { items, waiting } = client.text.folder
  const reason = item.waitingFor === null ? '' : ` (${waiting[item.waitingFor]})`
  const to = item.parties.map(({ number }) => number).join(', ')
  const head = `  ${items[item.state]}${reason}  ${item.filedAs ?? below(item)}  ${to}`.trimEnd()
  return [head, ...faultLines(item.fault, client).map((line) => `  ${line}`)]
}

export async function findFolder(client: Client, wanted: string): Promise<Result<WatchedFolder>> {
  const listed = await call(client, 'folder.list', {})
  if (!listed.ok) return listed
  const named = listed.value.folders.map((folder) => ({ ...folder, fileTransferId: null }))
  const found = pick(named, wanted)
  const folder = listed.value.folders.find(({ id }) => id === found?.id)
  return folder === undefined
    ? failure(fault('unknown-item', { values: { value: wanted } }))
    : success(folder)
}

/** The profile, and the id of the folder. */
async function placeOf(
  client: Client,
  order: FolderOrder,
): Promise<Result<{ readonly profileId: string; readonly folderId: string }>> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return profile
  const folder = await call(client, 'folders.register', { path: order.path })
  return folder.ok ? success({ profileId: profile.value.id, folderId: folder.value.id }) : folder
}

const shownFolder = (folder: Result<WatchedFolder>, client: Client): Outcome =>
  folder.ok ? done(folder.value, folderLines(folder.value, client)) : failed(folder.fault)

export async function listFolders(client: Client): Promise<Outcome> {
  const listed = await call(client, 'folder.list', {})
  if (!listed.ok) return failed(listed.fault)
  const { folders } = listed.value
  if (folders.length === 0) client.say(client.text.folder.none)
  return done(
    { folders },
    folders.flatMap((folder) => folderLines(folder, client)),
  )
}

export async function addFolder(client: Client, order: FolderOrder): Promise<Outcome> {
  const place = await placeOf(client, order)
  if (!place.ok) return failed(place.fault)
  const { purpose, enabled } = order
  return shownFolder(await call(client, 'folder.add', { ...place.value, purpose, enabled }), client)
}

function planLine({ plan, ...file }: FolderPreview['files'][number], client: Client): string {
  const name = below(file)
  switch (plan.kind) {
    case 'send':
      return `  ${name}  → ${plan.recipients.map(({ number }) => number).join(', ')}  ${plan.reference ?? ''}`.trimEnd()
    case 'fetch':
      return `  ${name}  ← ${plan.sender.number}`
    case 'waiting':
      return `  ${name}  ${client.text.folder.waiting[plan.reason]}`
    case 'refused': {
      const { what, next } = sentenceOf(plan.fault, client.language)
      return `  ${name}  ✗ ${what} ${next}`
    }
  }
}

/** What would go where; nothing is sent. */
export async function previewFolder(client: Client, { purpose, ...order }: FolderOrder): Promise<Outcome> {
  const place = await placeOf(client, { purpose, ...order })
  if (!place.ok) return failed(place.fault)
  const previewed = await call(client, 'folder.preview', { ...place.value, purpose })
  if (!previewed.ok) return failed(previewed.fault)
  const { total, files, ignored } = previewed.value
  const { would, stays, ignored: reasons } = client.text.folder
  const left = ignored.map(({ reason, count }) => `  ${count}  ${reasons[reason]}`)
  return done(previewed.value, [
    would(total),
    ...files.map((file) => planLine(file, client)),
    ...(left.length === 0 ? [] : [stays, ...left]),
  ])
}

export async function setFolderEnabled(client: Client, wanted: string, enabled: boolean): Promise<Outcome> {
  const folder = await findFolder(client, wanted)
  if (!folder.ok) return failed(folder.fault)
  return shownFolder(await call(client, 'folder.setEnabled', { id: folder.value.id, enabled }), client)
}

export async function removeFolder(client: Client, wanted: string): Promise<Outcome> {
  const folder = await findFolder(client, wanted)
  if (!folder.ok) return failed(folder.fault)
  const { id } = folder.value
  const removed = await call(client, 'folder.remove', { id })
  return removed.ok ? done({ id }, [id]) : failed(removed.fault)
}

export async function folderStatus(client: Client, wanted: string): Promise<Outcome> {
  const folder = await findFolder(client, wanted)
  if (!folder.ok) return failed(folder.fault)
  const status = await call(client, 'folder.status', { id: folder.value.id })
  if (!status.ok) return failed(status.fault)
  return done(status.value, [
    ...folderLines(status.value.folder, client),
    ...status.value.recent.flatMap((item) => itemLines(item, client)),
  ])
}
