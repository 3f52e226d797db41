/** The desktop's life round the window: what it shows, tells, keeps awake and lets in from outside. */
import { app, type BrowserWindow } from 'electron'
import { fault } from '../../../preload/contract/fault.ts'
import type { DesktopMessage } from '../../../preload/contract/desktop.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Clock, Log, SecretStore } from '../../ports.ts'
import type { LastingDoor } from '../attach/lasting.ts'
import { createChoices } from './choices.ts'
import type { IpcOptions } from './ipc.ts'
import { createLeaving } from './leaving.ts'
import { followPicture } from './life/picture.ts'
import type { Openings } from './life/openings.ts'
import { deskState } from './life/state.ts'
import { createTellings } from './life/telling.ts'
import { createUpdates, type Updater } from './life/updates.ts'
import { createNotifications } from './notifications.ts'
import { openFromOutside } from './outside.ts'
import { createPage } from './page.ts'
import { followPower } from './power.ts'
import type { Preferences } from './preferences.ts'
import { createProxyLogin, type FindLogin } from './proxy-login.ts'
import { deskLanguage, deskText } from './text/index.ts'
import { createTray } from './tray.ts'
import { showWindow } from './window.ts'

export interface DeskOptions {
  readonly window: BrowserWindow
  readonly door: LastingDoor
  readonly preferences: Preferences
  readonly clock: Clock
  readonly secrets: SecretStore
  readonly log: Log
  /** Null where new versions are somebody else's to bring. */
  readonly updater: Updater | null
}

export interface Desk {
  readonly ipc: IpcOptions['desk']
  open(openings: Openings): void
  /** For the browser's own requests. */
  readonly findLogin: FindLogin
}

export function startDesk({ window, door, preferences, clock, secrets, log, updater }: DeskOptions): Desk {
  const choices = createChoices(preferences)
  const state = (): DesktopMessage => ({
    kind: 'state',
    state: { ...choices.state(), update: updates?.ready() ?? null },
  })
  const page = createPage(window, state)
  const show = (): void => showWindow(window)
  const text = () => deskText(deskLanguage(picture.now()?.settings.language, app.getLocale()))

  const notifications = createNotifications({
    ...{ door, text },
    environmentOf(profileId) {
      const environment = picture.now()?.profiles.find(({ id }) => id === profileId)?.environment
      if (environment === undefined || environment.kind === 'production') return null
      return environment.kind === 'practice' ? text().practice : environment.name
    },
    open(place) {
      show()
      page.say({ kind: 'go', ...place })
    },
  })
  const tellings = createTellings({
    clock,
    isWanted: () => choices.state().choices.notifications === true && !window.isFocused(),
    tell: notifications.tell,
  })
  const leaving = createLeaving({
    ...{ window, text },
    moving: () => picture.now()?.moving.length ?? 0,
    closesToTray: () => choices.state().choices.closeToTray === true,
    stays() {
      if (preferences.isFirstClose()) notifications.stillHere()
    },
    async stop() {
      wakefulness.stop()
      await updates?.stop()
      await door.stop()
    },
    finish: (restarts) => updates?.finish(restarts) ?? false,
  })
  const isMoving = (): boolean => (picture.now()?.moving.length ?? 0) > 0
  const updates =
    updater === null
      ? null
      : createUpdates({
          ...{ updater, clock, log, isMoving, restart: leaving.restart },
          isSeen: () => window.isVisible(),
          changed: () => page.say(state()),
        })
  const wakefulness = followPower(
    clock,
    () => {
      tellings.returned()
      void door.call('app.woke', {}, 'local')
    },
    leaving.now,
  )
  const paint = createTray(window, {
    open: show,
    send() {
      show()
      page.say({ kind: 'go', view: 'send', id: null })
    },
    pause: (paused) => void door.call('queue.set', { paused }, 'local'),
    quit: () => app.quit(),
  })
  let wasOffline = false
  const heard = (event: EngineEvent): void => {
    if (event.name === 'notice') tellings.take(event.data)
    if (event.name === 'list.stale' && event.data.list === 'inbox') notifications.changed(event.data.ids)
  }
  const picture = followPicture({
    ...{ door, heard },
    changed(snapshot) {
      const now = deskState(snapshot)
      if (wasOffline && now.tray !== 'offline') tellings.returned()
      wasOffline = now.tray === 'offline'
      wakefulness.seen(snapshot.moving)
      updates?.moved()
      if (!window.isDestroyed()) paint(now, text())
    },
  })
  app.on('activate', show)
  const proxies = createProxyLogin({ app, secrets, say: page.say })

  return {
    findLogin: proxies.finder(),
    ipc: {
      follow: page.follow,
      async change(change) {
        const done = await choices.change(change).then(
          () => success(null),
          () => failure(fault('internal')),
        )
        page.say(state())
        return done
      },
      restart: () => (updates?.restartNow() === true ? success(null) : failure(fault('not-allowed-here'))),
      answerProxy: (answer) => (proxies.answer(answer) ? success(null) : failure(fault('not-allowed-here'))),
    },
    open: openFromOutside({
      ...{ door, show, say: page.say },
      profileId: () => picture.now()?.activeProfileId ?? null,
    }),
  }
}
