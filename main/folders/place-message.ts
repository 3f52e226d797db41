/**
 * Takes a received message into its folder as far as it goes now. Body, metadata and attachments are put together
 * out of sight and appear at once, under a name that nobody has; the sender is told only after that, and only of
 * what the person has agreed to.
 */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { safeFileName, shortenedFileName } from '../lib/file-names.ts'
import { tellPlaced } from './arrival-claim.ts'
import type { ArrivalPen, Stepped } from './arrival-pen.ts'
import type { ArrivalRecord } from './arrival-rows.ts'
import { actsFor, type InRule } from './in-rule.ts'
import { arrivalsFolder } from './names.ts'
import type { FolderDisk, Installation, Letter, LetterFile, Letters } from './ports.ts'
import { verdictOf } from './verdict.ts'
import { makeFolders, writeText } from './write-text.ts'

export interface PlaceMessagePorts {
  readonly disk: FolderDisk
  readonly letters: Letters
  readonly installation: Installation
}

const bodyName = 'message.md'
const metadataName = 'message.json'
const filesFolder = 'attachments'
/** Folders below it have names too, and some systems count the whole path. */
const longestName = 100
const mostNumbers = 10_000

/** A title holds slashes and ends with dots; a folder may not. */
function folderName(title: string, number: number): string {
  const name = safeFileName(shortenedFileName(title.replaceAll(/[/\\]/gu, '-'), longestName)).name
  return number === 1 ? name : `${name} (${number})`
}

/** What another program needs to know of a message. */
export function messageMetadata({ arrival }: ArrivalRecord, { facts, files }: Letter): string {
  const attachments = files.map(({ name, path: file, contentType, size, checksum, state }) => ({
    file: state === 'gone' || file === null ? null : `${filesFolder}/${path.basename(file)}`,
    ...{ originalName: name, contentType, size, md5: checksum },
  }))
  const metadata = {
    correspondenceId: arrival.fileTransferId,
    ...{ sender: arrival.sender, service: arrival.serviceId, reference: arrival.reference },
    publishedAt: new Date(arrival.publishedAt).toISOString(),
    needsConfirmation: arrival.needsConfirmation,
    ...facts,
    ...{ properties: arrival.properties, body: bodyName, attachments },
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}

export interface PlaceMessage {
  fetch(record: ArrivalRecord): Promise<Stepped>
  describe(record: ArrivalRecord): Promise<Stepped>
  act(record: ArrivalRecord): Promise<Stepped>
}

export function createPlaceMessage(rule: InRule, ports: PlaceMessagePorts, pen: ArrivalPen): PlaceMessage {
  const { disk, letters, installation } = ports
  const gone = fault('message-not-found')
  const arrivals = path.join(rule.path, arrivalsFolder)
  const stagingOf = ({ arrival }: ArrivalRecord): string => path.join(arrivals, `${arrival.id}.message`)
  const isThere = async (place: string): Promise<boolean> => (await disk.identity(place)).ok

  const lacking = async (record: ArrivalRecord, { files }: Letter): Promise<readonly LetterFile[]> => {
    const folder = path.join(stagingOf(record), filesFolder)
    const found = await Promise.all(
      files.map(async ({ state, path: file }) => {
        if (state === 'gone') return true
        return state === 'saved' && file !== null && path.dirname(file) === folder && (await isThere(file))
      }),
    )
    return files.filter((_file, position) => found[position] !== true)
  }

  /** What did not match its checksum must not come along; it stays where only we look. */
  const setApart = async (record: ArrivalRecord): Promise<Result<null>> => {
    for (let number = 1; number <= mostNumbers; number += 1) {
      const apart = path.join(arrivals, `${record.arrival.id}.apart-${number}`)
      if (!(await isThere(apart))) return disk.claim(stagingOf(record), apart)
    }
    return failure(fault('disk-unwritable', { values: { path: arrivals } }))
  }

  const order = async (record: ArrivalRecord, files: readonly LetterFile[]): Promise<Result<null>> => {
    const { id } = record.arrival
    const folder = await makeFolders(
      disk,
      rule.path,
      `${arrivalsFolder}/${id}.message/${files.length === 0 ? '' : filesFolder}`,
    )
    if (!folder.ok) return folder
    for (const file of files) {
      const begun = letters.fetch(id, file.id, folder.value)
      if (!begun.ok) return begun
    }
    return success(null)
  }

  const fetchAnew = async (record: ArrivalRecord, letter: Letter): Promise<Result<null>> => {
    const wrong = letter.files.some(({ state }) => state === 'aside')
    const apart = wrong && (await isThere(stagingOf(record))) ? await setApart(record) : success(null)
    return apart.ok ? order(record, await lacking(record, letter)) : apart
  }

  const fetch = async (record: ArrivalRecord): Promise<Stepped> => {
    const letter = letters.get(record.arrival.id)
    if (letter === null) return pen.end(record, 'failed', gone)
    const missing = await lacking(record, letter)
    if (missing.length === 0) return pen.goOn(record, { state: 'describing' })
    if (record.retryAt !== null) {
      const begun = await fetchAnew(record, letter)
      if (!begun.ok) return pen.later(record, begun.fault)
      pen.underWay(record)
      return null
    }
    const reason = missing.find(({ state, fault: one }) => state !== 'downloading' && one !== null)?.fault
    if (reason !== undefined && reason !== null)
      return verdictOf(reason) === 'around' ? pen.later(record, reason) : pen.end(record, 'failed', reason)
    // Fetched by hand into another folder, or taken away from ours.
    const idle = missing.filter(({ state }) => state !== 'downloading')
    const ordered = await order(record, idle)
    return ordered.ok ? null : pen.later(record, ordered.fault)
  }

  /** Everything is on the disk for good, so that what has its place after a crash is whole. */
  const writeTexts = async (record: ArrivalRecord, letter: Letter): Promise<Result<string>> => {
    const staging = await makeFolders(disk, rule.path, `${arrivalsFolder}/${record.arrival.id}.message`)
    if (!staging.ok) return staging
    const metadata = messageMetadata(record, letter)
    for (const [name, content] of [
      [bodyName, letter.body],
      [metadataName, metadata],
    ] as const) {
      const written = await writeText(disk, path.join(staging.value, name), content, 'resume')
      if (!written.ok) return written
    }
    const synced = await disk.syncFolder(staging.value)
    return synced.ok ? success(createHash('md5').update(metadata).digest('hex')) : synced
  }

  /** Answers where it lies. Each name is written down before it is tried. */
  const appear = async (record: ArrivalRecord, checksum: string): Promise<Result<ArrivalRecord>> => {
    const folder = await makeFolders(disk, rule.path, record.subFolder)
    if (!folder.ok) return folder
    for (let number = 1; number <= mostNumbers; number += 1) {
      const target = path.join(folder.value, folderName(record.arrival.fileName, number))
      if (await isThere(target)) continue
      const tried = pen.goOn(record, { savedPath: target, checksum })
      // A folder in which something lies is never replaced by a rename, on any system.
      const moved = await disk.claim(stagingOf(record), target)
      if (moved.ok) return success(tried)
      if (!(await isThere(target))) return moved
    }
    return failure(fault('disk-unwritable', { values: { path: folder.value } }))
  }

  const settle = async (record: ArrivalRecord): Promise<Stepped> => {
    const { savedPath, checksum, arrival } = record
    if (savedPath === null || checksum === null) return pen.goOn(record, { state: 'fetching' })
    for (const folder of [path.dirname(savedPath), arrivals]) {
      const synced = await disk.syncFolder(folder)
      if (!synced.ok) return pen.later(record, synced.fault)
    }
    letters.moved(arrival.id, path.join(savedPath, filesFolder))
    const placed = { path: savedPath, checksum }
    const told = await tellPlaced(disk, rule.path, arrival, installation, placed)
    if (!told.ok) return pen.later(record, told.fault)
    return pen.goOn(record, { state: actsFor(rule, arrival).length > 0 ? 'confirming' : 'done' })
  }

  const describe = async (record: ArrivalRecord): Promise<Stepped> => {
    // Only a move takes it away, and the name was written down before it.
    if (record.savedPath !== null && !(await isThere(stagingOf(record)))) return settle(record)
    const letter = letters.get(record.arrival.id)
    if (letter === null) return pen.end(record, 'failed', gone)
    if ((await lacking(record, letter)).length > 0)
      return pen.goOn(record, { state: 'fetching', savedPath: null })
    // Neither an empty text nor a reading of it that is told to the sender: it waits for the vault.
    if (letter.closed !== null) return pen.later(record, letter.closed)
    const written = await writeTexts(record, letter)
    if (!written.ok) return pen.later(record, written.fault)
    const appeared = await appear(record, written.value)
    return appeared.ok ? settle(appeared.value) : pen.later(record, appeared.fault)
  }

  const act = async (record: ArrivalRecord): Promise<Stepped> => {
    const { arrival } = record
    const letter = letters.get(arrival.id)
    const wanted = letter === null ? [] : actsFor(rule, arrival)
    const read = wanted.includes('read') ? await letters.markRead(arrival.id) : success(null)
    if (!read.ok) return pen.later(record, read.fault)
    // A legal act about something that is not whole is for a person.
    const isWhole = letter?.files.every(({ state }) => state !== 'gone') ?? false
    const confirms = wanted.includes('confirm') && isWhole
    const confirmed = confirms ? await letters.confirm(arrival.id) : success(null)
    return confirmed.ok ? pen.goOn(record, { state: 'done' }) : pen.later(record, confirmed.fault)
  }

  return { fetch, describe, act }
}
