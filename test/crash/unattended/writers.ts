/** How files get into watched folders in real life: real tools, a slow writer, an editor, and a folder that tells nothing. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { systemClock } from '../../../main/lib/clock.ts'

export const kinds = ['cp', 'rsync', 'slow', 'editor', 'silent'] as const
export type Kind = (typeof kinds)[number]

export interface Batch {
  readonly kind: Kind
  /** The watched folder. */
  readonly root: string
  /** Names with the MD5 that must arrive. */
  readonly files: ReadonlyMap<string, string>
  /** Puts them in the folder; takes a while. */
  write(): Promise<void>
}

const run = promisify(execFile)
const rounds = 4
const betweenRounds = 2_000
const perCopy = 100
/** So few that each is written again well within the time for which a file must rest, on a slow share too. */
const atOnce = 50
const pause = (): Promise<void> => systemClock.sleep(betweenRounds)

const nameOf = (kind: Kind, index: number): string => `${kind}-${String(index).padStart(5, '0')}.txt`
/** Line by line, so that a half-written file is another file. */
const lineOf = (name: string, round: number): string => `${name} ${round} ${'æøå'.repeat(40)}\n`
const wholeOf = (name: string): string =>
  Array.from({ length: rounds }, (_, round) => lineOf(name, round)).join('')
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** Files beside the watched folder, to be copied into it some at a time. */
function sourcesOf(folder: string, names: readonly string[]): readonly string[] {
  const sources: string[] = []
  for (let start = 0; start < names.length; start += perCopy) {
    const source = path.join(folder, String(start))
    mkdirSync(source, { recursive: true })
    for (const name of names.slice(start, start + perCopy)) {
      writeFileSync(path.join(source, name), wholeOf(name))
    }
    sources.push(source)
  }
  return sources
}

async function copy(source: string, to: string, tool: 'cp' | 'rsync'): Promise<void> {
  await (tool === 'cp'
    ? run('cp', ['-r', `${source}/.`, to])
    : run('rsync', ['-rt', '--omit-dir-times', `${source}/`, to]))
}

/** Lines of a file are equally long. Not opened for appending, which some shares refuse. */
function addLine(file: string, line: string, round: number): void {
  const handle = openSync(file, round === 0 ? 'w' : 'r+')
  try {
    writeSync(handle, line, Buffer.byteLength(line) * round)
  } finally {
    closeSync(handle)
  }
}

const groupsOf = (names: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(names.length / atOnce) }, (_, group) =>
    names.slice(group * atOnce, (group + 1) * atOnce),
  )

/** Files grow line by line, with a pause longer than a careless watcher waits. */
async function writeSlowly(root: string, names: readonly string[]): Promise<void> {
  for (const group of groupsOf(names)) {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of group) addLine(path.join(root, name), lineOf(name, round), round)
      await pause()
    }
  }
}

/** Saves again and again: each time a whole new file under a name of its own, renamed over the old one. */
async function saveByRename(root: string, names: readonly string[]): Promise<void> {
  for (const group of groupsOf(names)) {
    for (let version = 1; version < rounds; version += 1) {
      for (const name of group) {
        const temporary = path.join(root, `.${name}.swp`)
        const text = version === rounds - 1 ? wholeOf(name) : `${lineOf(name, version)}kladd`
        writeFileSync(temporary, text)
        renameSync(temporary, path.join(root, name))
      }
      // Within the quiet window: what is a draft must not go.
      await pause()
    }
  }
}

/**
 * A folder below `watched`; what is copied into it comes from `beside`. `recipient`: the sub-folder of the silent one,
 * whose files no event tells of.
 */
export function createBatch(
  kind: Kind,
  watched: string,
  beside: string,
  count: number,
  recipient: string,
): Batch {
  const root = path.join(watched, kind)
  const names = Array.from({ length: count }, (_, index) => nameOf(kind, index))
  const target = kind === 'silent' ? path.join(root, recipient) : root
  mkdirSync(target, { recursive: true })
  return {
    ...{ kind, root, files: new Map(names.map((name) => [name, md5(wholeOf(name))])) },
    async write() {
      if (kind === 'slow') return writeSlowly(root, names)
      if (kind === 'editor') return saveByRename(root, names)
      for (const source of sourcesOf(path.join(beside, `from-${kind}`), names)) {
        await copy(source, target, kind === 'rsync' ? 'rsync' : 'cp')
        await pause()
      }
    },
  }
}
