/** The bench's side of the discarding server. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromServer, ServerCommand, ServerCommands } from './server/protocol.ts'

export interface DiscardingServer {
  readonly pid: number
  readonly origin: string
  /** What the engine takes for the practice environment. */
  readonly handover: unknown
  ask<Name extends ServerCommand>(
    name: Name,
    input: ServerCommands[Name]['input'],
  ): Promise<ServerCommands[Name]['output']>
  stop(): void
}

/** Pinned: printed with the numbers, because they mean nothing against another server. */
export const serverText = `One discarding server (Node’s http on loopback, one process, 64 KiB reads) for all: POST, PUT and
TUS parts are read to their end, counted and thrown away; downloads are made up from 4 MiB of random bytes, whole or by
range, with their true length and MD5. It checks no signature and stores nothing. Peers get the chunk size and the
parallelism that ours used in the round before.`

export async function startServer(): Promise<DiscardingServer> {
  const child = fork(fileURLToPath(new URL('server/main.ts', import.meta.url)), [], {
    serialization: 'advanced',
  })
  const waiting = new Map<number, (value: unknown) => void>()
  let lastId = 0
  const ready = new Promise<Extract<FromServer, { kind: 'ready' }>>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The discarding server ended with ${code ?? 'a signal'}.`)))
    child.on('message', (message: FromServer) => {
      if (message.kind === 'ready') return resolve(message)
      waiting.get(message.id)?.(message.value)
      waiting.delete(message.id)
    })
  })
  const { origin, handover } = await ready
  return {
    pid: child.pid ?? 0,
    origin,
    handover,
    ask(name, input) {
      const id = ++lastId
      return new Promise((resolve) => {
        waiting.set(id, (value) => resolve(value as ServerCommands[typeof name]['output']))
        child.send({ id, name, input })
      })
    },
    stop: () => child.disconnect(),
  }
}
