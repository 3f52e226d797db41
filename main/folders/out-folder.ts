/** An out-folder that runs: rounds by the clock, sooner when somebody hints that something has happened. */
import type { Fault } from '../../preload/contract/fault.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import type { Watcher } from '../ports.ts'
import { createClaimRows } from './claim-rows.ts'
import type { OutRule } from './out-rule.ts'
import { createOutStep, type OutFolderStatus } from './out-step.ts'
import type { FolderPorts, Sender } from './ports.ts'

export interface OutFolderPorts extends FolderPorts {
  readonly sender: Sender
  readonly watcher: Watcher
}

export interface OutFolder {
  /** Does nothing when it runs already. */
  start(): void
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
  /** A transfer of this folder may have come to its end. */
  wake(): void
  /** The person has put right what was in the way: everything that waits for its next try is due now. */
  tryAgain(): void
  status(): OutFolderStatus
  /** Why there are no events, so that files are found a little later; null when there are. */
  silentBy(): Fault | null
}

/**
 * Milliseconds between rounds: with events, without them (doubling up to the former while nothing comes, so that
 * 100,000 names cost less than 1 % of a core), and the least after a flood of hints.
 */
export const rests = { hinted: 60_000, silent: 15_000, least: 1_000 } as const
/** A watch that could not be had, or was lost, is tried again this often. */
const roundsBetweenWatches = 20

/** Spread, so that twenty folders do not all look at once (field-notes.md §5.4). */
const spread = (rest: number, fraction: number): number => Math.round(rest * (0.75 + 0.5 * fraction))

/** `marker` is what `markFolder` answered when the folder was set up. */
export function createOutFolder(rule: OutRule, marker: string, ports: OutFolderPorts): OutFolder {
  const { clock, random, disk, log, watcher } = ports
  const step = createOutStep(rule, marker, ports)
  const rows = createClaimRows(ports.database)
  let loop: Loop | null = null
  let watch: { close(): Promise<void> } | null = null
  let silentBy: Fault | null = null
  let rounds = 0
  /** Rounds in a row in which nothing waited and nothing was under way. */
  let idle = 0
  let lastRound = -rests.least

  const unwatch = async (): Promise<void> => {
    const closing = watch
    watch = null
    await closing?.close()
  }
  const rewatch = async (): Promise<void> => {
    if (watch !== null || rounds % roundsBetweenWatches !== 0) return
    if (await disk.isNetwork(rule.path)) return
    const begun = watcher.watch(rule.path, () => loop?.wake(), lost)
    watch = begun.ok ? begun.value : null
    silentBy = begun.ok ? null : begun.fault
  }
  function lost(reason: Fault): void {
    silentBy = reason
    log.write('warn', 'folder.watch-lost', { ruleId: rule.id, code: reason.code })
    unwatch().catch((error: unknown) => log.write('warn', 'folder.unwatch-failed', { error }))
    loop?.wake()
  }

  const round = async (signal: AbortSignal): Promise<number> => {
    const tooSoon = lastRound + rests.least - clock.monotonic()
    if (tooSoon > 0) await clock.sleep(tooSoon, signal).catch(() => undefined)
    if (signal.aborted) return 0
    await rewatch()
    const soonest = await step.run(signal)
    rounds += 1
    lastRound = clock.monotonic()
    const { pausedBy, waitingCount } = step.status()
    if (pausedBy !== null) {
      // What comes back is watched anew: an old watch may be one of a folder that is gone.
      await unwatch()
      rounds = 0
    }
    const isBusy = pausedBy !== null || waitingCount > 0 || rows.open(rule.id).length > 0
    idle = isBusy ? 0 : idle + 1
    // One watch is for one folder: sub-folders send no hints, and a watch for each would use up the system's.
    const isHinted = watch !== null && rule.recipients.from !== 'sub-folder'
    const silent = Math.min(rests.hinted, rests.silent * 2 ** Math.min(idle, 10))
    const rest = spread(isHinted && !isBusy ? rests.hinted : silent, random.fraction())
    return Math.max(rests.least, soonest === null ? rest : Math.min(rest, soonest))
  }

  return {
    start() {
      rounds = 0
      loop ??= createLoop(clock, round, (error) =>
        log.write('error', 'folder.round-crashed', { ruleId: rule.id, error }),
      )
    },
    async stop() {
      const running = loop
      loop = null
      await running?.stop()
      await unwatch()
    },
    wake: () => loop?.wake(),
    tryAgain() {
      rows.hurry(rule.id, clock.now())
      loop?.wake()
    },
    status: () => step.status(),
    silentBy: () => silentBy,
  }
}
