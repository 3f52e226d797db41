/** electron-updater behind our port. It is loaded only where updates are allowed. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { app } from 'electron'
import type { Policy } from '../policy.ts'
import { surroundings } from '../ports.ts'
import { whyNoUpdates, type NoUpdates } from './life/update-support.ts'
import type { Updater } from './life/updates.ts'

/** Why there are none, or null. */
export function updatesRefused(channel: Policy['updateChannel']): NoUpdates | null {
  const file = path.join(path.dirname(app.getAppPath()), 'app-update.yml')
  const source = app.isPackaged && existsSync(file) ? readFileSync(file, 'utf8') : null
  const { platform, env } = surroundings
  return whyNoUpdates({
    platform,
    env,
    channel,
    source,
    isPackaged: app.isPackaged,
    program: process.execPath,
  })
}

export async function createUpdater(channel: Policy['updateChannel']): Promise<Updater> {
  const { autoUpdater, CancellationToken } = await import('electron-updater')
  autoUpdater.logger = null
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = false
  autoUpdater.allowPrerelease = channel === 'beta'
  autoUpdater.channel = channel === 'beta' ? 'beta' : 'latest'
  // Choosing a channel would otherwise allow going back to a version with known holes.
  autoUpdater.allowDowngrade = false
  autoUpdater.disableWebInstaller = true
  return {
    async check() {
      const found = await autoUpdater.checkForUpdates()
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null
    },
    async fetch(signal) {
      const token = new CancellationToken()
      signal.addEventListener('abort', () => token.cancel(), { once: true })
      await autoUpdater.downloadUpdate(token)
    },
    install: (restarts) => autoUpdater.quitAndInstall(true, restarts),
  }
}
