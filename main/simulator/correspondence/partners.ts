/** The other organisations: they write letters, and in practice they also read, confirm and answer by themselves. */
import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { organisations, type PracticeOrganisation } from '../world/organisations.ts'
import { textFile, type SampleFile } from '../world/sample-files.ts'
import type { MessageData, NewMessage } from './messages.ts'
import { organisationOfUrn, urnOf } from './parties.ts'
import type { CorrespondencePorts } from './ports.ts'
import type { MessageServices } from './services.ts'
import { hasHad, highestOf, isVisibleToRecipient } from './statuses.ts'

export interface Letter extends Partial<MessageData> {
  readonly resourceId: string
  /** URN. */
  readonly recipient: string
  readonly reference: string
  readonly title: string
  readonly body: string
  readonly files: readonly SampleFile[]
  /** How long ago it was published, milliseconds. */
  readonly ageMs: number
  /** From now until it is due, milliseconds. */
  readonly dueInMs?: number
}

export const partnerActions = ['fetch', 'read', 'download', 'confirm', 'purge'] as const
export type PartnerAction = (typeof partnerActions)[number]

export interface MessagePartners {
  /** A letter that is at once there for its recipient; answers its id. Null when there is no such service. */
  send(letter: Letter): Promise<string | null>
  /** What a recipient does, stored at once; false when the message is not to be seen by anybody. */
  act(id: string, action: PartnerAction): Promise<boolean>
}

/** So many letters at most lie unread with one organisation before partners stop answering. */
const mostUnread = 20

const usual: Omit<MessageData, 'title' | 'body'> = {
  messageSender: null,
  language: 'nb',
  summary: null,
  due: null,
  externalReferences: [],
  properties: {},
  replyOptions: [],
  ignoreReservation: null,
  needsConfirmation: false,
  confidential: false,
  forwarding: false,
  transmission: false,
  notification: null,
}

const partnerOf = (urn: string): PracticeOrganisation | undefined =>
  organisations.find(({ number, own }) => !own && number === organisationOfUrn(urn))

export function createMessagePartners(
  ports: CorrespondencePorts,
  services: MessageServices,
): MessagePartners {
  const { clock, scheduler, blobs, messages, attachments, lifecycle, attachmentLifecycle, timings } = ports

  const storeFile = async (resourceId: string, owner: string, file: SampleFile, at: number) => {
    const md5 = createHash('md5').update(file.content).digest('hex')
    const facts = { fileName: file.name, displayName: null, isEncrypted: false, checksum: md5 }
    const model = { ...facts, reference: file.name, expirationInDays: null }
    const id = attachments.insert(resourceId, owner, model, at)
    const part = blobs.partPath()
    await writeFile(part, file.content, { mode: 0o600 })
    await blobs.commit(part, id)
    attachments.stored(id, { size: file.content.length, md5, malware: false })
    attachments.setStatus(id, 'UploadProcessing', undefined, at)
    attachments.setStatus(id, 'Published', undefined, at)
    return id
  }

  const send: MessagePartners['send'] = async (letter) => {
    const { files, ageMs, dueInMs, ...facts } = letter
    const owner = services.get(letter.resourceId)?.owner
    if (owner === undefined) return null
    const at = clock.stamp() - Math.round(ageMs) * 1_000
    const ids: string[] = []
    for (const file of files) ids.push(await storeFile(letter.resourceId, owner, file, at))
    const due = dueInMs === undefined ? null : clock.stamp() + Math.round(dueInMs) * 1_000
    const message: NewMessage = {
      ...{ ...usual, due, ...facts },
      ...{ sender: owner, idempotentKey: null, created: at, requested: at },
    }
    const id = messages.insert(message)
    attachmentLifecycle.attach(id, ids, at)
    messages.setDialog(id, randomUUID())
    messages.setQueued(id)
    messages.addStatus(id, 'ReadyForPublish', { at })
    lifecycle.publish(id, at + 1)
    return id
  }

  const act: MessagePartners['act'] = async (id, action) => {
    const message = messages.get(id)
    const history = messages.history(id)
    if (message === null || !isVisibleToRecipient(highestOf(history).status)) return false
    const party = message.recipient
    if (action === 'fetch') lifecycle.fetched(message, party, false)
    if (action === 'read' && !hasHad(history, 'Read')) lifecycle.read(message, party)
    if (action === 'download') lifecycle.downloaded(message, party)
    if (action === 'confirm') lifecycle.confirm(message, party)
    if (action === 'purge') await lifecycle.purge(message, 'PurgedByRecipient', party)
    return true
  }

  const unreadOf = (party: string): number =>
    messages
      .ids()
      .map((id) => messages.get(id))
      .filter((message) => message?.recipient === party && !hasHad(messages.history(message.id), 'Read'))
      .length

  /** From the partner's own service to whoever wrote. */
  const reply = async (id: string): Promise<void> => {
    const message = messages.get(id)
    const partner = message === null ? undefined : partnerOf(message.recipient)
    const service = services
      .all()
      .find(({ owner, confidential }) => owner === partner?.number && confidential !== 'demanded')
    if (message === null || partner === undefined || service === undefined) return
    const recipient = urnOf(message.sender)
    if (unreadOf(recipient) >= mostUnread) return
    const title = `Svar: ${message.title}`.slice(0, 255)
    const body = `Takk for meldingen **${message.title.slice(0, 200)}**.\n\nVennlig hilsen ${partner.name}`
    const files = [textFile('Svar.txt', [`Vi har lest meldingen med referanse ${message.reference}.`])]
    await send({
      ...{ resourceId: service.id, recipient, title, body, files, ageMs: 0 },
      reference: `Svar: ${message.reference}`.slice(0, 255),
    })
  }

  scheduler.handle('partner-letter', async ({ subject, data }) => {
    const message = messages.get(subject)
    const action = partnerActions.find((known) => known === data)
    if (message === null || action === undefined || timings.partner === null) return
    if (!(await act(subject, action))) return
    const hasFiles = attachments.usedBy(subject).length > 0
    const plan: readonly PartnerAction[] = [
      ...(['fetch', 'read'] as const),
      ...(hasFiles ? (['download'] as const) : []),
      ...(message.needsConfirmation ? (['confirm'] as const) : []),
    ]
    const next = plan[plan.indexOf(action) + 1]
    if (next !== undefined) scheduler.add('partner-letter', subject, timings.partner.act(), next)
  })
  scheduler.handle('partner-letter-reply', ({ subject }) => reply(subject))

  lifecycle.onPublished((message) => {
    const { partner: pace } = timings
    if (pace === null || partnerOf(message.recipient) === undefined) return
    scheduler.add('partner-letter', message.id, pace.act(), 'fetch')
    // One answer in the pipe per partner is company enough.
    if (!scheduler.has('partner-letter-reply', message.recipient)) {
      scheduler.add('partner-letter-reply', message.id, pace.reply(), message.recipient)
    }
  })

  return { send, act }
}
