/** `budstikke folder files`, `retry` and `answer`: the single files of a watched folder. */
import type { FolderItem } from '../../../preload/contract/folder-models.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { done, failed, UsageError, type Outcome } from '../exit.ts'
import { call, type Client } from './client.ts'
import { pick, readAll } from './find.ts'
import { findFolder, itemLines } from './folder.ts'
import { required } from './orders.ts'
import type { Parsed } from './parse.ts'
import type { CliText } from './text/index.ts'

const filters = ['all', 'waiting', 'asks', 'moving', 'done', 'failed'] as const

export interface FilesOrder {
  readonly folder: string
  readonly filter: (typeof filters)[number]
}

/** One file of a folder; null means the whole folder. */
export interface FileOrder {
  readonly folder: string
  readonly item: string | null
}

export function filesOrder({ values, positionals: [folder, ...more] }: Parsed, text: CliText): FilesOrder {
  if (more.length > 0) throw new UsageError(text.invalid('ID', more.join(' ')))
  const filter = filters.find((one) => one === (values.filter ?? 'all'))
  if (filter === undefined) throw new UsageError(text.invalid('--filter', values.filter ?? ''))
  return { folder: required(folder, 'ID', text), filter }
}

export function fileOrder({ positionals: [folder, item, ...more] }: Parsed, text: CliText): FileOrder {
  if (more.length > 0) throw new UsageError(text.invalid('ID', more.join(' ')))
  return { folder: required(folder, 'ID', text), item: item ?? null }
}

export function answerOrder(parsed: Parsed, text: CliText): FileOrder & { readonly send: boolean } {
  const { folder, item } = fileOrder(parsed, text)
  const { send = false, leave = false } = parsed.values
  if (send === leave) throw new UsageError(text.missing('--send | --leave'))
  return { folder, item: required(item ?? undefined, 'FILE-ID', text), send }
}

const itemsOf = (client: Client, id: string, filter: FilesOrder['filter']) =>
  readAll<FolderItem>((offset, limit) => call(client, 'folder.claims', { id, filter, offset, limit }))

/** Ids of the folder and of the file in it. */
async function findFile(
  client: Client,
  order: FileOrder,
): Promise<Result<{ readonly id: string; readonly itemId: string | null }>> {
  const folder = await findFolder(client, order.folder)
  if (!folder.ok) return folder
  const { id } = folder.value
  if (order.item === null) return success({ id, itemId: null })
  const items = await itemsOf(client, id, 'all')
  if (!items.ok) return items
  // What only lies there yet has no id, and nothing to be asked about.
  const named = items.value.flatMap(({ id: own, transferId }) =>
    own === null ? [] : [{ id: own, fileTransferId: transferId }],
  )
  const found = pick(named, order.item)
  return found === null
    ? failure(fault('unknown-item', { values: { value: order.item } }))
    : success({ id, itemId: found.id })
}

export async function folderFiles(client: Client, { folder: wanted, filter }: FilesOrder): Promise<Outcome> {
  const folder = await findFolder(client, wanted)
  if (!folder.ok) return failed(folder.fault)
  const items = await itemsOf(client, folder.value.id, filter)
  if (!items.ok) return failed(items.fault)
  return done(
    { items: items.value },
    items.value.flatMap((item) => [item.id ?? '–', ...itemLines(item, client)]),
  )
}

export async function retryFolder(client: Client, order: FileOrder): Promise<Outcome> {
  const found = await findFile(client, order)
  if (!found.ok) return failed(found.fault)
  const tried = await call(client, 'folder.tryAgain', found.value)
  return tried.ok ? done(found.value, [found.value.itemId ?? found.value.id]) : failed(tried.fault)
}

export async function answerFolder(
  client: Client,
  order: FileOrder & { readonly send: boolean },
): Promise<Outcome> {
  const found = await findFile(client, order)
  if (!found.ok) return failed(found.fault)
  const { id, itemId } = found.value
  const answered = await call(client, 'folder.answer', { id, itemId: itemId ?? '', send: order.send })
  return answered.ok ? done({ id, itemId, send: order.send }, [itemId ?? id]) : failed(answered.fault)
}
