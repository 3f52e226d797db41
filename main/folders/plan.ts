/** What is to become of one file, from its name, what lies beside it and the rule. Touches nothing. */
import picomatch from 'picomatch'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { longestReference } from '../../preload/contract/folder-models.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import { matchName } from './name-pattern.ts'
import { doneSuffix, nameKey, sideCarSuffix } from './names.ts'
import { neverSent, type NeverSentReason } from './never-sent.ts'
import type { OutRule } from './out-rule.ts'
import type { SendOrder } from './ports.ts'
import { parseSideCar, type SideCar } from './side-car.ts'

export type IgnoredReason = NeverSentReason | 'excluded' | 'companion' | 'not-a-file' | 'wrong-level'

/** Why a file is not sent yet. */
export type WaitingReason =
  /** It has changed lately, or has not been watched for long enough. */
  | 'growing'
  /** It has no bytes; most of these get some. */
  | 'empty'
  /** Its `name.json` has not come. */
  | 'side-car'
  /** Its `name.done` has not come. */
  | 'marker'
  /** It was written under its final name, though the folder takes only what arrives by rename. */
  | 'written-in-place'
  /** A cloud drive has not fetched its bytes. */
  | 'online-only'
  /** Its turn has not come. */
  | 'turn'
  /** Another program holds it. */
  | 'held'

/** A file that a sweep has found, with what the rule asks about. */
export interface FoundFile {
  readonly name: string
  /** The sub-folder it lies in; '' in the folder itself. */
  readonly subFolder: string
  /** The side-car's text, when the rule has one and it is there. */
  readonly sideCar: string | null
  readonly hasMarker: boolean
}

export type Plan =
  | { readonly kind: 'send'; readonly order: SendOrder }
  | { readonly kind: 'waiting'; readonly reason: WaitingReason }
  | { readonly kind: 'refused'; readonly fault: Fault }

/** Why names of a folder stay where they are; null for those that are looked at. Compiled once for each rule. */
export function createNameFilter(rule: OutRule): (name: string) => IgnoredReason | null {
  const options = { nocase: true, dot: true } as const
  const matcher = (globs: readonly string[]) =>
    picomatch(
      globs.map((glob) => glob.normalize('NFC')),
      options,
    )
  const isIncluded = rule.include.length === 0 ? () => true : matcher(rule.include)
  const isExcluded = rule.exclude.length === 0 ? () => false : matcher(rule.exclude)
  const suffixes = companionSuffixes(rule)
  return (name) => {
    const reason = neverSent(name)
    if (reason !== null) return reason
    if (suffixes.some((suffix) => nameKey(name).endsWith(suffix))) return 'companion'
    const composed = name.normalize('NFC')
    return isIncluded(composed) && !isExcluded(composed) ? null : 'excluded'
  }
}

/** What lies beside a file of this rule and goes along with it. */
export function companionSuffixes(rule: OutRule): readonly string[] {
  return [
    ...(rule.recipients.from === 'side-car' ? [sideCarSuffix] : []),
    ...(rule.strict === 'marker' ? [doneSuffix] : []),
  ]
}

interface Found {
  readonly recipients: readonly string[]
  readonly reference: string | null
  readonly sideCar: SideCar | null
}

function recipientOf(value: string): Result<readonly string[]> {
  const number = parseOrganisationNumber(value)
  return number === null ? failure(fault('recipient-invalid', { values: { value } })) : success([number])
}

/** `310904473 Lier kommune` → `310904473`. */
function leadingNumber(folder: string): string {
  return /^[\d\s]+/u.exec(folder)?.[0].trim() ?? folder
}

function recipientsFor(file: FoundFile, rule: OutRule): Result<Found> {
  const { name, subFolder } = file
  const from = rule.recipients
  const found = (recipients: Result<readonly string[]>, more: Partial<Found> = {}): Result<Found> =>
    recipients.ok
      ? success({ recipients: recipients.value, reference: null, sideCar: null, ...more })
      : recipients
  switch (from.from) {
    case 'fixed':
      return found(success(from.recipients))
    case 'sub-folder':
      return found(recipientOf(leadingNumber(subFolder)))
    case 'name': {
      const match = matchName(from.pattern, name)
      if (match === null)
        return failure(fault('folder-name-unmatched', { values: { name, value: from.pattern } }))
      return found(recipientOf(match.recipient), { reference: match.reference })
    }
    case 'side-car': {
      const sideCar = parseSideCar(name, file.sideCar ?? '')
      return sideCar.ok ? found(success(sideCar.value.recipients), { sideCar: sideCar.value }) : sideCar
    }
  }
}

function referenceFor(file: FoundFile, rule: OutRule, found: Found): string | null {
  if (found.sideCar?.reference !== undefined) return found.sideCar.reference
  const template = rule.reference ?? (found.reference === null ? null : '{reference}')
  if (template === null) return null
  const name = file.name.normalize('NFC')
  const values: Readonly<Record<string, string>> = {
    name,
    stem: name.replace(/(?<=.)\.[^.]*$/u, ''),
    folder: file.subFolder.normalize('NFC'),
    reference: found.reference ?? '',
  }
  const filled = template.replaceAll(
    /\{(name|stem|folder|reference)\}/g,
    (_all, key: string) => values[key] ?? '',
  )
  return filled === '' ? null : filled
}

/**
 * What is to become of a file. Faults of a refusal: recipient-invalid, folder-name-unmatched,
 * folder-side-car-invalid, reference-invalid, property-invalid.
 */
export function plan(file: FoundFile, rule: OutRule): Plan {
  if (rule.strict === 'marker' && !file.hasMarker) return { kind: 'waiting', reason: 'marker' }
  if (rule.recipients.from === 'side-car' && file.sideCar === null)
    return { kind: 'waiting', reason: 'side-car' }
  const found = recipientsFor(file, rule)
  if (!found.ok) return { kind: 'refused', fault: found.fault }
  const reference = referenceFor(file, rule, found.value)
  if (reference !== null && reference.length > longestReference)
    return { kind: 'refused', fault: fault('reference-invalid') }
  const properties = { ...rule.properties, ...found.value.sideCar?.properties }
  const { profileId, serviceId } = rule
  const { recipients } = found.value
  return { kind: 'send', order: { profileId, serviceId, recipients, reference, properties } }
}
