/** The desktop window's life: one per home, from the lock to the last window. */
import path from 'node:path'
import { app, dialog, ipcMain, protocol, session, shell, type BrowserWindow } from 'electron'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { systemClock } from '../../lib/clock.ts'
import type { Desktop } from '../../ports.ts'
import { createLastingDoor, type LastingDoor } from '../attach/lasting.ts'
import { openHome, type OpenedHome } from '../attach/open.ts'
import { isPage } from '../desktop.ts'
import { languageOf } from '../language.ts'
import { openPracticeForNewcomer } from '../newcomer.ts'
import { createPractice } from '../practice.ts'
import { readStatics } from '../statics.ts'
import { channels } from './channels.ts'
import { startEngineWorker } from './engine-host.ts'
import { registerIpc } from './ipc.ts'
import { launchPracticeInElectron } from './practice-process.ts'
import type { Preferences } from './preferences.ts'
import { lockSession } from './protection.ts'
import { createProtocolHandler, scheme } from './protocol.ts'
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

async function openDoor(home: string): Promise<Result<LastingDoor>> {
  const practice = createPractice({ home, clock: systemClock, launch: launchPracticeInElectron })
  const onCrash = (error: unknown): void => {
    dialog.showErrorBox('Budstikke', error instanceof Error ? error.message : 'Error')
    app.exit(1)
  }
  const open = (): Promise<Result<OpenedHome>> =>
    openHome({
      home,
      clock: systemClock,
      startEngine: () => startEngineWorker({ home, desktop, practice, onCrash }),
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

/** The first signal to quit stops the engine in order; then the program ends. */
function stopInOrder(door: LastingDoor): void {
  let isStopping = false
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (isStopping) return
    isStopping = true
    void door.stop().finally(() => app.exit(0))
  })
}

/** Runs when Electron is ready. */
export async function runApplication(
  home: string,
  preferences: Preferences,
  parts: BuiltParts,
): Promise<void> {
  const hasDevTools = !app.isPackaged
  lockSession(session.defaultSession, hasDevTools)
  protocol.handle(scheme, createProtocolHandler(readStatics(parts.renderer)))

  const door = await openDoor(home)
  if (!door.ok) return leave(door.fault)
  stopInOrder(door.value)
  await openPracticeForNewcomer(door.value)

  const { window, load } = createWindow({
    ...{ preload: parts.preload, hasDevTools },
    bounds: preferences.bounds(),
    keepBounds: preferences.keepBounds,
  })
  registerIpc({
    ...{ ipcMain, contents: window.webContents, door: door.value },
    chooseFolder: () => chooseFolder(window),
  })
  followEvents(window, door.value)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  await load()
}
