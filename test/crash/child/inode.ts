/**
 * The bytes of one file, and which of them a power cut may take: those whose write had ended when a sync began, and
 * that sync has ended, are safe. A file that has its full length from the beginning is followed stretch by stretch.
 */
import * as fs from 'node:fs'
import type { WriteHandle } from '../../../main/ports.ts'
import type { Dice } from '../../fuzz/changes.ts'

interface Change {
  readonly from: number
  readonly to: number
  /** What was there and may come back; null = nothing but zeros. */
  readonly before: Buffer | null
  hasEnded: boolean
}

export interface Inode {
  /** All bytes of the stretch have been synced. */
  isSafe(from: number, to: number): boolean
  /** Follows a handle; `run` carries out what it does. */
  follow(handle: WriteHandle, file: string, run: <T>(work: () => Promise<T>) => Promise<T>): WriteHandle
  /** What stands on the disk after the power came back: changes the file behind `descriptor`. */
  lose(descriptor: number, dice: Dice): void
}

function bytesAt(file: string, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from)
  const descriptor = fs.openSync(file, 'r')
  fs.readSync(descriptor, bytes, 0, bytes.byteLength, from)
  fs.closeSync(descriptor)
  return bytes
}

/** `found`: length of a file that was there before, and is safe; null = it has just been made. */
export function createInode(found: number | null): Inode {
  /** Null = nothing of it was ever synced. */
  let safeLength = found
  let length = found ?? 0
  let changes: readonly Change[] = []
  let syncs = 0
  let synced = 0

  const changing = async (
    file: string,
    from: number,
    to: number,
    work: () => Promise<void>,
  ): Promise<void> => {
    const kept = Math.min(to, length, safeLength ?? 0)
    const before = kept > from ? bytesAt(file, from, kept) : null
    const change: Change = { from, to, before, hasEnded: false }
    changes = [...changes, change]
    try {
      await work()
    } finally {
      change.hasEnded = true
    }
  }
  const sync = async (work: () => Promise<void>): Promise<void> => {
    const turn = ++syncs
    const taken = new Set(changes.filter(({ hasEnded }) => hasEnded))
    const lengthThen = length
    await work()
    changes = changes.filter((change) => !taken.has(change))
    if (turn < synced) return
    synced = turn
    safeLength = lengthThen
  }

  /** Back to what was synced, and not a byte more. */
  const takeBack = (descriptor: number): void => {
    for (const { from, to, before } of changes.toReversed()) {
      const bytes = before ?? Buffer.alloc(Math.max(0, Math.min(to, safeLength ?? 0) - from))
      fs.writeSync(descriptor, bytes, 0, bytes.byteLength, from)
    }
    fs.ftruncateSync(descriptor, safeLength ?? 0)
  }
  /** The length has come through, of the bytes some: `kept` says how many of a change. */
  const tear = (descriptor: number, kept: (bytes: number) => number): void => {
    for (const { from, to } of changes) {
      const end = Math.min(to, length)
      const start = from + kept(Math.max(0, end - from))
      if (start < end) fs.writeSync(descriptor, Buffer.alloc(end - start), 0, end - start, start)
    }
  }

  return {
    isSafe: (from, to) =>
      safeLength !== null && to <= safeLength && !changes.some((one) => one.from < to && from < one.to),
    follow: (handle, file, run) => ({
      write: (bytes, position, use) =>
        run(() => {
          const end = position + bytes.reduce((all, { byteLength }) => all + byteLength, 0)
          return changing(file, position, end, async () => {
            await handle.write(bytes, position, use)
            length = Math.max(length, end)
          })
        }),
      truncate: (wanted) =>
        // What it takes may come back; what it adds is zeros anyway, and only the length can be lost.
        run(() =>
          changing(file, Math.min(wanted, length), length, async () => {
            await handle.truncate(wanted)
            length = wanted
          }),
        ),
      sync: () => run(() => sync(() => handle.sync())),
      close: () => run(() => handle.close()),
    }),
    lose(descriptor, dice) {
      if (changes.length === 0 && safeLength === length) return
      const fates = [
        () => takeBack(descriptor),
        () => tear(descriptor, () => 0),
        () => tear(descriptor, (bytes) => [0, bytes, dice(bytes + 1)][dice(3)] ?? 0),
        () => undefined,
      ]
      fates[dice(fates.length)]?.()
    },
  }
}
