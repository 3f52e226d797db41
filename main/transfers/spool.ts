/**
 * Takes over the bytes of a file that only a browser holds. A row is written before the first byte, so a
 * killed process leaves nothing that nobody knows of; the spool is bounded, so that a page cannot fill the disk.
 */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import type { FileReference } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { SpoolRequest } from '../engine.ts'
import { faultOfDiskError } from '../lib/disk.ts'
import { wireFileName } from '../lib/file-names.ts'
import type { Disk, Random, WriteHandle } from '../ports.ts'
import { number } from '../store/columns.ts'
import type { Database } from '../store/database.ts'
import { referenceOf, type ChosenFile, type ChosenFiles } from './chosen-files.ts'

interface SpooledFile {
  readonly path: string
  readonly spooled: boolean
}

export interface Spool {
  take(request: SpoolRequest, body: AsyncIterable<Uint8Array>): Promise<Result<FileReference>>
  /** Deletes a spooled file that nobody needs any more; never anything outside the spool. */
  discard(file: SpooledFile): Promise<void>
  /** The same for the copy of a transfer that needs it no more; the transfer remembers that it is gone. */
  release(transfer: SpooledFile & { readonly id: string }): Promise<void>
  /** After a crash: removes files whose last byte never came, and chosen ones neither a window nor a draft remembers. */
  clean(): Promise<void>
}

/** Broker's own ceiling with virus scan, for all that lies here at once (broker.md §3.4). */
const mostBytes = 50_000_000_000
/** What must stay free for the rest of the machine. */
const floorBytes = 256 * 1024 * 1024

/** Transfers that need no copy of ours any more, whether or not the service's checksum was ever compared. */
const over = `('confirmed', 'purged', 'cancelled')`
/** Files of messages that are not made yet, or can be tried again. */
const ofMessages = `sent_file JOIN sent_message ON sent_message.id = message_id
  WHERE spooled = 1 AND (sent_message.state IN ('queued', 'preparing', 'sending')
    OR (sent_message.state = 'failed' AND accepted_at IS NULL))`

/** Files of messages that are begun: who goes on writing after a restart finds them again. */
const ofDrafts = `SELECT value FROM message_draft, json_each(order_json, '$.fileIds')`

class TooLong extends Error {}

async function writeAll(handle: WriteHandle, body: AsyncIterable<Uint8Array>, size: number): Promise<number> {
  let position = 0
  for await (const block of body) {
    if (position + block.byteLength > size) throw new TooLong()
    await handle.write([block], position)
    position += block.byteLength
  }
  await handle.sync()
  return position
}

export function createSpool(
  ports: {
    readonly database: Database
    readonly disk: Disk
    readonly random: Random
    readonly files: ChosenFiles
  },
  folder: string,
): Spool {
  const { database, disk, random, files } = ports

  const used = (): number => {
    const sql = `SELECT (SELECT coalesce(sum(size), 0) FROM chosen_file WHERE spooled = 1)
      + (SELECT coalesce(sum(size), 0) FROM outgoing WHERE spooled = 1 AND state NOT IN ${over})
      + (SELECT coalesce(sum(size), 0) FROM ${ofMessages}) AS bytes`
    const row = database.one(sql)
    return row === null ? 0 : number(row, 'bytes')
  }

  /** Asked anew for each file: one may have come since the folder was read. */
  const isNeeded = (file: string): boolean => {
    const sql = `SELECT 1 FROM chosen_file WHERE path = ? UNION ALL SELECT 1 FROM outgoing
      WHERE path = ? AND spooled = 1 AND state NOT IN ${over} UNION ALL SELECT 1 FROM ${ofMessages} AND path = ?`
    return database.one(sql, file, file, file) !== null
  }

  const room = async (size: number): Promise<Result<null>> => {
    const made = await disk.makeFolder(folder)
    if (!made.ok) return made
    const free = await disk.freeSpace(folder)
    if (!free.ok) return free
    if (size + floorBytes > free.value)
      return failure(fault('disk-full', { values: { free: free.value, size } }))
    return used() + size > mostBytes
      ? failure(fault('spool-full', { values: { limit: mostBytes } }))
      : success(null)
  }

  const isOurs = (file: SpooledFile): boolean => file.spooled && path.dirname(file.path) === folder

  const discard: Spool['discard'] = async (file) => {
    if (isOurs(file)) await disk.remove(file.path)
  }

  const fill = async (file: ChosenFile, body: AsyncIterable<Uint8Array>): Promise<Result<ChosenFile>> => {
    const opened = await disk.openWrite(file.path, 'create')
    if (!opened.ok) return opened
    try {
      const written = await writeAll(opened.value, body, file.size)
      if (written !== file.size)
        return failure(fault('connection-cut', { values: { name: file.originalName } }))
    } catch (error) {
      if (error instanceof TooLong)
        return failure(fault('file-changed', { values: { name: file.originalName } }))
      return failure(faultOfDiskError(error, file.path, 'connection-cut', 'connection-cut'))
    } finally {
      await opened.value.close()
    }
    const identity = await disk.identity(file.path)
    if (!identity.ok) return identity
    // The name must survive a power cut as well as the bytes: only then may the browser let go of them.
    const named = await disk.syncFolder(folder)
    if (!named.ok) return named
    return success({ ...file, modified: identity.value.modified, fileId: identity.value.fileId })
  }

  return {
    discard,
    async release(transfer) {
      if (!isOurs(transfer)) return
      const removed = await disk.remove(transfer.path)
      if (removed.ok) database.run('UPDATE outgoing SET spooled = 0 WHERE id = ?', transfer.id)
    },
    async take(request, body) {
      const { name: wireName, note } = wireFileName(request.name)
      if (request.size === 0) return failure(fault('file-empty', { values: { name: request.name } }))
      const enough = await room(request.size)
      if (!enough.ok) return enough
      const id = random.uuid()
      const file: ChosenFile = {
        id,
        // Never the sender's name: it is a stranger's text.
        path: path.join(folder, id),
        originalName: request.name,
        wireName,
        note,
        folder: request.folder.slice(0, 1_000),
        size: request.size,
        modified: 0,
        fileId: '',
        spooled: true,
      }
      files.keep(file, 'receiving')
      const filled = await fill(file, body)
      if (!filled.ok) {
        files.release(id)
        await discard(file)
        return filled
      }
      files.keep(filled.value, 'ready')
      return success(referenceOf(filled.value))
    },
    async clean() {
      // At once, before any door can choose anew.
      database.run(`DELETE FROM chosen_file WHERE state <> 'ready' OR id NOT IN (${ofDrafts})`)
      const entries = await disk.list(folder)
      if (!entries.ok) return
      for (const { name, kind } of entries.value) {
        const file = path.join(folder, name)
        if (kind === 'file' && !isNeeded(file)) await disk.remove(file)
      }
    },
  }
}
