/** What the harness and the engine's process that it kills say to each other. */

/** One side effect, by what it does and how often that has been done in this life. */
export interface Step {
  readonly label: string
  /** The first is 1. */
  readonly occurrence: number
}

/** A step has begun, or has happened and the engine is about to be told. */
export interface Mark {
  readonly label: string
  readonly edge: 'begun' | 'done'
}

/** Death at a step: before anything of it has happened, or when it has happened and the engine has not been told. */
export interface DeathAt extends Step {
  readonly when: 'before' | 'after'
}

/** A file that the person wants sent. */
export interface Errand {
  readonly name: string
  /** Absolute path of the file. */
  readonly path: string
  /** `browser`: its bytes come as from a page, and are kept in the spool. */
  readonly via: 'path' | 'browser'
  /** Organisation numbers. */
  readonly from: string
  readonly to: string
}

/** A file that waits, or will wait, for an organisation of the person's. */
export interface Delivery {
  readonly name: string
  readonly to: string
  readonly md5: string
}

export interface Task {
  readonly home: string
  readonly downloads: string
  /** What the practice environment printed. */
  readonly practice: unknown
  readonly serviceId: string
  /** How far the clocks of this world are ahead of the machine's, milliseconds. */
  readonly ahead: number
  readonly errands: readonly Errand[]
  readonly deliveries: readonly Delivery[]
  readonly confirmsByItself: boolean
  /** A confirmation that is sent before the file is whole on disk is written to this file. */
  readonly complaints: string
  readonly death: DeathAt | null
  /** Milliseconds from the engine's start to a death of its own making; null = none. */
  readonly diesAfter: number | null
  /** Seed of a power cut in place of a plain death; null = the system keeps what it has cached. */
  readonly powerCut: number | null
}

export type ToChild =
  | { readonly kind: 'begin'; readonly task: Task }
  /** The service's clock has been moved as was asked for. */
  | { readonly kind: 'skipped' }

export type FromChild =
  | { readonly kind: 'started' }
  /** Nothing moves until so many milliseconds have passed: all clocks of this world are to be moved. */
  | { readonly kind: 'skip'; readonly milliseconds: number }
  /** All that the person wanted has happened; the process waits for its end. */
  | { readonly kind: 'finished'; readonly trail: readonly Mark[]; readonly sent: readonly SentRow[] }
  /** What the person wanted will never happen. */
  | { readonly kind: 'stuck'; readonly why: string }

/** What the engine believes of a file it has sent. */
export interface SentRow {
  readonly name: string
  readonly fileTransferId: string | null
}
