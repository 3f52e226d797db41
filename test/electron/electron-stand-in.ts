/**
 * Stands in for the module `electron`, whose binary is not to be had in tests. It does nothing of its own: it
 * keeps what the host has registered, so that a test can play the page, the system and the person. Every part
 * is checked against Electron's own type definitions.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

type IpcHandler = (event: Electron.IpcMainInvokeEvent, ...parameters: unknown[]) => unknown
type RequestListener = Parameters<Electron.WebRequest['onBeforeRequest']>[0]

/** What the host under test has done, and what the system is to answer. */
export const seen = {
  privileged: [] as Electron.CustomScheme[],
  protocols: new Map<string, (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>>(),
  ipc: new Map<string, IpcHandler>(),
  windows: [] as StandInWindow[],
  errors: [] as string[],
  shown: [] as string[],
  exits: [] as number[],
  paths: new Map<string, string>(),
  isSandboxed: false,
  chosenFolder: null as string | null,
  hasSingleInstance: true,
}

/** Puts everything back as it was before anything ran. */
export function forget(): void {
  for (const list of [seen.privileged, seen.windows, seen.errors, seen.shown, seen.exits]) list.length = 0
  for (const map of [seen.protocols, seen.ipc, seen.paths]) map.clear()
  Object.assign(seen, { isSandboxed: false, chosenFolder: null, hasSingleInstance: true })
  app.removeAllListeners()
  session.defaultSession.removeAllListeners()
}

class StandInContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'setWindowOpenHandler' | 'send'>
{
  readonly sent: unknown[][] = []
  readonly mainFrame = { url: 'app://budstikke/', origin: 'app://budstikke' }
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }
  send(channel: string, ...parameters: unknown[]): void {
    this.sent.push([channel, ...parameters])
  }
}

type WindowParts = 'loadURL' | 'isDestroyed' | 'isMinimized' | 'show' | 'focus' | 'getNormalBounds'
class StandInWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowParts> {
  readonly webContents = new StandInContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  loaded: string | null = null
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    seen.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(address: string): Promise<void> {
    this.loaded = address
  }
  isDestroyed(): boolean {
    return false
  }
  isMinimized(): boolean {
    return false
  }
  show(): void {}
  focus(): void {}
  getNormalBounds(): Electron.Rectangle {
    return { x: 1, y: 2, width: 800, height: 600 }
  }
}
export const BrowserWindow = StandInWindow

type AppParts =
  | 'enableSandbox'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'getLocale'
  | 'quit'
  | 'exit'
  | 'isPackaged'
class StandInApp extends EventEmitter implements Pick<Electron.App, AppParts> {
  readonly isPackaged = true
  enableSandbox(): void {
    seen.isSandboxed = true
  }
  setPath(name: string, folder: string): void {
    seen.paths.set(name, folder)
  }
  requestSingleInstanceLock(): boolean {
    return seen.hasSingleInstance
  }
  async whenReady(): Promise<void> {}
  getLocale(): string {
    return 'nb-NO'
  }
  quit(): void {
    this.emit('before-quit', { preventDefault: () => undefined })
  }
  exit(code = 0): void {
    seen.exits.push(code)
    this.emit('exited', code)
  }
}
export const app = new StandInApp()

type SessionParts = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
class StandInSession extends EventEmitter implements Pick<Electron.Session, SessionParts> {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null
  beforeRequest: RequestListener = null
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.beforeRequest = listener
    },
  }
  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: typeof this.devicePermission): void {
    this.devicePermission = handler
  }
}
export const session = { defaultSession: new StandInSession() }

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    seen.privileged.push(...schemes)
  },
  handle(
    scheme: string,
    handler: (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>,
  ): void {
    seen.protocols.set(scheme, handler)
  },
} satisfies Partial<Electron.Protocol>

export const ipcMain = {
  handle(channel: string, handler: IpcHandler): void {
    seen.ipc.set(channel, handler)
  },
} satisfies Pick<Electron.IpcMain, 'handle'>

export const dialog = {
  showErrorBox(title: string, content: string): void {
    seen.errors.push(`${title}: ${content}`)
  },
  async showOpenDialog(): Promise<Electron.OpenDialogReturnValue> {
    const { chosenFolder } = seen
    return { canceled: chosenFolder === null, filePaths: chosenFolder === null ? [] : [chosenFolder] }
  },
} satisfies Partial<Electron.Dialog>

export const shell = {
  showItemInFolder(file: string): void {
    seen.shown.push(file)
  },
} satisfies Partial<Electron.Shell>

export const Menu = { setApplicationMenu(_menu: Electron.Menu | null): void {} }

/** The simulator is started with this Node in place of Electron's own kind of process. */
export const utilityProcess = {
  fork(): never {
    throw new Error('No practice in this test')
  },
}
