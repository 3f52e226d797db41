/** The owner's side of the socket: whoever knows the secret of `owner.json` gets a door to the engine. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { prepareAddress, removeAddress } from './address.ts'
import type { EngineDoor } from './door.ts'
import { homeUnwritable } from './home.ts'
import { followLines, longestLine, parseLine, readFirstLine, sendLine } from './lines.ts'
import { helloSchema, protocol, requestSchema, type OwnerMessage } from './messages.ts'
import { removeOwner, writeOwner } from './owner-file.ts'

/** What an owner offers besides the engine. */
export interface OwnerServices {
  readonly door: EngineDoor
  /** A fresh one-time address of the window; null when this owner has no window in a browser. */
  readonly openAddress: () => Promise<Result<string | null>>
}

export interface OwnerServer {
  close(): Promise<void>
}

/** A stranger may say this much in this time; then it is cut off. */
const longestHello = 64 * 1024
const helloMilliseconds = 5_000
/** What is left of a refused file is read away for so long; then the connection ends. */
const drainMilliseconds = 5_000

/** Hashed first: the comparison takes equally long whatever was sent. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

const say = (socket: Socket, message: OwnerMessage): void => sendLine(socket, message)

function serveCalls(socket: Socket, { door, openAddress }: OwnerServices): void {
  let unsubscribe: (() => void) | null = null
  const answer = async (id: number, reply: Promise<Result<unknown>>): Promise<void> => {
    say(socket, { id, reply: await reply.catch(() => failure(fault('internal'))) })
  }
  followLines(socket, longestLine, (line) => {
    const request = requestSchema.safeParse(parseLine(line))
    if (!request.success) return void socket.destroy()
    if ('name' in request.data) {
      const { id, name, input, door: asked } = request.data
      return void answer(id, door.call(name, input, asked))
    }
    if ('open' in request.data) return void answer(request.data.id, openAddress())
    unsubscribe ??= door.subscribe((event) => say(socket, { event }))
  })
  socket.on('close', () => unsubscribe?.())
  socket.on('end', () => socket.end())
}

async function serve(socket: Socket, secret: string, services: OwnerServices): Promise<void> {
  const line = await readFirstLine(socket, longestHello, helloMilliseconds)
  const hello = helloSchema.safeParse(line === null ? undefined : parseLine(line))
  if (!hello.success || !isSame(hello.data.secret, secret) || hello.data.protocol !== protocol) {
    socket.destroy()
    return
  }
  if (hello.data.spool === undefined) {
    say(socket, { welcome: true })
    serveCalls(socket, services)
    return
  }
  // Refused before its end, the rest of the file is still coming: the answer must get through all the same.
  const reply = await services.door.spool(hello.data.spool, socket.iterator({ destroyOnReturn: false }))
  if (socket.writable) say(socket, { id: 0, reply })
  socket.end()
  socket.resume()
  setTimeout(() => socket.destroy(), drainMilliseconds).unref()
}

async function listen(server: Server, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Listens for this home and writes `owner.json` once it does. Fault: home-unwritable. */
export async function serveOwner(home: string, services: OwnerServices): Promise<Result<OwnerServer>> {
  const secret = randomBytes(32).toString('base64url')
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A connection that breaks is closed; there is nothing else to do about it.
    void serve(socket, secret, services).catch(() => socket.destroy())
  })
  try {
    const address = prepareAddress(home)
    await listen(server, address)
    writeOwner(home, { protocol, pid: process.pid, address, secret })
    return success({
      async close() {
        removeOwner(home)
        const closed = new Promise((resolve) => server.close(resolve))
        for (const socket of sockets) socket.destroy()
        await closed
        removeAddress(address)
      },
    })
  } catch (error) {
    server.close()
    return failure(homeUnwritable(home, error))
  }
}
