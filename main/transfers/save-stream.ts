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
  readonly intend: (path: string) => void
}

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
      const written = await withPartial<null>(disk, partialPath, async (handle) => {
        await onDisk('truncate', handle.truncate(0))
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
      const partialPath = path.join(order.folder, `.${order.id.slice(0, 8)}.budstikke`)
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
        const placed = await placeFile(disk, order.folder, partialPath, order.name, order.from, order.intend)
        return placed.ok ? success({ path: placed.value, aside: false }) : placed
      } finally {
        space.release(order.id)
      }
    },
    /** Whether a file stands there and is this one; without a checksum nobody can tell. */
    async isThere(file: string, checksum: string | null, size: number | null): Promise<boolean> {
      const seen = await disk.identity(file)
      if (!seen.ok || seen.value.kind !== 'file' || checksum === null || seen.value.size !== size)
        return false
      const hashed = await hashOfFile({ disk, hashers }, file, seen.value.size, new AbortController().signal)
      return hashed.ok && hashed.value === checksum
    },
  }
}
export type SaveStream = ReturnType<typeof createSaveStream>
