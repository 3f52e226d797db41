/** What the control address takes for Correspondence. */
import { z } from 'zod'
import { normaliseParty, partySchema } from './parties.ts'
import { partnerActions } from './partners.ts'
import { messageServiceSchema } from './services.ts'
import { heldJobs } from './switches.ts'

/** Any form that initialize takes, and the bare nine digits that it does not. */
const party = z.string().transform((text, context) => {
  const found = normaliseParty(/^\d{9}$/.test(text) ? `0192:${text}` : text)
  if (found !== null) return found
  context.addIssue({ code: 'custom', message: 'no organisation and no person' })
  return z.NEVER
})

export const sendSchema = z.strictObject({
  /** Its owner is the sender. */
  resourceId: z.string(),
  to: party,
  title: z.string().default('Fra en partner'),
  body: z.string().default('Hei.'),
  reference: z.string().default('Fra en partner'),
  /** How long ago it was published. */
  ageMs: z.number().nonnegative().default(0),
  dueInMs: z.number().optional(),
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        /** Content: text, bytes, or so many letters `a`. */
        text: z.string().optional(),
        base64: z.base64().optional(),
        size: z.number().int().nonnegative().max(1_073_741_824).optional(),
      }),
    )
    .default([]),
  summary: z.string().optional(),
  messageSender: z.string().optional(),
  language: z.string().optional(),
  needsConfirmation: z.boolean().optional(),
  confidential: z.boolean().optional(),
  forwarding: z.boolean().optional(),
  properties: z.record(z.string(), z.string()).optional(),
  replyOptions: z.array(z.strictObject({ linkURL: z.string(), linkText: z.string().nullable() })).optional(),
})
export const actSchema = z.strictObject({ id: z.string(), action: z.enum(partnerActions) })
export const partyPatchSchema = partySchema.partial().extend({ party }).strict()
export const holdSchema = z.strictObject({
  jobs: z.array(z.enum(heldJobs)),
  /** False lets those that come run by themselves again; what waits is released by `/message/release`. */
  held: z.boolean().default(true),
})
export const releaseSchema = z.strictObject({
  job: z.enum(heldJobs),
  /** Message id, or attachment id for a scan; all that wait, when left out. */
  id: z.string().optional(),
  verdict: z.enum(['auto', 'clean', 'malware', 'not-scanned']).default('auto'),
})
export const outcomeSchema = z.strictObject({
  /** Organisation number, person number, e-mail or mobile number; all, when left out. */
  recipient: z.string().default('*'),
  /** As the service prints it, for instance `Email_Failed_Bounced`; null = as it would be. */
  status: z.string().nullable(),
})
export const strangeSchema = z.strictObject({
  fields: z.boolean().default(false),
  status: z.string().nullable().default(null),
})
export const registerSchema = z.strictObject({ down: z.boolean() })
export const servicePatchSchema = messageServiceSchema.partial().required({ id: true }).strict()
