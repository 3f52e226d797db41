/** Faults that do not come from a service but from the gateway in front of it (platform.md §4, broker.md §3.1). */
import { z } from 'zod'
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import type { Environment } from '../environments.ts'
import {
  isFromProxy,
  parseJson,
  proxyAnswer,
  technicalOf,
  type CallName,
  type ReadAnswer,
} from './answers.ts'
import { retryAfter } from './retry-after.ts'

const apimBody = z.object({ statusCode: z.number(), message: z.string() })

/** Azure API Management's own words, or null when the answer is not from it. */
export function apimMessage(answer: ReadAnswer): string | null {
  const body = apimBody.safeParse(parseJson(answer.text))
  return body.success ? body.data.message : null
}

/** Altinn's own hosts: nobody else may see the key. */
const altinnHost = /(?:^|\.)altinn\.(?:no|cloud)$/

/** The optional key, only over TLS and only to Altinn (platform.md §4). */
export function subscriptionHeaders(environment: Environment, url: string): Readonly<Record<string, string>> {
  const { protocol, hostname } = new URL(url)
  const key = environment.subscriptionKey
  return key && protocol === 'https:' && altinnHost.test(hostname) ? { 'Ocp-Apim-Subscription-Key': key } : {}
}

/** Epoch ms from which asking again makes sense, as our clock counts; null when the answer does not say. */
export function retryAtOf(answer: Pick<ReadAnswer, 'headers'>, now: number): number | null {
  const wait = retryAfter(answer.headers, now)
  return wait === null ? null : now + wait
}

/** What an outage and a refusal for haste are called, which differs for the place that lets us in. */
export interface BusyNames {
  readonly outage: FaultCode
  readonly haste: FaultCode
}
export const serviceBusyNames: BusyNames = { outage: 'service-busy', haste: 'too-many-calls' }

/**
 * Faults: proxy-answer, subscription-key-missing, and the two of `names`. Null when the service itself has
 * answered. `now` is epoch ms on our clock.
 */
export function gatewayFault(
  call: CallName,
  answer: ReadAnswer,
  now: number,
  names: BusyNames = serviceBusyNames,
): Fault | null {
  const { status } = answer
  const values = { host: call.host }
  // A gateway's outage is often a page of HTML: what counts then is the outage.
  if (status === 429 || [502, 503, 504].includes(status)) {
    const code = status === 429 ? names.haste : names.outage
    const technical = technicalOf(call, answer, isFromProxy(answer) ? {} : { text: answer.text })
    return fault(code, { values, retryAt: retryAtOf(answer, now), technical })
  }
  if (isFromProxy(answer)) return proxyAnswer(call, answer)
  const message = apimMessage(answer)
  if (status === 401 && message !== null) {
    return fault('subscription-key-missing', {
      values,
      technical: technicalOf(call, answer, { text: message }),
    })
  }
  return null
}
