/** Correspondence as these tests call it: plain fetch, nothing of our client. */
import { altinnToken, type GrantChanges } from './altinn.ts'
import type { Simulator } from '../../support/simulator.ts'

export const [nordlys, bakery, hospital] = ['311556207', '312881403', '314209508']
export const plainService = 'ovelse-melding-fjordby'
export const openService = 'ovelse-melding-fjordby-info'
export const secretService = 'ovelse-melding-fjordby-taushet'
const read = 'altinn:correspondence.read'
const write = 'altinn:correspondence.write'
/** Recipients' look-ups count only with this. */
export const asRecipient: GrantChanges = { scope: read }
export const asSender: GrantChanges = { scope: write }

export interface MessageProblem {
  readonly status: number
  readonly code?: string
  readonly errorCode?: number
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly validationErrors?: readonly { readonly paths: readonly string[] }[]
}

export interface PrintedAttachment {
  readonly id: string
  readonly fileName: string
  readonly status: string
  readonly checksum: string
}

export interface PrintedMessage {
  readonly correspondenceId: string
  readonly status: string
  readonly statusText: string
  readonly published: string | null
  readonly read: string | null
  readonly recipient: string
  readonly content: {
    readonly language: string
    readonly messageTitle: string
    readonly messageBody: string
    readonly attachments: readonly PrintedAttachment[]
  }
  readonly externalReferences: readonly { readonly referenceType: string; readonly referenceValue: string }[]
  readonly statusHistory: readonly { readonly status: string; readonly statusChanged: string }[]
  readonly notifications: readonly Readonly<Record<string, unknown>>[]
}

export interface Sent {
  readonly correspondences: readonly {
    readonly correspondenceId: string
    readonly status: string
    readonly recipient: string
  }[]
  readonly attachmentIds: readonly string[]
}

/** Parts of an order, merged into one that is right. */
export interface Changes {
  readonly correspondence?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, unknown>>
  readonly top?: Readonly<Record<string, unknown>>
}

export const orderOf = ({ correspondence, content, top }: Changes = {}) => ({
  correspondence: {
    resourceId: plainService,
    sendersReference: 'ref',
    content: { language: 'nb', messageTitle: 'Tittel', messageBody: 'Hei', ...content },
    ...correspondence,
  },
  recipients: [`0192:${nordlys}`],
  ...top,
})

export interface Correspondent {
  readonly token: string
  call(method: string, path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
  initialize(changes?: Changes): Promise<Response>
  /** Initializes; throws when that is refused. */
  begin(changes?: Changes): Promise<Sent>
  /** Sends to one recipient and waits until what is due has happened; answers the id. */
  send(changes?: Changes): Promise<string>
  attach(changes?: Readonly<Record<string, unknown>>): Promise<Response>
  upload(id: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response>
  /** A published attachment. */
  attachment(fileName: string, content: string, changes?: Readonly<Record<string, unknown>>): Promise<string>
  overview(id: string): Promise<PrintedMessage>
  details(id: string): Promise<PrintedMessage>
  list(query: Readonly<Record<string, string>>): Promise<readonly string[]>
}

export async function correspondentOf(
  simulator: Simulator,
  organisation: string,
  changes: GrantChanges,
): Promise<Correspondent> {
  const token = await altinnToken(simulator, simulator.client(organisation), changes)
  return correspondentWith(simulator, token)
}

async function body<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.status} ${text}`)
  return JSON.parse(text) as T
}

export function correspondentWith(simulator: Simulator, token: string): Correspondent {
  const base = `${simulator.handover.environment.altinn.platform}/correspondence/api/v1`
  const call: Correspondent['call'] = (method, path, init = {}) =>
    fetch(`${base}${path}`, {
      redirect: 'manual',
      ...init,
      method,
      headers: { authorization: `Bearer ${token}`, ...Object.fromEntries(new Headers(init.headers)) },
    })
  const post: Correspondent['post'] = (path, value) =>
    call('POST', path, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    })
  const self: Correspondent = {
    token,
    call,
    post,
    initialize: (changes) => post('/correspondence', orderOf(changes)),
    begin: async (changes) => body<Sent>(await self.initialize(changes)),
    async send(changes) {
      const { correspondences } = await self.begin(changes)
      await simulator.control.state()
      return correspondences[0]?.correspondenceId ?? ''
    },
    attach: (changes = {}) =>
      post('/attachment', {
        resourceId: plainService,
        fileName: 'a.txt',
        sendersReference: 'fil',
        ...changes,
      }),
    upload: (id, content) =>
      call('POST', `/attachment/${id}/upload`, {
        headers: { 'content-type': 'application/octet-stream' },
        body: content,
      }),
    async attachment(fileName, content, changes = {}) {
      const id = await body<string>(await self.attach({ fileName, ...changes }))
      await body(await self.upload(id, content))
      await simulator.control.state()
      return id
    },
    overview: async (id) => body<PrintedMessage>(await call('GET', `/correspondence/${id}`)),
    details: async (id) => body<PrintedMessage>(await call('GET', `/correspondence/${id}/details`)),
    async list(query) {
      const parameters = new URLSearchParams({ resourceId: plainService, ...query }).toString()
      const { ids } = await body<{ ids: string[] }>(await call('GET', `/correspondence?${parameters}`))
      return ids
    },
  }
  return self
}

/** Status and number of a refusal, in one; a bare status when there is no body. */
export async function messageRefusal(answer: Response): Promise<string> {
  const text = await answer.text()
  const problem = text.startsWith('{') ? (JSON.parse(text) as MessageProblem) : null
  return `${answer.status} ${problem?.errorCode ?? problem?.code ?? text}`.trim()
}

export interface MessageState {
  readonly messages: readonly {
    readonly id: string
    readonly title: string
    readonly status: string
    readonly statusText: string
    readonly history: readonly string[]
    readonly recipient: string
  }[]
  readonly attachments: readonly {
    readonly id: string
    readonly fileName: string
    readonly status: string
    readonly statusText: string
    readonly onDisk: boolean
  }[]
}

export async function messageState(simulator: Simulator): Promise<MessageState> {
  return (await simulator.control.request('GET', '/message/state')) as MessageState
}

/** Types of the cloud events about one thing, in order. */
export async function eventsAbout(simulator: Simulator, instance: string): Promise<readonly string[]> {
  const posted = (await simulator.control.request('GET', '/events')) as readonly {
    readonly event: { readonly type: string; readonly resourceinstance: string }
  }[]
  return posted
    .filter(({ event }) => event.resourceinstance === instance)
    .map(({ event }) => event.type.replace('no.altinn.correspondence.', ''))
}
