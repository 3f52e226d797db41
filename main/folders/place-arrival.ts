/**
 * Takes what has been received into its folder as far as it goes now: claimed, fetched, described, and only then confirmed,
 * because a confirmation starts the deletion at Altinn (field-notes.md §3, 4).
 */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { success, type Result } from '../../preload/contract/result.ts'
import { claimArrival, tellPlaced } from './arrival-claim.ts'
import { createArrivalPen, helpAfter, type Stepped } from './arrival-pen.ts'
import type { ArrivalRecord, ArrivalRows } from './arrival-rows.ts'
import type { InRule } from './in-rule.ts'
import { arrivalsFolder, sideCarSuffix } from './names.ts'
import { createPlaceMessage } from './place-message.ts'
import type { FolderPorts, Installation, Letters, Receiver } from './ports.ts'
import { putText, withSuffix } from './put.ts'
import { verdictOf } from './verdict.ts'
import { makeFolders } from './write-text.ts'

export interface PlacePorts extends FolderPorts {
  readonly rows: ArrivalRows
  readonly receiver: Receiver
  readonly letters: Letters
  readonly installation: Installation
}

/** How often is looked whether the other machine has come to its end, milliseconds. */
const lookAgainAfter = 60_000

/** What another program needs to know of a file. */
export function metadataText({ arrival, checksum, savedPath }: ArrivalRecord): string {
  const metadata = {
    file: savedPath === null ? null : path.basename(savedPath),
    originalName: arrival.fileName,
    size: arrival.size,
    md5: checksum,
    fileTransferId: arrival.fileTransferId,
    sender: arrival.sender,
    service: arrival.serviceId,
    reference: arrival.reference,
    properties: arrival.properties,
    publishedAt: new Date(arrival.publishedAt).toISOString(),
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}

const isMessage = ({ arrival }: ArrivalRecord): boolean => arrival.kind === 'message'

/** Answers how many milliseconds until another try can bring something new; null when it waits for others. */
export function createPlaceArrival(rule: InRule, ports: PlacePorts) {
  const { clock, random, disk, rows, receiver, installation } = ports

  const pen = createArrivalPen(rows, clock, random, () => ports.changed(rule.id))
  const { goOn, later } = pen
  const message = createPlaceMessage(rule, ports, pen)

  const claim = async (record: ArrivalRecord): Promise<Stepped> => {
    const claimed = await claimArrival(disk, rule.path, record.arrival, installation)
    if (!claimed.ok) return later(record, claimed.fault)
    if (claimed.value.kind === 'ours') return goOn(record, { state: 'fetching' })
    const { host, file } = claimed.value
    const reason = fault('folder-arrival-elsewhere', { values: { name: record.arrival.fileName, host } })
    // Until it lies there, the other machine may still fail: the person sees who has it.
    if (file === null) return later(record, reason, lookAgainAfter)
    return pen.end(record, 'elsewhere', reason)
  }

  const fetch = async (record: ArrivalRecord): Promise<Stepped> => {
    const { id } = record.arrival
    const before = receiver.outcome(id)
    if (before === null) return later(record, fault('transfer-not-found'))
    if (before.kind === 'saved') {
      const { path: savedPath, checksum } = before
      return goOn(record, { state: 'describing', savedPath, checksum })
    }
    if (before.kind === 'failed' && record.retryAt === null) {
      return verdictOf(before.fault) === 'around'
        ? later(record, before.fault)
        : pen.end(record, 'failed', before.fault)
    }
    const folder = await makeFolders(disk, rule.path, record.subFolder)
    if (!folder.ok) return later(record, folder.fault)
    const begun = await receiver.fetch(id, folder.value)
    if (!begun.ok) return later(record, begun.fault)
    pen.underWay(record)
    const after = receiver.outcome(id)
    return after?.kind === 'saved' ? record : null
  }

  const writeMetadata = async (record: ArrivalRecord, savedPath: string): Promise<Result<null>> => {
    if (!rule.withMetadata) return success(null)
    const drafts = await makeFolders(disk, rule.path, arrivalsFolder)
    if (!drafts.ok) return drafts
    const draft = path.join(drafts.value, `${record.arrival.id}.draft`)
    const folder = path.dirname(savedPath)
    const name = withSuffix(path.basename(savedPath), sideCarSuffix)
    const put = await putText(disk, draft, folder, name, metadataText(record))
    return put.ok ? disk.syncFolder(folder) : put
  }

  const describe = async (record: ArrivalRecord): Promise<Stepped> => {
    const { savedPath, checksum } = record
    if (savedPath === null || checksum === null) return goOn(record, { state: 'fetching' })
    const written = await writeMetadata(record, savedPath)
    if (!written.ok) return later(record, written.fault)
    const placed = { path: savedPath, checksum }
    const told = await tellPlaced(disk, rule.path, record.arrival, installation, placed)
    if (!told.ok) return later(record, told.fault)
    return goOn(record, { state: rule.confirms ? 'confirming' : 'done' })
  }

  const confirm = async (record: ArrivalRecord): Promise<Stepped> => {
    const confirmed = await receiver.confirm(record.arrival.id)
    return confirmed.ok ? goOn(record, { state: 'done' }) : later(record, confirmed.fault)
  }

  const step = (record: ArrivalRecord): Promise<Stepped> => {
    switch (record.state) {
      case 'claiming':
        return claim(record)
      case 'fetching':
        return isMessage(record) ? message.fetch(record) : fetch(record)
      case 'describing':
        return isMessage(record) ? message.describe(record) : describe(record)
      case 'confirming':
        return isMessage(record) ? message.act(record) : confirm(record)
      case 'done':
      case 'elsewhere':
      case 'failed':
        return Promise.resolve(null)
    }
  }

  return async (start: ArrivalRecord, signal: AbortSignal): Promise<number | null> => {
    let record = start
    while (!signal.aborted) {
      const wait = record.retryAt === null ? 0 : record.retryAt - clock.now()
      // The wall clock may have been set back by a year.
      if (wait > 0 && wait <= helpAfter) return wait
      const after = await step(record)
      if (after === null || typeof after === 'number') return after
      record = after
    }
    return null
  }
}
