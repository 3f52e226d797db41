/** Trouble that is ordered through the control address: which call, and what is to happen to it. */
import { z } from 'zod'

const bytes = z.number().int().nonnegative()
const pattern = z.string().refine((text) => {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}, 'not a regular expression')

const matchSchema = z.strictObject({
  /** Name of an operation, see the README; `event` for cloud events. */
  operation: z.string().optional(),
  method: z.string().optional(),
  /** Regular expression against the path (against the type, for an event). */
  path: pattern.optional(),
  /** Client id or organisation number of the token. */
  client: z.string().optional(),
  /** So many matching calls are let through first. */
  after: z.number().int().nonnegative().default(0),
  /** So many are then troubled; null = all. */
  times: z.number().int().positive().nullable().default(1),
})

const actionSchema = z.strictObject({
  /** Answers this instead of doing the work. */
  status: z.number().int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  /** As a proxy would: a body with the type text/html. */
  html: z.string().optional(),
  /** Cuts the connection after so many bytes of the request's or the answer's body. */
  cutRequestAfterBytes: bytes.optional(),
  cutResponseAfterBytes: bytes.optional(),
  /** Both bodies are held to this. */
  bytesPerSecond: z.number().int().positive().optional(),
  delayMs: z.number().int().nonnegative().optional(),
  /** One byte of a downloaded body is another one. */
  wrongChecksum: z.boolean().optional(),
  /** The work is done, its answer never comes. */
  lostAnswer: z.boolean().optional(),
  /** Date header, and the time by which a grant is judged, are so much off. */
  clockSkewMs: z.number().int().optional(),
  /** The cloud event is not delivered. */
  lostEvent: z.boolean().optional(),
})

export const rulesSchema = z.strictObject({
  rules: z.array(z.strictObject({ match: matchSchema.prefault({}), action: actionSchema })).max(1_000),
})
export type Rule = z.infer<typeof rulesSchema>['rules'][number]
export type Action = Rule['action']
