/** Things that happen later, on the world's clock. They are rows, so that a restart forgets none. */
import type { Clock } from './clock.ts'
import { numberOf, textOf, type Database } from './state/database.ts'

export interface Job {
  readonly kind: string
  /** What it is about, usually a file transfer id. */
  readonly subject: string
  readonly data: unknown
}

export type JobHandler = (job: Job) => Promise<void> | void

export interface Scheduler {
  handle(kind: string, handler: JobHandler): void
  /** `delay` in milliseconds from now; null = held until released. */
  add(kind: string, subject: string, delay: number | null, data?: unknown): void
  /** Makes held or waiting jobs of a kind due, with this data; all or those of one subject. Answers how many. */
  release(kind: string, subject: string | undefined, data: unknown): number
  drop(kind: string, subject: string): void
  /** Whether a job of this kind with this very data is waiting. */
  has(kind: string, data: unknown): boolean
  /** Runs everything that is due, and what becomes due by it. */
  settle(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** Far enough that no clock gets there. */
const held = Number.MAX_SAFE_INTEGER
const longestNap = 60_000

export function createScheduler(database: Database, clock: Clock): Scheduler {
  const handlers = new Map<string, JobHandler>()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let open = false

  const next = () => database.one('SELECT * FROM job WHERE due < ? ORDER BY due, id LIMIT 1', held)
  const sleep = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const row = open ? next() : null
    if (row === null) return
    const nap = Math.min(longestNap, Math.max(0, numberOf(row, 'due') - clock.brokerNow()))
    timer = setTimeout(() => void settle(), nap)
  }
  const work = async (): Promise<void> => {
    for (let row = next(); open && row !== null && numberOf(row, 'due') <= clock.brokerNow(); row = next()) {
      const job = {
        kind: textOf(row, 'kind'),
        subject: textOf(row, 'subject'),
        data: JSON.parse(textOf(row, 'data')) as unknown,
      }
      database.run('DELETE FROM job WHERE id = ?', numberOf(row, 'id'))
      try {
        await handlers.get(job.kind)?.(job)
      } catch (error) {
        console.error(`Practice: ${job.kind} failed:`, error)
      }
    }
  }
  const settle = async (): Promise<void> => {
    // Whoever asks while others work also waits for what became due meanwhile.
    while (running !== null) await running
    running = work().finally(() => {
      running = null
      sleep()
    })
    await running
  }
  return {
    handle: (kind, handler) => void handlers.set(kind, handler),
    settle,
    add(kind, subject, delay, data = null) {
      const due = delay === null ? held : Math.round(clock.brokerNow() + delay)
      database.run(
        'INSERT INTO job (due, kind, subject, data) VALUES (?, ?, ?, ?)',
        due,
        kind,
        subject,
        JSON.stringify(data),
      )
      sleep()
    },
    release(kind, subject, data) {
      const count = database.run(
        'UPDATE job SET due = ?, data = ? WHERE kind = ? AND (? IS NULL OR subject = ?)',
        ...[clock.brokerNow(), JSON.stringify(data), kind, subject ?? null, subject ?? null],
      )
      sleep()
      return count
    },
    drop: (kind, subject) =>
      void database.run('DELETE FROM job WHERE kind = ? AND subject = ?', kind, subject),
    start() {
      open = true
      sleep()
    },
    has: (kind, data) =>
      database.one('SELECT id FROM job WHERE kind = ? AND data = ?', kind, JSON.stringify(data)) !== null,
    async stop() {
      open = false
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}
