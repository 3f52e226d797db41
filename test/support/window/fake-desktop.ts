/** A desktop of cardboard: the page changes its choices, and a scene says something from outside. */
import type { DesktopBridge, DesktopMessage, DesktopState } from '../../../preload/contract/desktop.ts'
import { success } from '../../../preload/contract/result.ts'

export function createFakeDesktop(scene: string): DesktopBridge {
  let listener: (message: DesktopMessage) => void = () => undefined
  let choices: DesktopState['choices'] = { startAtLogin: false, closeToTray: true, notifications: null }
  const tell = (): void =>
    listener({ kind: 'state', state: { choices, update: scene === 'update' ? '0.2.0' : null } })
  return {
    follow(next) {
      listener = next
      tell()
      if (scene === 'proxy')
        next({ kind: 'proxy-login', id: 1, proxy: 'proxy.fjordby.no:8080', again: false })
      return () => undefined
    },
    async change(change) {
      choices = {
        startAtLogin: change.startAtLogin ?? choices.startAtLogin,
        closeToTray: change.closeToTray ?? choices.closeToTray,
        notifications: choices.notifications,
      }
      tell()
      return success(null)
    },
    restart: async () => success(null),
    answerProxy: async () => success(null),
  }
}
