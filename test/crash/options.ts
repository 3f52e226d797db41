/** What a person can say to `npm run crash`. */
import { readParameters } from '../support/parameters.ts'

export interface Options {
  /** Random moments at which the engine is killed; a tenth as many lose the power. */
  readonly kills: number
  readonly seed: number
  /** Every so many steps one kill; 1 = at every step, on both sides of it. */
  readonly every: number
  /** Only steps of scenarios with this in their name, and no random moments; empty = everything. */
  readonly only: string
  /** So many files through watched folders, in place of everything else; 0 = none. */
  readonly folders: number
  /** Where the watched folders lie, such as a mounted share; null = the system's temporary folder. */
  readonly at: string | null
}

export const usage = `npm run crash -- [--kills 1000] [--seed 1] [--every 1] [--only TEXT]
npm run crash -- --folders 10000 [--at DIR]
  --every 10 kills at every tenth step only; --only message those of messages, and nothing at random.
  --folders 10000 that many files copied into watched folders while «budstikke run» is killed; nothing else.
  --at DIR  the watched folders lie there, for example on a mounted share.`

/** Reads the parameters; a text is the complaint about them. */
export function readOptions(parameters: readonly string[]): Options | string {
  const values = readParameters(parameters, {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    folders: { type: 'string', default: '0' },
    at: { type: 'string' },
  })
  if (typeof values === 'string') return values
  const [kills, seed, every] = [values.kills, values.seed, values.every].map(Number)
  const folders = Number(values.folders)
  if (!Number.isInteger(folders) || folders < 0) return `Not a number of files: ${values.folders}`
  if (kills === undefined || !Number.isInteger(kills) || kills < 1)
    return `Not a number of kills: ${values.kills}`
  if (seed === undefined || !Number.isInteger(seed) || seed < 0) return `Not a seed: ${values.seed}`
  if (every === undefined || !Number.isInteger(every) || every < 1) return `Not a step width: ${values.every}`
  return { kills, seed, every, only: values.only, folders, at: values.at ?? null }
}
