/** The bench's side of the engine's process. */
import { fork } from 'node:child_process'
import { nodeEnvironment, nodeFlags } from '../../bin/node24.mjs'
import type { CommandInput, CommandName, CommandOutput } from '../../preload/contract/commands.ts'
import type { EngineEvent } from '../../preload/contract/events.ts'
import type { EngineStart, FromEngine, LoopDelay, ToEngine } from './engine-protocol.ts'

export interface EngineClient {
  readonly pid: number
  /** Makes one call; a fault ends the bench. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>
  /** Asks again after every event of the engine until the answer is not null. */
  until<T>(ask: () => Promise<T | null>): Promise<T>
  /** The event loop's delay since the last question. */
  loopDelay(): Promise<LoopDelay>
  stop(): Promise<void>
}

type Waiting = (message: FromEngine) => void

/** Starts the built engine, `script`, with the flags and the environment with which the launcher starts Node. */
export async function startEngine(
  script: string,
  start: EngineStart,
  moreFlags: readonly string[] = [],
): Promise<EngineClient> {
  const child = fork(script, [], {
    serialization: 'advanced',
    execArgv: [...nodeFlags, ...moreFlags],
    env: { ...nodeEnvironment, ...process.env },
  })
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: EngineEvent) => void>()
  let lastId = 0

  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The engine’s process ended with ${code ?? 'a signal'}.`))
    })
  })
  // Somebody who waits hears of it; an end that nobody waits for is a stop.
  ended.catch(() => undefined)

  const send = (message: ToEngine): void => {
    child.send(message)
  }
  const ask = (build: (id: number) => ToEngine): Promise<FromEngine> => {
    const id = ++lastId
    const answer = new Promise<FromEngine>((resolve) => {
      waiting.set(id, resolve)
    })
    send(build(id))
    return Promise.race([answer, ended])
  }

  const started = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromEngine) => {
      if (message.kind === 'started') {
        if (message.result.ok) resolve()
        else reject(new Error(`The engine did not start: ${message.result.fault.code}`))
      } else if (message.kind === 'event') {
        for (const listener of listeners) listener(message.event)
      } else {
        waiting.get(message.id)?.(message)
        waiting.delete(message.id)
      }
    })
  })
  send({ kind: 'start', start })
  await Promise.race([started, ended])

  return {
    pid: child.pid ?? 0,
    async call(name, input) {
      const answer = await ask((id) => ({ kind: 'call', id, name, input }))
      if (answer.kind !== 'reply') throw new Error(`${name} was answered with ${answer.kind}`)
      if (!answer.reply.ok) throw new Error(`${name} failed: ${JSON.stringify(answer.reply.fault)}`)
      return answer.reply.value as CommandOutput<typeof name>
    },
    async until(question) {
      for (;;) {
        let onEvent: (event: EngineEvent) => void = () => undefined
        const changed = new Promise<void>((resolve) => {
          onEvent = () => resolve()
          listeners.add(onEvent)
        })
        const answer = await question()
        if (answer !== null) {
          listeners.delete(onEvent)
          return answer
        }
        await Promise.race([changed, ended])
        listeners.delete(onEvent)
      }
    },
    async loopDelay() {
      const answer = await ask((id) => ({ kind: 'loop-delay', id }))
      if (answer.kind !== 'loop-delay') throw new Error(`The event loop was answered with ${answer.kind}`)
      return answer.delay
    },
    async stop() {
      send({ kind: 'stop' })
      await ended.catch(() => undefined)
    },
  }
}
