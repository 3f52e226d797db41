/** The other side of the socket: a door to an engine that another process owns. */
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { fault } from '../../../preload/contract/fault.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import type { FileReference } from '../../../preload/contract/models.ts'
import { failure, type Result } from '../../../preload/contract/result.ts'
import type { SpoolRequest } from '../../engine.ts'
import type { EngineDoor } from './door.ts'
import { followLines, longestLine, parseLine, readFirstLine, sendLine } from './lines.ts'
import { isOwnerMessage, protocol } from './messages.ts'
import { readOwner, type Owner } from './owner-file.ts'

export interface Attached {
  readonly door: EngineDoor
  /** Resolves when the owner is gone or `door.stop` has been called. */
  readonly ended: Promise<void>
  /** A fresh one-time address of the owner's window; null when it has none. */
  openAddress(): Promise<Result<string | null>>
}

const welcomeMilliseconds = 5_000
const lost = () => failure(fault('session-lost'))

function connectTo(address: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ path: address, allowHalfOpen: true })
    socket.once('connect', () => {
      socket.off('error', refuse)
      socket.on('error', () => undefined)
      resolve(socket)
    })
    const refuse = (): void => resolve(null)
    socket.once('error', refuse)
  })
}

/** Sends one file's bytes on a connection of their own, so that calls need not wait behind them. */
async function spool(
  owner: Owner,
  request: SpoolRequest,
  body: AsyncIterable<Uint8Array>,
): Promise<Result<FileReference>> {
  const socket = await connectTo(owner.address)
  if (socket === null) return lost()
  sendLine(socket, { secret: owner.secret, protocol, spool: request })
  const answered = readFirstLine(socket, longestLine, 2 ** 31 - 1)
  // The answer says what went wrong; a broken pipe is only its echo. A refusal may come before the last byte.
  const cut = new AbortController()
  void pipeline(body, socket, { signal: cut.signal }).catch(() => undefined)
  const line = await answered
  cut.abort()
  socket.destroy()
  const message = line === null ? undefined : parseLine(line)
  if (!isOwnerMessage(message) || !('reply' in message)) return lost()
  // The owner runs the same program: it has checked its reply against the contract's types.
  return message.reply as Result<FileReference>
}

function createDoor(socket: Socket, owner: Owner): Attached {
  const waiting = new Map<number, (reply: Result<unknown>) => void>()
  const listeners = new Set<(event: EngineEvent) => void>()
  let lastId = 0
  let isSubscribed = false

  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      for (const answer of waiting.values()) answer(lost())
      waiting.clear()
      resolve()
    })
  })
  socket.on('end', () => socket.destroy())
  followLines(socket, longestLine, (line) => {
    const message = parseLine(line)
    if (!isOwnerMessage(message)) return void socket.destroy()
    if ('event' in message) return listeners.forEach((listener) => listener(message.event))
    if (!('id' in message)) return
    waiting.get(message.id)?.(message.reply)
    waiting.delete(message.id)
  })

  const ask = (message: Readonly<Record<string, unknown>>): Promise<Result<unknown>> => {
    if (!socket.writable) return Promise.resolve(lost())
    lastId += 1
    const id = lastId
    return new Promise((resolve) => {
      waiting.set(id, resolve)
      sendLine(socket, { id, ...message })
    })
  }

  return {
    ended,
    openAddress: () => ask({ open: true }) as Promise<Result<string | null>>,
    door: {
      call: (name, input, door) => ask({ name, input, door }),
      spool: (request, body) => spool(owner, request, body),
      subscribe(listener) {
        listeners.add(listener)
        if (!isSubscribed) sendLine(socket, { subscribe: true })
        isSubscribed = true
        return () => listeners.delete(listener)
      },
      async stop() {
        socket.destroy()
        await ended
      },
    },
  }
}

/** A door to the owner of this home; null when none answers (it is starting, stopping or dead). */
export async function attach(home: string): Promise<Attached | null> {
  const owner = readOwner(home)
  if (owner?.protocol !== protocol) return null
  const socket = await connectTo(owner.address)
  if (socket === null) return null
  sendLine(socket, { secret: owner.secret, protocol })
  const welcome = await readFirstLine(socket, 1024, welcomeMilliseconds)
  if (welcome === null) {
    socket.destroy()
    return null
  }
  return createDoor(socket, owner)
}
