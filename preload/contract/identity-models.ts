/** Keys, certificates, the vault and what lapses. Times are epoch milliseconds. Never a private part. */
import { z } from 'zod'
import { faultSchema, idSchema, organisationSchema } from './models.ts'

const time = z.number().int()

/** What may be told of a certificate (platform.md §2). */
export const certificateViewSchema = z.object({
  /** Who it was issued to, as the certificate says it. */
  subject: z.string(),
  organisation: z.string().nullable(),
  issuer: z.string(),
  kind: z.enum(['production', 'test', 'unknown']),
  use: z.enum(['authentication', 'signing', 'encryption', 'other']),
  notBefore: time,
  notAfter: time,
  /** SHA-1, forty hex digits, as other programs show it. */
  thumbprint: z.string(),
})
export type CertificateView = z.infer<typeof certificateViewSchema>

/** Where a private key is: in practice's memory, in the person's own file, in the vault, in the system's store. */
export const keySourceSchema = z.enum(['practice', 'file', 'made', 'imported', 'system'])
export type KeySource = z.infer<typeof keySourceSchema>

/**
 * A key of a profile. `current` signs; `next` waits beside it until it has been tried; `old` has been replaced
 * and is kept until the person removes it (platform.md §1.5).
 */
export const keyViewSchema = z.object({
  id: idSchema,
  role: z.enum(['current', 'next', 'old']),
  source: keySourceSchema,
  /** The id Maskinporten knows; null when the certificate itself identifies the key (`x5c`). */
  keyId: z.string().nullable(),
  certificate: certificateViewSchema.nullable(),
  /** What is pasted in self-service; null when the public part is not known here. */
  publicJwk: z.string().nullable(),
  publicPem: z.string().nullable(),
  createdAt: time,
  /** When it was registered at Maskinporten, as far as we were told or have seen. */
  registeredAt: time.nullable(),
  /** One year after registration, or the end of the certificate, whichever comes first. */
  expiresAt: time.nullable(),
})
export type KeyView = z.infer<typeof keyViewSchema>

/** A key found in a file or in the system's store: looked at, not yet taken. */
export const foundKeySchema = z.object({
  id: idSchema,
  certificate: certificateViewSchema.nullable(),
  /** The key id that stands in the file itself (a JWK has one). */
  keyId: z.string().nullable(),
  /** Why it cannot be used. */
  fault: faultSchema.nullable(),
  /** The one we would take. */
  best: z.boolean(),
})
export type FoundKey = z.infer<typeof foundKeySchema>

export const vaultViewSchema = z.object({
  /** `empty` until the first key is kept. */
  state: z.enum(['empty', 'open', 'closed']),
  openedBy: z.array(z.enum(['keychain', 'passphrase'])),
  /** Why it is closed, or why the keychain cannot be used. */
  fault: faultSchema.nullable(),
})
export type VaultView = z.infer<typeof vaultViewSchema>

/** Something that lapses (platform.md §1.5, §2.5; step 15 of §8). */
export const calendarEntrySchema = z.object({
  id: idSchema,
  profileId: idSchema,
  kind: z.enum(['certificate', 'key', 'approval', 'file']),
  /** File name, key id or certificate's subject. */
  title: z.string(),
  at: time,
  /** The tightest of 60, 30, 14, 7 and 1 days that has been passed; 0 = has lapsed, null = far off. */
  warning: z.union([z.literal([0, 1, 7, 14, 30, 60]), z.null()]),
})
export type CalendarEntry = z.infer<typeof calendarEntrySchema>

/** What the register of organisations said (platform.md §7). */
export const lookUpSchema = z.object({
  organisation: organisationSchema,
  /** `not-asked`: without consent, or in an environment that has no register. */
  status: z.enum(['found', 'unknown', 'deleted', 'bankrupt', 'not-asked']),
})
export type LookUp = z.infer<typeof lookUpSchema>
