/** Fields that the answers of Broker and Correspondence have in common. broker.md §1.6, correspondence.md §1.3. */
import { z } from 'zod'
import { parseServiceTime } from './broker/times.ts'

/** Epoch milliseconds. */
export const time = z.string().transform((text, context) => {
  const parsed = parseServiceTime(text)
  if (parsed !== null) return parsed
  context.addIssue('not a time')
  return z.NEVER
})
export const textOrNone = z
  .string()
  .nullish()
  .transform((text) => text ?? '')
/** "" or null until the service has computed it (fact 12). */
export const checksum = z
  .string()
  .nullish()
  .transform((text) => (text ? text.toLowerCase() : null))
/** Null values would break every reader; the service lets none in, and others need not trust that. */
export const properties = z
  .record(z.string(), z.string().nullable())
  .nullish()
  .transform((list) =>
    Object.fromEntries(Object.entries(list ?? {}).map(([name, value]) => [name, value ?? ''] as const)),
  )

export const byTime = (a: { readonly at: number }, b: { readonly at: number }): number => a.at - b.at
