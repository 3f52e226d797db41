/** The desktop's life round the window: what it shows, tells, keeps awake and lets in from outside. */
import { app, type BrowserWindow } from 'electron'
import { fault } from '../../../preload/contract/fault.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import type { Clock, SecretStore } from '../../ports.ts'
import type { LastingDoor } from '../attach/lasting.ts'
import { createChoices } from './choices.ts'
import type { IpcOptions } from './ipc.ts'
import { createLeaving } from './leaving.ts'
import { followPicture } from './life/picture.ts'
import type { Openings } from './life/openings.ts'
import { deskState } from './life/state.ts'
import { createTellings } from './life/telling.ts'
import { createNotifications } from './notifications.ts'
import { openFromOutside } from './outside.ts'
import { createPage } from './page.ts'
import { followPower } from './power.ts'
import type { Preferences } from './preferences.ts'
import { createProxyLogin } from './proxy-login.ts'
import { deskLanguage, deskText } from './text/index.ts'
import { createTray } from './tray.ts'
import { showWindow } from './window.ts'

export interface DeskOptions {
  readonly window: BrowserWindow
  readonly door: LastingDoor
  readonly preferences: Preferences
  readonly clock: Clock
  readonly secrets: SecretStore
}

export interface Desk {
  readonly ipc: IpcOptions['desk']
  open(openings: Openings): void
}

export function startDesk({ window, door, preferences, clock, secrets }: DeskOptions): Desk {
  const choices = createChoices(preferences)
  const page = createPage(window, () => ({ kind: 'state', state: choices.state() }))
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
      await door.stop()
    },
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
      const state = deskState(snapshot)
      if (wasOffline && state.tray !== 'offline') tellings.returned()
      wasOffline = state.tray === 'offline'
      wakefulness.seen(snapshot.moving)
      if (!window.isDestroyed()) paint(state, text())
    },
  })
  app.on('activate', show)
  const proxies = createProxyLogin({ app, secrets, say: page.say })

  return {
    ipc: {
      follow: page.follow,
      async change(change) {
        const done = await choices.change(change).then(
          () => success(null),
          () => failure(fault('internal')),
        )
        page.say({ kind: 'state', state: choices.state() })
        return done
      },
      answerProxy: (answer) => (proxies.answer(answer) ? success(null) : failure(fault('not-allowed-here'))),
    },
    open: openFromOutside({
      ...{ door, show, say: page.say },
      profileId: () => picture.now()?.activeProfileId ?? null,
    }),
  }
}
