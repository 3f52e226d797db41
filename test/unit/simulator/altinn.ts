/**
 * Altinn as these tests call it: plain fetch and jose, nothing of our client, so that a mistake that client and
 * simulator share cannot hide.
 */
import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { startSimulator, type HandoverClient, type Simulator } from '../../support/simulator.ts'

export const service = 'ovelse-arsregnskap'

/** A simulator that ends with the test. */
export async function freshSimulator(...options: Parameters<typeof startSimulator>): Promise<Simulator> {
  const simulator = await startSimulator(...options)
  onTestFinished(() => simulator.stop())
  return simulator
}

/** One simulator for all tests of a file; each makes file transfers of its own. */
export function sharedSimulator(): () => Simulator {
  let simulator: Simulator | null = null
  beforeAll(async () => {
    simulator = await startSimulator()
  })
  afterAll(() => simulator?.stop())
  return () => {
    if (simulator === null) throw new Error('The simulator runs only while tests run')
    return simulator
  }
}

export interface GrantChanges {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  /** Seconds added to the issue time. */
  readonly shift?: number
  readonly key?: Readonly<Record<string, unknown>>
  readonly scope?: string
  /** False leaves the system user out. */
  readonly systemUser?: boolean
}

/** A grant as the documents say it should be, with changes. */
export async function grantOf(
  simulator: Simulator,
  client: HandoverClient,
  changes: GrantChanges = {},
): Promise<string> {
  const { shift = 0, scope = client.scopes.join(' '), systemUser = true } = changes
  const issued = Math.floor(Date.now() / 1_000) + shift
  const details = {
    type: 'urn:altinn:systemuser',
    systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${client.organisation.number}` },
  }
  const claims = {
    aud: simulator.handover.environment.maskinporten.issuer,
    iss: client.clientId,
    scope,
    iat: issued,
    exp: issued + 100,
    jti: randomUUID(),
    ...(systemUser ? { authorization_details: [details] } : {}),
    ...changes.claims,
  }
  const header = { alg: 'RS256', kid: client.kid, ...changes.header }
  const key = await importJWK({ ...(changes.key ?? client.privateKey) }, header.alg)
  return new SignJWT(claims).setProtectedHeader(header).sign(key)
}

export async function postGrant(simulator: Simulator, assertion: string): Promise<Response> {
  return fetch(simulator.handover.environment.maskinporten.token, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
    }),
  })
}

export async function maskinportenToken(
  simulator: Simulator,
  client: HandoverClient,
  changes: GrantChanges = {},
): Promise<string> {
  const answer = await postGrant(simulator, await grantOf(simulator, client, changes))
  const body = (await answer.json()) as { access_token?: string }
  if (body.access_token === undefined) throw new Error(JSON.stringify(body))
  return body.access_token
}

export async function exchange(
  simulator: Simulator,
  token: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { platform } = simulator.handover.environment.altinn
  return fetch(`${platform}/authentication/api/v1/exchange/maskinporten`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
}

export async function altinnToken(
  simulator: Simulator,
  client: HandoverClient,
  changes: GrantChanges = {},
): Promise<string> {
  const answer = await exchange(simulator, await maskinportenToken(simulator, client, changes))
  return answer.text()
}

export interface Problem {
  readonly status: number
  readonly code?: string
  readonly detail?: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
}

export interface Overview {
  readonly fileTransferId: string
  readonly fileTransferStatus: string
  readonly fileTransferStatusText: string
  readonly fileTransferStatusChanged: string
  readonly fileTransferSize: number
  readonly checksum: string
  readonly created: string
  readonly published: string | null
  readonly sender: string
  readonly recipients: readonly {
    readonly recipient: string
    readonly currentRecipientFileTransferStatusCode: string
  }[]
  readonly fileTransferStatusHistory?: readonly { readonly fileTransferStatusChanged: string }[]
}

/** Broker with one organisation's token. */
export interface Caller {
  readonly number: string
  readonly token: string
  /** `duplex` goes with a body that is a stream. */
  call(method: string, path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response>
  initialize(changes?: Readonly<Record<string, unknown>>): Promise<Response>
  /** Initializes to `recipients` and answers the id. */
  begin(recipients: readonly string[], changes?: Readonly<Record<string, unknown>>): Promise<string>
  upload(id: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response>
  /** Initializes, uploads and waits until it is published. */
  send(
    recipients: readonly string[],
    content: string,
    changes?: Readonly<Record<string, unknown>>,
  ): Promise<string>
  overview(id: string): Promise<Overview>
  search(query: Readonly<Record<string, string>>): Promise<readonly string[]>
  download(id: string, range?: string): Promise<Response>
  confirm(id: string): Promise<Response>
}

export async function callerOf(
  simulator: Simulator,
  organisation: string,
  changes: GrantChanges = {},
): Promise<Caller> {
  const client = simulator.client(organisation)
  const token = await altinnToken(simulator, client, changes)
  return callerWith(simulator, client.organisation.number, token)
}

export function callerWith(simulator: Simulator, number: string, token: string): Caller {
  const base = `${simulator.handover.environment.altinn.platform}/broker/api/v1`
  const call: Caller['call'] = (method, path, init = {}) =>
    fetch(`${base}${path}`, {
      ...init,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...Object.fromEntries(new Headers(init.headers)),
      },
    })
  const caller: Caller = {
    number,
    token,
    call,
    initialize: (changes = {}) =>
      call('POST', '/filetransfer', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          fileName: 'a.txt',
          resourceId: service,
          sendersFileTransferReference: 'ref',
          sender: `0192:${number}`,
          recipients: ['0192:310904473'],
          propertyList: {},
          ...changes,
        }),
      }),
    async begin(recipients, changes = {}) {
      const answer = await caller.initialize({ recipients: recipients.map((to) => `0192:${to}`), ...changes })
      if (answer.status !== 200) throw new Error(await answer.text())
      const { fileTransferId } = (await answer.json()) as { fileTransferId: string }
      return fileTransferId
    },
    upload: (id, body) =>
      call('POST', `/filetransfer/${id}/upload`, {
        headers: { 'content-type': 'application/octet-stream' },
        body,
      }),
    async send(recipients, content, changes = {}) {
      const id = await caller.begin(recipients, changes)
      const answer = await caller.upload(id, content)
      if (answer.status !== 200) throw new Error(await answer.text())
      // Asking for the state waits until what is due has happened.
      await simulator.control.state()
      return id
    },
    async overview(id) {
      return (await (await call('GET', `/filetransfer/${id}`)).json()) as Overview
    },
    async search(query) {
      const answer = await call(
        'GET',
        `/filetransfer?${new URLSearchParams({ resourceId: service, ...query }).toString()}`,
      )
      if (answer.status !== 200) throw new Error(await answer.text())
      return (await answer.json()) as string[]
    },
    download: (id, range) =>
      call('GET', `/filetransfer/${id}/download`, range === undefined ? {} : { headers: { range } }),
    confirm: (id) => call('POST', `/filetransfer/${id}/confirmdownload`),
  }
  return caller
}

/** Status and code of a refusal, in one. */
export async function refusal(answer: Response): Promise<string> {
  const text = await answer.text()
  const code = text.startsWith('{') ? ((JSON.parse(text) as Problem).code ?? '') : text
  return `${answer.status} ${code}`.trim()
}
