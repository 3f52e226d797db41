/** What was typed about watched folders, as orders; what is missing or impossible is a usage error. */
import type { CommandInput } from '../../../preload/contract/commands.ts'
import { UsageError } from '../exit.ts'
import { propertiesOf, required, splitList } from './orders.ts'
import type { Parsed, Values } from './parse.ts'
import type { CliText } from './text/index.ts'

export type FolderPurposeInput = CommandInput<'folder.add'>['purpose']
type OutRule = Extract<FolderPurposeInput, { kind: 'out' }>['rule']
type InRule = Extract<FolderPurposeInput, { kind: 'in' }>['rule']

export interface FolderOrder {
  readonly path: string
  readonly purpose: FolderPurposeInput
  readonly enabled: boolean
}

const stricts = ['none', 'marker', 'rename'] as const

function pathOf({ positionals }: Parsed, text: CliText): string {
  const [path, ...more] = positionals
  if (more.length > 0) throw new UsageError(text.invalid('DIR', positionals.join(' ')))
  return required(path, 'DIR', text)
}

function recipientsOf(values: Values, text: CliText): OutRule['recipients'] {
  const { 'to-from': from, 'name-pattern': pattern } = values
  const numbers = splitList(values.to ?? []).map((number) =>
    number.replace(/^0192:/u, '').replaceAll(' ', ''),
  )
  if ([numbers.length > 0, from !== undefined, pattern !== undefined].filter(Boolean).length !== 1)
    throw new UsageError(text.missing('--to | --to-from | --name-pattern'))
  if (pattern !== undefined) return { from: 'name', pattern }
  if (from === 'sub-folder' || from === 'side-car') return { from }
  if (from !== undefined) throw new UsageError(text.invalid('--to-from', from))
  return { from: 'fixed', recipients: numbers }
}

function serviceOf({ service = [] }: Values, text: CliText): string | undefined {
  const [only, ...more] = service
  if (more.length > 0) throw new UsageError(text.invalid('--service', service.join(' ')))
  return only
}

export function outFolderOrder(parsed: Parsed, text: CliText): FolderOrder {
  const { values } = parsed
  const strict = stricts.find((one) => one === (values.strict ?? 'none'))
  if (strict === undefined) throw new UsageError(text.invalid('--strict', values.strict ?? ''))
  const rule = {
    ...{
      serviceId: required(serviceOf(values, text), '--service', text),
      recipients: recipientsOf(values, text),
    },
    ...{ include: values.include ?? [], exclude: values.exclude ?? [], strict },
    ...{ reference: values.reference ?? null, properties: propertiesOf(values, text) },
  }
  return { path: pathOf(parsed, text), purpose: { kind: 'out', rule }, enabled: values.off !== true }
}

/** What is said of messages says nothing before they are asked for, and a legal act is not agreed to by the way. */
function messagesOf(values: Values, text: CliText): InRule['messages'] {
  const { 'message-service': serviceId, 'mark-read': marksRead, 'confirm-messages': confirms } = values
  if (values.messages !== true) {
    if ([serviceId, marksRead, confirms].some((one) => one !== undefined))
      throw new UsageError(text.missing('--messages'))
    return null
  }
  return { serviceId: serviceId ?? null, marksRead: marksRead === true, confirms: confirms === true }
}

export function inFolderOrder(parsed: Parsed, text: CliText): FolderOrder {
  const { values } = parsed
  const rule = {
    ...{ serviceId: serviceOf(values, text) ?? null, sender: values.sender ?? null },
    ...{ subFolder: values['sub-folder'] ?? '', withMetadata: values.metadata === true },
    confirms: values['no-confirm'] !== true,
    messages: messagesOf(values, text),
  }
  return { path: pathOf(parsed, text), purpose: { kind: 'in', rule }, enabled: values.off !== true }
}
