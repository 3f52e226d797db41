/** The mark beside the clock, and what the task bar shows: the same state in the forms that each system has. */
import { app, Menu, nativeImage, Tray, type BrowserWindow, type NativeImage } from 'electron'
import type { DeskState, TrayState } from './life/state.ts'
import { trayBitmap } from './life/tray-image.ts'
import type { DeskText } from './text/index.ts'

export interface TrayActs {
  readonly open: () => void
  readonly send: () => void
  readonly pause: (paused: boolean) => void
  readonly quit: () => void
}

const sizes = [1, 1.5, 2] as const
const logicalSize = 16

function imageOf(state: TrayState): NativeImage {
  const image = nativeImage.createEmpty()
  for (const scaleFactor of sizes) {
    const size = logicalSize * scaleFactor
    const buffer = Buffer.from(trayBitmap(state, size))
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer })
  }
  return image
}

const summaryOf = ({ tray, unread }: DeskState, text: DeskText): string =>
  unread === 0 ? text.states[tray] : `${text.states[tray]} – ${text.unread(unread)}`

/** Answers how to show another state; nothing is drawn anew that looks the same. */
export function createTray(
  window: BrowserWindow,
  acts: TrayActs,
): (state: DeskState, text: DeskText) => void {
  const tray = new Tray(imageOf('calm'))
  tray.on('click', acts.open)
  let shown = ''
  let shownImage: TrayState = 'calm'

  return (state, text) => {
    window.setProgressBar(state.progress ?? -1, { mode: state.paused ? 'paused' : 'normal' })
    const { tray: image, unread, paused } = state
    const looks = JSON.stringify([image, unread, paused, text.open])
    if (looks === shown) return
    shown = looks
    if (image !== shownImage) tray.setImage(imageOf(image))
    shownImage = image
    const summary = summaryOf(state, text)
    tray.setToolTip(`Budstikke – ${summary}`)
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: summary, enabled: false },
        { type: 'separator' },
        { label: text.open, click: acts.open },
        { label: text.send, click: acts.send },
        { label: paused ? text.resumeAll : text.pauseAll, click: () => acts.pause(!paused) },
        { type: 'separator' },
        { label: text.quit, click: acts.quit },
      ]),
    )
    app.setBadgeCount(unread)
    // Windows has no number on the task bar: a dot, and the number for those who are read to.
    if (process.platform === 'win32')
      window.setOverlayIcon(unread === 0 ? null : imageOf('stopped'), text.unread(unread))
  }
}
