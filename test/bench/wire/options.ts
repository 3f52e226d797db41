/** What a person can say about the part of the bench that runs against the discarding server. */
import { numbersIn } from '../numbers.ts'

export const wireParts = [
  ...['up', 'down', 'tus', 'line-up', 'line-down', 'memory'],
  ...['small', 'waiting', 'home'],
] as const
export type WirePart = (typeof wireParts)[number]

export interface WireOptions {
  /** GiB of the files that ours and peers move in turn. */
  readonly size: number
  /** GiB of the sparse files, ascending. */
  readonly sparse: readonly number[]
  readonly rounds: number
  /** How many files or transfers. */
  readonly smallFiles: number
  readonly waiting: number
  readonly kept: number
  /** Names of what is measured; null = all. */
  readonly parts: readonly WirePart[] | null
  /** Folder for processor profiles of the engine, which make it slower; null = none. */
  readonly profile: string | null
}

export interface WireValues {
  readonly sizes: string
  readonly rounds?: string
  readonly counts: string
  readonly measure?: string
  readonly large: boolean
  readonly profile?: string
}

const largest = 64

/** `sizes` is '' for the issue's own; a text is the complaint. */
export function readWireOptions(values: WireValues): WireOptions | string {
  const { sizes, rounds = '5', counts, measure, large } = values
  const asked = measure?.split(',')
  const parts = asked === undefined ? null : wireParts.filter((part) => asked.includes(part))
  if (asked !== undefined && parts?.length !== asked.length) return `Not measured: ${measure}`
  const all = numbersIn(counts)
  const [smallFiles = 0, waiting = 0, kept = 0] = all
  if (all.length !== 3 || !all.every((count) => Number.isInteger(count) && count > 0))
    return `Not three counts: ${counts}`
  const [size = 4, ...sparse] = sizes === '' ? [4, 1, 16] : numbersIn(sizes)
  return {
    ...{ size, rounds: Number(rounds), parts, profile: values.profile ?? null },
    ...{ smallFiles, waiting, kept },
    sparse: [...sparse, ...(large ? [largest] : [])].toSorted((a, b) => a - b),
  }
}
