/** The browser's network, which only the main process has, for the engine in its worker. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { faultOfError, NetworkFault } from '../../lib/network-faults.ts'
import type { BrowserAnswer, BrowserNetwork, BrowserRequest } from '../../ports.ts'
import type { Answer, Link } from './link.ts'
import { nextPiece, piecesOver } from './pieces.ts'

type Head = Pick<BrowserAnswer, 'status' | 'headers'>

/** What of a request can cross; a stream stays where it is and is asked for. */
interface Told extends Omit<BrowserRequest, 'body' | 'signal'> {
  readonly id: number
  readonly text: string | null
  readonly length: number | null
}

type Answers = Readonly<Record<string, Answer>>

/** The worker's side: a network like any other, and what its link answers for it. */
export function browserOver(link: () => Link): {
  readonly browser: BrowserNetwork
  readonly answers: Answers
} {
  const bodies = new Map<number, AsyncIterator<Uint8Array>>()
  let lastId = 0

  async function* received(id: number, over: () => void): AsyncGenerator<Uint8Array> {
    try {
      yield* piecesOver(() => link().ask('browser.next', id))
    } finally {
      // After the end it does nothing.
      link().tell('browser.stop', id)
      over()
    }
  }

  return {
    answers: { 'browser.body': (id) => nextPiece(bodies.get(Number(id))) },
    async browser({ body, signal, ...request }) {
      if (signal.aborted) throw new NetworkFault(fault('stopping'))
      lastId += 1
      const id = lastId
      const stop = (): void => link().tell('browser.stop', id)
      const over = (): void => {
        signal.removeEventListener('abort', stop)
        // The file behind it is closed, also when it was not wanted to its end; the answer tells what went wrong.
        void bodies
          .get(id)
          ?.return?.()
          .catch(() => undefined)
        bodies.delete(id)
      }
      signal.addEventListener('abort', stop, { once: true })
      const isStream = typeof body === 'object'
      if (isStream) bodies.set(id, body.stream[Symbol.asyncIterator]())
      const text = typeof body === 'string' ? body : null
      const told: Told = { ...request, id, text, length: isStream ? body.length : null }
      const head = (await link().ask('browser.request', told)) as Result<Head>
      if (head.ok) return { ...head.value, body: received(id, over) }
      over()
      throw new NetworkFault(head.fault)
    },
  }
}

interface Open {
  readonly controller: AbortController
  /** Null until the answer begins. */
  readonly reading: AsyncIterator<Uint8Array> | null
}

/** The main process's side: what its link answers, and how all of it is stopped when the worker has gone. */
export function browserBehind(
  link: () => Link,
  browser: BrowserNetwork,
): { readonly answers: Answers; readonly stop: () => void } {
  const open = new Map<number, Open>()
  const stop = (id: number): void => {
    open.get(id)?.controller.abort()
    open.delete(id)
  }
  const bodyOf = (id: number, { text, length }: Told): Pick<BrowserRequest, 'body'> => {
    if (text !== null) return { body: text }
    if (length === null) return {}
    return { body: { length, stream: piecesOver(() => link().ask('browser.body', id)) } }
  }
  return {
    answers: {
      async 'browser.request'(input): Promise<Result<Head>> {
        const told = input as Told
        const { id, method, url, headers, proxy, answerTimeout } = told
        const controller = new AbortController()
        open.set(id, { controller, reading: null })
        try {
          const asked = { method, url, headers, proxy, answerTimeout, signal: controller.signal }
          const { body, ...head } = await browser({ ...asked, ...bodyOf(id, told) })
          if (open.has(id)) open.set(id, { controller, reading: body[Symbol.asyncIterator]() })
          return success(head)
        } catch (error) {
          open.delete(id)
          return failure(faultOfError(error))
        }
      },
      'browser.next': (id) => nextPiece(open.get(Number(id))?.reading),
      'browser.stop': (id) => stop(Number(id)),
    },
    stop: () => [...open.keys()].forEach(stop),
  }
}
