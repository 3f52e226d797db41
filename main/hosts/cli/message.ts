/** `budstikke message …`: letters from the terminal, as far as asked for. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fault } from '../../../preload/contract/fault.ts'
import type {
  MessageOrder,
  ReceivedMessage,
  SentMessage,
  SentMessageDetail,
} from '../../../preload/contract/message-models.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { done, exitCodes, failed, UsageError, type Outcome } from '../exit.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { pick, readAll } from './find.ts'
import { follow } from './follow.ts'
import { messageTitle } from './message-title.ts'

export interface MessageSend {
  readonly files: readonly string[]
  readonly recipients: readonly string[]
  readonly service: string | undefined
  readonly title: string
  /** Markdown, from this file. */
  readonly bodyFile: string
  readonly order: Pick<
    MessageOrder,
    | 'summary'
    | 'language'
    | 'reference'
    | 'dueAt'
    | 'publishAt'
    | 'needsConfirmation'
    | 'confidential'
    | 'properties'
  >
  readonly goal: 'none' | 'accepted' | 'published'
  readonly timeout: number | null
}

export const allReceived = (client: Client, profileId: string): Promise<Result<readonly ReceivedMessage[]>> =>
  readAll(async (offset, limit) => {
    const page = await call(client, 'inbox.all', { profileId, kind: 'message', offset, limit })
    if (!page.ok) return page
    const items = page.value.items.filter((item) => item.kind === 'message')
    return success({ total: page.value.total, items })
  })
const allSent = (client: Client, profileId: string): Promise<Result<readonly SentMessage[]>> =>
  readAll((offset, limit) => call(client, 'message.sent', { profileId, offset, limit }))

const named = <T extends { readonly id: string }>(item: T, other: string | null) => ({
  ...item,
  fileTransferId: other,
})

/** A received message by its id or the service's; the list is read anew when it is not known yet. */
export async function findReceived(
  client: Client,
  profileId: string,
  wanted: string,
): Promise<Result<ReceivedMessage>> {
  for (const isLast of [false, true]) {
    const known = await allReceived(client, profileId)
    if (!known.ok) return known
    const found = pick(
      known.value.map((item) => named(item, item.correspondenceId)),
      wanted,
    )
    if (found !== null) return success(found)
    const refreshed = isLast ? success(null) : await call(client, 'inbox.refresh', { profileId })
    if (!refreshed.ok) return refreshed
  }
  return failure(fault('unknown-item', { values: { value: wanted } }))
}

function serviceOf(wanted: string | undefined, profile: Profile, client: Client): string {
  if (wanted !== undefined) return wanted
  // Only its owner sends with a service, so that there is often one that can be meant.
  const own = profile.messageServices.filter(
    ({ ownerOrganisation }) => ownerOrganisation === profile.organisation.number,
  )
  const [only, ...more] = own
  if (only === undefined || more.length > 0) throw new UsageError(client.text.missing('--service'))
  return only.id
}

function readBody(file: string): Result<string> {
  try {
    return success(readFileSync(path.resolve(file), 'utf8'))
  } catch {
    return failure(fault('file-unreadable', { values: { name: path.basename(file) } }))
  }
}

const isSettled = (item: SentMessageDetail, goal: MessageSend['goal']): boolean => {
  if (item.state === 'failed' || item.state === 'withdrawn' || item.state === 'published') return true
  return goal === 'accepted' ? item.state === 'accepted' : false
}

async function chosenFiles(client: Client, files: readonly string[]): Promise<Result<readonly string[]>> {
  if (files.length === 0) return success([])
  const paths = files.map((file) => path.resolve(file))
  const registered = await call(client, 'files.register', { paths })
  if (!registered.ok) return registered
  const refused = registered.value.files.map((file) => file.fault).find((reason) => reason !== null)
  return refused === undefined ? success(registered.value.files.map(({ id }) => id)) : failure(refused)
}

/** A letter is one thing: with one file that cannot go, nothing goes. */
export async function sendMessage(client: Client, wish: MessageSend): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const body = readBody(wish.bodyFile)
  if (!body.ok) return failed(body.fault)
  const serviceId = serviceOf(wish.service, profile.value, client)
  const fileIds = await chosenFiles(client, wish.files)
  if (!fileIds.ok) return failed(fileIds.fault)
  const sent = await call(client, 'message.send', {
    profileId: profile.value.id,
    draftId: null,
    order: {
      ...wish.order,
      ...{
        serviceId,
        recipients: [...wish.recipients],
        title: wish.title,
        body: body.value,
        fileIds: [...fileIds.value],
      },
    },
  })
  if (!sent.ok) return failed(sent.fault)
  const { id } = sent.value
  if (wish.goal === 'none') {
    if (!client.isAttached) client.say(client.text.queuedOnly)
    return done({ id }, [id])
  }
  const followed = await follow(client, {
    list: 'sent',
    ids: [id],
    read: (one) => call(client, 'message.sentDetail', { id: one }),
    isSettled: (item) => isSettled(item, wish.goal),
    onProgress: () => undefined,
    timeout: wish.timeout,
  })
  const [last] = followed.items
  if (last === undefined) return failed(fault('stopping'))
  if (!last.ok) return failed(last.fault)
  const exit =
    followed.ended === 'interrupted'
      ? exitCodes.interrupted
      : followed.ended === 'timed-out'
        ? exitCodes.timedOut
        : last.value.state === 'failed'
          ? exitCodes.fault
          : exitCodes.done
  return {
    ...done(last.value, sentLines(last.value, client)),
    exit,
    ...(last.value.fault === null ? {} : { fault: last.value.fault }),
  }
}

function sentLines(item: SentMessage, client: Client): readonly string[] {
  const state = client.text.messageStates[item.state]
  return [
    [item.id, state, messageTitle(item, client.text)].join('  '),
    ...item.recipients.map(({ party, status }) =>
      ['  ', party.number, client.text.messageRecipientStates[status], party.name ?? ''].join('  ').trimEnd(),
    ),
  ]
}

export async function confirmMessage(client: Client, wanted: string): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const found = await findReceived(client, profile.value.id, wanted)
  if (!found.ok) return failed(found.fault)
  const { id } = found.value
  const confirmed = await call(client, 'message.confirm', { id })
  if (!confirmed.ok) return failed(confirmed.fault)
  const after = await call(client, 'message.get', { id })
  return after.ok ? done(after.value, [after.value.correspondenceId]) : failed(after.fault)
}

export async function messageStatus(client: Client, wanted: string): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const all = await allSent(client, profile.value.id)
  if (!all.ok) return failed(all.fault)
  const found = pick(
    all.value.map((item) => named(item, null)),
    wanted,
  )
  if (found === null) return failed(fault('unknown-item', { values: { value: wanted } }))
  const detail = await call(client, 'message.sentDetail', { id: found.id })
  return detail.ok ? done(detail.value, sentLines(detail.value, client)) : failed(detail.fault)
}

export async function sentMessages(client: Client): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const all = await allSent(client, profile.value.id)
  if (!all.ok) return failed(all.fault)
  return done(
    { items: all.value },
    all.value.flatMap((item) => sentLines(item, client)),
  )
}

/** A received message as a line of the inbox. */
export function messageLine(item: ReceivedMessage, client: Client): string {
  const received = new Date(item.publishedAt).toISOString().slice(0, 16).replace('T', ' ')
  const sender = item.senderName ?? item.sender.name ?? item.sender.number
  const state = client.text.receivedStates[item.state]
  return [item.correspondenceId, received, state, sender, messageTitle(item, client.text)].join('  ')
}
