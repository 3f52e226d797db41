/** The desktop window's life: one per home, from the lock to the last window. */
import path from 'node:path'
import { app, dialog, ipcMain, protocol, screen, session, shell, type BrowserWindow } from 'electron'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { systemClock } from '../../lib/clock.ts'
import { createLog } from '../../lib/log.ts'
import type { BrowserNetwork, Desktop } from '../../ports.ts'
import { createLastingDoor, type LastingDoor } from '../attach/lasting.ts'
import { openHome, type OpenedHome } from '../attach/open.ts'
import { isPage } from '../desktop.ts'
import { createKeychain } from '../keychain/keychain.ts'
import { languageOf } from '../language.ts'
import { openPracticeForNewcomer } from '../newcomer.ts'
import { createLogFile } from '../log-file.ts'
import { readPolicy } from '../policy.ts'
import { createPractice } from '../practice.ts'
import { readStatics } from '../statics.ts'
import { createBrowserNetwork } from './browser-network.ts'
import { channels } from './channels.ts'
import { fallInOrder } from './crash.ts'
import { startDesk } from './desk.ts'
import { startEngineWorker } from './engine-host.ts'
import { registerIpc } from './ipc.ts'
import { fitBounds } from './life/bounds.ts'
import type { Openings } from './life/openings.ts'
import { launchPracticeInElectron } from './practice-process.ts'
import type { Preferences } from './preferences.ts'
import { lockSession, refuseFiles } from './protection.ts'
import { createProtocolHandler, scheme } from './protocol.ts'
import type { FindLogin } from './proxy-login.ts'
import { createUpdater, updatesRefused } from './updater.ts'
import { createWindow } from './window.ts'

/** Where the built page and its bridge lie. */
export interface BuiltParts {
  readonly renderer: string
  readonly preload: string
}

const desktop: Desktop = {
  showInFolder(file) {
    shell.showItemInFolder(path.resolve(file))
    return Promise.resolve(success(null))
  },
  /** The one place that opens anything outside; the engine knows the addresses, no page does. */
  async openPage(url) {
    const refused = failure(fault('page-not-opened', { values: { address: url.slice(0, 500) } }))
    if (!isPage(url)) return refused
    return shell.openExternal(new URL(url).href).then(
      () => success(null),
      () => refused,
    )
  },
}

function leave(problem: Fault): void {
  const { what, next } = sentenceOf(problem, languageOf({ LANG: app.getLocale() }))
  dialog.showErrorBox('Budstikke', `${what}\n\n${next}`)
  app.exit(1)
}

async function openDoor(home: string, browser: BrowserNetwork): Promise<Result<LastingDoor>> {
  const practice = createPractice({ home, clock: systemClock, launch: launchPracticeInElectron })
  const onCrash = fallInOrder(home)
  const resolveProxy = (address: string): Promise<string> => app.resolveProxy(address)
  const open = (): Promise<Result<OpenedHome>> =>
    openHome({
      home,
      clock: systemClock,
      startEngine: () => startEngineWorker({ home, desktop, practice, resolveProxy, browser, onCrash }),
    })
  const opened = await open()
  return opened.ok ? success(createLastingDoor(opened.value, open)) : opened
}

/** Sends the engine's events to the page, as long as there is one. */
function followEvents(window: BrowserWindow, door: LastingDoor): void {
  const send = (channel: string, ...parameters: readonly unknown[]): void => {
    if (!window.isDestroyed()) window.webContents.send(channel, ...parameters)
  }
  const unsubscribe = door.subscribe(
    (event) => send(channels.event, event),
    () => send(channels.lost),
  )
  window.on('closed', unsubscribe)
}

async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

export interface Application {
  readonly home: string
  readonly preferences: Preferences
  readonly parts: BuiltParts
  /** The system has started it at login: no window until somebody asks for one. */
  readonly isHidden: boolean
  /** What comes from outside, from the start on. */
  readonly outside: (listener: (openings: Openings) => void) => void
}

/** Runs when Electron is ready. */
export async function runApplication({
  home,
  preferences,
  parts,
  isHidden,
  outside,
}: Application): Promise<void> {
  const hasDevTools = !app.isPackaged
  lockSession(session.defaultSession, hasDevTools)
  refuseFiles(protocol)
  protocol.handle(scheme, createProtocolHandler(readStatics(parts.renderer)))

  const findLogin = Promise.withResolvers<FindLogin>()
  const door = await openDoor(home, createBrowserNetwork(findLogin.promise))
  if (!door.ok) return leave(door.fault)
  await openPracticeForNewcomer(door.value)

  const log = createLog({ write: createLogFile(home), clock: systemClock })
  const policy = await readPolicy()
  // The engine has not started with a policy that cannot be read; here it only means no updates.
  const channel = policy.ok ? policy.value.updateChannel : 'off'
  const refused = updatesRefused(channel)
  log.write('info', 'update.channel', { channel: channel ?? 'stable', refused })
  const updater = refused === null ? await createUpdater(channel) : null

  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { window, load } = createWindow({
    ...{ preload: parts.preload, hasDevTools, isHidden },
    bounds: fitBounds(preferences.bounds(), areas),
    keepBounds: preferences.keepBounds,
  })
  const secrets = createKeychain({ clock: systemClock })
  const desk = startDesk({
    ...{ window, door: door.value, preferences, clock: systemClock, secrets, log, updater },
  })
  findLogin.resolve(desk.findLogin)
  registerIpc({
    ...{ ipcMain, contents: window.webContents, door: door.value, desk: desk.ipc },
    chooseFolder: () => chooseFolder(window),
  })
  followEvents(window, door.value)
  outside(desk.open)
  await load()
}
