/** Puts the body of a PATCH into its file at its place: big writes, nothing copied, the next read meanwhile. */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { NoRoom } from '../receive.ts'

/** Bytes gathered before they are written. */
const blockSize = 1_048_576
/** Pieces gathered at most: a slow line brings many small ones. */
const mostPieces = 512

export interface Place {
  readonly path: string
  /** Bytes from the file's beginning. */
  readonly from: number
  /** Bytes that may come at most. */
  readonly most: number
  /** Whether the file may be so long. */
  readonly grow: (length: number) => boolean
  /** So far the file is written now. */
  readonly wrote: (length: number) => void
}

export interface Appended {
  readonly end: number
  /** Why the body ended before its end; null when it did not. */
  readonly broken: Error | null
}

/** More came than may; nothing of it counts. */
export class TooMuch extends Error {}

async function writeAll(file: FileHandle, pieces: readonly Buffer[], position: number): Promise<void> {
  let left: readonly Buffer[] = pieces
  for (let at = position; left.length > 0;) {
    const { bytesWritten } = await file.writev([...left], at)
    at += bytesWritten
    let taken = bytesWritten
    left = left.flatMap((piece) => {
      const rest = piece.subarray(Math.min(taken, piece.length))
      taken -= piece.length - rest.length
      return rest.length === 0 ? [] : [rest]
    })
  }
}

/**
 * What has come when the sender goes counts: it is kept, and `broken` says so. Rejects with `NoRoom`, `TooMuch`
 * or the disk's error.
 */
export async function append(body: () => AsyncIterable<Buffer>, place: Place): Promise<Appended> {
  const file = await open(place.path, constants.O_CREAT | constants.O_WRONLY, 0o600)
  let pieces: Buffer[] = []
  let gathered = 0
  let end = place.from
  let failed: unknown = null
  let writing: Promise<void> = Promise.resolve()

  const flush = async (): Promise<void> => {
    await writing
    if (failed !== null) throw failed as Error
    const [full, position] = [pieces, end]
    end += gathered
    pieces = []
    gathered = 0
    if (full.length === 0) return
    if (!place.grow(end)) throw new NoRoom('No room for the file')
    const until = end
    writing = writeAll(file, full, position).then(
      () => place.wrote(until),
      (error: unknown) => {
        failed ??= error
      },
    )
  }
  /** Only what the sender does is the sender's fault. */
  const next = async (source: AsyncIterator<Buffer>): Promise<Buffer | Error | null> => {
    try {
      const come = await source.next()
      return come.done === true ? null : come.value
    } catch (error) {
      return error instanceof Error ? error : new Error('The sender has gone')
    }
  }

  // Asked for last: what comes must be read at once, lest a cut takes it away.
  const source = body()[Symbol.asyncIterator]()
  try {
    for (;;) {
      const come = await next(source)
      if (come === null || come instanceof Error) {
        await flush()
        await flush()
        return { end, broken: come }
      }
      pieces.push(come)
      gathered += come.length
      if (end + gathered - place.from > place.most) throw new TooMuch('More came than was announced')
      if (gathered >= blockSize || pieces.length >= mostPieces) await flush()
    }
  } finally {
    await writing
    await source.return?.()
    await file.close()
  }
}
