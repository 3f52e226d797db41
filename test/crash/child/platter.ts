/**
 * A disk that can lose its power. Everything is done on the real disk at once, and it is remembered what a
 * sync has made safe: bytes by the sync of their file, names by the sync of their folder. `cut` takes away
 * what was not safe, as far as the dice want: a name may be gone or there, bytes may be gone, zeros or torn.
 *
 * What is not lost: folders themselves, files that this process has not touched, and the database, which is
 * SQLite's with synchronous=FULL and stays on the real disk.
 */
import * as fs from 'node:fs'
import path from 'node:path'
import type { Disk, WriteHandle } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import type { Dice } from '../../fuzz/changes.ts'

/** One file, whatever names it has. */
interface Inode {
  /** What a power cut leaves of it for certain; null = its bytes were never synced. */
  safe: Buffer | null
  /** Written to since the last sync. */
  isDirty: boolean
}

type Names = Map<string, Inode>

export interface Platter {
  readonly disk: Disk
  /** Loses the power now: nothing of the engine runs meanwhile or afterwards. */
  cut(): void
  /** Begins nothing more, waits for what the system is at, and then loses the power. */
  cutWhenStill(): Promise<void>
}

/** What is under way on the real disk; from the moment of `halt` on nothing more begins, or is heard of. */
function createWork() {
  const underWay = new Set<Promise<unknown>>()
  let isHalted = false
  return {
    async run<T>(action: () => Promise<T>): Promise<T> {
      if (isHalted) await never
      const running = action()
      underWay.add(running)
      try {
        return await running
      } finally {
        underWay.delete(running)
        if (isHalted) await never
      }
    },
    async halt(): Promise<void> {
      isHalted = true
      await Promise.allSettled(underWay)
    },
  }
}
const never = new Promise<never>(() => undefined)

const bytesOf = (file: string): Buffer | null => (fs.existsSync(file) ? fs.readFileSync(file) : null)

/** What stands on the disk after the power came back, of a file with bytes that were not synced. */
function remainder(inode: Inode, now: Buffer, dice: Dice): Buffer {
  const zeros = Buffer.alloc(now.byteLength)
  const torn = dice(now.byteLength + 1)
  const fates = [
    inode.safe ?? Buffer.alloc(0),
    zeros,
    Buffer.concat([now.subarray(0, torn), zeros.subarray(torn)]),
    now,
  ]
  return fates[dice(fates.length)] ?? now
}

/** `folders` are those whose files may be lost; they need not exist. */
export function createPlatter(disk: Disk, folders: readonly string[], dice: Dice): Platter {
  const now: Names = new Map()
  const safe: Names = new Map()
  /** Syncs of folders overlap: the one that began last knows best. */
  const synced = new Map<string, number>()
  let syncs = 0
  const work = createWork()
  /** By file number: one file may have come with two names. */
  const found = new Map<number, Inode>()
  for (const folder of folders) {
    if (!fs.existsSync(folder)) continue
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(folder, entry.name)
      const { ino } = fs.statSync(file)
      const inode = found.get(ino) ?? { safe: fs.readFileSync(file), isDirty: false }
      found.set(ino, inode)
      now.set(file, inode)
      safe.set(file, inode)
    }
  }

  const isOurs = (file: string): boolean => folders.includes(path.dirname(file))
  const follow = (handle: WriteHandle, file: string): WriteHandle => {
    const inode = now.get(file) ?? { safe: null, isDirty: true }
    now.set(file, inode)
    const change = (action: () => Promise<void>): Promise<void> =>
      work.run(() => {
        inode.isDirty = true
        return action()
      })
    return {
      write: (bytes, position) => change(() => handle.write(bytes, position)),
      truncate: (length) => change(() => handle.truncate(length)),
      sync: () =>
        work.run(async () => {
          await handle.sync()
          inode.safe = bytesOf(file)
          inode.isDirty = false
        }),
      close: () => work.run(() => handle.close()),
    }
  }
  const move: Disk['moveExclusive'] = async (from, to) => {
    const inode = now.get(from)
    const before = now.get(to)
    // Both names until it has ended: a cut in the middle may leave either, or both.
    if (inode !== undefined && before === undefined && isOurs(to)) now.set(to, inode)
    const moved = await disk.moveExclusive(from, to)
    if (moved.ok && moved.value === 'moved') now.delete(from)
    else if (before === undefined) now.delete(to)
    return moved
  }
  const syncFolder: Disk['syncFolder'] = async (folder) => {
    const turn = ++syncs
    const names = [...now].filter(([file]) => path.dirname(file) === folder)
    const answer = await disk.syncFolder(folder)
    if (!answer.ok || turn < (synced.get(folder) ?? 0)) return answer
    synced.set(folder, turn)
    for (const file of safe.keys()) if (path.dirname(file) === folder) safe.delete(file)
    for (const [file, inode] of names) safe.set(file, inode)
    return answer
  }

  const cut = (): void => {
    const inodes = new Map<Inode, string[]>()
    const files = new Set([...now.keys(), ...safe.keys()])
    for (const file of files) {
      const choices = [safe.get(file), now.get(file)]
      const inode = choices[dice(2)]
      if (inode !== undefined) inodes.set(inode, [...(inodes.get(inode) ?? []), file])
    }
    // One name per file is enough to read it, and the others are links to it.
    const standing = new Map<Inode, string>()
    for (const [file, inode] of now) if (fs.existsSync(file)) standing.set(inode, file)
    for (const [inode, names] of inodes) {
      const [first = ''] = names
      const stands = standing.get(inode)
      const present = stands === undefined ? null : fs.readFileSync(stands)
      if (stands === undefined) fs.writeFileSync(first, inode.safe ?? '')
      else if (inode.isDirty) fs.writeFileSync(stands, remainder(inode, present ?? Buffer.alloc(0), dice))
      const source = stands ?? first
      for (const name of names) if (!fs.existsSync(name)) fs.linkSync(source, name)
    }
    const kept = new Set([...inodes.values()].flat())
    for (const file of files) if (!kept.has(file)) fs.rmSync(file, { force: true })
  }

  return {
    cut,
    async cutWhenStill() {
      await work.halt()
      cut()
    },
    disk: {
      ...disk,
      openWrite: (file, mode) =>
        work.run(async () => {
          const opened = await disk.openWrite(file, mode)
          return opened.ok && isOurs(file) ? success(follow(opened.value, file)) : opened
        }),
      moveExclusive: (from, to) => work.run(() => move(from, to)),
      remove: (file) =>
        work.run(async () => {
          const removed = await disk.remove(file)
          if (removed.ok) now.delete(file)
          return removed
        }),
      syncFolder: (folder) => work.run(() => syncFolder(folder)),
    },
  }
}
