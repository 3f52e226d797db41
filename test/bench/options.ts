/** What a person can say to `npm run bench`. */
import { parseArgs } from 'node:util'

export interface Options {
  /** GiB per file, ascending. */
  readonly sizes: readonly number[]
  /** Times each transfer up to 2 GiB is measured; larger ones are measured once. */
  readonly rounds: number
  /** Skips the start of the window, which needs a Chromium and a built window. */
  readonly window: boolean
  /** Skips the transfers. */
  readonly transfers: boolean
  /** Folder for the files that are sent and fetched; null = the system's temporary folder. */
  readonly folder: string | null
}

export const usage = `npm run bench -- [--sizes 1,2,8] [--rounds 3] [--folder DIR] [--only window|transfers]
  Sizes are GiB. About five times the largest size must be free on the disk.`

/** Reads the parameters; a text is the complaint about them. */
export function readOptions(parameters: readonly string[]): Options | string {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      sizes: { type: 'string', default: '1,2,8' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      folder: { type: 'string' },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const rounds = Number(values.rounds)
  if (sizes.some((size) => !(size > 0))) return `Not sizes: ${values.sizes}`
  if (!Number.isInteger(rounds) || rounds < 1) return `Not a number of rounds: ${values.rounds}`
  if (values.only !== undefined && !['window', 'transfers'].includes(values.only))
    return `Not a part: ${values.only}`
  return {
    sizes: sizes.toSorted((a, b) => a - b),
    rounds,
    window: values.only !== 'transfers',
    transfers: values.only !== 'window',
    folder: values.folder ?? null,
  }
}
