/** The way out of the office: which hosts, through what, and whom they are when they answer. */
import { z } from 'zod'
import { faultSchema } from './models.ts'

export const networkHostSchema = z.object({
  /** `host:port`. */
  id: z.string(),
  host: z.string(),
  port: z.number().int(),
  /** What it is for. */
  uses: z.array(z.enum(['login', 'transport', 'names', 'scopes', 'pages'])),
  /** Whether the program goes there, or only the person's browser. */
  from: z.enum(['program', 'browser']),
  /** Left out while the person has not said yes to it. */
  isOptional: z.boolean(),
  /** Names of the environments that need it. */
  environments: z.array(z.string()),
})
export type NetworkHost = z.infer<typeof networkHostSchema>

const waySchema = z.object({
  /** `host:port`; null = directly. */
  proxy: z.string().nullable(),
  found: z.enum(['this-machine', 'chosen', 'environment', 'system', 'script', 'nothing']),
  name: z.string().nullable(),
  login: z.boolean(),
  unread: z.boolean(),
})

/** What one host answered, and what was met on the way. */
export const networkResultSchema = z.object({
  id: z.string(),
  way: waySchema.nullable(),
  /** What the name servers of this machine say. */
  addresses: z.array(z.string()),
  certificate: z
    .object({
      issuer: z.string().nullable(),
      subject: z.string().nullable(),
      validTo: z.number().nullable(),
      trusted: z.boolean(),
      isPublic: z.boolean(),
    })
    .nullable(),
  /** Somebody on the way has put a certificate of their own in place of the host's. */
  intercepted: z.boolean(),
  /** Clock of this machine minus the host's, seconds; null when nobody told. */
  skewSeconds: z.number().nullable(),
  /** HTTP status. */
  status: z.number().int().nullable(),
  fault: faultSchema.nullable(),
})
export type NetworkResult = z.infer<typeof networkResultSchema>

export const proxyChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['system', 'none']) }),
  z.object({
    kind: z.literal('address'),
    address: z.string().min(1).max(300),
    exceptions: z.array(z.string().min(1).max(255)).max(100).default([]),
  }),
])

export const networkSettingsSchema = z.object({
  proxy: proxyChoiceSchema,
  systemCertificates: z.boolean(),
  /** Names of the issuers that have been added. */
  authorities: z.array(z.object({ subject: z.string(), validTo: z.number().nullable() })),
  /** The proxy, `host:port`, that there is a login for. */
  loginFor: z.string().nullable(),
})
export type NetworkSettings = z.infer<typeof networkSettingsSchema>
