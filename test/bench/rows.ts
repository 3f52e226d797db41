/** Turns what was measured into the rows of the table. */
import { gibibyte } from './machine.ts'
import type { Round, SizeResult } from './transfers.ts'
import { bounds, median, type Row } from './verdicts.ts'
import type { WindowResult } from './window.ts'

const megabyte = 1_000_000
const sizeName = (bytes: number): string => `${Number((bytes / gibibyte).toFixed(2))} GiB`

export function transferRows(results: readonly SizeResult[]): readonly Row[] {
  return [...results.flatMap(rowsOfSize), ...growthRow(results)]
}

function rowsOfSize({ bytes, rounds, memoryBefore, peakMemory, loopDelay }: SizeResult): readonly Row[] {
  const name = sizeName(bytes)
  const middle = (part: keyof Round): number => median(rounds.map((round) => round[part] ?? Number.NaN))
  const compare = (what: string, engine: keyof Round, curl: keyof Round): Row => ({
    what: `${name} ${what}`,
    value: median(rounds.map((round) => (round[engine] ?? Number.NaN) / (round[curl] ?? Number.NaN))),
    unit: '× curl',
    bound: bounds.ratio,
    details: `engine ${middle(engine).toFixed(2)} s (${speed(bytes, middle(engine))}), curl ${middle(curl).toFixed(2)} s (${speed(bytes, middle(curl))}), ${rounds.length} round(s)`,
  })
  const checked = compare('down, like for like', 'engineDown', 'curlDownChecked')
  const sameWork: Row = {
    ...checked,
    unit: '× curl | tee | md5sum',
    bound: null,
    details: `${checked.details}; file, checksum and flush on both sides`,
  }
  return [
    compare('up, with initialize and hash', 'engineUp', 'curlUp'),
    compare('down, checked and flushed, curl flushed too', 'engineDown', 'curlDownFlushed'),
    { ...compare('down, checked and flushed, curl not', 'engineDown', 'curlDown'), bound: null },
    ...(rounds.every(({ curlDownChecked }) => curlDownChecked !== null) ? [sameWork] : []),
    ...(peakMemory === null
      ? []
      : [
          {
            what: `${name} engine, highest memory`,
            value: peakMemory / megabyte,
            unit: 'MB',
            bound: bounds.memory,
            details: `resident, as the kernel keeps it; ${((memoryBefore ?? 0) / megabyte).toFixed(0)} MB before`,
          },
        ]),
    {
      what: `${name} engine, event loop p99`,
      value: loopDelay.p99,
      unit: 'ms',
      bound: bounds.loopDelay,
      details: `p50 ${loopDelay.p50.toFixed(2)} ms, highest ${loopDelay.max.toFixed(1)} ms`,
    },
  ]
}

const speed = (bytes: number, seconds: number): string => `${Math.round(bytes / megabyte / seconds)} MB/s`

function growthRow(results: readonly SizeResult[]): readonly Row[] {
  const peaks = results.flatMap(({ peakMemory }) => peakMemory ?? [])
  const first = peaks[0]
  const last = peaks.at(-1)
  if (first === undefined || last === undefined || peaks.length < 2) return []
  const sizes = `${sizeName(results[0]?.bytes ?? 0)} to ${sizeName(results.at(-1)?.bytes ?? 0)}`
  return [
    {
      what: `engine, growth of memory`,
      value: (last - first) / megabyte,
      unit: 'MB',
      bound: bounds.growth,
      details: `from ${sizes}`,
    },
  ]
}

export function windowRows({ firstStart, laterStarts }: WindowResult): readonly Row[] {
  return [
    {
      what: 'window, later start',
      value: median(laterStarts),
      unit: 's',
      bound: bounds.window,
      details: `median of ${laterStarts.length}; slowest ${Math.max(...laterStarts).toFixed(2)} s`,
    },
    {
      what: 'window, very first start',
      value: firstStart,
      unit: 's',
      bound: bounds.window,
      details: 'keys, database and practice files are made',
    },
  ]
}
