/** What the bench and the discarding server say to each other. */

/** A link as each connection has it, apart from all others. */
export interface Line {
  /** Before a request is looked at, and once more on a new connection, milliseconds. */
  readonly delay: number
  /** Of bodies, in either direction. */
  readonly bytesPerSecond: number
}

export interface Offer {
  readonly bytes: number
  /** Nine digits. */
  readonly sender: string
  readonly recipient: string
}

/** A file that waits for its recipient. */
export interface Offered {
  readonly fileTransferId: string
  readonly md5: string
}

/** Since the last question. */
export interface Traffic {
  readonly requests: number
  readonly bytesIn: number
  readonly bytesOut: number
  /** Bodies that travelled at the same time, highest. */
  readonly mostAtOnce: number
  /** Of one request, bytes. */
  readonly largestBody: number
}

export interface ServerCommands {
  /** Makes a file wait. */
  readonly offer: { readonly input: Offer; readonly output: Offered }
  /** Holds every connection to it; null = as fast as the machine is. */
  readonly line: { readonly input: Line | null; readonly output: null }
  readonly traffic: { readonly input: null; readonly output: Traffic }
}
export type ServerCommand = keyof ServerCommands

export type ToServer = {
  readonly [Name in ServerCommand]: {
    readonly id: number
    readonly name: Name
    readonly input: ServerCommands[Name]['input']
  }
}[ServerCommand]

export type FromServer =
  | { readonly kind: 'ready'; readonly origin: string; readonly handover: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
