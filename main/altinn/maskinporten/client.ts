/** Client of Maskinporten: metadata and JWT grants. platform.md §1. */
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, Log, Network, Random } from '../../ports.ts'
import type { Access } from '../access.ts'
import { readAnswer, unreadable, type CallName, type ReadAnswer } from '../answers.ts'
import { gatewayFault } from '../gateway.ts'
import type { ServiceClock } from '../service-clock.ts'
import type { Maskinporten, MaskinportenMetadata, MaskinportenToken } from '../tokens.ts'
import { parseRefusal, refusalFault, type GrantRefusal } from './faults.ts'
import { grantClaims, grantForm, parseToken } from './grant.ts'
import { busyNames, fetchMetadata } from './metadata.ts'

export interface MaskinportenPorts {
  readonly network: Network
  readonly clock: Clock
  readonly serviceClock: ServiceClock
  readonly random: Random
  readonly log: Log
}

const metadataLife = 60 * 60_000
const answerTimeout = 15_000
/** platform.md §1.4: 503 and timeouts, at most 5 tries, 1, 2, 4 … s between. */
const mostTries = 5
const firstWait = 1_000

/** It may well work a moment later: the service is down, or the way there broke. */
const passing: ReadonlySet<FaultCode> = new Set<FaultCode>(['maskinporten-busy', 'timeout', 'connection-cut'])
/** Without these, asking for a token is pointless or unsafe; other troubles of the metadata do not stop a grant. */
const decisive: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'issuer-unexpected',
  'certificate-untrusted',
  'offline',
  'host-unreachable',
  'proxy-login',
  'stopping',
])

interface Attempt {
  readonly result: Result<MaskinportenToken>
  /** What Maskinporten had against it; null when it said nothing of its own. */
  readonly refusal: GrantRefusal | null
}

export function createMaskinporten(ports: MaskinportenPorts): Maskinporten {
  const { network, clock, serviceClock, random, log } = ports
  const cache = new Map<string, { readonly metadata: MaskinportenMetadata; readonly at: number }>()

  const metadata = async (
    access: Pick<Access, 'environment'>,
    signal?: AbortSignal,
  ): Promise<Result<MaskinportenMetadata>> => {
    const fetched = await fetchMetadata(ports, access, signal)
    if (fetched.ok) {
      cache.set(access.environment.maskinporten.metadata, { metadata: fetched.value, at: clock.monotonic() })
    }
    return fetched
  }

  /** Where grants go: from the metadata, else from the environment's own table. */
  const tokenEndpoint = async (access: Access, signal?: AbortSignal): Promise<Result<string>> => {
    const { metadata: address, token } = access.environment.maskinporten
    const cached = cache.get(address)
    const isFresh = cached !== undefined && clock.monotonic() - cached.at < metadataLife
    // The clock there is unknown again when the one here was set, or slept.
    if (isFresh && serviceClock.skewSeconds(address) !== null) return success(cached.metadata.tokenEndpoint)
    const fetched = await metadata(access, signal)
    if (fetched.ok) return success(fetched.value.tokenEndpoint)
    if (decisive.has(fetched.fault.code)) return fetched
    log.write('warn', 'maskinporten.metadata-missing', { fault: fetched.fault.code })
    return success(cached?.metadata.tokenEndpoint ?? token)
  }

  const valuesOf = (access: Access, scopes: readonly string[]) => {
    const { environment, clientId, signer, systemUser } = access
    const seconds = serviceClock.skewSeconds(environment.maskinporten.token)
    return {
      clientId,
      environment: environment.name,
      scope: [...scopes].sort().join(' '),
      organisation: systemUser?.organisation ?? access.organisation,
      ...(signer.keyId === null ? {} : { keyId: signer.keyId }),
      // Without a reading, or with a right clock, there is no number to tell.
      ...(seconds === null || seconds === 0 ? {} : { seconds }),
    }
  }

  const judge = (
    call: CallName,
    answer: ReadAnswer,
    access: Access,
    scopes: readonly string[],
  ): { readonly fault: Fault; readonly refusal: GrantRefusal | null } => {
    const hindered = gatewayFault(call, answer, clock.now(), busyNames)
    if (hindered !== null) return { fault: hindered, refusal: null }
    const refusal = parseRefusal(answer)
    if (answer.status >= 500) {
      return { fault: fault('maskinporten-busy', { values: { host: call.host } }), refusal: null }
    }
    if (refusal === null) return { fault: unreadable(call, answer, answer.text), refusal: null }
    return { fault: refusalFault(call, answer, refusal, valuesOf(access, scopes)), refusal }
  }

  const tryOnce = async (
    endpoint: string,
    access: Access,
    scopes: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Attempt> => {
    const call: CallName = { service: 'Maskinporten', operation: 'grant', host: new URL(endpoint).host }
    const claims = grantClaims(access, scopes, random.uuid(), serviceClock.now(endpoint))
    const signed = await access.signer.signGrant(claims)
    if (!signed.ok) return { result: signed, refusal: null }
    const answered = await network.request({
      method: 'POST',
      url: endpoint,
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: grantForm(signed.value),
      answerTimeout,
      ...(signal ? { signal } : {}),
    })
    if (!answered.ok) return { result: answered, refusal: null }
    serviceClock.learn(endpoint, answered.value.headers['date'])
    const read = await readAnswer(answered.value)
    if (!read.ok) return { result: read, refusal: null }
    const token =
      read.value.status === 200 ? parseToken(read.value.text, scopes, serviceClock.now(endpoint)) : null
    if (token !== null) return { result: success(token), refusal: null }
    const judged = judge(call, read.value, access, scopes)
    return { result: failure(judged.fault), refusal: judged.refusal }
  }

  const grant: Maskinporten['grant'] = async (access, scopes, signal) => {
    const endpoint = await tokenEndpoint(access, signal)
    if (!endpoint.ok) return endpoint
    const retried = new Set<string>()
    for (let tries = 1; ; tries += 1) {
      const { result, refusal } = await tryOnce(endpoint.value, access, scopes, signal)
      if (result.ok) return result
      const { code } = result.fault
      // A used grant is made anew; a wrong time has just been corrected by the answer's own date. Once each.
      const reason = code === 'clock-wrong' ? code : (refusal?.number ?? '')
      if ((reason === 'MP-012' || reason === 'clock-wrong') && !retried.has(reason)) {
        retried.add(reason)
        continue
      }
      if (!passing.has(code) || tries >= mostTries) return result
      log.write('info', 'maskinporten.again', { fault: code, tries })
      try {
        await clock.sleep(firstWait * 2 ** (tries - 1), signal)
      } catch {
        return failure(fault('stopping'))
      }
    }
  }

  return { metadata, grant }
}
