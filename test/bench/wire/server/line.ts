/** Emulates a link of its own for every connection, in the process that answers. */
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Line } from './protocol.ts'

/** What an idle link has saved up at most, milliseconds. */
const mostCredit = 50
/** Shorter pauses than this are made up for by the next, milliseconds. */
const shortest = 5

export interface Links {
  set(line: Line | null): void
  /** Waits as long as a request takes to come here. */
  arrive(socket: Socket): Promise<void>
  /** Waits until so many more bytes have passed; null when they have already. */
  pass(socket: Socket, bytes: number): Promise<void> | null
}

export function createLinks(): Links {
  let line: Line | null = null
  const known = new WeakSet<Socket>()
  /** By when all that has passed a connection may have passed, monotonic milliseconds. */
  const due = new WeakMap<Socket, number>()
  return {
    set(next) {
      line = next
    },
    async arrive(socket) {
      const isNew = !known.has(socket)
      known.add(socket)
      if (line !== null) await wait(isNew ? 2 * line.delay : line.delay)
    },
    pass(socket, bytes) {
      if (line === null) return null
      const now = performance.now()
      const at = Math.max(due.get(socket) ?? 0, now - mostCredit) + (bytes / line.bytesPerSecond) * 1_000
      due.set(socket, at)
      return at - now > shortest ? wait(at - now) : null
    },
  }
}
