/** Closing and quitting. The window may go while the work goes on; the work is only ended when that is meant. */
import { app, dialog, type BrowserWindow } from 'electron'
import type { DeskText } from './text/index.ts'

export interface LeavingPorts {
  readonly window: BrowserWindow
  /** Files that move now. */
  readonly moving: () => number
  readonly closesToTray: () => boolean
  /** The window has gone and the program stays. */
  readonly stays: () => void
  readonly text: () => DeskText
  /** Ends everything in order; whatever moves is parked where it can go on. */
  readonly stop: () => Promise<void>
  /** The last thing of all; true when it ends the program itself, as putting in a new version does. */
  readonly finish: (restarts: boolean) => boolean
}

export interface Leaving {
  /** Quits without asking: the machine is going down, or the person has answered already. */
  now(): void
  /** The same, and the program comes again as the new version. */
  restart(): void
}

export function createLeaving({
  window,
  moving,
  closesToTray,
  stays,
  text,
  ...ports
}: LeavingPorts): Leaving {
  let phase: 'staying' | 'asking' | 'stopping' | 'gone' = 'staying'

  const leave = async (restarts: boolean): Promise<void> => {
    if (phase === 'stopping' || phase === 'gone') return
    phase = 'stopping'
    try {
      await ports.stop()
    } finally {
      phase = 'gone'
      if (!ports.finish(restarts)) app.exit(0)
    }
  }
  const now = (): void => void leave(false)
  const isSure = async (): Promise<boolean> => {
    const count = moving()
    if (count === 0) return true
    const { leaving } = text()
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: leaving.title(count),
      detail: leaving.text,
      buttons: [leaving.stay, leaving.leave],
      ...{ defaultId: 0, cancelId: 0, noLink: true },
    })
    return response === 1
  }
  const ask = async (): Promise<void> => {
    if (phase !== 'staying') return
    phase = 'asking'
    const sure = await isSure()
    phase = 'staying'
    if (sure) now()
  }

  app.on('before-quit', (event) => {
    if (phase === 'gone') return
    event.preventDefault()
    void ask()
  })
  window.on('close', (event) => {
    if (phase === 'gone') return
    event.preventDefault()
    if (!closesToTray()) return app.quit()
    window.hide()
    stays()
  })
  // Windows: the person logs out or the machine goes down.
  window.on('session-end', now)
  app.on('window-all-closed', () => app.quit())
  return { now, restart: () => void leave(true) }
}
