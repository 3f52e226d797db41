/**
 * Stands in for the module `electron`, whose binary is not to be had in tests. It does nothing of its own: it
 * keeps what the host has registered, so that a test can play the page, the system and the person. Every part
 * is checked against Electron's own type definitions.
 */
import { EventEmitter } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'
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
  isSupported: true,
  isFocused: false,
  openAtLogin: false,
  answer: 0,
  asked: [] as string[],
  notifications: [] as Notification[],
  trays: [] as Tray[],
  badge: 0,
  blockers: new Set<number>(),
  opened: [] as string[],
  requests: [] as StandInRequest[],
}

/** Puts everything back as it was before anything ran. */
export function forget(): void {
  for (const list of [seen.privileged, seen.windows, seen.errors, seen.shown, seen.exits]) list.length = 0
  for (const list of [seen.asked, seen.notifications, seen.trays, seen.opened, seen.requests]) list.length = 0
  seen.blockers.clear()
  for (const map of [seen.protocols, seen.ipc, seen.paths]) map.clear()
  Object.assign(seen, { isSandboxed: false, chosenFolder: null, hasSingleInstance: true })
  Object.assign(seen, { isSupported: true, isFocused: false, openAtLogin: false, answer: 0, badge: 0 })
  powerMonitor.removeAllListeners()
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

type WindowParts =
  | 'loadURL'
  | 'isDestroyed'
  | 'isMinimized'
  | 'isFocused'
  | 'isVisible'
  | 'show'
  | 'hide'
  | 'focus'
  | 'getNormalBounds'
  | 'setProgressBar'
  | 'setOverlayIcon'
class StandInWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowParts> {
  readonly webContents = new StandInContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  loaded: string | null = null
  isShown = false
  progress = -1
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
  isVisible(): boolean {
    return this.isShown
  }
  isFocused(): boolean {
    return seen.isFocused
  }
  show(): void {
    this.isShown = true
  }
  hide(): void {
    this.isShown = false
  }
  focus(): void {}
  setProgressBar(progress: number): void {
    this.progress = progress
  }
  setOverlayIcon(): void {}
  /** Closes it as a person does; answers whether it is still there. */
  close(): boolean {
    let isKept = false
    this.emit('close', { preventDefault: () => (isKept = true) })
    return isKept
  }
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
  | 'setBadgeCount'
  | 'getAppPath'
  | 'setLoginItemSettings'
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
  getAppPath(): string {
    return path.resolve('nowhere', 'app.asar')
  }
  setBadgeCount(count = 0): boolean {
    seen.badge = count
    return true
  }
  setLoginItemSettings({ openAtLogin = false }: Electron.Settings): void {
    seen.openAtLogin = openAtLogin
  }
  getLoginItemSettings(): { readonly openAtLogin: boolean } {
    return { openAtLogin: seen.openAtLogin }
  }
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
  displayMedia: unknown = 'unset'
  isSpellChecked = true
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.isSpellChecked = enabled
  }
}

/** A session of the browser without a page. */
class StandInPartition implements Pick<Electron.Session, 'setProxy'> {
  readonly name: string
  readonly options: Electron.FromPartitionOptions | undefined
  proxy: Electron.ProxyConfig | null = null
  constructor(name: string, options?: Electron.FromPartitionOptions) {
    this.name = name
    this.options = options
  }
  async setProxy(proxy: Electron.ProxyConfig): Promise<void> {
    this.proxy = proxy
  }
}
export const session = {
  defaultSession: new StandInSession(),
  fromPartition: (name: string, options?: Electron.FromPartitionOptions) =>
    new StandInPartition(name, options),
}

/** The test plays the network: it takes pieces, asks for a login, answers, redirects and fails. */
export class StandInRequest
  extends EventEmitter
  implements Pick<Electron.ClientRequest, 'write' | 'abort' | 'chunkedEncoding'>
{
  readonly options: Electron.ClientRequestConstructorOptions
  chunkedEncoding = false
  isEnded = false
  isAborted = false
  readonly sent: Buffer[] = []
  private taken: (() => void) | undefined
  private body: Readable | null = null
  constructor(options: Electron.ClientRequestConstructorOptions) {
    super()
    this.options = options
    seen.requests.push(this)
  }
  write(piece: string | Buffer, _encoding?: string, taken?: () => void): void {
    this.sent.push(Buffer.from(piece))
    this.taken = taken
  }
  end(piece?: string | Buffer): this {
    if (piece !== undefined) this.sent.push(Buffer.from(piece))
    this.isEnded = true
    return this
  }
  abort(): void {
    this.isAborted = true
    this.body?.destroy()
    process.nextTick(() => this.emit('abort'))
  }
  /** Takes the last piece, so that the next one may come. */
  take(): void {
    this.taken?.()
  }
  answer(statusCode: number, headers: Record<string, string | string[]>, body: Readable): void {
    this.body = body
    this.emit('response', Object.assign(body, { statusCode, headers }))
  }
  /** Asks for a login; answers what is given. */
  login(info: Partial<Electron.AuthInfo>): Promise<unknown[]> {
    return new Promise((resolve) => {
      this.emit('login', info, (...given: unknown[]) => resolve(given))
    })
  }
}
export const net = {
  request: (options: Electron.ClientRequestConstructorOptions) => new StandInRequest(options),
}

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
  /** The person presses the button that `seen.answer` counts to. */
  async showMessageBox(
    _window: unknown,
    { message }: Electron.MessageBoxOptions,
  ): Promise<Electron.MessageBoxReturnValue> {
    seen.asked.push(message)
    return { response: seen.answer, checkboxChecked: false }
  },
} satisfies Record<string, unknown>

export const shell = {
  async openExternal(address: string): Promise<void> {
    seen.opened.push(address)
  },
  showItemInFolder(file: string): void {
    seen.shown.push(file)
  },
} satisfies Partial<Electron.Shell>

type Template = Electron.MenuItemConstructorOptions[]
export const Menu = {
  setApplicationMenu(_menu: Electron.Menu | null): void {},
  buildFromTemplate: (template: Template): Template => template,
}

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return seen.isSupported
  }
  readonly options: Electron.NotificationConstructorOptions
  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
  }
  show(): void {
    seen.notifications.push(this)
  }
}

export class Tray extends EventEmitter {
  menu: Template = []
  toolTip = ''
  constructor(_image: unknown) {
    super()
    seen.trays.push(this)
  }
  setImage(): void {}
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip
  }
  setContextMenu(menu: Template): void {
    this.menu = menu
  }
  /** Chooses a line as a person does. */
  choose(label: string): void {
    const line = this.menu.find((one) => one.label === label)
    if (line?.click === undefined) throw new Error(`No line ${label}`)
    line.click(line as unknown as Electron.MenuItem, undefined, {})
  }
}

export const nativeImage = { createEmpty: () => ({ addRepresentation: (): void => undefined }) }

export const powerMonitor = new EventEmitter()
let lastBlocker = 0
export const powerSaveBlocker = {
  start(_kind: string): number {
    lastBlocker += 1
    seen.blockers.add(lastBlocker)
    return lastBlocker
  },
  stop: (id: number): boolean => seen.blockers.delete(id),
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }],
}

/** The simulator is started with this Node in place of Electron's own kind of process. */
export const utilityProcess = {
  fork(): never {
    throw new Error('No practice in this test')
  },
}
