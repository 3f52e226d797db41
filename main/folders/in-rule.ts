/** What a person lays down for an in-folder, and where an arrival goes by it. */
import { z } from 'zod'
import { inFolderRuleSchema } from '../../preload/contract/folder-models.ts'
import { idSchema } from '../../preload/contract/models.ts'
import { safeFileName } from '../lib/file-names.ts'
import { isOrganisationNumber } from '../lib/organisation-number.ts'
import { dayOf } from './names.ts'
import type { Arrival } from './arrival.ts'

const placeholder = /\{(year|month|day|date|sender|service)\}/g
/** `{sender}/{year}-{month}`; each part between slashes becomes the name of one folder. */
const isSubFolderPattern = (pattern: string): boolean =>
  !/[{}]/u.test(pattern.replaceAll(placeholder, '')) && !/[:\\]/u.test(pattern)

const shape = inFolderRuleSchema.shape
export const inRuleSchema = inFolderRuleSchema.extend({
  id: idSchema,
  profileId: idSchema,
  path: z.string().min(1).max(4_096),
  sender: shape.sender.refine((sender) => sender === null || isOrganisationNumber(sender)),
  subFolder: shape.subFolder.refine(isSubFolderPattern),
})
export type InRule = z.infer<typeof inRuleSchema>

/** The service whose arrivals of this kind the rule takes; null = any, undefined = none at all. */
const wantedService = (rule: InRule, kind: Arrival['kind']): string | null | undefined =>
  kind === 'file' ? rule.serviceId : rule.messages?.serviceId

export function isFor(rule: InRule, { kind, profileId, serviceId, sender }: Arrival): boolean {
  const wanted = wantedService(rule, kind)
  return (
    rule.profileId === profileId &&
    (wanted === null || wanted === serviceId) &&
    (rule.sender === null || rule.sender === sender)
  )
}

/** What the service is told when the arrival is safe in its folder. */
export function actsFor(rule: InRule, { kind, needsConfirmation }: Arrival): readonly ('read' | 'confirm')[] {
  if (kind === 'file') return rule.confirms ? ['confirm'] : []
  const { marksRead = false, confirms = false } = rule.messages ?? {}
  return [
    ...(marksRead ? (['read'] as const) : []),
    ...(confirms && needsConfirmation ? (['confirm'] as const) : []),
  ]
}

/** The rule that says most of an arrival; the first of equals. */
export function ruleFor(rules: readonly InRule[], arrival: Arrival): InRule | null {
  const weight = (rule: InRule): number =>
    (rule.sender === null ? 0 : 2) + (wantedService(rule, arrival.kind) === null ? 0 : 1)
  return rules.filter((rule) => isFor(rule, arrival)).toSorted((a, b) => weight(b) - weight(a))[0] ?? null
}

/** From the folder of the rule, with `/`; '' for the folder itself. No value can lead out of it. */
export function subFolderFor(rule: InRule, arrival: Arrival): string {
  const date = dayOf(arrival.publishedAt)
  const [year = '', month = '', day = ''] = date.split('-')
  const { sender, serviceId: service } = arrival
  const values: Readonly<Record<string, string>> = { year, month, day, date, sender, service }
  return rule.subFolder
    .split('/')
    .map((part) => part.replaceAll(placeholder, (_all, key: string) => values[key] ?? ''))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => safeFileName(part).name)
    .join('/')
}
