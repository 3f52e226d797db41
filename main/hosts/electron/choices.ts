/** The person's choices about the desktop: each only where this system, and this copy of the program, can do it. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { app, Notification } from 'electron'
import type { DesktopChange, DesktopState } from '../../../preload/contract/desktop.ts'
import { surroundings } from '../ports.ts'
import { autostartEntry, autostartFile } from './life/autostart.ts'
import type { Preferences } from './preferences.ts'

export interface Choices {
  state(): Pick<DesktopState, 'choices'>
  /** Rejects when the system does not let the program be started at login. */
  change(change: DesktopChange): Promise<void>
}

type Surroundings = typeof surroundings

/** An AppImage is started by its own name, which the program inside does not have. */
const programOf = ({ env }: Surroundings): string => env['APPIMAGE'] || process.execPath

async function setStartAtLogin(on: boolean, system: Surroundings): Promise<void> {
  if (system.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] })
  const file = autostartFile(system.env, system.userFolder)
  const entry = autostartEntry(programOf(system))
  if (!on || entry === null) return rm(file, { force: true })
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, entry)
}

export function createChoices(preferences: Preferences, system: Surroundings = surroundings): Choices {
  const startsAtLogin = (): boolean | null => {
    // In development the program is Electron itself.
    if (!app.isPackaged || autostartEntry(programOf(system)) === null) return null
    if (system.platform === 'linux') return existsSync(autostartFile(system.env, system.userFolder))
    return app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin
  }
  return {
    state: () => ({
      choices: {
        startAtLogin: startsAtLogin(),
        // Many desktops of Linux show nothing beside the clock: a window that closes into it would be lost.
        closeToTray: preferences.choice('closeToTray') ?? system.platform !== 'linux',
        notifications: Notification.isSupported() ? (preferences.choice('notifications') ?? true) : null,
      },
    }),
    async change({ startAtLogin, closeToTray, notifications }) {
      if (closeToTray !== undefined) preferences.keepChoice('closeToTray', closeToTray)
      if (notifications !== undefined) preferences.keepChoice('notifications', notifications)
      if (startAtLogin !== undefined && startsAtLogin() !== null) await setStartAtLogin(startAtLogin, system)
    },
  }
}
