/** An in-folder that runs: what is offered to it is put in its place, one after the other. */
import type { Fault } from '../../preload/contract/fault.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import type { Arrival } from './arrival.ts'
import { createArrivalRows } from './arrival-rows.ts'
import { subFolderFor, type InRule } from './in-rule.ts'
import { checkMarker } from './marker.ts'
import { createPlaceArrival } from './place-arrival.ts'
import type { FolderPorts, Installation, Letters, Receiver } from './ports.ts'

export interface InFolderPorts extends FolderPorts {
  readonly receiver: Receiver
  readonly letters: Letters
  readonly installation: Installation
}

export interface InFolder {
  /** Does nothing when it runs already. */
  start(): void
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
  /** Something has been received that `ruleFor` gives to this folder. Offered again it is the same. */
  offer(arrival: Arrival): void
  /** Something that was offered may have got further. */
  wake(): void
  /** Everything that waits for its next try is due now; with an id, a failed one begins anew. Answers how many. */
  tryAgain(id: string | null): number
  /** One round; answers milliseconds until there may be more, or null when nothing is in sight. */
  run(signal: AbortSignal): Promise<number | null>
  /** Why nothing is put into the folder now; null when it is. */
  pausedBy(): Fault | null
}

/** Milliseconds between rounds when nobody wakes it. */
const rest = 60_000
const restWhenPaused = 15_000
const mostAtOnce = 200

/** `marker` is what `markFolder` answered when the folder was set up. */
export function createInFolder(rule: InRule, marker: string, ports: InFolderPorts): InFolder {
  const { clock, disk, log, database } = ports
  const rows = createArrivalRows(database)
  const place = createPlaceArrival(rule, { ...ports, rows })
  let loop: Loop | null = null
  let pausedBy: Fault | null = null

  const isThere = async (): Promise<boolean> => {
    const there = await checkMarker(disk, rule.path, marker)
    const reason = there.ok ? null : there.fault
    const isNews = pausedBy?.code !== reason?.code
    pausedBy = reason
    if (isNews) ports.changed(rule.id)
    return there.ok
  }

  const run = async (signal: AbortSignal): Promise<number | null> => {
    if (!(await isThere())) return restWhenPaused
    const waits: number[] = []
    for (const record of rows.open(rule.id, mostAtOnce)) {
      if (signal.aborted) return null
      // Before each: a folder must not be made where a disk was a moment ago.
      if (!(await isThere())) return restWhenPaused
      const wait = await place(record, signal)
      if (wait !== null) waits.push(wait)
    }
    return waits.length === 0 ? null : Math.min(...waits)
  }

  return {
    run,
    start() {
      loop ??= createLoop(
        clock,
        async (signal) => Math.min(rest, Math.max(1_000, (await run(signal)) ?? rest)),
        (error) => log.write('error', 'folder.round-crashed', { ruleId: rule.id, error }),
      )
    },
    async stop() {
      const running = loop
      loop = null
      await running?.stop()
    },
    offer(arrival) {
      if (rows.insert(rule.id, arrival, subFolderFor(rule, arrival), clock.now())) ports.changed(rule.id)
      loop?.wake()
    },
    wake: () => loop?.wake(),
    tryAgain(id) {
      const count = rows.tryAgain(rule.id, id, clock.now())
      loop?.wake()
      return count
    },
    pausedBy: () => pausedBy,
  }
}
