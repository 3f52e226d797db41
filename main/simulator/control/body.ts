/** Reads what the control address is given, and refuses what it does not take. */
import { z } from 'zod'
import type { Call } from '../http/call.ts'
import { json, Refused } from '../http/reply.ts'

/** Files that partners are to send come in here. */
const largestBody = 64 * 1_048_576

export async function readBody<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  const body = await call.text(largestBody)
  let value: unknown
  try {
    value = body === '' ? {} : JSON.parse(body)
  } catch {
    throw new Refused(json(400, { error: 'not JSON' }))
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refused(json(400, { error: z.prettifyError(parsed.error) }))
}

export function unknown(what: string): Refused {
  return new Refused(json(404, { error: `unknown ${what}` }))
}

/** A number in a query. */
export function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new Refused(json(400, { error: 'not a whole number' }))
}
