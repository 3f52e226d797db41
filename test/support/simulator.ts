/**
 * The practice environment as a process of its own, for tests. `startSimulator()` starts it in `instant`
 * speed on a fresh state folder: virus scans are done at once, partners act only when told to. What it does
 * and takes is described in main/simulator/README.md.
 *
 *     const simulator = await startSimulator()
 *     await simulator.control.trouble({ match: { operation: 'upload' }, action: { status: 503 } })
 *     await simulator.control.advance(31 * 24 * 3_600_000)
 *     const { requests, transfers } = await simulator.control.state()
 *     expect(requests['initialize']?.total).toBe(1)
 *     await simulator.stop()
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { programLine } from './programs.ts'
import {
  selfServiceControl,
  systemUserControl,
  type SelfServiceControl,
  type SystemUserControl,
} from './simulator-onboarding.ts'

export interface SimulatorOptions {
  /** State folder; a fresh one that is removed afterwards when left out. */
  readonly state?: string
  readonly speed?: 'practice' | 'instant'
  readonly port?: number
  /** Bytes of files kept at most. */
  readonly cap?: number
  /** Serves https under this name (`--tls --host`); its issuer is `handover.certificateAuthority`. */
  readonly secureHost?: string
}

/** One misbehaviour; the fields are those of main/simulator/trouble/rules.ts. Once unless `times` says more. */
export interface TroubleRule {
  readonly match?: {
    readonly operation?: string
    readonly method?: string
    readonly path?: string
    readonly client?: string
    readonly after?: number
    /** Null = every time. */
    readonly times?: number | null
  }
  readonly action: {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
    readonly html?: string
    readonly cutRequestAfterBytes?: number
    readonly cutResponseAfterBytes?: number
    readonly bytesPerSecond?: number
    readonly delayMs?: number
    readonly wrongChecksum?: boolean
    readonly lostAnswer?: boolean
    readonly clockSkewMs?: number
    readonly lostEvent?: boolean
  }
}

/** A file that a partner (or anybody else) sends; it is at once ready for download. */
export interface PartnerFile {
  /** Organisation numbers. */
  readonly from: string
  readonly to: string
  readonly name: string
  /** Content: text, bytes, or so many letters `a`. */
  readonly text?: string
  readonly base64?: string
  readonly size?: number
  readonly resourceId?: string
  readonly reference?: string
  /** How long ago it was sent, milliseconds. */
  readonly ageMs?: number
}

export interface SimulatedTransfer {
  readonly id: string
  readonly resourceId: string
  readonly fileName: string
  readonly reference: string
  readonly sender: string
  readonly properties: Readonly<Record<string, string>>
  readonly size: number
  readonly checksum: string
  readonly computed: string | null
  readonly status: string
  readonly statusText: string
  readonly created: string
  readonly expires: string
  readonly onDisk: boolean
  /** Statuses in order. */
  readonly history: readonly string[]
  readonly recipients: readonly { readonly organisation: string; readonly status: string }[]
}

export interface SimulatorState {
  readonly now: number
  readonly brokerNow: number
  /** Per operation: `initialize`, `upload`, `search`, `overview`, `details`, `download`, `confirm`, `token` … */
  readonly requests: Readonly<
    Record<string, { readonly total: number; readonly answers: Readonly<Record<string, number>> }>
  >
  readonly bytes: number
  readonly transfers: readonly SimulatedTransfer[]
  readonly services: readonly Readonly<Record<string, unknown>>[]
  readonly clients: readonly (Readonly<Record<string, unknown>> & { readonly clientId: string })[]
}

export interface SimulatorControl {
  /** Any path below the control address; throws unless it answers 200. */
  request(method: string, path: string, body?: unknown): Promise<unknown>
  /** Moves the world's clock and waits until what became due has happened; `broker` leaves tokens valid. */
  advance(milliseconds: number, only?: 'all' | 'broker'): Promise<void>
  /** How far Maskinporten's and Altinn's clocks are off. */
  skew(milliseconds: number): Promise<void>
  trouble(...rules: readonly TroubleRule[]): Promise<void>
  noTrouble(): Promise<void>
  state(): Promise<SimulatorState>
  resetCounters(): Promise<void>
  /** `manual`: scans wait for `release`. */
  scan(mode: 'auto' | 'manual'): Promise<void>
  /** Checksums that the sender did not give wait for `releaseChecksums`. */
  lateChecksums(mode: 'auto' | 'manual'): Promise<void>
  release(verdict?: 'auto' | 'clean' | 'malware' | 'not-scanned', id?: string): Promise<void>
  releaseChecksums(id?: string): Promise<void>
  limits(limits: {
    readonly enabled?: boolean
    readonly perMinute?: Readonly<Record<string, number>>
  }): Promise<void>
  accessList(resourceId: string, organisations: readonly string[] | null): Promise<void>
  /** Changes a client as Maskinporten knows it: scopes, granted, keys, systemUsers, integrationType … */
  client(patch: Readonly<Record<string, unknown>> & { readonly clientId: string }): Promise<void>
  service(patch: Readonly<Record<string, unknown>> & { readonly id: string }): Promise<void>
  /** What a person does on the self-service page; the page itself does the same. */
  readonly selfService: SelfServiceControl
  readonly systemUsers: SystemUserControl
  /** Starts a proxy: one that demands a login, or one that reads along with certificates of its own. */
  proxy(kind: 'login' | 'intercept'): Promise<RunningProxy>
  /** What Enhetsregisteret says of an organisation. */
  organisation(unit: {
    readonly number: string
    readonly name: string
    readonly isBranch?: boolean
    readonly deleted?: string | null
    readonly isBankrupt?: boolean
    readonly isRemoved?: boolean
  }): Promise<void>
  readonly partner: {
    /** Answers the file transfer's id. */
    send(file: PartnerFile): Promise<string>
    fetch(id: string, organisation: string): Promise<void>
    /** Throws when it has not been fetched. */
    confirm(id: string, organisation: string): Promise<void>
  }
}

export interface RunningProxy {
  /** For `HTTPS_PROXY`. */
  readonly address: string
  readonly user?: string
  readonly password?: string
  /** Who stands behind its certificates, and its own in PEM. */
  readonly issuer?: string
  readonly certificate?: string
}

/** What it printed, typed only as far as tests read it. */
export interface Handover {
  readonly environment: {
    readonly maskinporten: {
      readonly issuer: string
      readonly metadata: string
      readonly token: string
      readonly selfService: string
      readonly scopeList: string
    }
    readonly altinn: { readonly platform: string; readonly issuer: string; readonly approval: string }
    readonly organisationRegister: string
    readonly services: readonly { readonly id: string; readonly maxBytes: number | null }[]
    readonly organisations: readonly { readonly number: string; readonly name: string }[]
    /** Services of Correspondence; the control calls about messages are below `/message`, see the README. */
    readonly messageServices: readonly {
      readonly id: string
      readonly title: string
      readonly ownerOrganisation: string
    }[]
  }
  readonly control: string
  /** PEM; only over https. */
  readonly certificateAuthority?: string
  readonly clients: readonly HandoverClient[]
  readonly pid: number
}

export interface HandoverClient {
  readonly organisation: { readonly number: string; readonly name: string }
  readonly clientId: string
  readonly kid: string
  readonly privateKey: Readonly<Record<string, unknown>>
  readonly systemUser: { readonly organisation: string; readonly externalRef: string | null } | null
  readonly scopes: readonly string[]
  readonly own: boolean
}

export interface Simulator {
  readonly handover: Handover
  readonly control: SimulatorControl
  /** The client of an organisation, by name or number. */
  client(organisation: string): HandoverClient
  /** What it has said on standard error. */
  complaints(): string
  /** Ends it and removes its state unless the folder was given. */
  stop(): Promise<void>
}

/** Made by the first start in this process: keys take longer than all the rest. */
let keys: string | null = null

function createControl(base: string): SimulatorControl {
  const request: SimulatorControl['request'] = async (method, path, body) => {
    const answer = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return JSON.parse(text) as unknown
  }
  const post = async (path: string, body: unknown): Promise<void> => {
    await request('POST', path, body)
  }
  return {
    request,
    advance: (advanceMs, only = 'all') => post('/clock', { advanceMs, only }),
    skew: (skewMs) => post('/clock', { skewMs }),
    trouble: (...rules) => post('/trouble', { rules }),
    noTrouble: async () => {
      await request('DELETE', '/trouble')
    },
    state: async () => (await request('GET', '/state')) as SimulatorState,
    resetCounters: () => post('/counters/reset', {}),
    scan: (mode) => post('/scan', { mode }),
    lateChecksums: (checksum) => post('/scan', { checksum }),
    release: (verdict = 'auto', id) => post('/scan/release', { verdict, id }),
    releaseChecksums: (id) => post('/scan/release', { what: 'checksum', id }),
    limits: (limits) => post('/limits', limits),
    accessList: (resourceId, organisations) => post('/access-list', { resourceId, organisations }),
    client: (patch) => post('/client', patch),
    service: (patch) => post('/service', patch),
    selfService: selfServiceControl(request),
    systemUsers: systemUserControl(request),
    proxy: async (kind) => (await request('POST', '/proxy', { kind })) as RunningProxy,
    organisation: (unit) => post('/organisation', unit),
    partner: {
      async send(file) {
        const { id } = (await request('POST', '/partner/act', { action: 'send', ...file })) as { id: string }
        return id
      },
      fetch: (id, organisation) => post('/partner/act', { action: 'fetch', id, organisation }),
      confirm: (id, organisation) => post('/partner/act', { action: 'confirm', id, organisation }),
    },
  }
}

/** Resolves when it listens; rejects with what it complained of when it ends before that. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { speed = 'instant', port = 0, cap, secureHost } = options
  const state = options.state ?? mkdtempSync(path.join(tmpdir(), 'budstikke-simulator-'))
  const keysFile = path.join(state, 'keys.json')
  if (keys !== null && !existsSync(keysFile)) writeFileSync(keysFile, keys, { mode: 0o600 })
  const parameters = [
    '--state',
    state,
    '--speed',
    speed,
    '--port',
    String(port),
    '--all-keys',
    '--with-parent',
  ]
  const limit = cap === undefined ? [] : ['--cap', String(cap)]
  const secure = secureHost === undefined ? [] : ['--tls', '--host', secureHost]
  const child = spawn(process.execPath, [...programLine('simulator'), ...parameters, ...limit, ...secure], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  child.stdin.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await exited
    if (options.state === undefined) rmSync(state, { recursive: true, force: true })
  }
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    exited.then(() => null),
  ])
  if (line === null) {
    await stop()
    throw new Error(complaints)
  }
  const handover = JSON.parse(line) as Handover
  keys ??= readFileSync(keysFile, 'utf8')
  return {
    handover,
    control: createControl(handover.control),
    complaints: () => complaints,
    stop,
    client(organisation) {
      const found = handover.clients.find(
        (client) => client.organisation.number === organisation || client.organisation.name === organisation,
      )
      if (found === undefined) throw new Error(`Nobody is called ${organisation}`)
      return found
    },
  }
}
