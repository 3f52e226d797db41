/** The network with every call of Broker and Correspondence counted: request and answer, and each piece of a file on its way. */
import type { Network, NetworkRequest } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import type { Act } from '../protocol.ts'
import type { Steps } from './steps.ts'

/** Of a part of an upload. */
const partId = /\/partial\/[0-9a-f]{32}$/u
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu

/** Null for what moves no file: tokens, and lists of services that nothing is sent over. */
function labelOf({ method, url, headers }: NetworkRequest, services: ReadonlySet<string>): string | null {
  const { pathname, searchParams } = new URL(url)
  const [, call] = pathname.split(/\/(?:broker|correspondence)\/api\/v1\//u)
  if (call === undefined) return null
  const resource = searchParams.get('resourceId')
  if (resource !== null && !services.has(resource)) return null
  const query = resource === null ? '' : ` as ${searchParams.get('role') ?? 'anybody'}`
  // One part, or one file of all.
  const [concat] = headers['Upload-Concat']?.split(';') ?? []
  const what = concat === undefined ? query : ` ${concat}`
  return `${method} ${call.replaceAll(uuid, 'ID').replace(partId, '/PART')}${what}`
}

async function* countPieces(
  label: string,
  stream: AsyncIterable<Uint8Array>,
  steps: Steps,
  moved: () => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) {
    moved()
    await steps.run(label, () => Promise.resolve())
    yield piece
  }
}

const messageAct = /\/correspondence\/([0-9a-f-]{36})\/(confirm|markasread)$/u
const isOfFile = (label: string): boolean => /^GET .*\/download$/u.test(label)

export interface NetworkWatch {
  /** A confirmation is about to leave, of this file transfer. */
  readonly confirming: (fileTransferId: string) => void
  /** The same of a message, or that it was read. */
  readonly answering: (act: Act['act'], correspondenceId: string) => void
  /** The first piece of a file moves, this way or that. */
  readonly moving: () => void
}

export function countNetwork(
  network: Network,
  steps: Steps,
  services: ReadonlySet<string>,
  watch: NetworkWatch,
): Network {
  let hasMoved = false
  const count = (label: string, stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
    countPieces(label, stream, steps, () => {
      if (!hasMoved) watch.moving()
      hasMoved = true
    })
  return {
    reset: () => network.reset(),
    async request(request) {
      const label = labelOf(request, services)
      const { pathname } = new URL(request.url)
      if (pathname.endsWith('/confirmdownload')) watch.confirming(pathname.split('/').at(-2) ?? '')
      const [, id = '', act = ''] = messageAct.exec(pathname) ?? []
      if (act !== '') watch.answering(act === 'confirm' ? 'confirm' : 'open', id)
      if (label === null) return steps.run(null, () => network.request(request))
      const { body } = request
      const counted =
        typeof body === 'object'
          ? { ...request, body: { ...body, stream: count(`piece of ${label}`, body.stream) } }
          : request
      const answer = await steps.run(label, () => network.request(counted))
      if (!answer.ok || !isOfFile(label)) return answer
      const { value } = answer
      return success({ ...value, body: count(`piece from ${label}`, value.body) })
    },
  }
}
