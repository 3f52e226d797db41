/** Turns what was measured with many transfers into rows of the table. */
import { bounds, type Row } from '../verdicts.ts'
import { middle, type HomeResult, type HomeRound } from './full-home.ts'
import { ownBudget, shortMinutes, type SmallFilesResult } from './small-files.ts'
import type { WaitingResult } from './waiting-files.ts'

export function smallFileRows(result: SmallFilesResult): readonly Row[] {
  const { count, seconds, leastSeconds, calls, operation, refusals } = result
  return [
    {
      ...{ what: `${count} files of 1 KiB: share of the call budget`, unit: '%', least: bounds.budgetShare },
      ...{ value: (leastSeconds / seconds) * 100, bound: null },
      details: `${calls} ${operation} in ${seconds.toFixed(1)} s; ${ownBudget} a minute allow ${leastSeconds.toFixed(1)} s; minutes of ${60 / shortMinutes} s, limits × ${shortMinutes}`,
    },
    {
      ...{ what: `${count} files of 1 KiB: answers 429`, value: refusals, unit: '', bound: 0 },
      details: `the practice environment allows 120 × ${shortMinutes} a minute`,
    },
  ]
}

export function waitingRows({ count, listed, searches, overviews, seconds }: WaitingResult): readonly Row[] {
  return [
    {
      ...{ what: `${count} waiting files: calls for each`, unit: 'calls', bound: bounds.callsPerFile },
      value: (searches + overviews) / listed,
      details: `${listed} listed in ${seconds.toFixed(0)} s with ${searches} searches and ${overviews} overviews`,
    },
  ]
}

const slowest = ({ searches }: HomeRound): number => Math.max(...searches)

export function homeRows({ count, rounds }: HomeResult): readonly Row[] {
  const worst = (of: (round: HomeRound) => number): string => Math.max(...rounds.map(of)).toFixed(1)
  const firstPage = ({ snapshot, firstPage: page }: HomeRound): number => snapshot + page
  return [
    {
      ...{ what: `${count} transfers: first page`, unit: 'ms', bound: bounds.firstPage },
      value: middle(rounds, firstPage),
      details: `snapshot ${middle(rounds, ({ snapshot }) => snapshot).toFixed(1)} ms and list, a process away, engine just started; median of ${rounds.length} starts, worst ${worst(firstPage)} ms`,
    },
    {
      ...{ what: `${count} transfers: slowest search`, unit: 'ms', bound: bounds.search },
      value: middle(rounds, slowest),
      details: `of six, in received and sent; median of ${rounds.length} starts, worst ${worst(slowest)} ms`,
    },
  ]
}
