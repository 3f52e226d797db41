/**
 * New versions: looked for a few times a day, fetched and put in only while nothing moves. A transfer that begins
 * stops the fetching; it is taken up again afterwards.
 */
import { createLoop } from '../../../lib/loop.ts'
import type { Clock, Log } from '../../../ports.ts'

/** What really fetches (electron-updater), behind what a test can play. */
export interface Updater {
  /** The newer version that this copy is to have now (rollouts come in stages); null when there is none. */
  check(): Promise<string | null>
  /** Fetches it and checks who has signed it; rejects when that is not right, or when stopped. */
  fetch(signal: AbortSignal): Promise<void>
  /** Puts it in and ends the program. */
  install(restarts: boolean): void
}

export interface UpdatesPorts {
  readonly updater: Updater
  readonly clock: Clock
  readonly log: Log
  readonly isMoving: () => boolean
  /** A person may be working in the window: it is not taken away. */
  readonly isSeen: () => boolean
  /** Something has become ready. */
  readonly changed: () => void
  /** Ends in order and comes again. */
  readonly restart: () => void
}

export interface Updates {
  /** The version that waits; null when none does. */
  ready(): string | null
  /** What moves has changed. */
  moved(): void
  /** The person does not want to wait. False while something moves, or nothing is ready. */
  restartNow(): boolean
  /** True when a new version is put in, which ends the program. */
  finish(restarts: boolean): boolean
  stop(): Promise<void>
}

/** Milliseconds. */
const checkEvery = 6 * 60 * 60_000
const whileMoving = 5 * 60_000
const lookWhenReady = 60_000

export function createUpdates(ports: UpdatesPorts): Updates {
  const { updater, clock, log, isMoving, isSeen, changed, restart } = ports
  let version: string | null = null
  let fetching: AbortController | null = null

  const find = async (): Promise<number> => {
    const found = await updater.check()
    if (found === null) return checkEvery
    if (isMoving()) return whileMoving
    const mine = new AbortController()
    fetching = mine
    try {
      await updater.fetch(mine.signal)
    } catch (error) {
      if (!mine.signal.aborted) throw error
      return whileMoving
    } finally {
      fetching = null
    }
    version = found
    log.write('info', 'update.ready', { version: found })
    changed()
    return lookWhenReady
  }
  const look = async (): Promise<number> => {
    if (isMoving()) return whileMoving
    if (version !== null) {
      if (!isSeen()) restart()
      return lookWhenReady
    }
    try {
      return await find()
    } catch (error) {
      // Without a network, or with something that nobody has signed: what is here goes on working.
      log.write('warn', 'update.failed', { error })
      return checkEvery
    }
  }
  const loop = createLoop(clock, look, (error) => log.write('error', 'update.crashed', { error }))
  return {
    ready: () => version,
    moved() {
      if (isMoving()) fetching?.abort()
    },
    restartNow() {
      if (version === null || isMoving()) return false
      restart()
      return true
    },
    finish(restarts) {
      if (version === null) return false
      updater.install(restarts)
      return true
    },
    async stop() {
      fetching?.abort()
      await loop.stop()
    },
  }
}
