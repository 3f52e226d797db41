/** What the outside must supply. Tests supply others: a clock they move, a cable they cut, a disk that forgets. */
import type { Fault } from '../preload/contract/fault.ts'
import type { Result } from '../preload/contract/result.ts'

export interface Clock {
  /** Wall clock, epoch milliseconds. */
  now(): number
  /** Never goes backwards; milliseconds from any start. */
  monotonic(): number
  /** Resolves after `milliseconds`, or rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export interface Random {
  /** A random version-4 UUID. */
  uuid(): string
  /** 0 ≤ n < 1, for jitter only. */
  fraction(): number
  /** As many bytes as asked for, fit for keys. */
  bytes(count: number): Uint8Array
}

export interface NetworkRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Text is sent whole; a stream is sent with its exact length as Content-Length. */
  readonly body?: string | { readonly length: number; readonly stream: AsyncIterable<Uint8Array> }
  readonly signal?: AbortSignal
  /** Longest wait for the answer's first byte after the request is sent; 0 = no limit. Default 30 s. */
  readonly answerTimeout?: number
  /** For a file: the body comes in large blocks, and each is valid only until the next is asked for. Without `body`. */
  readonly blocks?: boolean
}

export interface NetworkAnswer {
  readonly status: number
  /** Lower-case names; repeated headers joined with ', '. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as it arrives; see `blocks`. Either this or `text` is read, once; `discard` when neither is. */
  readonly body: AsyncIterable<Uint8Array>
  /** Whole body as text, at most `limit` bytes (default 1 MiB); more is cut off. */
  text(limit?: number): Promise<string>
  discard(): Promise<void>
}

export interface Network {
  /** One HTTP request. A failure to get any answer is a fault: offline, connection-cut, certificate-untrusted, … */
  request(request: NetworkRequest): Promise<Result<NetworkAnswer>>
  /** Drops every open connection: after sleep, a network change, or at the end. */
  reset(): Promise<void>
}

/**
 * A request that the browser inside the desktop window makes: it can log in to a proxy as the person who is at work
 * (Negotiate, NTLM), which the engine's own connections cannot.
 */
export interface BrowserRequest extends Pick<NetworkRequest, 'method' | 'url' | 'headers' | 'body'> {
  /** The one proxy that it goes through, `http://host:port`, without a login. */
  readonly proxy: string
  /** Milliseconds until the answer begins, once the request is sent; 0 = no limit. */
  readonly answerTimeout: number
  readonly signal: AbortSignal
}

export interface BrowserAnswer {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[]>>
  /** Whoever leaves it unread aborts the signal. */
  readonly body: AsyncIterable<Uint8Array>
}

/** Throws `NetworkFault`, as do the bodies. A redirect is an answer, no cookie is sent or kept. */
export type BrowserNetwork = (request: BrowserRequest) => Promise<BrowserAnswer>

export interface ProxyLogin {
  readonly user: string
  readonly password: string
}

/** What a person or an IT department has chosen about the way out. */
export interface NetworkChoice {
  /** `system`: environment variables, and then what the system has been told. Address as `http://host:port`. */
  readonly proxy:
    | { readonly kind: 'system' | 'none' }
    | { readonly kind: 'address'; readonly address: string; readonly exceptions: readonly string[] }
  /** Whether what the system trusts is trusted, too. */
  readonly systemCertificates: boolean
  /** More that is trusted, in PEM. */
  readonly authorities: readonly string[]
  /** Asked for when a proxy, `host:port`, is met for the first time. A login is never given to another one. */
  readonly loginFor: (proxy: string) => Promise<ProxyLogin | null>
}

/** Which way a request goes, and who says so. */
export interface NetworkWay {
  /** `host:port`; null = directly. */
  readonly proxy: string | null
  readonly found: 'this-machine' | 'chosen' | 'environment' | 'system' | 'script' | 'nothing'
  /** The variable, the address of the script, or where in the system it stands. */
  readonly name: string | null
  /** A login goes with it. */
  readonly login: boolean
  /** The system has a script that only the desktop window can ask. */
  readonly unread: boolean
}

export interface PresentedCertificate {
  /** Organisation, else common name. */
  readonly issuer: string | null
  readonly subject: string | null
  /** Epoch milliseconds. */
  readonly validTo: number | null
  readonly trusted: boolean
  /** It leads to an issuer that every browser knows. False: somebody has made it for this network or this machine. */
  readonly isPublic: boolean
}

export interface NetworkLook {
  readonly way: NetworkWay
  /** What the name servers of this machine say; empty when they do not know the name. */
  readonly addresses: readonly string[]
  /** Null without TLS, and when nobody presented one. */
  readonly certificate: PresentedCertificate | null
}

/** The network of an office: its way out can be chosen, and looked at. */
export interface OfficeNetwork extends Network {
  /** From now on. Connections are made anew. */
  use(choice: NetworkChoice): Promise<void>
  /** Meets a host without trusting it, and leaves before anything is said. */
  look(url: string): Promise<NetworkLook>
}

/**
 * What the system says about proxies, as the list that browsers know: `PROXY host:port; DIRECT`. Electron asks
 * its browser, which runs scripts (PAC); Node alone can only read what stands written.
 */
export interface SystemWay {
  readonly list: string
  readonly found: 'system' | 'script' | 'nothing'
  readonly name: string | null
  /** There is a script, and nobody here can run it. */
  readonly unread: boolean
}
export type SystemProxy = (url: string) => Promise<SystemWay>

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, unknown>>
/** Structured log; the writer redacts, so that a careless caller cannot leak. */
export interface Log {
  write(level: LogLevel, event: string, fields?: LogFields): void
}

/** What the desktop (or its stand-in) can do for the engine. */
export interface Desktop {
  /** Shows a file in the system's file manager. Never opens the file itself. */
  showInFolder(path: string): Promise<Result<null>>
  /** Opens a page of an environment in the person's browser. Only https, or http on this machine. */
  openPage(url: string): Promise<Result<null>>
}

/** Starts and resets the practice environment, which is another process. */
export interface Practice {
  /** Starts it when it is not running; the answer is what it printed (checked by `environments.ts`). */
  start(): Promise<Result<unknown>>
  /** Throws its data away and starts it anew. */
  startOver(): Promise<Result<unknown>>
  stop(): Promise<void>
}

export interface FileIdentity {
  readonly size: number
  /** Modification time in milliseconds with its fraction. */
  readonly modified: number
  /** Device and file number, as text; tells a replaced file from the same one. */
  readonly fileId: string
  readonly kind: 'file' | 'folder' | 'other'
}

export interface ReadHandle {
  /** Reads up to `into.byteLength` bytes at `position`; 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>
  identity(): Promise<FileIdentity>
  close(): Promise<void>
}

export interface WriteHandle {
  /**
   * `once`: nobody reads these bytes again soon, so that they need not lie in the system's cache. Where that can be had,
   * it takes memory of `page-aligned.ts`, which stays as it is until the write has ended.
   */
  write(bytes: readonly Uint8Array[], position: number, use?: 'once'): Promise<void>
  truncate(length: number): Promise<void>
  /** fsync: resolves when the bytes would survive a power cut. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** The disk. Faults: file-missing, file-unreadable, disk-full, disk-unwritable, folder-missing. */
export interface Disk {
  identity(path: string): Promise<Result<FileIdentity>>
  openRead(path: string): Promise<Result<ReadHandle>>
  /** `create` fails when the file is there; `resume` opens what is there, or creates. */
  openWrite(path: string, mode: 'create' | 'resume'): Promise<Result<WriteHandle>>
  /** Puts a file under a name that must not be taken; `taken` when it is. Never overwrites. */
  moveExclusive(from: string, to: string): Promise<Result<'moved' | 'taken'>>
  /** fsync of a folder, so that a new name survives a power cut. */
  syncFolder(path: string): Promise<Result<null>>
  makeFolder(path: string): Promise<Result<null>>
  /** Entry names with their kind, in no order. */
  list(
    path: string,
  ): Promise<Result<readonly { readonly name: string; readonly kind: FileIdentity['kind'] }[]>>
  /** Free bytes for this user. */
  freeSpace(path: string): Promise<Result<number>>
  remove(path: string): Promise<Result<null>>
  /** Sets the system's mark of a file from the internet, where there is one; best effort. */
  markAsDownloaded(path: string, from: string): Promise<void>
}

/** Tells that something may have happened in a folder. Every event is a hint: what is true is on the disk. */
export interface Watcher {
  /** Faults: folder-watch-limit (the value `setting` is what an administrator types), folder-missing. */
  watch(folder: string, hint: () => void, lost: (reason: Fault) => void): Result<{ close(): Promise<void> }>
}

/**
 * The keychain of the system: small secrets under a name, for the person who is logged in. Faults: keychain-missing,
 * keychain-locked (also when nobody answered its question in time), keychain-refused.
 */
export interface SecretStore {
  /** Writes, reads and removes an entry: reading alone does not tell whether it is open. */
  probe(): Promise<Result<null>>
  /** Null when there is no such entry. */
  read(name: string): Promise<Result<Uint8Array | null>>
  write(name: string, bytes: Uint8Array): Promise<Result<null>>
  /** Succeeds when there is no such entry. */
  remove(name: string): Promise<Result<null>>
}

/** Seals texts for whoever keeps them; the key stays in the vault. It answers at once and opens nothing by itself. */
export interface TextSealer {
  isOpen(): boolean
  /** `row` = what it belongs to: elsewhere it does not open. Base64; null while the vault is closed. */
  seal(row: string, text: string): string | null
  /** Faults: vault-damaged (changed, of another row or another vault), and why the vault is closed. */
  open(row: string, sealed: string): Result<string>
}

export interface StoreCertificate {
  /** The store's own name of the certificate: location and SHA-1 thumbprint. */
  readonly reference: string
  /** DER. */
  readonly certificate: Uint8Array
  /** Whether a private key belongs to it; whether we may use it shows when it signs. */
  readonly hasPrivateKey: boolean
}

/** The certificate store of the system: its keys stay there, and it signs for us (platform.md §2.4). */
export interface SystemStore {
  /** What lies in the stores of this person and of the machine. Faults: system-store-unavailable. */
  list(): Promise<Result<readonly StoreCertificate[]>>
  /**
   * Signs with RSASSA-PKCS1-v1_5 and SHA-256, wherever the key is. Faults: system-store-unavailable,
   * system-certificate-gone, system-key-missing, system-key-denied, system-key-refused.
   */
  sign(reference: string, data: Uint8Array): Promise<Result<Uint8Array>>
}

/** Where a passphrase comes from when nobody sits there to type it. Faults: those of its source. */
export type PassphraseSource = () => Promise<Result<string>>

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly network: OfficeNetwork
  readonly disk: Disk
  readonly log: Log
  readonly desktop: Desktop
  readonly practice: Practice
  readonly secrets: SecretStore
  readonly systemStore: SystemStore
  /** Null where a person opens the vault. */
  readonly passphrase: PassphraseSource | null
  /** The networks this machine is on, as a text that changes when they do. */
  readonly interfaces: () => string
  /** The newest lines of the log, oldest first; none where nobody keeps one. */
  readonly readLog?: () => Promise<readonly string[]>
  /** Of watched folders; the system's own unless a test has another. */
  readonly watcher?: Watcher
}
