/** The engine's events as lines of JSON, with a sign of life in between. */
import type { ServerResponse } from 'node:http'
import type { LastingDoor } from '../attach/lasting.ts'

const pingMilliseconds = 15_000
/** A window that does not read is cut off here and asks for everything again when it comes back. */
const longestQueue = 8 * 1024 * 1024

/** Answers with a stream that lasts until either side ends it. */
export function streamEvents(response: ServerResponse, door: LastingDoor): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
  const say = (message: unknown): void => {
    response.write(`${JSON.stringify(message)}\n`)
    if (response.writableLength > longestQueue) response.destroy()
  }
  const unsubscribe = door.subscribe(say, () => response.end())
  const timer = setInterval(say, pingMilliseconds, { name: 'ping' })
  say({ name: 'ping' })
  response.on('close', () => {
    clearInterval(timer)
    unsubscribe()
  })
}
