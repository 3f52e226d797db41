// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../../preload/contract/bridge.ts'
import type { CommandInput, CommandName, CommandReply } from '../../../preload/contract/commands.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { FileReference, Moving, Profile } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { freeQueue, type Snapshot } from '../../../preload/contract/snapshot.ts'
import { createWindowStore, type Stale } from '../../../renderer/state/window-store.ts'

const snapshotAt = (revision: number): Snapshot => ({
  revision,
  version: '0',
  profiles: [],
  environments: [],
  activeProfileId: 'p',
  counters: {},
  health: {},
  setup: {},
  lapsing: [],
  moving: [],
  queue: freeQueue,
  settings: {
    language: 'nb',
    confirmAutomatically: false,
    lookUpNames: false,
    welcomed: true,
    singleKeys: true,
    downloadFolder: { id: 'd', label: 'd' },
  },
})
const file = (id: string): FileReference => ({ id, name: id, folder: '', size: 1, note: null, fault: null })
const upload: Moving = {
  id: 'out-1',
  profileId: 'p',
  direction: 'out',
  fileName: 'a',
  done: 1,
  total: 2,
  speed: null,
  secondsLeft: null,
}

/** An engine whose snapshot the test decides. */
function stand() {
  const engine = {
    snapshot: (): Result<Snapshot> => success(snapshotAt(1)),
    asked: 0,
    select: (): Result<null> => success(null),
    forgotten: [] as string[],
    emit: (_event: EngineEvent): void => undefined,
    lose: (): void => undefined,
  }
  const bridge: Bridge = {
    host: 'browser',
    async call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandReply<Name>> {
      if (name === 'app.snapshot') {
        engine.asked += 1
        return engine.snapshot() as CommandReply<Name>
      }
      if (name === 'profiles.select') return engine.select() as CommandReply<Name>
      if ('ids' in input) engine.forgotten.push(...input.ids)
      return success(null) as CommandReply<Name>
    },
    subscribe(onEvent, onLost) {
      engine.emit = onEvent
      engine.lose = onLost
      return () => undefined
    },
    addFiles: async (files) => success(files.map((chosen) => file(chosen.file.name))),
    pickFolder: null,
    desktop: null,
  }
  const store = createWindowStore(bridge)
  const stales: Stale[] = []
  store.onStale((stale) => stales.push(stale))
  return { engine, store, stales }
}

const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  history.replaceState(null, '', '#/inbox')
})
afterEach(() => vi.useRealTimers())

describe('the window’s memory', () => {
  it('finds its way back by itself when the engine has been away', async () => {
    const { engine, store, stales } = stand()
    engine.snapshot = () => failure(fault('session-lost'))
    const stop = store.start()
    await soon()
    expect(store.state.getState().connection).toBe('lost')
    engine.snapshot = () => success(snapshotAt(7))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(store.state.getState()).toMatchObject({ connection: 'live', snapshot: { revision: 7 } })
    // Whatever is on screen may be old.
    expect(stales.at(-1)).toEqual({ list: null, ids: null })
    stop()
  })

  it('asks ever less often while the engine is away', async () => {
    const { engine, store } = stand()
    engine.snapshot = () => failure(fault('session-lost'))
    const stop = store.start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(engine.asked).toBeGreaterThan(10)
    expect(engine.asked).toBeLessThan(20)
    stop()
    const asked = engine.asked
    await vi.advanceTimersByTimeAsync(60_000)
    expect(engine.asked).toBe(asked)
  })

  it('gives up for good when the key of the window is used up', async () => {
    const { engine, store } = stand()
    engine.snapshot = () => failure({ ...fault('session-lost'), retry: 'never' })
    store.start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(store.state.getState().connection).toBe('closed')
    expect(engine.asked).toBe(1)
  })

  it('asks once, however many events are missing', async () => {
    const { engine, store } = stand()
    store.start()
    await soon()
    engine.snapshot = () => success(snapshotAt(12))
    for (const revision of [9, 10, 11, 12]) {
      engine.emit({ name: 'list.stale', revision, data: { list: 'inbox', profileId: 'p', ids: null } })
    }
    await soon()
    expect(engine.asked).toBe(2)
    expect(store.state.getState().snapshot?.revision).toBe(12)
  })

  it('asks once more when events were lost while it was asking, for that answer may be older', async () => {
    const { engine, store } = stand()
    store.start()
    engine.lose()
    engine.snapshot = () => success(snapshotAt(4))
    await soon()
    expect(engine.asked).toBe(2)
    expect(store.state.getState().snapshot?.revision).toBe(4)
  })

  it('moves progress without touching anything else', async () => {
    const { engine, store } = stand()
    store.start()
    await soon()
    const before = store.state.getState()
    engine.emit({ name: 'progress', revision: 1, data: { moving: [upload] } })
    const after = store.state.getState()
    expect(after.moving.get('out-1')).toEqual(upload)
    expect(after.snapshot).toBe(before.snapshot)
  })

  it('tells of many arrivals at once, and not of what is on screen', async () => {
    const { engine, store } = stand()
    store.start()
    await soon()
    const arrive = (revision: number): void => {
      const data = {
        profileId: 'p',
        kind: 'arrived',
        fileName: 'a',
        itemId: `in-${revision}`,
        fault: null,
      } as const
      engine.emit({ name: 'notice', revision, data })
    }
    store.go({ view: 'send', id: null })
    for (const revision of [2, 3, 4, 5, 6]) arrive(revision)
    expect(store.state.getState().notices).toMatchObject([{ count: 5, inSight: false }])
    store.go({ view: 'inbox', id: null })
    arrive(7)
    expect(store.state.getState().notices).toMatchObject([{ count: 5 }, { count: 1, inSight: true }])
  })

  it('counts files and messages together, and says that they are both', async () => {
    const { engine, store } = stand()
    store.start()
    await soon()
    store.go({ view: 'send', id: null })
    for (const [revision, kind] of [
      [2, 'message-arrived'],
      [3, 'message-arrived'],
      [4, 'arrived'],
      [5, 'message-arrived'],
    ] as const) {
      const data = { profileId: 'p', kind, fileName: '', itemId: `in-${revision}`, fault: null }
      engine.emit({ name: 'notice', revision, data })
      const [told] = store.state.getState().notices
      expect(told).toMatchObject({ count: revision - 1, mixed: revision > 3, inSight: false })
    }
    expect(store.state.getState().notices).toHaveLength(1)
  })

  it('does not tell of a message that has stopped and is in sight, wherever messages are seen', async () => {
    const { engine, store } = stand()
    store.start()
    await soon()
    const stop = (revision: number, message: 'sent' | 'received') => {
      const data = {
        profileId: 'p',
        kind: 'failed',
        fileName: 'Vedtak',
        itemId: 'm',
        message,
        fault: null,
      } as const
      engine.emit({ name: 'notice', revision, data })
      return store.state.getState().notices.at(-1)?.inSight
    }
    store.go({ view: 'transfers', id: 'm' })
    expect([stop(2, 'sent'), stop(3, 'received')], 'no transfer').toEqual([false, false])
    store.go({ view: 'messages', id: 'm' })
    expect([stop(4, 'sent'), stop(5, 'received')]).toEqual([true, false])
    store.go({ view: 'inbox', id: 'message:m' })
    expect([stop(6, 'sent'), stop(7, 'received')]).toEqual([false, true])
  })

  it('keeps the files of an earlier drop when more are dropped', async () => {
    const { store, engine } = stand()
    const chosen = (name: string) => ({ file: new File(['x'], name), folder: '' })
    await Promise.all([store.draft.add([chosen('a')]), store.draft.add([chosen('b')])])
    expect(store.state.getState().draft.files.map(({ id }) => id)).toEqual(['a', 'b'])
    store.draft.remove(['a'])
    expect(store.state.getState().draft.files.map(({ id }) => id)).toEqual(['b'])
    expect(engine.forgotten).toEqual(['a'])
  })

  it('follows «back» and «forward»', () => {
    const { store } = stand()
    const stop = store.start()
    store.go({ view: 'transfers', id: 'out-1' })
    expect(location.hash).toBe('#/transfers/out-1')
    history.replaceState(null, '', '#/settings')
    dispatchEvent(new PopStateEvent('popstate'))
    expect(store.state.getState().route).toEqual({ view: 'settings', id: null })
    stop()
  })
})

describe('who we are', () => {
  const profile = (id: string): Profile => ({
    id,
    organisation: { number: '310904473', name: null },
    environment: { id: 'practice', kind: 'practice', name: 'x' },
    ...{ supplierProfileId: null, clientId: null, keyId: null, systemUser: null },
    ...{ services: [], messageServices: [] },
  })
  const asTwo = (revision: number, activeProfileId: string): Snapshot => ({
    ...snapshotAt(revision),
    profiles: [profile('a'), profile('b')],
    activeProfileId,
  })
  const started = async () => {
    const desk = stand()
    desk.engine.snapshot = () => success(asTwo(1, 'a'))
    desk.store.start()
    await soon()
    const now = () => {
      const { snapshot, route } = desk.store.state.getState()
      return { profileId: snapshot?.activeProfileId, route }
    }
    return { ...desk, now }
  }

  it('changes at once, so that no row of one organisation can be opened as another’s', async () => {
    const { store, now } = await started()
    store.go({ view: 'inbox', id: 'file-of-a' })
    void store.select('b')
    expect(now()).toEqual({ profileId: 'b', route: { view: 'inbox', id: null } })
  })

  it('is what the engine says when it refuses', async () => {
    const { engine, store, now } = await started()
    engine.select = () => failure(fault('profile-unknown'))
    await store.select('b')
    await soon()
    expect(now().profileId).toBe('a')
  })

  it('may change elsewhere, and then what is open here is closed, but not what is being written', async () => {
    const { engine, store, now } = await started()
    store.go({ view: 'transfers', id: 'file-of-a' })
    engine.emit({ name: 'snapshot.patch', revision: 2, data: { patch: { activeProfileId: 'b' } } })
    expect(now()).toEqual({ profileId: 'b', route: { view: 'transfers', id: null } })
    store.go({ view: 'messages', id: 'new' })
    engine.emit({ name: 'snapshot.patch', revision: 3, data: { patch: { activeProfileId: 'a' } } })
    expect(now()).toEqual({ profileId: 'a', route: { view: 'messages', id: 'new' } })
  })

  it('decides what is in sight: an arrival of the other one is told, also to whoever looks at an inbox', async () => {
    const { engine, store } = await started()
    store.go({ view: 'inbox', id: null })
    const arrived = { kind: 'arrived', fileName: 'a.pdf', itemId: 'i', fault: null } as const
    engine.emit({ name: 'notice', revision: 2, data: { ...arrived, profileId: 'a' } })
    engine.emit({ name: 'notice', revision: 3, data: { ...arrived, profileId: 'b' } })
    const { notices } = store.state.getState()
    expect(notices.map(({ profileId, inSight }) => [profileId, inSight])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })
})
