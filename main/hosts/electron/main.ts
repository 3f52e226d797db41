/** Where Electron begins. What must be said before it is ready is said here. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { app, dialog, Menu, protocol } from 'electron'
import { chooseHome } from '../attach/home.ts'
import { surroundings } from '../ports.ts'
import { runApplication } from './application.ts'
import { createPreferences } from './preferences.ts'
import { lockApplication } from './protection.ts'
import { scheme } from './protocol.ts'

/** Electron and the system add words of their own; only ours are read. */
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { home: { type: 'string' } },
  strict: false,
})
const home = chooseHome(typeof values.home === 'string' ? values.home : undefined, surroundings)

lockApplication(app)
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
// All state below the home, so each home has its own window and its own single instance.
const folder = path.join(home, 'desktop')
mkdirSync(home, { recursive: true, mode: 0o700 })
mkdirSync(folder, { recursive: true, mode: 0o700 })
app.setPath('userData', folder)

/** Beside the built main process. */
const built = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url))

async function run(): Promise<void> {
  await app.whenReady()
  // Without a menu of its own Electron gives one with reload and developer tools.
  if (app.isPackaged && process.platform !== 'darwin') Menu.setApplicationMenu(null)
  const parts = { renderer: built('renderer'), preload: built('preload/index.cjs') }
  await runApplication(home, createPreferences(folder), parts)
}

if (app.requestSingleInstanceLock()) {
  // Not awaited here: Electron is not ready before this module has been read to its end.
  run().catch((error: unknown) => {
    dialog.showErrorBox('Budstikke', error instanceof Error ? error.message : 'Error')
    app.exit(1)
  })
} else {
  app.quit()
}
