/** The window's memory: what the engine says, where the person is, and what is about to be sent. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge, ChosenFile } from '../../preload/contract/bridge.ts'
import type { DesktopMessage, DesktopState } from '../../preload/contract/desktop.ts'
import type { EngineEvent, ListName } from '../../preload/contract/events.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Moving } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Snapshot } from '../../preload/contract/snapshot.ts'
import { obeyDesktop } from './desktop.ts'
import { createDraftActions, emptyDraft, type Draft, type DraftActions } from './draft.ts'
import { createEmitter } from './emitter.ts'
import { ask, nothingFollowed, receive, settle, type Followed, type Step } from './follow.ts'
import { withNotice, type Notice } from './notices.ts'
import { parseRoute, routeAddress, type Route, type View } from './route.ts'

/** `closed` = this page's key is used up, and only a new address helps. */
export type Connection = 'starting' | 'live' | 'lost' | 'closed'
export interface Stale {
  /** null = every list: something may have been missed. */
  readonly list: ListName | null
  readonly ids: readonly string[] | null
}

export interface WindowState {
  readonly connection: Connection
  readonly snapshot: Snapshot | null
  readonly moving: ReadonlyMap<string, Moving>
  readonly notices: readonly Notice[]
  readonly route: Route
  readonly draft: Draft
  /** Null in a browser, and until the desktop has told. */
  readonly desktop: DesktopState | null
  /** A proxy that asks who the person is. */
  readonly proxy: Extract<DesktopMessage, { kind: 'proxy-login' }> | null
}

/** A view that takes what is dropped anywhere in the window while it is shown. */
export interface DropTaker {
  take(files: readonly ChosenFile[]): void
  refuse(reason: Fault): void
  /** Where the files will go, told before they are let go. */
  readonly words: string
}

export interface WindowStore {
  readonly state: StoreApi<WindowState>
  readonly bridge: Bridge
  readonly draft: DraftActions
  /** What is dropped goes to this taker until the answer is called; without one it is drafted for sending. */
  claimDrops(taker: DropTaker): () => void
  dropTaker(): DropTaker | null
  /** Goes somewhere; the address follows, so that «back» works. */
  go(route: Route): void
  /**
   * Becomes another profile. The window does so at once: until the engine has answered, rows of the profile that is left
   * must not be there to be opened as the other's.
   */
  select(profileId: string): Promise<Result<null>>
  /** The same view goes by another address from now on, so that opening it again finds the same. */
  rename(route: Route): void
  dismiss(key: string): void
  proxyAnswered(): void
  onStale(listener: (stale: Stale) => void): () => void
  /** Follows the engine until the answer is called. */
  start(): () => void
}

/** What is shown beside their lists belongs to one profile. */
const itemViews: ReadonlySet<View> = new Set(['inbox', 'messages', 'transfers', 'folders'])
const firstRetry = 500
const longestRetry = 5_000

const byId = (moving: readonly Moving[]): ReadonlyMap<string, Moving> =>
  new Map(moving.map((item) => [item.id, item]))

export function createWindowStore(bridge: Bridge): WindowStore {
  const state = createStore<WindowState>(() => ({
    connection: 'starting',
    snapshot: null,
    moving: new Map(),
    notices: [],
    route: parseRoute(location.hash),
    draft: emptyDraft,
    desktop: null,
    proxy: null,
  }))
  const stale = createEmitter<Stale>()
  let followed: Followed = nothingFollowed
  let running = false
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryWait = firstRetry
  /** Events were lost while a snapshot was being fetched. */
  let missed = false
  let dropTaker: DropTaker | null = null

  const takeEffect = (event: EngineEvent): void => {
    switch (event.name) {
      case 'snapshot.patch':
        if (event.data.patch.moving !== undefined) state.setState({ moving: byId(event.data.patch.moving) })
        return
      case 'progress':
        return state.setState({ moving: byId(event.data.moving) })
      case 'list.stale':
        return stale.emit({ list: event.data.list, ids: event.data.ids })
      case 'notice':
        return state.setState(({ notices, route, snapshot }) => ({
          notices: withNotice(notices, event.data, `${event.revision}`, {
            ...{ route, profileId: snapshot?.activeProfileId ?? null },
          }),
        }))
    }
  }

  const show = (snapshot: Snapshot | null): void => {
    const { snapshot: before, route } = state.getState()
    if (snapshot === before) return
    const wasSomebody = before !== null && before.activeProfileId !== null
    const isOther = wasSomebody && before.activeProfileId !== snapshot?.activeProfileId
    const isItem = itemViews.has(route.view) && route.id !== null && route.id !== 'new'
    if (!isOther || !isItem) return state.setState({ snapshot })
    // Another window, or a command, has changed who we are: what is open here is the other profile's. Both in one step,
    // so that nobody asks for it in between.
    const list = { view: route.view, id: null }
    history.replaceState(null, '', routeAddress(list))
    state.setState({ snapshot, route: list })
  }

  const take = (step: Step): void => {
    const wasAsking = followed.asking
    followed = step.followed
    show(followed.snapshot)
    step.applied.forEach(takeEffect)
    if (followed.asking && !wasAsking) void fetchSnapshot()
  }

  const fetchSnapshot = async (): Promise<void> => {
    const reply = await bridge.call('app.snapshot', {})
    if (!running) return
    if (reply.ok) {
      retryWait = firstRetry
      state.setState({ connection: 'live', moving: byId(reply.value.moving) })
      const step = settle(followed, reply.value)
      followed = { ...followed, asking: false }
      take(step)
      stale.emit({ list: null, ids: null })
      // It may be older than what was lost while it was under way.
      if (missed) {
        missed = false
        askAgain()
      }
    } else if (reply.fault.code === 'session-lost' && reply.fault.retry === 'never') {
      state.setState({ connection: 'closed' })
    } else {
      state.setState({ connection: 'lost' })
      retryTimer = setTimeout(() => void fetchSnapshot(), retryWait)
      retryWait = Math.min(retryWait * 2, longestRetry)
    }
  }

  const askAgain = (): void => {
    if (followed.asking) {
      missed = true
      return
    }
    followed = ask(followed)
    void fetchSnapshot()
  }

  const draft = createDraftActions(
    bridge,
    () => state.getState().draft,
    (next) => state.setState({ draft: next }),
  )
  const go = (route: Route): void => {
    const address = routeAddress(route)
    if (location.hash !== address) history.pushState(null, '', address)
    state.setState({ route })
  }
  const select = async (profileId: string): Promise<Result<null>> => {
    const { snapshot } = followed
    // One that has just been made is not known here yet.
    if (snapshot?.profiles.some(({ id }) => id === profileId) === true) {
      followed = { ...followed, snapshot: { ...snapshot, activeProfileId: profileId } }
      show(followed.snapshot)
    }
    const selected = await bridge.call('profiles.select', { profileId })
    if (!selected.ok) askAgain()
    return selected
  }
  const obey = obeyDesktop({
    ...{ draft, go },
    become: (desktop) => state.setState({ desktop }),
    askForProxy: (proxy) => state.setState({ proxy }),
  })

  return {
    ...{ state, bridge, draft, go, select },
    rename: (route) => history.replaceState(null, '', routeAddress(route)),
    claimDrops(taker) {
      dropTaker = taker
      return () => {
        if (dropTaker === taker) dropTaker = null
      }
    },
    dropTaker: () => dropTaker,
    proxyAnswered: () => state.setState({ proxy: null }),
    dismiss: (key) =>
      state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) })),
    onStale: (listener) => stale.listen(listener),
    start() {
      running = true
      const onAddress = (): void => state.setState({ route: parseRoute(location.hash) })
      addEventListener('popstate', onAddress)
      addEventListener('hashchange', onAddress)
      const unsubscribe = bridge.subscribe((event) => take(receive(followed, event)), askAgain)
      const unfollow = bridge.desktop?.follow(obey)
      askAgain()
      return () => {
        unfollow?.()
        running = false
        clearTimeout(retryTimer)
        unsubscribe()
        removeEventListener('popstate', onAddress)
        removeEventListener('hashchange', onAddress)
      }
    },
  }
}
