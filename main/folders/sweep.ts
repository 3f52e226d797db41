/**
 * Looks through an out-folder. Events get lost on every system; what lies in the folder does not, so the sweep is
 * the truth (field-notes.md §5.4). It touches nothing, and lets others work between batches.
 */
import path from 'node:path'
import { success, type Result } from '../../preload/contract/result.ts'
import type { Clock } from '../ports.ts'
import { ourFolders } from './names.ts'
import { neverSent } from './never-sent.ts'
import type { OutRule } from './out-rule.ts'
import { companionSuffixes, createNameFilter, type IgnoredReason } from './plan.ts'
import type { FolderDisk, FolderEntry } from './ports.ts'

/** A file whose name the rule does not leave out. */
export interface Candidate {
  readonly name: string
  readonly subFolder: string
  /** Names on disk of what goes along with it, by suffix; what has not come is missing. */
  readonly companions: ReadonlyMap<string, string>
}

export interface Swept {
  readonly candidates: readonly Candidate[]
  /** How many files stay where they are, and some of them, for the person to see. */
  readonly ignored: readonly { readonly reason: IgnoredReason; readonly count: number }[]
  readonly examples: readonly { readonly name: string; readonly reason: IgnoredReason }[]
}

const mostExamples = 100

interface Tally {
  readonly counts: Map<IgnoredReason, number>
  readonly examples: { name: string; reason: IgnoredReason }[]
}

function ignore({ counts, examples }: Tally, name: string, reason: IgnoredReason): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1)
  // What systems and we ourselves leave behind is of no interest to anybody.
  const isDull = reason === 'ours' || reason === 'system' || reason === 'companion'
  if (!isDull && examples.length < mostExamples) examples.push({ name, reason })
}

/** Answers a function that looks through the folder of a rule. Faults: folder-missing, folder-unreadable. */
export function createSweep(rule: OutRule, disk: FolderDisk, clock: Clock) {
  const suffixes = companionSuffixes(rule)
  const reasonFor = createNameFilter(rule)
  const isDivided = rule.recipients.from === 'sub-folder'
  const isOurs = (name: string): boolean => ourFolders.includes(name)

  /** Name of the file a companion belongs to, with its suffix: composed, because systems differ. */
  const companionKey = (name: string): string => {
    const composed = name.normalize('NFC')
    const suffix = suffixes.find((candidate) => composed.toLowerCase().endsWith(candidate)) ?? ''
    return composed.slice(0, composed.length - suffix.length) + suffix
  }

  const readFolder = async (
    subFolder: string,
    tally: Tally,
    onEntry: (entry: FolderEntry) => void,
  ): Promise<Result<readonly Candidate[]>> => {
    const names: string[] = []
    const companions = new Map<string, string>()
    for await (const batch of disk.entries(path.join(rule.path, subFolder))) {
      if (!batch.ok) return batch
      for (const entry of batch.value) {
        const { name, kind } = entry
        if (kind !== 'file') {
          onEntry(entry)
          continue
        }
        const reason = reasonFor(name)
        if (reason === 'companion') companions.set(companionKey(name), name)
        if (reason === null) names.push(name)
        else ignore(tally, name, reason)
      }
      await clock.sleep(0)
    }
    return success(
      names.map((name) => ({
        name,
        subFolder,
        companions: new Map(
          suffixes.flatMap((suffix) => {
            const companion = companions.get(name.normalize('NFC') + suffix)
            return companion === undefined ? [] : [[suffix, companion] as const]
          }),
        ),
      })),
    )
  }

  return async (): Promise<Result<Swept>> => {
    const tally: Tally = { counts: new Map(), examples: [] }
    const subFolders: string[] = []
    const root = await readFolder('', tally, ({ name, kind }) => {
      if (kind === 'other') ignore(tally, name, 'not-a-file')
      else if (isDivided && !isOurs(name) && neverSent(name) === null) subFolders.push(name)
      else if (!isOurs(name)) ignore(tally, name, 'wrong-level')
    })
    if (!root.ok) return root
    const candidates: Candidate[] = []
    if (isDivided) for (const { name } of root.value) ignore(tally, name, 'wrong-level')
    else for (const one of root.value) candidates.push(one)
    for (const subFolder of subFolders.toSorted()) {
      const found = await readFolder(subFolder, tally, ({ name, kind }) =>
        ignore(tally, `${subFolder}/${name}`, kind === 'other' ? 'not-a-file' : 'wrong-level'),
      )
      // Renamed or removed since the folder above was read: the next sweep knows.
      if (!found.ok && found.fault.code !== 'folder-missing') return found
      if (found.ok) for (const one of found.value) candidates.push(one)
    }
    return success({
      candidates,
      ignored: [...tally.counts].map(([reason, count]) => ({ reason, count })),
      examples: tally.examples,
    })
  }
}
