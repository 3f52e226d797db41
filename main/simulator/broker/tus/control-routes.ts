/** The part of the control address that is about resumable uploads. See the README. */
import { z } from 'zod'
import { readBody } from '../../control/body.ts'
import type { Call } from '../../http/call.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { Route } from '../../http/router.ts'
import type { TusPorts } from './ports.ts'
import { tusWaits } from './timings.ts'

/** Milliseconds; null = until released. */
const delay = z.union([z.number().int().nonnegative(), z.null(), z.literal('auto')])
const switchesSchema = z
  .strictObject({
    durable: delay,
    lock: delay,
    finish: delay,
    mostBlocks: z.number().int().positive(),
    largestChunk: z.number().int().positive(),
  })
  .partial()
const releaseSchema = z.strictObject({
  what: z.enum(tusWaits),
  /** Of an upload: a part's, or the transfer's. All that wait, when left out. */
  id: z.string().optional(),
  /** Accepted bytes that are not durable are never found again. */
  lost: z.boolean().default(false),
})

export function tusControlRoutes(control: string, ports: TusPorts): readonly Route[] {
  const { rows, scheduler, switches } = ports
  const done = (value: unknown): Reply => json(200, value)
  const route = (method: 'GET' | 'POST', path: string, handle: (call: Call) => Promise<Reply>): Route => ({
    ...{ operation: 'control', method, pattern: `${control}${path}`, handle },
  })
  return [
    route('GET', '/tus', async () => {
      await scheduler.settle()
      return done({ uploads: rows.all() })
    }),
    route('POST', '/tus', async (call) => {
      const { mostBlocks, largestChunk, ...delays } = await readBody(call, switchesSchema)
      for (const wait of tusWaits) {
        const ordered = delays[wait]
        if (ordered !== undefined) switches.setDelay(wait, ordered)
      }
      switches.mostBlocks = mostBlocks ?? switches.mostBlocks
      switches.largestChunk = largestChunk ?? switches.largestChunk
      return done({ mostBlocks: switches.mostBlocks, largestChunk: switches.largestChunk })
    }),
    route('POST', '/tus/release', async (call) => {
      const { what, id, lost } = await readBody(call, releaseSchema)
      const released = scheduler.release(`tus-${what}`, id, lost ? 'lost' : null)
      await scheduler.settle()
      return done({ released })
    }),
  ]
}
