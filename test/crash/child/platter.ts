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
import type { Disk } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import type { Dice } from '../../fuzz/changes.ts'
import { createInode, type Inode } from './inode.ts'

type Names = Map<string, Inode>

export interface Platter {
  readonly disk: Disk
  /** No power cut takes any byte of this stretch. */
  areBytesSafe(file: string, from: number, to: number): boolean
  /** No power cut takes this name from its file. */
  isNameSafe(file: string): boolean
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

/** The files of a folder that are there already, by file number: one file may have come with two names. */
function namesIn(folders: readonly string[]): Names {
  const names: Names = new Map()
  const found = new Map<number, Inode>()
  for (const folder of folders) {
    if (!fs.existsSync(folder)) continue
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(folder, entry.name)
      const { ino, size } = fs.statSync(file)
      const inode = found.get(ino) ?? createInode(size)
      found.set(ino, inode)
      names.set(file, inode)
    }
  }
  return names
}

/** `folders` are those whose files may be lost; they need not exist. */
export function createPlatter(disk: Disk, folders: readonly string[], dice: Dice): Platter {
  const now = namesIn(folders)
  const safe: Names = new Map(now)
  /** Files without a name, which may come back. */
  const graves = new Map<Inode, number>()
  /** Syncs of folders overlap: the one that began last knows best. */
  const synced = new Map<string, number>()
  let syncs = 0
  const work = createWork()

  const isOurs = (file: string): boolean => folders.includes(path.dirname(file))
  const inodeOf = (file: string): Inode => {
    const inode = now.get(file) ?? createInode(null)
    now.set(file, inode)
    return inode
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
  const remove: Disk['remove'] = async (file) => {
    const inode = now.get(file)
    if (inode !== undefined && !graves.has(inode) && fs.existsSync(file))
      graves.set(inode, fs.openSync(file, 'r+'))
    const removed = await disk.remove(file)
    if (removed.ok) now.delete(file)
    return removed
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

  /** The names that a file has after the cut, by file. */
  const namesLeft = (files: ReadonlySet<string>): ReadonlyMap<Inode, readonly string[]> => {
    const left = new Map<Inode, string[]>()
    for (const file of files) {
      const inode = [safe.get(file), now.get(file)][dice(2)]
      if (inode !== undefined) left.set(inode, [...(left.get(inode) ?? []), file])
    }
    return left
  }
  const cut = (): void => {
    const files = new Set([...now.keys(), ...safe.keys()])
    const left = namesLeft(files)
    const standing = new Map<Inode, string>()
    for (const [file, inode] of now) if (fs.existsSync(file)) standing.set(inode, file)
    for (const [inode, names] of left) {
      const [first = ''] = names
      const grave = graves.get(inode)
      const stands = standing.get(inode) ?? first
      // One name is enough to read it, and the others are links to it.
      if (!standing.has(inode)) fs.writeFileSync(first, grave === undefined ? '' : fs.readFileSync(grave))
      const descriptor = fs.openSync(stands, 'r+')
      inode.lose(descriptor, dice)
      fs.closeSync(descriptor)
      for (const name of names) if (!fs.existsSync(name)) fs.linkSync(stands, name)
    }
    const kept = new Set([...left.values()].flat())
    for (const file of files) if (!kept.has(file)) fs.rmSync(file, { force: true })
  }

  return {
    areBytesSafe: (file, from, to) => now.get(file)?.isSafe(from, to) ?? false,
    isNameSafe: (file) => now.has(file) && safe.get(file) === now.get(file),
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
          return opened.ok && isOurs(file)
            ? success(inodeOf(file).follow(opened.value, file, work.run))
            : opened
        }),
      moveExclusive: (from, to) => work.run(() => move(from, to)),
      remove: (file) => work.run(() => remove(file)),
      syncFolder: (folder) => work.run(() => syncFolder(folder)),
    },
  }
}
