/** What the control address takes. */
import { z } from 'zod'
import { clientSchema } from '../world/clients.ts'
import { proxyKinds } from '../proxy/kinds.ts'
import { serviceSchema } from '../world/services.ts'

const organisation = z.string().regex(/^\d{9}$/)

export const clockSchema = z.strictObject({
  advanceMs: z.number().int().default(0),
  /** `broker` moves expiry, purge and limits, and leaves tokens and Date header as they are. */
  only: z.enum(['all', 'broker']).default('all'),
  /** How far the Date header and the judgement of grants are off. */
  skewMs: z.number().int().optional(),
})
const mode = z.enum(['auto', 'manual'])
export const scanSchema = z.strictObject({ mode: mode.optional(), checksum: mode.optional() })
export const scanReleaseSchema = z.strictObject({
  what: z.enum(['scan', 'checksum']).default('scan'),
  /** All that wait, when left out. */
  id: z.string().optional(),
  verdict: z.enum(['auto', 'clean', 'malware', 'not-scanned']).default('auto'),
})
export const partnerSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('fetch'), organisation, id: z.string() }),
  z.strictObject({ action: z.literal('confirm'), organisation, id: z.string() }),
  z.strictObject({
    action: z.literal('send'),
    from: organisation,
    to: organisation,
    resourceId: z.string().default('ovelse-arsregnskap'),
    name: z.string(),
    reference: z.string().default('Fra en partner'),
    /** Content: text, bytes, or so many letters `a`. */
    text: z.string().optional(),
    base64: z.base64().optional(),
    size: z.number().int().nonnegative().max(1_073_741_824).optional(),
    /** How long ago it was sent. */
    ageMs: z.number().nonnegative().default(0),
  }),
])
export const populateSchema = z.strictObject({
  count: z.number().int().positive().max(1_000_000),
  from: organisation,
  to: organisation,
  resourceId: z.string().default('ovelse-arsregnskap'),
  size: z.number().int().nonnegative().max(1_048_576).default(1_024),
  /** How long ago the last of them was sent. */
  ageMs: z.number().nonnegative().default(0),
})
export const limitsSchema = z
  .strictObject({
    enabled: z.boolean(),
    perMinute: z.record(z.string(), z.number().int().nonnegative()),
  })
  .partial()
export const accessListSchema = z.strictObject({
  resourceId: z.string(),
  /** Null = everybody. */
  organisations: z.array(organisation).nullable(),
})
export const servicePatchSchema = serviceSchema.partial().required({ id: true }).strict()
export const ownerSchema = z.strictObject({ organisation, name: z.string(), ready: z.boolean() })
export const clientPatchSchema = clientSchema
  .partial()
  .required({ clientId: true })
  .extend({
    /** Scopes granted to its organisation, in place of those it had. */
    granted: z.array(z.string()).optional(),
    /** System users of its system, in place of those it had. */
    systemUsers: z
      .array(z.object({ organisation, externalRef: z.string().nullable().default(null) }))
      .optional(),
  })
  .strict()
export const proxySchema = z.strictObject({ kind: z.enum(proxyKinds) })
export const certificateSchema = z.strictObject({ pem: z.string() })
