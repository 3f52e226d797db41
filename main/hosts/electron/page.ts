/** What the desktop says to the page. Nothing is lost that is said before the page listens. */
import type { BrowserWindow } from 'electron'
import type { DesktopMessage } from '../../../preload/contract/desktop.ts'
import { channels } from './channels.ts'

export interface Page {
  say(message: DesktopMessage): void
  /** The page listens from now on. */
  follow(): void
}

/** `state`: what a page that begins to listen is told first. */
export function createPage(window: BrowserWindow, state: () => DesktopMessage): Page {
  let isListening = false
  let waiting: DesktopMessage[] = []
  const send = (message: DesktopMessage): void => {
    if (!window.isDestroyed()) window.webContents.send(channels.desktop, message)
  }
  window.webContents.on('render-process-gone', () => {
    isListening = false
  })
  return {
    say(message) {
      if (isListening) send(message)
      else waiting.push(message)
    },
    follow() {
      isListening = true
      const unsaid = waiting
      waiting = []
      for (const message of [state(), ...unsaid]) send(message)
    },
  }
}
