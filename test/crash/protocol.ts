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

/** A moment by the clock on the wall: after the engine has started, or after the first byte of a file has moved. */
export interface Moment {
  readonly from: 'started' | 'moving'
  readonly milliseconds: number
}

/** A file that the person wants sent. */
export interface Errand {
  readonly name: string
  /** Absolute path of the file. */
  readonly path: string
  readonly md5: string
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

/** A message that the person wants sent, with the files that go along. */
export interface Letter {
  readonly title: string
  /** Organisation numbers. */
  readonly from: string
  readonly to: readonly string[]
  readonly files: readonly Omit<Errand, 'from' | 'to'>[]
}

/** A message that waits for an organisation of the person's. */
export interface Post {
  readonly title: string
  readonly to: string
  readonly files: readonly { readonly name: string; readonly md5: string }[]
  /** Opened, its files fetched, and confirmed; one that is not wanted is left as it lies. */
  readonly isWanted: boolean
}

/** What the person has done with a message, written down by them before the program is told. */
export interface Act {
  readonly act: 'open' | 'confirm'
  readonly title: string
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
  readonly letters: readonly Letter[]
  readonly post: readonly Post[]
  readonly letterServiceId: string
  readonly confirmsByItself: boolean
  /** The person's own book of what they have done: JSON, line by line. */
  readonly acts: string
  /** What is told before it is so, to the service or to the database, is written to this file: JSON, line by line. */
  readonly complaints: string
  readonly death: DeathAt | null
  /** When a death of its own making comes; null = none. */
  readonly diesAfter: Moment | null
  /** Seed of a power cut in place of a plain death; null = the system keeps what it has cached. */
  readonly powerCut: number | null
}

export type ToChild =
  | { readonly kind: 'begin'; readonly task: Task }
  /** The service's clock has been moved as was asked for. */
  | { readonly kind: 'skipped' }

export type FromChild =
  | { readonly kind: 'started' }
  /** The first byte of a file has moved. */
  | { readonly kind: 'moving' }
  /** Nothing moves until so many milliseconds have passed: all clocks of this world are to be moved. */
  | { readonly kind: 'skip'; readonly milliseconds: number }
  /** All that the person wanted has happened; the process waits for its end. */
  | { readonly kind: 'finished'; readonly trail: readonly Mark[]; readonly sent: readonly SentRow[] }
  /** What the person wanted will never happen. */
  | { readonly kind: 'stuck'; readonly why: string }

/** What the engine believes of a file it has sent, or of a message. */
export interface SentRow {
  /** Or title. */
  readonly name: string
  readonly fileTransferId: string | null
}
