/** The network with every call of Broker counted: request and answer, and each piece of a file on its way. */
import type { Network, NetworkRequest } from '../../../main/ports.ts'
import { success } from '../../../preload/contract/result.ts'
import type { Steps } from './steps.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu

/** Null for what moves no file: tokens, and lists of services that nothing is sent over. */
function labelOf({ method, url }: NetworkRequest, serviceId: string): string | null {
  const { pathname, searchParams } = new URL(url)
  const [, call] = pathname.split('/broker/api/v1/')
  if (call === undefined) return null
  const resource = searchParams.get('resourceId')
  if (resource !== null && resource !== serviceId) return null
  const query = resource === null ? '' : ` as ${searchParams.get('role') ?? 'anybody'}`
  return `${method} ${call.replaceAll(uuid, 'ID')}${query}`
}

async function* countPieces(
  label: string,
  stream: AsyncIterable<Uint8Array>,
  steps: Steps,
): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) {
    await steps.run(label, () => Promise.resolve())
    yield piece
  }
}

const isOfFile = (label: string): boolean => /\/(upload|download)$/u.test(label)

/** `onConfirm` is told before a confirmation leaves, with the id of the file transfer. */
export function countNetwork(
  network: Network,
  steps: Steps,
  serviceId: string,
  onConfirm: (fileTransferId: string) => void,
): Network {
  return {
    reset: () => network.reset(),
    async request(request) {
      const label = labelOf(request, serviceId)
      const { pathname } = new URL(request.url)
      if (pathname.endsWith('/confirmdownload')) onConfirm(pathname.split('/').at(-2) ?? '')
      if (label === null) return steps.run(null, () => network.request(request))
      const { body } = request
      const counted =
        typeof body === 'object'
          ? { ...request, body: { ...body, stream: countPieces(`piece of ${label}`, body.stream, steps) } }
          : request
      const answer = await steps.run(label, () => network.request(counted))
      if (!answer.ok || !isOfFile(label)) return answer
      const { value } = answer
      return success({ ...value, body: countPieces(`piece from ${label}`, value.body, steps) })
    },
  }
}
