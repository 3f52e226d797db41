/** One life of the engine's process: started, left alone or killed, and how it ended. */
import { fork } from 'node:child_process'
import { nodeFlags } from '../../bin/node24.mjs'
import type { DeathAt, FromChild, Mark, Moment, SentRow, Task, ToChild } from './protocol.ts'

/** Nothing = it lives until everything is done. */
export interface LifePlan {
  readonly death?: DeathAt
  /** When a SIGKILL comes from outside. */
  readonly killAfter?: Moment
  /** The same from inside: the only way to lose the power. */
  readonly diesAfter?: Moment
  /** Seed of what a power cut takes along. */
  readonly powerCut?: number
}

export type LifeEnd =
  | { readonly kind: 'killed' }
  | { readonly kind: 'finished'; readonly trail: readonly Mark[]; readonly sent: readonly SentRow[] }
  | { readonly kind: 'stuck'; readonly why: string }

export interface LifePorts {
  readonly script: string
  /** Folder for compiled code: half of a start is saved. */
  readonly cache: string
  readonly task: Task
  readonly killAfter: Moment | null
  /** Moves the service's clock. */
  readonly advance: (milliseconds: number) => Promise<void>
}

/** Only a process that hangs lives so long, milliseconds. */
const longestLife = 60_000

export async function runLife({ script, cache, task, killAfter, advance }: LifePorts): Promise<LifeEnd> {
  const child = fork(script, [], {
    serialization: 'advanced',
    execArgv: [...nodeFlags],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000)
  })
  // It may be gone before we have said anything to it.
  child.on('error', () => undefined)
  const send = (message: ToChild): void => {
    child.send(message, () => undefined)
  }
  let end: LifeEnd | null = null
  const timers: NodeJS.Timeout[] = []
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  timers.push(setTimeout(kill, longestLife))
  child.on('message', (message: FromChild) => {
    if (message.kind === 'started' || message.kind === 'moving') {
      if (killAfter?.from === message.kind) timers.push(setTimeout(kill, killAfter.milliseconds))
    } else if (message.kind === 'skip') {
      void advance(message.milliseconds).then(() => send({ kind: 'skipped' }))
    } else {
      end = message
      // However it ended: nobody stops in order here.
      kill()
    }
  })
  send({ kind: 'begin', task })
  const begun = performance.now()
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, received: NodeJS.Signals | null) => resolve(received))
  })
  for (const timer of timers) clearTimeout(timer)
  if (end !== null) return end
  if (signal !== 'SIGKILL') return { kind: 'stuck', why: `The process ended by itself: ${said}` }
  const isHung = performance.now() - begun >= longestLife
  return isHung ? { kind: 'stuck', why: `Nothing came of it within a minute. ${said}` } : { kind: 'killed' }
}
