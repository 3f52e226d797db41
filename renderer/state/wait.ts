/** Why a file that is to be sent or fetched stands still. */
import type { Fault } from '../../preload/contract/fault.ts'
import type { IncomingState, Moving, OutgoingState } from '../../preload/contract/models.ts'
import type { BudgetLine } from '../../preload/contract/queue-models.ts'

/**
 * `retry` = after trouble, at a time that is known; `calls` = Altinn's calls of this minute are used up;
 * `turn` = others go first; `starting` = nothing is in the way, and no byte has moved yet.
 */
export type Wait = 'paused' | 'queue' | 'retry' | 'calls' | 'turn' | 'starting'

/** Seconds until the next call of a kind may be made; null = at once. */
export interface CallWaits {
  readonly initialize: number | null
  readonly upload: number | null
  readonly download: number | null
}
export const noCallWaits: CallWaits = { initialize: null, upload: null, download: null }

/** A file of either list. */
export interface Standing {
  readonly id: string
  readonly state: OutgoingState | IncomingState
  readonly paused: boolean
  readonly fault: Fault | null
}

export interface Around {
  /** The whole queue is. */
  readonly paused: boolean
  readonly moving: ReadonlyMap<string, Moving>
  readonly calls: CallWaits
}

/** What each state that moves bytes, or is about to, asks of Altinn next. */
const steps: Readonly<
  Partial<Record<Standing['state'], { readonly call: keyof CallWaits; readonly way: Moving['direction'] }>>
> = {
  queued: { call: 'initialize', way: 'out' },
  initializing: { call: 'initialize', way: 'out' },
  uploading: { call: 'upload', way: 'out' },
  downloading: { call: 'download', way: 'in' },
}

const kinds: Readonly<Record<string, keyof CallWaits>> = {
  initialize: 'initialize',
  upload: 'upload',
  tus: 'upload',
  download: 'download',
}

/** Calls of one environment that somebody waits for, or would have to. */
export function callWaits(lines: readonly BudgetLine[], environmentId: string): CallWaits {
  const waits: { -readonly [Kind in keyof CallWaits]: number | null } = { ...noCallWaits }
  for (const line of lines) {
    const kind = Object.hasOwn(kinds, line.operation) ? kinds[line.operation] : undefined
    if (kind === undefined || line.environmentId !== environmentId) continue
    if (line.waiting > 0 || line.wait > 0) waits[kind] = Math.max(waits[kind] ?? 0, line.wait / 1000)
  }
  return waits
}

/** It has bytes to move: it can be paused, and it can wait. */
export const canPause = ({ state }: Pick<Standing, 'state'>): boolean => steps[state] !== undefined

/** Null: bytes move, it has nothing to move, or something is in the way that time does not mend. */
export function waitOf(item: Standing, { paused, moving, calls }: Around): Wait | null {
  const step = steps[item.state]
  const later = item.fault?.retry === 'later' && item.state !== 'failed'
  if (step === undefined) return later ? 'retry' : null
  if (item.paused) return 'paused'
  if (paused) return 'queue'
  if (item.fault !== null) return later ? 'retry' : null
  const mine = moving.get(item.id)
  if (mine !== undefined && mine.speed !== 0) return null
  if (calls[step.call] !== null) return 'calls'
  const begun = item.state === 'uploading' || item.state === 'initializing'
  const others = [...moving.values()].some(({ direction }) => direction === step.way)
  return others && !begun && mine === undefined ? 'turn' : 'starting'
}

/** How long that takes, in seconds; null when nobody knows. */
export const secondsOf = ({ state }: Standing, calls: CallWaits): number | null => {
  const step = steps[state]
  const seconds = step === undefined ? null : calls[step.call]
  return seconds === 0 ? null : seconds
}
