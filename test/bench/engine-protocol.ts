/** What the bench and the engine's own process say to each other. */
import type { EngineEvent } from '../../preload/contract/events.ts'
import type { Result } from '../../preload/contract/result.ts'

/** Handed over at start, by message and not by parameter: it holds practice keys. */
export interface EngineStart {
  readonly home: string
  readonly downloadFolder: string
  /** What the practice environment printed. */
  readonly practice: unknown
  /** So many of the engine's minutes pass in one of ours: its call budgets are by the minute. 1 unless told. */
  readonly minutes?: number
}

export type ToEngine =
  | { readonly kind: 'start'; readonly start: EngineStart }
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  /** Begins a new measurement of the event loop; the answer is the one that ends. */
  | { readonly kind: 'loop-delay'; readonly id: number }
  | { readonly kind: 'stop' }

/** Delay of the event loop, milliseconds. */
export interface LoopDelay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export type FromEngine =
  | { readonly kind: 'started'; readonly result: Result<null> }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Result<unknown> }
  | { readonly kind: 'loop-delay'; readonly id: number; readonly delay: LoopDelay }
  | { readonly kind: 'event'; readonly event: EngineEvent }
