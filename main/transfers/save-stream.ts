/** Saves a stream of a known length: partial file, hash, flush, name, flush of the folder. No going on: it comes whole. */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { withPartial, type FetchPorts } from './fetch-into.ts'
import { placeFile, setAside } from './placing.ts'
import { onDisk, pour } from './pour.ts'
import { hashOfFile } from './rehash.ts'
import { createSpace } from './space.ts'

export interface StreamToSave {
  readonly id: string
  readonly folder: string
  readonly name: string
  readonly length: number
  readonly body: AsyncIterable<Uint8Array>
  /** MD5; null = not known, and then the bytes are believed. */
  readonly checksum: string | null
  readonly from: string
  /** Told each name before it is tried, with the MD5 that the file has: by both it is known again. */
  readonly intend: (path: string, checksum: string) => void
}

/** What is remembered of a save that may have been cut off. */
export interface SaveBegun {
  readonly id: string
  readonly folder: string
  /** The last name it was told. */
  readonly path: string
  readonly checksum: string | null
  readonly size: number | null
}

const partialOf = ({ id, folder }: Pick<SaveBegun, 'id' | 'folder'>): string =>
  path.join(folder, `.${id.slice(0, 8)}.budstikke`)

type Ports = Pick<FetchPorts, 'disk' | 'hashers' | 'throttle'>

/** Faults: those of the disk and of the stream, download-size-mismatch, connection-cut. */
export function createSaveStream(ports: Ports) {
  const { disk, hashers, throttle } = ports
  const space = createSpace(disk)

  const write = async (
    order: StreamToSave,
    partialPath: string,
    signal: AbortSignal,
  ): Promise<Result<string>> => {
    const hasher = hashers.create(order.length)
    let isWhole = false
    try {
      // Never written over: cut off between the two names of a move, it is the finished file as well.
      const removed = await disk.remove(partialPath)
      if (!removed.ok) return removed
      const written = await withPartial<null>(disk, partialPath, async (handle) => {
        const body = throttle.pass('down', order.body, signal)
        const end = await pour(body, handle, hasher, 0, order.length, { written: () => undefined })
        await onDisk('sync', handle.sync())
        if (end === order.length) return success(null)
        return failure(
          end > order.length
            ? fault('download-size-mismatch', { values: { name: order.name } })
            : fault('connection-cut'),
        )
      })
      isWhole = written.ok
      return written.ok ? success(await hasher.digest()) : written
    } finally {
      if (!isWhole) hasher.abandon()
    }
  }

  return {
    async save(
      order: StreamToSave,
      signal: AbortSignal,
    ): Promise<Result<{ readonly path: string; readonly aside: boolean }>> {
      const room = await space.reserve(order.folder, order.id, order.length)
      if (!room.ok) return room
      const partialPath = partialOf(order)
      try {
        const written = await write(order, partialPath, signal)
        if (!written.ok) {
          await disk.remove(partialPath)
          return written
        }
        if (order.checksum !== null && written.value !== order.checksum) {
          const aside = await setAside(disk, order.folder, partialPath, order.id)
          return aside.ok ? success({ path: aside.value, aside: true }) : aside
        }
        const intend = (savedPath: string): void => order.intend(savedPath, written.value)
        const placed = await placeFile(disk, order.folder, partialPath, order.name, order.from, intend)
        return placed.ok ? success({ path: placed.value, aside: false }) : placed
      } finally {
        space.release(order.id)
      }
    },
    /**
     * Whether the file of a save that was cut off has its name: then the name is made safe, and what is left of
     * the move goes. Without a checksum nobody can tell.
     */
    async isSaved(begun: SaveBegun, signal: AbortSignal): Promise<Result<boolean>> {
      const { path: file, checksum, size } = begun
      const seen = await disk.identity(file)
      if (!seen.ok || seen.value.kind !== 'file' || checksum === null || seen.value.size !== size)
        return success(false)
      const hashed = await hashOfFile({ disk, hashers }, file, seen.value.size, signal)
      if (!hashed.ok || hashed.value !== checksum) return success(false)
      const removed = await disk.remove(partialOf(begun))
      if (!removed.ok) return removed
      const synced = await disk.syncFolder(begun.folder)
      return synced.ok ? success(true) : synced
    },
  }
}
export type SaveStream = ReturnType<typeof createSaveStream>
