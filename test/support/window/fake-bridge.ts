/** An engine of cardboard for looking at the window: everything in memory, nothing leaves the page. */
import type { Bridge } from '../../../preload/contract/bridge.ts'
import type { CommandInput, CommandName, CommandReply } from '../../../preload/contract/commands.ts'
import type { EngineEvent, ListName } from '../../../preload/contract/events.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { FileReference, Profile, Settings } from '../../../preload/contract/models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Snapshot } from '../../../preload/contract/snapshot.ts'
import { inboxDetail, inboxItem, outgoingDetail, own, partners, profileOf } from './data.ts'
import { careHandlers } from './care-handlers.ts'
import { createFakeDesktop } from './fake-desktop.ts'
import { isEmpty, movingIn, snapshotOf } from './first-snapshot.ts'
import { folderHandlers } from './folder-handlers.ts'
import type { Handlers } from './handlers.ts'
import { messageHandlers } from './message-handlers.ts'
import { queueWorld } from './queue-handlers.ts'
import { readingHandlers } from './reading-handlers.ts'
import { setupHandlers } from './setup-handlers.ts'

export interface FakeOptions {
  readonly rows: number
  readonly language: Settings['language']
  readonly scene: string
  readonly now: number
  readonly host: 'browser' | 'desktop'
  /** Text of every message; null = its own. */
  readonly body: () => string | null
}

const page = <T>(total: number, offset: number, limit: number, make: (index: number) => T) => ({
  revision: 1,
  total,
  items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_row, at) =>
    make(offset + at),
  ),
})

export function createFakeBridge({ rows, language, scene, now, host, body }: FakeOptions): Bridge {
  const listeners = new Set<(event: EngineEvent) => void>()
  const read = new Set<string>()
  const states = new Map<string, Partial<ReturnType<typeof inboxDetail>>>()
  const empty = isEmpty(scene)
  const total = empty ? 0 : rows
  let added = 0

  let snapshot = snapshotOf(scene, language, now)

  const emit = (event: EngineEvent): void => listeners.forEach((listener) => listener(event))
  const patch = (part: Partial<Omit<Snapshot, 'revision' | 'version'>>): void => {
    const revision = snapshot.revision + 1
    snapshot = { ...snapshot, ...part, revision }
    emit({ name: 'snapshot.patch', revision, data: { patch: part } })
  }
  const stale = (list: ListName, ids: readonly string[] | null): void => {
    const revision = snapshot.revision + 1
    snapshot = { ...snapshot, revision }
    emit({ name: 'list.stale', revision, data: { list, profileId: 'practice', ids } })
  }
  const queued = queueWorld({
    ...{ scene, now, stale },
    queue: () => snapshot.queue,
    change: (queue) => patch({ queue, moving: queue.paused ? [] : movingIn(scene, 275_000_000) }),
    cut: (id) => patch({ moving: snapshot.moving.filter((one) => one.id !== id) }),
  })
  const detail = (id: string) => {
    const item = queued.inbox(inboxDetail(Number(id.slice(3)), now, 'practice'))
    return { ...item, ...states.get(id), unread: item.unread && !read.has(id) }
  }
  const become = (id: string, part: Partial<ReturnType<typeof inboxDetail>>): void => {
    states.set(id, part)
    stale('inbox', [id])
  }

  const profileBy = (id: string): Profile => {
    const found = snapshot.profiles.find((profile) => profile.id === id)
    if (found === undefined) throw new Error(`No profile ${id}`)
    return found
  }

  const changeProfile = (changed: Profile): void =>
    patch({ profiles: snapshot.profiles.map((one) => (one.id === changed.id ? changed : one)) })

  const sent = (index: number) => queued.outgoing(index, outgoingDetail(index, now, 'practice'))

  const handlers: Handlers = {
    ...queued.handlers,
    ...careHandlers({ scene, now }),
    ...readingHandlers({
      ...{ scene, now, body, stale: (id) => stale('inbox', [id]) },
      file: (index) => inboxItem(detail(`in-${index}`)),
      files: () => total,
      unreadFiles: () => 3 - read.size,
    }),
    ...folderHandlers({ scene, now, partners, stale: (ids) => stale('folders', ids) }),
    ...setupHandlers({
      ...{ scene, now, profile: profileBy, stale: () => stale('setup', null) },
      change: changeProfile,
    }),
    ...messageHandlers({
      ...{ scene, now, profile: profileBy, change: changeProfile, stale: (ids) => stale('sent', ids) },
    }),
    'profiles.create': ({ environmentId, organisation, supplierProfileId = null }) => {
      const environment = snapshot.environments.find(({ id }) => id === environmentId)
      const created: Profile = {
        ...profileOf(
          `new-${snapshot.profiles.length}`,
          environment?.kind ?? 'practice',
          environment?.name ?? 'Øving',
        ),
        organisation: { number: organisation, name: organisation === own.number ? own.name : null },
        ...{ supplierProfileId, clientId: null, keyId: null, services: [] },
      }
      patch({ profiles: [...snapshot.profiles, created] })
      return success(created)
    },
    'profiles.remove': ({ profileId }) => {
      const profiles = snapshot.profiles.filter(({ id }) => id !== profileId)
      patch({ profiles, activeProfileId: profiles[0]?.id ?? null })
      return success(null)
    },
    'environments.add': () => {
      const added = { id: 'own', kind: 'custom' as const, name: 'Eget testmiljø' }
      patch({ environments: [...snapshot.environments, added] })
      return success(added)
    },
    'organisations.lookUp': ({ number }) =>
      success({
        organisation: number === own.number ? own : { number, name: null },
        status: number === own.number ? 'found' : 'unknown',
      }),
    'app.snapshot': () => {
      // Once somebody listens. What is confidential comes without its title.
      if (scene === 'messages-notice') setTimeout(() => tell('message-arrived', '', 'letter-0'), 500)
      return scene === 'closed' ? failure({ ...fault('session-lost'), retry: 'never' }) : success(snapshot)
    },
    'profiles.select': ({ profileId }) => {
      patch({ activeProfileId: profileId })
      return success(null)
    },
    'recipients.known': ({ search = '' }) =>
      success({
        organisations: partners.filter(({ name, number }) =>
          `${name ?? ''} ${number}`.toLowerCase().includes(search.toLowerCase()),
        ),
      }),
    'inbox.get': ({ id }) => success(detail(id)),
    'inbox.markRead': ({ id }) => {
      read.add(id)
      stale('inbox', [id])
      return success(null)
    },
    'inbox.refresh': () => success(null),
    'inbox.download': ({ id }) => {
      become(id, { state: 'saved', fault: null })
      return success(null)
    },
    'inbox.confirm': ({ id }) => {
      become(id, { state: 'confirmed', confirmedAt: now })
      return success(null)
    },
    'inbox.showInFolder': () =>
      failure(fault('saved-file-missing', { values: { name: 'årsregnskap-2026.zip' } })),
    'inbox.cancelDownload': ({ id }) => {
      become(id, { state: 'new' })
      return success(null)
    },
    'outgoing.list': ({ offset = 0, limit = 100, filter = 'all' }) =>
      success(page(filter === 'failed' ? 0 : total, offset, limit, sent)),
    'outgoing.get': ({ id }) => success(sent(Number(id.slice(4)))),
    'outgoing.send': () => success({ ids: ['out-0'] }),
    'outgoing.retry': () => success(null),
    'outgoing.cancel': () => success(null),
    'files.forget': () => success(null),
    'settings.set': ({ downloadFolderId: _folder, ...change }) => {
      const settings: Settings = {
        ...snapshot.settings,
        language: change.language ?? snapshot.settings.language,
        lookUpNames: change.lookUpNames ?? snapshot.settings.lookUpNames,
        welcomed: change.welcomed ?? snapshot.settings.welcomed,
        singleKeys: change.singleKeys ?? snapshot.settings.singleKeys,
        confirmAutomatically: change.confirmAutomatically ?? snapshot.settings.confirmAutomatically,
      }
      patch({ settings })
      return success(settings)
    },
    'folders.list': ({ id }) =>
      success({
        current: { id: id ?? 'home', name: id === undefined ? '~' : '~/Dokumenter' },
        parentId: id === undefined ? null : 'home',
        children: ['Dokumenter', 'Nedlastinger', 'Skrivebord'].map((name) => ({ id: name, name })),
      }),
    'practice.open': () => success({ profileIds: ['practice'] }),
    'practice.startOver': () => success({ profileIds: ['practice'] }),
  }

  if (scene === 'moving') {
    let done = 275_000_000
    setInterval(() => {
      done = Math.min(640_000_000, done + 7_000_000)
      emit({ name: 'progress', revision: snapshot.revision, data: { moving: movingIn(scene, done) } })
    }, 200)
  }
  const tell = (kind: 'arrived' | 'message-arrived', fileName: string, itemId: string): void => {
    const revision = snapshot.revision + 1
    snapshot = { ...snapshot, revision }
    emit({ name: 'notice', revision, data: { profileId: 'practice', kind, fileName, itemId, fault: null } })
  }
  if (scene === 'notice') setTimeout(() => tell('arrived', 'Vedtak 26-1183.pdf', 'in-1'), 2_500)

  return {
    host,
    async call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandReply<Name>> {
      const handler = handlers[name]
      return handler === undefined ? failure(fault('internal')) : handler(input)
    },
    subscribe(onEvent) {
      listeners.add(onEvent)
      return () => listeners.delete(onEvent)
    },
    async addFiles(files, onProgress) {
      const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0)
      onProgress?.({ files: files.length, bytes: totalBytes, totalBytes })
      const references = files.map(({ file, folder }): FileReference => {
        added += 1
        const refused = file.size === 0 ? fault('file-empty', { values: { name: file.name } }) : null
        const note = file.name.includes(':') ? 'unsafe-characters' : null
        return { id: `file-${added}`, name: file.name, folder, size: file.size, note, fault: refused }
      })
      return success(references)
    },
    pickFolder: null,
    desktop: host === 'desktop' ? createFakeDesktop(scene) : null,
  }
}
