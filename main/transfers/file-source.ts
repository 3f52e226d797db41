/**
 * Reads a file once, for sending and hashing together, and refuses to finish when the file has changed
 * meanwhile: the last block is held back until the file has been looked at again, so that a torn file
 * never becomes whole at the service (field-notes.md §3, 12; issue: «file changed while it is sent»).
 */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Disk, FileIdentity } from '../ports.ts'
import type { Hasher } from './hasher.ts'

export interface FileSource {
  readonly stream: AsyncIterable<Uint8Array>
  /** Why the stream was broken off by us; null when it was not. */
  brokenBy(): Fault | null
}

/** What a file was when the person chose it. */
export type ExpectedFile = Pick<FileIdentity, 'size' | 'modified' | 'fileId'>

/** Thrown into the request that reads the stream, so that it is cut and never completed. */
class SourceBroken extends Error {}

function same(expected: ExpectedFile, seen: FileIdentity): boolean {
  return expected.size === seen.size && expected.modified === seen.modified && expected.fileId === seen.fileId
}

/** Compares a file with what it was. Faults: file-missing, file-unreadable, file-not-regular, file-changed. */
export async function checkFile(
  disk: Disk,
  path: string,
  name: string,
  expected: ExpectedFile,
): Promise<Result<null>> {
  const seen = await disk.identity(path)
  if (!seen.ok) return seen
  if (seen.value.kind !== 'file') return failure(fault('file-not-regular', { values: { name } }))
  return same(expected, seen.value) ? success(null) : failure(fault('file-changed', { values: { name } }))
}

export function createFileSource(
  options: {
    readonly disk: Disk
    readonly path: string
    readonly name: string
    readonly expected: ExpectedFile
    readonly hasher: Hasher
  },
  onProgress: (done: number) => void,
): FileSource {
  const { disk, path, name, expected, hasher } = options
  let broken: Fault | null = null
  const breakOff = (reason: Fault): never => {
    broken = reason
    throw new SourceBroken(reason.code)
  }

  async function* blocks(): AsyncGenerator<Uint8Array> {
    const opened = await disk.openRead(path)
    if (!opened.ok) return breakOff(opened.fault)
    const handle = opened.value
    try {
      let position = 0
      while (position < expected.size) {
        const block = await hasher.block()
        const wanted = block.subarray(0, Math.min(block.byteLength, expected.size - position))
        const read = await handle
          .read(wanted, position)
          .catch(() => breakOff(fault('file-unreadable', { values: { name } })))
        if (read === 0) return breakOff(fault('file-changed', { values: { name } }))
        hasher.update(read)
        const filled = wanted.subarray(0, read)
        position += read
        if (position >= expected.size) {
          const unchanged = await checkFile(disk, path, name, expected)
          if (!unchanged.ok) return breakOff(unchanged.fault)
        }
        yield filled
        onProgress(position)
      }
    } finally {
      await handle.close()
    }
  }
  return { stream: blocks(), brokenBy: () => broken }
}
