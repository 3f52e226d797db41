/** Turns what was measured against the discarding server into rows of the table. */
import { gibibyte } from '../machine.ts'
import { bounds, median, type Row } from '../verdicts.ts'
import { isOnLink, linkText, type Comparison, type ComparisonName, type WireRound } from './comparisons.ts'
import type { SparseResult } from './memory.ts'
import { mannerText } from './peers.ts'

const megabyte = 1_000_000
const sizeName = (bytes: number): string => `${Number((bytes / gibibyte).toFixed(3))} GiB`

interface Words {
  readonly what: string
  readonly peer: string
  readonly bound: number
}
const words: Readonly<Record<ComparisonName, Words>> = {
  up: { what: 'up with MD5', peer: 'md5sum, then curl -T', bound: bounds.wireUp },
  down: { what: 'down with MD5 to disk', peer: 'curl -o, then md5sum', bound: bounds.wireDown },
  tus: { what: 'up with MD5, same TUS server', peer: 'tus-js-client (no MD5)', bound: bounds.tus },
  'line-up': { what: `up, ${linkText}`, peer: 'curl -T, one stream', bound: bounds.link },
  'line-down': { what: `down, ${linkText}`, peer: 'curl -o, one stream', bound: bounds.link },
}

const ratio = (rounds: readonly WireRound[], of: (round: WireRound) => number): number =>
  median(rounds.map(of))

export function comparisonRows(comparison: Comparison): readonly Row[] {
  const { name, bytes, rounds } = comparison
  const { what, peer, bound } = words[name]
  const title = `${sizeName(bytes)} ${what}`
  const middle = (of: (round: WireRound) => number): string => median(rounds.map(of)).toFixed(2)
  const last = rounds.at(-1)
  const manner = last === undefined ? '' : mannerText(last.ours)
  const wall: Row = {
    ...{ what: `${title}, against ${peer}`, unit: '×', bound },
    value: ratio(rounds, ({ ours, peer: theirs }) => ours.seconds / theirs.seconds),
    details: `ours ${middle(({ ours }) => ours.seconds)} s (${manner}), peer ${middle(({ peer: theirs }) => theirs.seconds)} s, median of ${rounds.length}; server’s processor ${middle(({ serverCpu }) => serverCpu.ours)} s, for the peer ${middle(({ serverCpu }) => serverCpu.peer)} s`,
  }
  const cpu: Row = {
    ...{ what: `${title}: processor`, unit: '× CPU seconds', bound: name === 'tus' ? null : bounds.cpu },
    value: ratio(rounds, ({ ours, peer: theirs }) => ours.cpu / theirs.cpu),
    details: `ours ${middle(({ ours }) => ours.cpu)} s, peer ${middle(({ peer: theirs }) => theirs.cpu)} s`,
  }
  return [
    wall,
    ...likeForLike(comparison, title),
    ...(isOnLink(name) ? [] : [cpu]),
    ...heldRows(title, comparison),
  ]
}

const besidesOf: Readonly<Partial<Record<ComparisonName, string>>> = {
  down: 'curl -o, then md5sum, then fsync',
  tus: 'md5sum, then tus-js-client',
}

/** The same work on both sides: the engine always hashes, and waits until the bytes would survive a power cut. */
function likeForLike({ name, rounds }: Comparison, title: string): readonly Row[] {
  const peer = besidesOf[name]
  if (peer === undefined) return []
  return [
    {
      ...{ what: `${title}, against ${peer}`, unit: '×', bound: null },
      value: ratio(
        rounds,
        ({ ours, peer: theirs, besides }) => ours.seconds / (theirs.seconds + (besides ?? 0)),
      ),
      details: `the same work; the rest of it takes ${median(rounds.map(({ besides }) => besides ?? 0)).toFixed(2)} s`,
    },
  ]
}

function heldRows(
  title: string,
  { peakMemory, loopDelay }: Pick<Comparison, 'peakMemory' | 'loopDelay'>,
): readonly Row[] {
  const delay: Row = {
    ...{ what: `${title}: event loop p99`, value: loopDelay.p99, unit: 'ms', bound: bounds.loopDelay },
    details: `p50 ${loopDelay.p50.toFixed(2)} ms, highest ${loopDelay.max.toFixed(1)} ms`,
  }
  if (peakMemory === null) return [delay]
  const memory = { value: peakMemory / megabyte, unit: 'MB', bound: bounds.memory }
  return [{ what: `${title}: highest memory`, ...memory, details: 'resident, as the kernel keeps it' }, delay]
}

export function sparseRows(results: readonly SparseResult[]): readonly Row[] {
  const rows = results.flatMap((result) => heldRows(`${sizeName(result.bytes)} sparse, up`, result))
  const [first, last] = [results[0], results.at(-1)]
  if (first === undefined || last === undefined || first === last) return rows
  // Where the system does not tell, there is no row of memory at all.
  if (first.peakMemory === null || last.peakMemory === null) return rows
  return [
    ...rows,
    {
      ...{ what: 'sparse: growth of memory', unit: 'MB', bound: bounds.growth },
      value: (last.peakMemory - first.peakMemory) / megabyte,
      details: `from ${sizeName(first.bytes)} to ${sizeName(last.bytes)}`,
    },
  ]
}
