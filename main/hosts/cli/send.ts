/** `budstikke send`: files to recipients, and as far as asked for. */
import path from 'node:path'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import type {
  FileReference,
  OutgoingDetail,
  OutgoingState,
  Profile,
} from '../../../preload/contract/models.ts'
import { sizeText } from '../../../preload/contract/sentences/index.ts'
import { call, chooseProfile, type Client } from './client.ts'
import { done, exitCodes, failed, UsageError, type ExitCode, type Outcome } from '../exit.ts'
import { follow, type Followed } from './follow.ts'
import { movingLine } from './moving-line.ts'
import { tellPause } from './queue.ts'

export const goals = ['none', 'uploaded', 'published', 'confirmed'] as const
export type Goal = (typeof goals)[number]

export interface SendOrder {
  readonly files: readonly string[]
  readonly recipients: readonly string[]
  readonly service: string | undefined
  readonly reference: string | null
  readonly properties: Readonly<Record<string, string>>
  /** The service is told the checksum first, and refuses anything else. */
  readonly checksumFirst: boolean
  readonly goal: Goal
  /** Milliseconds; null: as long as it takes. */
  readonly timeout: number | null
}

const reached: Readonly<Record<Exclude<Goal, 'none'>, readonly OutgoingState[]>> = {
  uploaded: ['processing', 'published', 'fetched', 'confirmed', 'purged'],
  published: ['published', 'fetched', 'confirmed', 'purged'],
  confirmed: ['confirmed'],
}

function isReached(item: OutgoingDetail, goal: Goal): boolean {
  if (goal === 'none') return true
  // The service deletes what all have confirmed: only the recipients still tell that they did.
  const areAllConfirmed = item.recipients.every(({ status }) => status === 'confirmed')
  return reached[goal].includes(item.state) || (item.state === 'purged' && areAllConfirmed)
}

/** Goes no further by itself: there, given up, or a person is needed. */
function isSettled(item: OutgoingDetail, goal: Goal): boolean {
  const isOver = ['failed', 'cancelled', 'purged'].includes(item.state)
  return isReached(item, goal) || isOver || (item.fault !== null && item.fault.retry !== 'later')
}

async function chosenFiles(client: Client, order: SendOrder): Promise<readonly FileReference[] | Fault> {
  const paths = order.files.map((file) => path.resolve(file))
  const registered = await call(client, 'files.register', { paths })
  return registered.ok ? registered.value.files : registered.fault
}

function serviceOf(order: SendOrder, profile: Profile, client: Client): string {
  const [only, ...more] = profile.services
  if (order.service !== undefined) return order.service
  if (only === undefined || more.length > 0) throw new UsageError(client.text.missing('--service'))
  return only.id
}

const shown = (item: OutgoingDetail) => ({
  id: item.id,
  fileTransferId: item.fileTransferId,
  fileName: item.fileName,
  folder: item.folder,
  size: item.size,
  checksum: item.checksum,
  state: item.state,
  recipients: item.recipients,
  fault: item.fault,
})

function exitOf(followed: Followed<OutgoingDetail>, goal: Goal, refused: number): ExitCode {
  if (followed.ended === 'interrupted') return exitCodes.interrupted
  const good = followed.items.filter((item) => item.ok && isReached(item.value, goal)).length
  if (good === followed.items.length && refused === 0) return exitCodes.done
  if (followed.ended === 'timed-out') return exitCodes.timedOut
  return good > 0 ? exitCodes.partly : exitCodes.fault
}

/** The first reason why something was not done. */
function reasonOf(
  followed: Followed<OutgoingDetail>,
  goal: Goal,
  refused: readonly FileReference[],
): Fault | null {
  for (const item of followed.items) {
    if (!item.ok) return item.fault
    if (!isReached(item.value, goal)) {
      if (item.value.fault !== null) return item.value.fault
      if (item.value.state === 'purged') {
        return fault('transfer-purged', { values: { name: item.value.fileName } })
      }
    }
  }
  return refused[0]?.fault ?? (followed.ended === 'timed-out' ? fault('timeout') : null)
}

function result(
  client: Client,
  order: SendOrder,
  profile: Profile,
  refused: readonly FileReference[],
  followed: Followed<OutgoingDetail>,
): Outcome {
  const transfers = followed.items.flatMap((item) => (item.ok ? [shown(item.value)] : []))
  const reason = reasonOf(followed, order.goal, refused)
  const { text, language } = client
  return {
    exit: exitOf(followed, order.goal, refused.length),
    value: {
      profile: { id: profile.id, organisation: profile.organisation, environment: profile.environment },
      transfers,
      refused: refused.map((file) => ({ name: file.name, folder: file.folder, fault: file.fault })),
    },
    ...(reason !== null && { fault: reason }),
    lines: transfers.map(
      ({ fileTransferId, state, fileName, size }) =>
        `${fileTransferId ?? '-'}  ${text.states[state]}  ${fileName}  ${sizeText(size, language)}`,
    ),
  }
}

export async function send(client: Client, order: SendOrder): Promise<Outcome> {
  const profile = await chooseProfile(client)
  if (!profile.ok) return failed(profile.fault)
  const serviceId = serviceOf(order, profile.value, client)
  const files = await chosenFiles(client, order)
  if ('code' in files) return failed(files)
  const refused = files.filter((file) => file.fault !== null)
  const good = files.filter((file) => file.fault === null)
  const [firstRefused] = refused
  if (good.length === 0) return failed(firstRefused?.fault ?? fault('folder-empty'))

  const sent = await call(client, 'outgoing.send', {
    profileId: profile.value.id,
    fileIds: good.map(({ id }) => id),
    recipients: [...order.recipients],
    serviceId,
    reference: order.reference,
    properties: { ...order.properties },
    checksumFirst: order.checksumFirst,
  })
  if (!sent.ok) return failed(sent.fault)
  if (order.goal === 'none' && !client.isAttached) client.say(client.text.queuedOnly)
  if (order.goal !== 'none') await tellPause(client)
  const { ids } = sent.value
  const followed = await follow(client, {
    list: 'outgoing',
    ids,
    read: (id) => call(client, 'outgoing.get', { id }),
    isSettled: (item) => isSettled(item, order.goal),
    onProgress: (moving, settled) => {
      const ours = moving.filter(({ id }) => ids.includes(id))
      client.progress?.(movingLine(ours, settled, ids.length, client))
    },
    timeout: order.timeout,
  })
  return order.goal === 'none' && followed.ended === 'settled' && refused.length === 0
    ? done({ ids }, ids)
    : result(client, order, profile.value, refused, followed)
}
