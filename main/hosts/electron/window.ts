/** The one window: sandboxed, isolated, and showing nothing but its own page. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron'
import { pageAddress } from './protocol.ts'

export interface WindowOptions {
  readonly preload: string
  readonly bounds: Partial<Rectangle>
  readonly hasDevTools: boolean
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
      spellcheck: false,
      devTools: hasDevTools,
    },
  }
}

/** Makes the window; `load` shows the page once everything that answers it is in place. */
export function createWindow(options: WindowOptions) {
  const window = new BrowserWindow(windowOptions(options))
  window.once('ready-to-show', () => window.show())
  window.on('close', () => options.keepBounds(window.getNormalBounds()))
  return { window, load: () => window.loadURL(pageAddress) }
}
