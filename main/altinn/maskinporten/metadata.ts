/** Maskinporten's well-known document: where the tokens come from, and what time it is there. */
import { z } from 'zod'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Access } from '../access.ts'
import { parseJson, readAnswer, unreadable, type CallName } from '../answers.ts'
import { gatewayFault, type BusyNames } from '../gateway.ts'
import type { ServiceClock } from '../service-clock.ts'
import type { MaskinportenMetadata } from '../tokens.ts'
import type { Clock, Network } from '../../ports.ts'

export const busyNames: BusyNames = { outage: 'maskinporten-busy', haste: 'maskinporten-busy' }

const documentSchema = z.object({ issuer: z.string(), token_endpoint: z.url() })

/** Grants are sent where the environment says, or to any address that TLS protects: never in the clear. */
function isAcceptable(endpoint: string, expected: string): boolean {
  return new URL(endpoint).protocol === 'https:' || new URL(endpoint).origin === new URL(expected).origin
}

/** Faults: issuer-unexpected, answer-unreadable, proxy-answer, maskinporten-busy, and those of the network. */
export async function fetchMetadata(
  ports: { readonly network: Network; readonly clock: Clock; readonly serviceClock: ServiceClock },
  access: Pick<Access, 'environment'>,
  signal: AbortSignal | undefined,
): Promise<Result<MaskinportenMetadata>> {
  const { metadata, token, issuer } = access.environment.maskinporten
  const call: CallName = { service: 'Maskinporten', operation: 'metadata', host: new URL(metadata).host }
  const answered = await ports.network.request({
    method: 'GET',
    url: metadata,
    headers: { Accept: 'application/json' },
    ...(signal ? { signal } : {}),
  })
  if (!answered.ok) return answered
  ports.serviceClock.learn(metadata, answered.value.headers['date'])
  const read = await readAnswer(answered.value)
  if (!read.ok) return read
  const answer = read.value
  const hindered = gatewayFault(call, answer, ports.clock.now(), busyNames)
  if (hindered !== null) return failure(hindered)
  if (answer.status !== 200) return failure(unreadable(call, answer, answer.text))
  const document = documentSchema.safeParse(parseJson(answer.text))
  if (!document.success) return failure(unreadable(call, answer, z.prettifyError(document.error)))
  const found = document.data
  if (found.issuer !== issuer || !isAcceptable(found.token_endpoint, token)) {
    const wrong = found.issuer === issuer ? found.token_endpoint : found.issuer
    return failure(fault('issuer-unexpected', { values: { expected: issuer, found: wrong.slice(0, 200) } }))
  }
  return success({
    issuer,
    tokenEndpoint: found.token_endpoint,
    skewSeconds: ports.serviceClock.skewSeconds(metadata) ?? 0,
  })
}
