/** What a person lays down for an out-folder, checked wherever it comes from. */
import { z } from 'zod'
import { outFolderRuleSchema, recipientRuleSchema } from '../../preload/contract/folder-models.ts'
import { idSchema } from '../../preload/contract/models.ts'
import { isOrganisationNumber } from '../lib/organisation-number.ts'
import { isNamePattern } from './name-pattern.ts'

const checkedRecipients = recipientRuleSchema.refine((rule) => {
  if (rule.from === 'fixed') return rule.recipients.every(isOrganisationNumber)
  return rule.from !== 'name' || isNamePattern(rule.pattern)
})

export const outRuleSchema = outFolderRuleSchema.extend({
  id: idSchema,
  profileId: idSchema,
  /** Absolute; a share by its UNC path, because a service knows no drive letters (field-notes.md §3, 19). */
  path: z.string().min(1).max(4_096),
  recipients: checkedRecipients,
})
export type OutRule = z.infer<typeof outRuleSchema>
