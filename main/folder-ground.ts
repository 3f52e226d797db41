/** What watched folders stand on: the queue of transfers and what has been received. Part of the composition root. */
import { hostname } from 'node:os'
import { fault, type Fault } from '../preload/contract/fault.ts'
import type { EngineEvent } from '../preload/contract/events.ts'
import type { Language, Settings } from '../preload/contract/models.ts'
import type { CommandChecked } from '../preload/contract/commands.ts'
import { failure, success, type Result } from '../preload/contract/result.ts'
import type { Arrival } from './folders/arrival.ts'
import { folderCommands } from './folders/commands.ts'
import { createFolderDisk } from './folders/folder-disk.ts'
import { createFolders, type Folders } from './folders/folders.ts'
import { createPermitted } from './folders/permitted.ts'
import type { FetchOutcome, Installation, Receiver, SendOutcome, Sender } from './folders/ports.ts'
import { isUnopened, lettersFor, messageArrival } from './letter-ground.ts'
import type { Messages } from './messages/messages.ts'
import { createSystemWatcher } from './folders/system-watcher.ts'
import type { Changes } from './lib/changes.ts'
import type { HandlersOf } from './lib/handlers.ts'
import type { Ports, Random } from './ports.ts'
import type { Database } from './store/database.ts'
import type { FolderIds } from './store/folders.ts'
import type { SettingStore } from './store/settings.ts'
import { createTwins } from './transfers/twins.ts'
import type { IncomingRecord } from './transfers/incoming-rows.ts'
import type { OutgoingRecord } from './transfers/outgoing-rows.ts'
import type { Transfers } from './transfers/transfers.ts'

export interface FolderGround {
  readonly ports: Pick<Ports, 'clock' | 'random' | 'disk' | 'log' | 'watcher' | 'desktop'>
  readonly database: Database
  readonly changes: Changes
  readonly transfers: Transfers
  readonly messages: Messages
  readonly settings: SettingStore
  readonly folderIds: FolderIds
  /** The folder as a person says it. */
  readonly labelOf: (path: string) => string
  readonly language: () => Settings['language']
  readonly profileIds: () => readonly string[]
  /** The only folders that may be watched; undefined = all. */
  readonly allowed: readonly string[] | undefined
  /** Somebody is at a window. */
  readonly isAttended: () => boolean
  /** As if a person had sent it. */
  readonly send: (
    order: CommandChecked<'outgoing.send'>,
  ) => Result<{ ids: string[] }> | Promise<Result<{ ids: string[] }>>
}

const published: ReadonlySet<OutgoingRecord['state']> = new Set([
  'published',
  'fetched',
  'confirmed',
  'purged',
])

function createSender({ transfers, send, database, ports }: FolderGround): Sender {
  const { files, outgoing, outgoingRows, views, hashers } = transfers
  const twins = createTwins({ database, disk: ports.disk, hashers })
  return {
    async order(path, { profileId, serviceId, recipients, reference, properties }) {
      const known = outgoingRows.byPath(path)
      if (known !== null) return success(known.id)
      const registered = await files.register([path])
      if (!registered.ok) return registered
      const [file] = registered.value
      if (file === undefined) return failure(fault('internal'))
      if (file.fault !== null) return failure(file.fault)
      const sent = await send({
        ...{ profileId, serviceId, fileIds: [file.id], recipients: [...recipients], reference },
        ...{ properties: { ...properties }, checksumFirst: false },
      })
      if (!sent.ok) files.release(file.id)
      const id = sent.ok ? sent.value.ids[0] : undefined
      if (!sent.ok) return sent
      return id === undefined ? failure(fault('internal')) : success(id)
    },
    outcome(id): SendOutcome | null {
      const record = outgoingRows.get(id)
      if (record === null) return null
      const { state, checksum, fileTransferId, originalName: name } = record
      if (state === 'failed') return { kind: 'failed', fault: record.fault ?? fault('internal') }
      if (state === 'cancelled')
        return { kind: 'failed', fault: fault('folder-send-cancelled', { values: { name } }) }
      if (!published.has(state) || fileTransferId === null) return { kind: 'under-way' }
      const at = views.course.of(id).find(({ step }) => step === 'published')?.at ?? record.updatedAt
      return { kind: 'sent', facts: { fileTransferId, checksum, publishedAt: at } }
    },
    twinOf: (path, size, { profileId, recipients }, since, signal) =>
      twins({ profileId, recipients, size, since, path }, signal),
    async retry(id) {
      const retried = await outgoing.retry(id)
      return !retried.ok && retried.fault.code === 'wrong-state' ? success(null) : retried
    },
  }
}

function fetchOutcome(record: IncomingRecord): FetchOutcome {
  const { state, savedPath, savedChecksum } = record
  if (state === 'aside' || state === 'gone')
    return { kind: 'failed', fault: record.fault ?? fault('internal') }
  if (state === 'downloading' || state === 'unchecked') return { kind: 'waiting' }
  if (state === 'new')
    return record.fault === null ? { kind: 'waiting' } : { kind: 'failed', fault: record.fault }
  if (savedPath === null || savedChecksum === null) return { kind: 'waiting' }
  return { kind: 'saved', path: savedPath, checksum: savedChecksum }
}

function createReceiver({ incoming, incomingRows }: Transfers, isStopping: () => boolean): Receiver {
  return {
    // Only when its metadata lies beside it: then the folder confirms.
    fetch: (id, folder) => incoming.download(id, folder, false),
    outcome(id) {
      const record = incomingRows.get(id)
      return record === null ? null : fetchOutcome(record)
    },
    // Nobody would answer any more.
    confirm: (id) => (isStopping() ? Promise.resolve(failure(fault('stopping'))) : incoming.confirm(id)),
  }
}

function arrivalOf(record: IncomingRecord): Arrival {
  const { id, profileId, fileTransferId, serviceId, sender, fileName, size, publishedAt } = record
  const { reference, properties } = record
  return {
    ...{ kind: 'file', id, profileId, fileTransferId, serviceId, sender, fileName, size, reference },
    ...{ properties, publishedAt, needsConfirmation: false },
  }
}

const isFresh = ({ state, fault: reason }: IncomingRecord): boolean => state === 'new' && reason === null

function installationOf(settings: SettingStore, random: Random): Installation {
  const known = settings.get('installation')
  if (known !== null) return { id: known, host: hostname() }
  const id = random.uuid()
  settings.set('installation', id)
  return { id, host: hostname() }
}

/** The language of notes beside files, where nobody has chosen: that of the system. */
function languageOf(chosen: Settings['language']): Language {
  if (chosen !== 'system') return chosen
  const [code] = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).language.split('-')
  if (code === 'nn') return 'nn'
  return code === 'nb' || code === 'no' ? 'nb' : 'en'
}

type Names = Extract<keyof ReturnType<typeof folderCommands>, string>

export interface WatchedFolders {
  readonly folders: Folders
  readonly commands: HandlersOf<Names>
  start(): void
  stop(): Promise<void>
  /** Removes everything of a practice profile. Only within `hold`. */
  forget(profileId: string): void
}

export function createWatchedFolders(ground: FolderGround): WatchedFolders {
  const { ports, database, changes, transfers, settings, folderIds, labelOf, profileIds } = ground
  const { clock, random, log } = ports
  const disk = createFolderDisk(ports.disk)
  const permitted = createPermitted(disk, ground.allowed)
  const sender = createSender(ground)
  let isStopping = false
  const receiver = createReceiver(transfers, () => isStopping)
  const letters = lettersFor(ground.messages, changes, () => isStopping)
  const { outgoingRows, incomingRows } = transfers
  const { received } = ground.messages

  const arrivals = (profileId: string, ids: readonly string[] | null): readonly Arrival[] => {
    const records =
      ids === null
        ? incomingRows.fresh(profileId)
        : ids.map((id) => incomingRows.get(id)).filter((one) => one !== null)
    const unopened =
      ids === null
        ? received.unopened(profileId)
        : ids.map((id) => received.get(id)).filter((one) => one !== null)
    return [...records.filter(isFresh).map(arrivalOf), ...unopened.filter(isUnopened).map(messageArrival)]
  }
  const changed = (ruleId: string): void => {
    const profileId = folders.rules.profileOf(ruleId)
    if (profileId !== null) changes.stale('folders', profileId, ruleId)
  }
  const notice = (profileId: string, ruleId: string, fileName: string, reason: Fault): void =>
    changes.notice({ profileId, kind: 'failed', fileName, itemId: ruleId, folderId: ruleId, fault: reason })

  const folders = createFolders({
    ...{
      clock,
      random,
      disk,
      log,
      database,
      sender,
      receiver,
      letters,
      profileIds,
      arrivals,
      changed,
      permitted,
    },
    language: () => languageOf(ground.language()),
    isAttended: ground.isAttended,
    watcher: ports.watcher ?? createSystemWatcher(),
    installation: installationOf(settings, random),
    paused: ({ id, profileId, path }, reason) => notice(profileId, id, labelOf(path), reason),
    refused(ruleId, name, reason) {
      const profileId = folders.rules.profileOf(ruleId)
      if (profileId !== null) notice(profileId, ruleId, name, reason)
    },
  })

  /** Only what has come to an end is worth a look: a folder of 100,000 names is not looked through for less. */
  const follow = (event: EngineEvent): void => {
    if (event.name !== 'list.stale') return
    const { list, profileId, ids } = event.data
    if (list === 'outgoing') {
      const isEnded = (id: string): boolean => sender.outcome(id)?.kind !== 'under-way'
      const ended = ids?.filter(isEnded) ?? null
      if (ended === null || ended.length > 0) folders.sent(profileId, ended)
    }
    if (list === 'inbox') {
      const isNews = (id: string): boolean => {
        const record = incomingRows.get(id)
        return record === null || isFresh(record) || fetchOutcome(record).kind !== 'waiting'
      }
      const news = ids?.filter(isNews) ?? null
      if (news === null || news.length > 0) folders.received(profileId, news)
    }
  }
  let unfollow: (() => void) | null = null

  return {
    folders,
    commands: folderCommands({
      ...{ clock, random, disk, database, folders, profileIds, arrivals, changed, permitted },
      revision: changes.revision,
      pathOf: folderIds.pathOf,
      showInFolder: (path) => ports.desktop.showInFolder(path),
      entryOf: (path) => ({ id: folderIds.idOf(path), name: labelOf(path) }),
      organisationOf: transfers.views.organisationOf,
      troubleOf: (id) =>
        outgoingRows.get(id)?.fault ??
        incomingRows.get(id)?.fault ??
        received.files(id).find((file) => file.fault !== null)?.fault ??
        null,
    }),
    start() {
      isStopping = false
      unfollow ??= changes.subscribe(follow)
      folders.start()
    },
    async stop() {
      isStopping = true
      unfollow?.()
      unfollow = null
      await folders.stop()
    },
    forget(profileId) {
      folders.rules.forget(profileId)
      changes.stale('folders', profileId, null)
    },
  }
}
