/** Stand-ins for tests of the Altinn clients: a network that answers as told, tokens that say what is wanted. */
import type { Access } from '../../main/altinn/access.ts'
import { builtInEnvironments, type Environment } from '../../main/environments.ts'
import type { Log, Network, NetworkAnswer, NetworkRequest } from '../../main/ports.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'

export const organisation = '310904473'
export const otherOrganisation = '991825827'

const tt02 = builtInEnvironments.find(({ id }) => id === 'tt02')
if (tt02 === undefined) throw new Error('TT02 is no longer built in')
export const environment: Environment = tt02

export const access: Access = {
  environment,
  organisation,
  clientId: 'client-1',
  signer: { keyId: 'kid-1', signGrant: async (claims) => success(unsignedJwt(claims)) },
  systemUser: { organisation, externalRef: null },
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
/** The shape of a JWT; nobody here checks its signature. */
export function unsignedJwt(claims: Readonly<Record<string, unknown>>): string {
  return [part({ alg: 'RS256' }), part(claims), 'signature'].join('.')
}
export function claimsIn(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
}

export interface ScriptedAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown
}
export type Script = (request: NetworkRequest, index: number) => ScriptedAnswer | { readonly fault: Fault }

function answerOf({ status = 200, headers = {}, body = '' }: ScriptedAnswer): NetworkAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status,
    headers,
    body: (async function* () {
      yield Buffer.from(text)
    })(),
    text: async () => text,
    discard: async () => {},
  }
}

/** Answers by the script and remembers every request. */
export function scriptedNetwork(script: Script): Network & { readonly requests: readonly NetworkRequest[] } {
  const requests: NetworkRequest[] = []
  return {
    requests,
    async request(request) {
      requests.push(request)
      const answer = script(request, requests.length - 1)
      return 'fault' in answer ? failure(answer.fault) : success(answerOf(answer))
    },
    reset: async () => {},
  }
}

export const silentLog: Log = { write: () => {} }

/** Numbers in the shape of UUIDs: unlike each other, and the same in every run. */
export function countingRandom() {
  let count = 0
  return {
    uuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    fraction: () => 0.5,
    bytes: (count: number) => new Uint8Array(count),
  }
}
