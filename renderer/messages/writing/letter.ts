/** A message while it is written: what a person has typed, finished or not. */
import type { MessageOrder, NotificationOrder } from '../../../preload/contract/message-models.ts'
import type {
  FileReference,
  Language,
  MessageService,
  Organisation,
} from '../../../preload/contract/models.ts'
import type { Pair } from '../../ui/pair-rows.tsx'

export interface Letter {
  readonly serviceId: string | null
  /** Organisations and persons. */
  readonly recipients: readonly Organisation[]
  readonly title: string
  readonly summary: string
  /** Markdown. */
  readonly body: string
  readonly language: Language
  readonly senderName: string
  readonly reference: string
  /** Epoch milliseconds. */
  readonly publishAt: number | null
  readonly dueAt: number | null
  readonly needsConfirmation: boolean
  readonly confidential: boolean
  readonly allowsForwarding: boolean
  /** Null = a reservation is heeded. */
  readonly ignoreReservation: string | null
  /** Text and address. */
  readonly replies: readonly Pair[]
  /** Type and value. */
  readonly references: readonly Pair[]
  /** Name and value. */
  readonly properties: readonly Pair[]
  readonly notification: NotificationOrder | null
}

export const emptyLetter = (language: Language): Letter => ({
  serviceId: null,
  recipients: [],
  title: '',
  summary: '',
  body: '',
  language,
  senderName: '',
  reference: '',
  publishAt: null,
  dueAt: null,
  needsConfirmation: false,
  confidential: false,
  allowsForwarding: false,
  ignoreReservation: null,
  replies: [],
  references: [],
  properties: [],
  notification: null,
})

/** The service that is chosen, or the only one there is. */
export function serviceOf(
  { serviceId }: Pick<Letter, 'serviceId'>,
  services: readonly MessageService[],
): MessageService | null {
  const [only] = services.length === 1 ? services : []
  return services.find(({ id }) => id === serviceId) ?? only ?? null
}

/** What the service demands or forbids decides; only otherwise the person does (correspondence.md §2.8). */
export function isConfidential({ confidential }: Letter, service: MessageService | null): boolean {
  if (service?.confidential === 'demanded') return true
  return service?.confidential === 'forbidden' ? false : confidential
}

/** Null = not known, and then it may be tried (correspondence.md §2.9). */
export function mayForward({ allowsForwarding }: Letter, service: MessageService | null): boolean {
  return service?.forwarding === false ? false : allowsForwarding
}

const written = (pair: Pair): boolean => pair.some((text) => text.trim() !== '')

export function orderOf(
  letter: Letter,
  files: readonly FileReference[],
  service: MessageService | null,
): MessageOrder {
  const { recipients, replies, references, properties, ...same } = letter
  return {
    ...same,
    serviceId: service?.id ?? letter.serviceId ?? '',
    recipients: recipients.map(({ number }) => number),
    title: letter.title.trim(),
    summary: letter.summary.trim(),
    senderName: letter.senderName.trim(),
    reference: letter.reference.trim(),
    fileIds: files.filter(({ fault }) => fault === null).map(({ id }) => id),
    confidential: isConfidential(letter, service),
    allowsForwarding: mayForward(letter, service),
    replyOptions: replies.filter(written).map(([text, address]) => ({ text, address: address.trim() })),
    // A type alone says nothing.
    externalReferences: references
      .filter(([, value]) => value.trim() !== '')
      .map(([type, value]) => ({ type, value: value.trim() })),
    properties: Object.fromEntries(properties.filter(written).map(([name, value]) => [name.trim(), value])),
  }
}

/** A draft as it was left. Names of recipients are found anew; its files come beside it. */
export function letterOf(order: MessageOrder): Letter {
  const {
    serviceId,
    recipients,
    replyOptions,
    externalReferences,
    properties,
    fileIds: _files,
    ...same
  } = order
  return {
    ...same,
    serviceId: serviceId === '' ? null : serviceId,
    recipients: recipients.map((number) => ({ number, name: null })),
    replies: replyOptions.map(({ text, address }) => [text, address]),
    references: externalReferences.map(({ type, value }) => [type, value]),
    properties: Object.entries(properties),
  }
}

/** Nothing that would be missed. */
export function isBlank(letter: Letter, files: readonly FileReference[]): boolean {
  const { recipients, title, summary, body, reference, senderName } = letter
  return (
    files.length === 0 &&
    recipients.length === 0 &&
    [title, summary, body, reference, senderName].every((text) => text.trim() === '')
  )
}
