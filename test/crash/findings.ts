/** Compares what the person wanted with what the service and the disk hold, and says what is wrong. */
import type { SimulatedTransfer } from '../support/simulator.ts'
import type { Delivery, Post, SentRow } from './protocol.ts'

/** A file on the disk of the person's. */
export interface SavedFile {
  readonly name: string
  readonly md5: string
}

export const wrongs = [
  'lost',
  'duplicate',
  'confirmed-too-early',
  'told-too-early',
  'second-name',
  'left-over',
  'orphan',
  'stuck',
] as const
export type Wrong = (typeof wrongs)[number]

export interface Finding {
  readonly wrong: Wrong
  readonly what: string
}

export interface Wanted {
  /** Files that were to be sent, with their content. */
  readonly errands: readonly { readonly name: string; readonly md5: string }[]
  readonly deliveries: readonly Delivery[]
  readonly post?: readonly Pick<Post, 'files'>[]
}

export interface Held {
  readonly transfers: readonly SimulatedTransfer[]
  /** Everything in the download folder. */
  readonly downloads: readonly SavedFile[]
  /** Names in the spool. */
  readonly spool: readonly string[]
}

const finding = (wrong: Wrong, what: string): Finding => ({ wrong, what })
/** The service has the whole file, or has had it until everybody had fetched it. */
const delivered: ReadonlySet<string> = new Set(['Published', 'AllConfirmedDownloaded', 'Purged'])

const isConfirmed = (transfer: SimulatedTransfer, organisation: string): boolean =>
  transfer.recipients.some((one) => one.organisation === organisation && one.status === 'DownloadConfirmed')

/** Holds at every moment: what is confirmed lies whole under its own name. */
export function findEarly(wanted: Wanted, held: Held): readonly Finding[] {
  return wanted.deliveries
    .filter(({ name, to, md5 }) => {
      const confirmed = held.transfers.some((one) => one.fileName === name && isConfirmed(one, to))
      return confirmed && !held.downloads.some((file) => file.name === name && file.md5 === md5)
    })
    .map(({ name }) => finding('confirmed-too-early', `${name} is confirmed and not whole on disk`))
}

function findOfErrand(errand: Wanted['errands'][number], sent: readonly SentRow[], held: Held): Finding[] {
  const { name, md5 } = errand
  const transfers = held.transfers.filter(({ fileName }) => fileName === name)
  const whole = transfers.filter(({ status, computed }) => delivered.has(status) && computed === md5)
  const row = sent.find((one) => one.name === name)
  const found: Finding[] = []
  if (whole.length === 0) found.push(finding('lost', `${name} has not reached the service whole`))
  if (whole.length > 1) found.push(finding('duplicate', `${name} was sent ${whole.length} times`))
  if (sent.filter((one) => one.name === name).length > 1)
    found.push(finding('duplicate', `${name} is listed more than once`))
  if (transfers.length > whole.length)
    found.push(
      finding('orphan', `${name} has left ${transfers.length - whole.length} unfinished at the service`),
    )
  if (whole.length === 1 && row?.fileTransferId !== whole[0]?.id)
    found.push(finding('orphan', `${name} is at the service under an id that the engine does not know`))
  return found
}

function findOfDelivery({ name, to, md5 }: Delivery, held: Held): Finding[] {
  const copies = held.downloads.filter((file) => file.md5 === md5)
  const isThere = copies.some((file) => file.name === name)
  const confirmed = held.transfers.some((one) => one.fileName === name && isConfirmed(one, to))
  const found: Finding[] = []
  if (!isThere) found.push(finding('lost', `${name} is not on disk`))
  if (copies.length > 1) found.push(finding('second-name', copies.map((file) => file.name).join(', ')))
  if (!confirmed) found.push(finding('lost', `${name} is not confirmed at the service`))
  return found
}

/** Holds when all is done: everything once, and nothing besides. */
export function findAtEnd(wanted: Wanted, sent: readonly SentRow[], held: Held): readonly Finding[] {
  const files = [...wanted.deliveries, ...(wanted.post ?? []).flatMap((one) => one.files)]
  const known = new Set(files.map(({ name }) => name))
  return [
    ...findEarly(wanted, held),
    ...wanted.errands.flatMap((errand) => findOfErrand(errand, sent, held)),
    ...wanted.deliveries.flatMap((delivery) => findOfDelivery(delivery, held)),
    ...held.downloads
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => finding('left-over', `${name} in the download folder`)),
    ...held.spool.map((name) => finding('left-over', `${name} in the spool`)),
  ]
}
