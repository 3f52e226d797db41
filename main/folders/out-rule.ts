/** What a person lays down for an out-folder, checked wherever it comes from. */
import { z } from 'zod'
import { idSchema, organisationNumberSchema } from '../../preload/contract/models.ts'
import { isOrganisationNumber } from '../lib/organisation-number.ts'
import { namePatternSchema } from './name-pattern.ts'

/** One is kept for our own (broker.md §1.4: ten). */
export const mostProperties = 9
/** As of a transfer that is sent by hand. */
export const longestReference = 500
const longestGlob = 200

export const propertiesSchema = z
  .record(z.string().min(1).max(50), z.string().max(3_000))
  .refine((properties) => Object.keys(properties).length <= mostProperties)

const recipient = organisationNumberSchema.refine(isOrganisationNumber)
const globs = z.array(z.string().min(1).max(longestGlob)).max(50)

export const recipientRuleSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('fixed'), recipients: z.array(recipient).min(1).max(1_000) }),
  /** The file lies in a sub-folder that bears the recipient's number, alone or before a space and a name. */
  z.object({ from: z.literal('sub-folder') }),
  z.object({ from: z.literal('name'), pattern: namePatternSchema }),
  /** `report.pdf` is sent as `report.pdf.json` says. */
  z.object({ from: z.literal('side-car') }),
])
export type RecipientRule = z.infer<typeof recipientRuleSchema>

export const outRuleSchema = z.object({
  id: idSchema,
  profileId: idSchema,
  serviceId: z.string().min(1).max(255),
  /** Absolute; a share by its UNC path, because a service knows no drive letters (field-notes.md §3, 19). */
  path: z.string().min(1).max(4_096),
  recipients: recipientRuleSchema,
  /** Names that are sent; none means every name. */
  include: globs.default([]),
  exclude: globs.default([]),
  /** May hold `{name}`, `{stem}`, `{folder}` and, with a pattern that has it, `{reference}`. */
  reference: z.string().max(longestReference).nullable().default(null),
  properties: propertiesSchema.default({}),
  /**
   * `marker`: only beside a `name.done`. `rename`: only files that are whole when they get their name; one that
   * is seen growing under it is held back.
   */
  strict: z.enum(['none', 'marker', 'rename']).default('none'),
})
export type OutRule = z.infer<typeof outRuleSchema>
