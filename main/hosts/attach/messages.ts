/** What the two ends of the owner's socket say to each other, one JSON document a line. */
import { z } from 'zod'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import type { Result } from '../../../preload/contract/result.ts'

/** Grows when an older program could misunderstand a newer one. */
export const protocol = 1

/** The first line. With `spool` the file's bytes follow it, up to the end of the writing side. */
export const helloSchema = z.object({
  secret: z.string().max(200),
  protocol: z.number(),
  spool: z
    .object({
      name: z.string().max(4_096),
      folder: z.string().max(32_768),
      size: z.number().int().nonnegative(),
    })
    .optional(),
})

export const requestSchema = z.union([
  z.object({
    id: z.number().int(),
    name: z.string().max(100),
    input: z.unknown(),
    door: z.enum(['window', 'local']),
  }),
  z.object({ subscribe: z.literal(true) }),
  /** Asks for an address under which a browser may open the window once. */
  z.object({ id: z.number().int(), open: z.literal(true) }),
])

/** What the owner says. */
export type OwnerMessage =
  | { readonly welcome: true }
  | { readonly id: number; readonly reply: Result<unknown> }
  | { readonly event: EngineEvent }

export function isOwnerMessage(value: unknown): value is OwnerMessage {
  return typeof value === 'object' && value !== null
}
