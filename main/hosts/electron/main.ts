/** Where Electron begins. What must be said before it is ready is said here. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, Menu, protocol } from 'electron'
import { chooseHome } from '../attach/home.ts'
import { surroundings } from '../ports.ts'
import { runApplication } from './application.ts'
import { fallInOrder } from './crash.ts'
import { linkScheme } from './life/openings.ts'
import { ownParameters, readParameters } from './life/parameters.ts'
import { hearOutside, type Start } from './outside.ts'
import { createPreferences } from './preferences.ts'
import { lockApplication } from './protection.ts'
import { scheme } from './protocol.ts'
import { deskLanguage, deskText } from './text/index.ts'

const start: Start = {
  parameters: ownParameters(process.argv, app.isPackaged),
  folder: process.cwd(),
}
const given = readParameters(start.parameters, process.platform)
const home = chooseHome(given.home, surroundings)

lockApplication(app)
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
// All state below the home, so each home has its own window and its own single instance.
const folder = path.join(home, 'desktop')
mkdirSync(home, { recursive: true, mode: 0o700 })
mkdirSync(folder, { recursive: true, mode: 0o700 })
app.setPath('userData', folder)
// Under this name Windows shows notifications and finds the program on its task bar (electron-builder.yml, appId).
app.setAppUserModelId('no.budstikke.desktop')
const outside = hearOutside(start)

const fall = fallInOrder(home)
process.on('uncaughtException', fall)
process.on('unhandledRejection', fall)

/** Beside the built main process. */
const built = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url))

async function run(): Promise<void> {
  await app.whenReady()
  // Without a menu of its own Electron gives one with reload and developer tools.
  if (app.isPackaged) Menu.setApplicationMenu(process.platform === 'darwin' ? macMenu() : null)
  // Everything behind `--` is a word: a link cannot smuggle in a switch.
  if (app.isPackaged && process.platform === 'win32')
    app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--'])
  await runApplication({
    ...{ home, outside, preferences: createPreferences(folder) },
    parts: { renderer: built('renderer'), preload: built('preload/index.cjs') },
    isHidden:
      given.isHidden || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin),
  })
}

/** What a Mac needs for its keys (⌘C, ⌘Q); neither reload nor developer tools. */
const macMenu = () =>
  Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])

const [refused] = app.isPackaged ? given.refused : []
if (refused !== undefined) {
  dialog.showErrorBox(
    'Budstikke',
    deskText(deskLanguage(undefined, surroundings.env['LANG'] ?? '')).switchRefused(refused),
  )
  app.exit(1)
} else if (app.requestSingleInstanceLock(start)) {
  // Not awaited here: Electron is not ready before this module has been read to its end.
  run().catch(fall)
} else {
  app.quit()
}
