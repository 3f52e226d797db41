/** Client of Altinn Authentication: a Maskinporten token in, an Altinn token out. platform.md §3.1. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, Network } from '../../ports.ts'
import type { Access } from '../access.ts'
import { parseJson, readAnswer, technicalOf, unreadable, type CallName, type ReadAnswer } from '../answers.ts'
import { claimsOf } from '../claims.ts'
import { gatewayFault, subscriptionHeaders } from '../gateway.ts'
import type { ServiceClock } from '../service-clock.ts'
import type { AltinnToken, Authentication, MaskinportenToken } from '../tokens.ts'

export interface AuthenticationPorts {
  readonly network: Network
  readonly clock: Clock
  readonly serviceClock: ServiceClock
}

/**
 * The service answers every trouble with an empty 401, so what can be checked is checked before.
 * Null when the token looks right.
 */
function objectionTo(token: MaskinportenToken, access: Access, now: number): Fault | null {
  const { environment } = access
  const claims = claimsOf(token.value)
  const refuse = (text: string): Fault =>
    fault('exchange-refused', { values: { environment: environment.name }, technical: { text } })
  if (claims === null) return refuse('The token is no JWT.')
  if (claims.issuer !== environment.maskinporten.issuer) {
    const values = { expected: environment.maskinporten.issuer, found: (claims.issuer ?? '').slice(0, 200) }
    return fault('issuer-unexpected', { values })
  }
  if (claims.consumer === null) return refuse('The token names no organisation.')
  return claims.expiresAt <= now ? refuse('The token has expired.') : null
}

/** Bare, or inside JSON quotes, or with a line break: three parts must be left. */
function tidyToken(text: string): string {
  return text.trim().replace(/^"|"$/g, '').trim()
}

function parseAltinnToken(answer: ReadAnswer, call: CallName, access: Access): Result<AltinnToken> {
  const value = tidyToken(answer.text)
  const claims = value.split('.').length === 3 ? claimsOf(value) : null
  if (claims === null) return failure(unreadable(call, answer, 'The answer is no token.'))
  const { issuer, expiresAt, scopes } = claims
  if (issuer !== access.environment.altinn.issuer) {
    const values = { expected: access.environment.altinn.issuer, found: (issuer ?? '').slice(0, 200) }
    return failure(fault('issuer-unexpected', { values }))
  }
  const organisation = claims.organisation ?? claims.consumer
  // With a system user the client may belong to a supplier: then the customer is who we act as.
  const actsAs = access.systemUser?.organisation ?? organisation
  if (actsAs !== access.organisation) {
    const values = { organisation: actsAs ?? '', expected: access.organisation }
    return failure(fault('token-other-organisation', { values }))
  }
  return success({ value, expiresAt, organisation, scopes })
}

function exchangeFault(answer: ReadAnswer, call: CallName, access: Access, now: number): Fault {
  const hindered = gatewayFault(call, answer, now)
  if (hindered !== null) return hindered
  const values = { environment: access.environment.name, host: call.host }
  const technical = technicalOf(call, answer, answer.text === '' ? {} : { text: detailOf(answer.text) })
  if (answer.status === 410) return fault('enterprise-user-gone', { values, technical })
  if (answer.status >= 500) return fault('service-busy', { values, technical })
  return fault('exchange-refused', { values, technical })
}

function detailOf(text: string): string {
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null) return text
  const detail: unknown = Reflect.get(body, 'detail') ?? Reflect.get(body, 'title')
  return typeof detail === 'string' ? detail : text
}

/**
 * Faults of `exchange`: exchange-refused, issuer-unexpected, token-other-organisation, enterprise-user-gone,
 * subscription-key-missing, too-many-calls, service-busy, proxy-answer, answer-unreadable, and the network's.
 */
export function createAuthentication({ network, clock, serviceClock }: AuthenticationPorts): Authentication {
  return {
    async exchange(access, token, signal) {
      const { environment } = access
      const objection = objectionTo(token, access, serviceClock.now(environment.maskinporten.token))
      if (objection !== null) return failure(objection)
      const url = `${environment.altinn.platform}/authentication/api/v1/exchange/maskinporten`
      const call: CallName = {
        service: 'Altinn Authentication',
        operation: 'exchange',
        host: new URL(url).host,
      }
      const answered = await network.request({
        method: 'GET',
        url,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token.value}`,
          ...subscriptionHeaders(environment, url),
        },
        ...(signal ? { signal } : {}),
      })
      if (!answered.ok) return answered
      serviceClock.learn(url, answered.value.headers['date'])
      const read = await readAnswer(answered.value)
      if (!read.ok) return read
      const answer = read.value
      if (answer.status !== 200) return failure(exchangeFault(answer, call, access, clock.now()))
      const hindered = gatewayFault(call, answer, clock.now())
      return hindered === null ? parseAltinnToken(answer, call, access) : failure(hindered)
    },
  }
}
