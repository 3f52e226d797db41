/** What a person fills in for a folder, and the order that is made of it. */
import type { CommandInput } from '../../preload/contract/commands.ts'
import type { RecipientRule, WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { Organisation } from '../../preload/contract/models.ts'
import { digitsOf, numberState } from '../ui/organisation-field.tsx'

export type Purpose = CommandInput<'folder.add'>['purpose']
export type From = RecipientRule['from']
export type Strict = Extract<WatchedFolder, { kind: 'out' }>['rule']['strict']

export interface FolderForm {
  readonly kind: WatchedFolder['kind']
  readonly folder: { readonly id: string; readonly label: string } | null
  readonly serviceId: string | null
  readonly from: From
  readonly recipients: readonly Organisation[]
  readonly pattern: string
  /** One glob on each line. */
  readonly include: string
  readonly exclude: string
  readonly reference: string
  readonly properties: readonly (readonly [key: string, value: string])[]
  readonly strict: Strict
  /** As typed; '' is everybody. */
  readonly sender: string
  readonly subFolder: string
  readonly withMetadata: boolean
  readonly confirms: boolean
  readonly takesMessages: boolean
  /** Null is every service for messages. */
  readonly messageServiceId: string | null
  readonly marksRead: boolean
  readonly confirmsMessages: boolean
}

export const emptyForm: FolderForm = {
  ...{ kind: 'out', folder: null, serviceId: null, from: 'fixed', recipients: [] },
  pattern: '{recipient}_{reference}_{any}',
  ...{ include: '', exclude: '', reference: '', properties: [], strict: 'none' },
  ...{ sender: '', subFolder: '', withMetadata: false, confirms: true },
  ...{ takesMessages: false, messageServiceId: null, marksRead: false, confirmsMessages: false },
}

/** The names of recipients are not part of the rule. */
export function formOf({ folder, ...watched }: WatchedFolder): FolderForm {
  const common = { ...emptyForm, folder: { id: folder.id, label: folder.name } }
  if (watched.kind === 'in') {
    const { serviceId, sender, subFolder, withMetadata, confirms, messages } = watched.rule
    return {
      ...{ ...common, kind: 'in', serviceId, sender: sender ?? '', subFolder, withMetadata, confirms },
      takesMessages: messages !== null,
      messageServiceId: messages?.serviceId ?? null,
      marksRead: messages?.marksRead ?? false,
      confirmsMessages: messages?.confirms ?? false,
    }
  }
  const { serviceId, recipients, include, exclude, reference, properties, strict } = watched.rule
  const numbers = recipients.from === 'fixed' ? recipients.recipients : []
  return {
    ...common,
    ...{ kind: 'out', serviceId, from: recipients.from, strict, reference: reference ?? '' },
    recipients: numbers.map((number) => ({ number, name: null })),
    pattern: recipients.from === 'name' ? recipients.pattern : common.pattern,
    ...{ include: include.join('\n'), exclude: exclude.join('\n'), properties: Object.entries(properties) },
  }
}

/** What has to be put right before anything can be asked of the engine. */
export type Missing = 'folder' | 'service' | 'recipients' | 'pattern' | 'sender' | 'subFolder'

const inWords = /\{(?:year|month|day|date|sender|service)\}/g

export function missingOf(form: FolderForm): ReadonlySet<Missing> {
  const missing = new Set<Missing>()
  if (form.folder === null) missing.add('folder')
  if (form.kind === 'in') {
    if (form.sender.trim() !== '' && numberState(form.sender) !== 'valid') missing.add('sender')
    if (/[{}:\\]/u.test(form.subFolder.replaceAll(inWords, ''))) missing.add('subFolder')
    return missing
  }
  if (form.serviceId === null) missing.add('service')
  if (form.from === 'fixed' && form.recipients.length === 0) missing.add('recipients')
  if (form.from === 'name' && form.pattern.split('{recipient}').length !== 2) missing.add('pattern')
  return missing
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function recipientRule({ from, recipients, pattern }: FolderForm): RecipientRule {
  if (from === 'fixed') return { from, recipients: recipients.map(({ number }) => number) }
  return from === 'name' ? { from, pattern: pattern.trim() } : { from }
}

/** Only of a form in which nothing is missing. */
export function purposeOf(form: FolderForm): Purpose {
  if (form.kind === 'in') {
    const { serviceId, sender, subFolder, withMetadata, confirms } = form
    const number = digitsOf(sender)
    const messages = form.takesMessages
      ? { serviceId: form.messageServiceId, marksRead: form.marksRead, confirms: form.confirmsMessages }
      : null
    return {
      kind: 'in',
      rule: {
        ...{ serviceId, sender: number === '' ? null : number, subFolder: subFolder.trim() },
        ...{ withMetadata, confirms, messages },
      },
    }
  }
  const reference = form.reference.trim()
  return {
    kind: 'out',
    rule: {
      serviceId: form.serviceId ?? '',
      recipients: recipientRule(form),
      ...{ include: lines(form.include), exclude: lines(form.exclude), strict: form.strict },
      reference: reference === '' ? null : reference,
      properties: Object.fromEntries(
        form.properties.map(([key, value]) => [key.trim(), value] as const).filter(([key]) => key !== ''),
      ),
    },
  }
}
