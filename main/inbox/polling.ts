/**
 * When each profile's list is read: often while something is expected or somebody looks, seldom when
 * nothing happens. Searches are dear (ten a minute, broker.md §1.11), so a profile with many services waits longer.
 */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createLoop, tellSafely, type Loop } from '../lib/loop.ts'
import type { Clock, Log, Random } from '../ports.ts'

export interface PollingPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly profileIds: () => readonly string[]
  readonly serviceCount: (profileId: string) => number
  /** Reads the lists of one profile; answers how many files were new. */
  readonly refresh: (profileId: string, full: boolean, signal: AbortSignal) => Promise<Result<number>>
  /** When the lists were last read, wall clock; kept, so that many short-lived commands do not each begin anew. */
  readonly readAt: (profileId: string) => number | null
  readonly remember: (profileId: string, at: number) => void
  /** Told before and after, for the health line. */
  readonly checking: (profileId: string) => void
  readonly checked: (profileId: string, reason: Fault | null) => void
}

export interface Polling {
  /** Does nothing when it runs already. */
  start(): void
  /** Whoever still waits for a list is answered with `stopping`. */
  stop(): Promise<void>
  /** Reads one profile now; resolves when it has been read. Faults: those of reading, stopping. */
  refresh(profileId: string): Promise<Result<null>>
  /**
   * Reads nothing while `work` runs: what is under way is ended before, every list is read anew afterwards,
   * and whoever asks meanwhile is answered then.
   */
  hold<T>(work: () => Promise<T>): Promise<T>
  /** A profile has come or gone. */
  wake(): void
  /** Every list is read now: what was read before a sleep, or on another network, is old. */
  readAll(): void
}

const minute = 60_000
/** Searches a minute that polling may use of the ten: the rest is for a person who asks. */
const searchesPerMinute = 4
const fullSweepEvery = 60 * minute
const idleAfter = 60 * minute

interface Schedule {
  dueAt: number
  sweptAt: number
  lastNewAt: number
  failures: number
}

export function createPolling(ports: PollingPorts): Polling {
  const { clock, random } = ports
  const schedules = new Map<string, Schedule>()
  const asked = new Map<string, ((result: Result<null>) => void)[]>()
  /** Each for itself: the first list of one profile can take an hour, and the others are not kept waiting. */
  const readings = new Map<string, Promise<void>>()
  let loop: Loop | null = null
  let isStarted = false
  let holds = 0

  const fairPause = (profileId: string): number =>
    Math.max(20_000, (ports.serviceCount(profileId) / searchesPerMinute) * minute)

  const scheduleOf = (profileId: string): Schedule => {
    const known = schedules.get(profileId)
    if (known !== undefined) return known
    const since = clock.now() - (ports.readAt(profileId) ?? Number.NEGATIVE_INFINITY)
    // A wall clock that was set back must not keep the list from being read.
    const rest = since < 0 ? 0 : Math.max(0, fairPause(profileId) - since)
    const made = {
      dueAt: clock.monotonic() + rest,
      sweptAt: Number.NEGATIVE_INFINITY,
      lastNewAt: clock.monotonic(),
      failures: 0,
    }
    schedules.set(profileId, made)
    return made
  }

  /** Milliseconds to the next reading, with jitter so that many machines do not come at once. */
  const pauseAfter = (profileId: string, schedule: Schedule, reason: Fault | null): number => {
    const fair = fairPause(profileId)
    const jitter = 0.9 + 0.2 * random.fraction()
    if (reason === null) {
      const idle = clock.monotonic() - schedule.lastNewAt > idleAfter
      return (idle ? Math.max(fair, 5 * minute) : fair) * jitter
    }
    // What only a person can change is not asked again and again; what passes is.
    const passes = reason.retry === 'later' || reason.code === 'internal'
    const slow = passes ? Math.min(5 * minute, 5_000 * 2 ** Math.min(schedule.failures, 10)) : 15 * minute
    return Math.max(slow * jitter, reason.retryAt === null ? 0 : reason.retryAt - clock.now())
  }

  const read = async (profileId: string, signal: AbortSignal): Promise<Result<null>> => {
    const schedule = scheduleOf(profileId)
    ports.checking(profileId)
    const full = clock.monotonic() - schedule.sweptAt > fullSweepEvery
    const result = await ports.refresh(profileId, full, signal)
    const reason = result.ok ? null : result.fault
    if (reason?.code !== 'stopping') ports.checked(profileId, reason)
    schedule.failures = reason === null ? 0 : schedule.failures + 1
    if (result.ok) {
      ports.remember(profileId, clock.now())
      if (full) schedule.sweptAt = clock.monotonic()
      if (result.value > 0) schedule.lastNewAt = clock.monotonic()
    }
    schedule.dueAt = clock.monotonic() + pauseAfter(profileId, schedule, reason)
    return result.ok ? success(null) : result
  }

  const crashed = (profileId: string, error: unknown): Fault => {
    const reference = random.uuid()
    tellSafely(() => ports.log.write('error', 'polling.crashed', { profileId, reference, error }), error)
    const reason = fault('internal', { reference })
    const schedule = scheduleOf(profileId)
    schedule.failures += 1
    schedule.dueAt = clock.monotonic() + pauseAfter(profileId, schedule, reason)
    return reason
  }

  /** Whoever asked is answered, whatever happens. */
  const readAndAnswer = async (profileId: string, signal: AbortSignal): Promise<void> => {
    const answers = asked.get(profileId) ?? []
    asked.delete(profileId)
    let result: Result<null> = failure(fault('internal'))
    try {
      result = await read(profileId, signal)
    } catch (error) {
      result = failure(crashed(profileId, error))
    } finally {
      // Broken off only for a while: the answer comes with the next reading.
      if (signal.aborted && isStarted) asked.set(profileId, [...answers, ...(asked.get(profileId) ?? [])])
      else for (const answer of answers) answer(result)
    }
  }

  const answerAsked = (profileId: string, result: Result<null>): void => {
    const answers = asked.get(profileId) ?? []
    asked.delete(profileId)
    for (const answer of answers) answer(result)
  }

  const beginReading = (profileId: string, signal: AbortSignal): void => {
    const reading = readAndAnswer(profileId, signal).finally(() => {
      readings.delete(profileId)
      loop?.wake()
    })
    readings.set(profileId, reading)
  }

  const step = (signal: AbortSignal): Promise<number> => {
    const present = ports.profileIds()
    for (const id of schedules.keys()) if (!present.includes(id)) schedules.delete(id)
    for (const id of asked.keys())
      if (!present.includes(id)) answerAsked(id, failure(fault('profile-unknown')))
    const now = clock.monotonic()
    const free = present.filter((id) => !readings.has(id))
    for (const id of free) if (asked.has(id) || scheduleOf(id).dueAt <= now) beginReading(id, signal)
    // Whoever is read wakes the loop at the end.
    const dues = free.filter((id) => !readings.has(id)).map((id) => scheduleOf(id).dueAt)
    return Promise.resolve(Math.max(50, Math.min(...dues, now + minute) - now))
  }

  const begin = (): void => {
    if (!isStarted || holds > 0 || loop !== null) return
    loop = createLoop(clock, step, (error) => ports.log.write('error', 'polling.step-crashed', { error }))
  }
  const end = async (): Promise<void> => {
    const ending = loop
    loop = null
    await ending?.stop()
    await Promise.all(readings.values())
  }

  return {
    start() {
      isStarted = true
      begin()
    },
    async stop() {
      isStarted = false
      await end()
      for (const id of asked.keys()) answerAsked(id, failure(fault('stopping')))
    },
    async hold(work) {
      holds += 1
      try {
        await end()
        return await work()
      } finally {
        holds -= 1
        schedules.clear()
        begin()
      }
    },
    refresh(profileId) {
      if (!isStarted) return Promise.resolve(failure(fault('stopping')))
      const answer = new Promise<Result<null>>((resolve) => {
        asked.set(profileId, [...(asked.get(profileId) ?? []), resolve])
      })
      loop?.wake()
      return answer
    },
    wake() {
      loop?.wake()
    },
    readAll() {
      for (const schedule of schedules.values()) schedule.dueAt = clock.monotonic()
      loop?.wake()
    },
  }
}
