/** What a person can say to `npm run bench`. */
import { readParameters } from '../support/parameters.ts'
import { numbersIn } from './numbers.ts'
import type { RestOptions } from './rest.ts'
import { readWireOptions, wireParts, type WireOptions } from './wire/options.ts'

const parts = ['window', 'desktop', 'transfers', 'wire', 'rest'] as const

export interface Options {
  /** GiB per file, ascending. */
  readonly sizes: readonly number[]
  /** Times each transfer up to 2 GiB is measured; larger ones are measured once. */
  readonly rounds: number
  /** The start of the window, which needs a Chromium and a built window. */
  readonly window: boolean
  /** The process of the desktop, as far as it can be had without Electron. */
  readonly desktop: boolean
  /** Against curl and the practice environment. */
  readonly transfers: boolean
  /** Against others and a server that keeps nothing. */
  readonly isWire: boolean
  readonly wire: WireOptions
  /** Null = not measured. */
  readonly rest: RestOptions | null
  /** Folder for the files that are sent and fetched; null = the system's temporary folder. */
  readonly folder: string | null
}

export const usage = `npm run bench -- [--only window|desktop|transfers|wire|rest] [--sizes 1,2,8] [--rounds 3] [--folder DIR]
    wire: [--sizes 4,1,16] [--rounds 5] [--large] [--counts 2000,10000,100000] [--measure ${wireParts.join(',')}]
          [--profile DIR]
  Sizes are GiB; with --only wire the first is that of the files that are compared, the rest are sparse, and --large
  adds 64. Counts are small files, waiting files, transfers in the home. About five times the largest size must be free
  on the disk, for wire three times the first. --profile writes where the engine’s processor time goes.`

/** Reads the parameters; a text is the complaint about them. */
export function readOptions(parameters: readonly string[]): Options | string {
  const values = readParameters(parameters, {
    sizes: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    folder: { type: 'string' },
    large: { type: 'boolean', default: false },
    counts: { type: 'string', default: '2000,10000,100000' },
    measure: { type: 'string' },
    profile: { type: 'string' },
  })
  if (typeof values === 'string') return values
  const { only, sizes = '', rounds = '3' } = values
  if (sizes !== '' && numbersIn(sizes).some((size) => !(size > 0))) return `Not sizes: ${sizes}`
  if (!Number.isInteger(Number(rounds)) || Number(rounds) < 1) return `Not a number of rounds: ${rounds}`
  if (only !== undefined && !parts.some((part) => part === only)) return `Not a part: ${only}`
  const isAsked = (part: (typeof parts)[number]): boolean => only === undefined || only === part
  // With the other parts, sizes are theirs.
  const ownSizes = only === 'wire' ? sizes : ''
  const wire = readWireOptions({ ...values, sizes: ownSizes })
  if (typeof wire === 'string') return wire
  return {
    sizes: numbersIn(sizes === '' ? '1,2,8' : sizes).toSorted((a, b) => a - b),
    rounds: Number(rounds),
    ...{
      window: isAsked('window'),
      desktop: isAsked('desktop'),
      transfers: isAsked('transfers'),
      isWire: isAsked('wire'),
      wire,
    },
    rest: isAsked('rest') ? { folders: 20, files: 100_000, minutes: 4 } : null,
    folder: values.folder ?? null,
  }
}
