/** What a part of the harness has done and found. */
import { wrongs, type Finding, type Wrong } from './findings.ts'

export interface Tally {
  readonly name: string
  kills: number
  lives: number
  /** Files that were sent or received to the end. */
  files: number
  /** Steps that were to be the last and were never reached. */
  notReached: string[]
  readonly findings: (Finding & { readonly where: string })[]
  seconds: number
}

export const createTally = (name: string): Tally => ({
  ...{ name, kills: 0, lives: 0, files: 0, notReached: [], findings: [], seconds: 0 },
})

export const countOf = (tally: Tally, wrong: Wrong): number =>
  tally.findings.filter((finding) => finding.wrong === wrong).length

export const isGood = (tally: Tally): boolean =>
  tally.kills > 0 && tally.findings.length === 0 && tally.notReached.length === 0

const heads: Readonly<Record<Wrong, string>> = {
  lost: 'losses',
  duplicate: 'duplicates',
  'confirmed-too-early': 'confirmed too early',
  'told-too-early': 'told too early',
  'second-name': 'second names',
  'left-over': 'left over',
  orphan: 'orphans',
  stuck: 'stuck',
}

/** One line per part, for a terminal. */
export function table(tallies: readonly Tally[]): string {
  const head = ['', 'kills', 'files', ...wrongs.map((wrong) => heads[wrong]), 'not reached', 'kills/s']
  const rows = tallies.map((tally) => [
    tally.name,
    String(tally.kills),
    String(tally.files),
    ...wrongs.map((wrong) => String(countOf(tally, wrong))),
    String(tally.notReached.length),
    (tally.kills / tally.seconds).toFixed(2),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return [head, ...rows].map(line).join('\n')
}
