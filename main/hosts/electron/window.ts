/** The one window: sandboxed, isolated, and showing nothing but its own page. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron'
import { pageAddress } from './protocol.ts'

export interface WindowOptions {
  readonly preload: string
  readonly bounds: Partial<Rectangle>
  readonly hasDevTools: boolean
  /** Waits beside the clock until it is asked for. */
  readonly isHidden: boolean
  readonly keepBounds: (bounds: Rectangle) => void
}

const smallest = { minWidth: 320, minHeight: 400 }
const usual = { width: 1_100, height: 760 }

export function windowOptions({
  preload,
  bounds,
  hasDevTools,
}: WindowOptions): BrowserWindowConstructorOptions {
  return {
    ...usual,
    ...smallest,
    ...bounds,
    show: false,
    title: 'Budstikke',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      experimentalFeatures: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: hasDevTools,
    },
  }
}

/** A page that falls again and again is not shown again and again. */
const mostFalls = 3

/** Makes the window; `load` shows the page once everything that answers it is in place. */
export function createWindow(options: WindowOptions) {
  const window = new BrowserWindow(windowOptions(options))
  window.once('ready-to-show', () => {
    if (!options.isHidden) window.show()
  })
  window.on('close', () => options.keepBounds(window.getNormalBounds()))
  const load = (): Promise<void> => window.loadURL(pageAddress)
  let falls = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    falls += 1
    if (reason !== 'clean-exit' && falls <= mostFalls) void load()
  })
  return { window, load }
}

/** In front of the person, wherever it has been. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
