/** Questions and answers over a message port, in both directions: between the window's process and the engine's worker. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'

/** A worker, or the worker's own port. */
export interface Port {
  postMessage(message: unknown): void
  on(name: 'message', listener: (message: unknown) => void): unknown
}

export type Answer = (input: unknown) => unknown

export interface Link {
  /** Answers what the other side does; a failed one answers the fault `internal`. */
  ask(name: string, input: unknown): Promise<unknown>
  /** Says something that needs no answer. */
  tell(name: string, input: unknown): void
  /** The other side is gone: all that was asked fails, and whatever is asked from now on. */
  cut(): void
}

interface Message {
  readonly kind: 'ask' | 'tell' | 'answer'
  readonly id: number
  readonly name: string
  readonly value: unknown
}

/** Both sides are ours and of the same build. */
const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'kind' in value

export function createLink(port: Port, answers: Readonly<Record<string, Answer>>): Link {
  const waiting = new Map<number, (value: unknown) => void>()
  let lastId = 0
  let isCut = false
  const gone = () => failure(fault('stopping'))

  const answer = async ({ id, name, value }: Message): Promise<void> => {
    let reply: unknown
    try {
      reply = await answers[name]?.(value)
    } catch {
      reply = failure(fault('internal'))
    }
    port.postMessage({ kind: 'answer', id, name, value: reply })
  }

  port.on('message', (message) => {
    if (!isMessage(message)) return
    if (message.kind === 'ask') return void answer(message)
    if (message.kind === 'tell') return void answers[message.name]?.(message.value)
    waiting.get(message.id)?.(message.value)
    waiting.delete(message.id)
  })

  return {
    ask(name, value) {
      if (isCut) return Promise.resolve(gone())
      lastId += 1
      const id = lastId
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        port.postMessage({ kind: 'ask', id, name, value })
      })
    },
    tell: (name, value) => port.postMessage({ kind: 'tell', id: 0, name, value }),
    cut() {
      isCut = true
      for (const resolve of waiting.values()) resolve(gone())
      waiting.clear()
    },
  }
}
