/** Keeps the practice environment, which is another process: started when needed, gone when we are. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock, Practice } from '../ports.ts'

export interface PracticeProcess {
  /** The first line it prints; rejects or answers null when it ends before that. */
  readonly firstLine: Promise<string | null>
  readonly exited: Promise<void>
  /** Asks it to end, and ends it when it does not. Resolves when it has. */
  stop(): Promise<void>
  /** The last it said on its standard error, for the fault. */
  complaint(): string
}

export type LaunchPractice = (stateFolder: string) => PracticeProcess

export interface PracticeOptions {
  readonly home: string
  readonly clock: Clock
  readonly launch: LaunchPractice
  /** Longest wait for its first line, milliseconds. */
  readonly patience?: number
}

interface Running {
  readonly process: PracticeProcess
  readonly handover: unknown
}

const unavailable = (text: string) => failure(fault('practice-unavailable', { technical: { text } }))

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

export function createPractice({ home, clock, launch, patience = 20_000 }: PracticeOptions): Practice {
  const folder = path.join(home, 'practice')
  let running: Running | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two processes must never share the folder. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  const begin = async (): Promise<Result<unknown>> => {
    if (running !== null) return success(running.handover)
    const process = launch(folder)
    const giveUp = new AbortController()
    const tooLate = clock.sleep(patience, giveUp.signal).then(
      () => null,
      () => null,
    )
    const line = await Promise.race([process.firstLine.catch(() => null), tooLate])
    giveUp.abort()
    const handover = line === null ? undefined : parse(line)
    if (handover === undefined) {
      await process.stop()
      return unavailable(process.complaint())
    }
    const started: Running = { process, handover }
    running = started
    void process.exited.then(() => {
      if (running === started) running = null
    })
    return success(handover)
  }

  const end = async (): Promise<void> => {
    const ending = running
    running = null
    await ending?.process.stop()
  }

  return {
    start: () => inTurn(begin),
    startOver: () =>
      inTurn(async () => {
        await end()
        try {
          await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
        } catch (error) {
          return unavailable(error instanceof Error ? error.message : 'rm')
        }
        return begin()
      }),
    stop: () => inTurn(end),
  }
}
