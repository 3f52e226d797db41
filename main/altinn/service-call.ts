/**
 * One call to a service that files and messages go through: budget, token, request, and what every answer has in
 * common. Broker's calls and Correspondence's are made of this.
 */
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock, Log, Network, NetworkAnswer, NetworkRequest } from '../ports.ts'
import type { Access } from './access.ts'
import { readAnswer, type CallName, type ReadAnswer } from './answers.ts'
import type { Budget, BudgetedOperation } from './budget.ts'
import { subscriptionHeaders } from './gateway.ts'
import type { Values } from './platform-call.ts'
import type { ServiceClock } from './service-clock.ts'
import type { AltinnToken, Tokens } from './tokens.ts'

export interface ServicePorts {
  readonly network: Network
  readonly tokens: Tokens
  readonly clock: Clock
  readonly serviceClock: ServiceClock
  readonly log: Log
  readonly budget: Budget
}

/** What tells one service from another. */
export interface Service {
  /** As «Details» name it; in small letters it opens the names in the log. */
  readonly name: string
  /** Of the platform's address. */
  readonly base: string
  /** The fault of an answer that is not the one hoped for. `now` is epoch ms. */
  faultOf(call: CallName, answer: ReadAnswer, values: Values, now: number): Fault
}

export interface ServiceRequest {
  readonly operation: BudgetedOperation
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  /** Below the service's base, with its query. */
  readonly path: string
  /** Any of these will do; the first that the client has is used. */
  readonly scopes: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: NetworkRequest['body']
  readonly answerTimeout?: number
  readonly blocks?: boolean
  /** For the sentence, should it go wrong. */
  readonly values?: Values
  /** Statuses that are the answer hoped for. */
  readonly expected: readonly number[]
}

/** The client lacks this half; the other half of a call that takes either may still work. */
const scopeFaults: ReadonlySet<FaultCode> = new Set<FaultCode>(['scope-not-on-client', 'scope-not-granted'])
/** How long a missing scope is remembered: a change takes ten minutes to reach Maskinporten anyway. */
const scopeMemory = 10 * 60_000
/** A 429 that does not say for how long. */
const usualPause = 15_000

export type ServiceCall = (
  access: Access,
  request: ServiceRequest,
  signal: AbortSignal | undefined,
) => Promise<Result<{ readonly answer: NetworkAnswer; readonly name: CallName }>>

export function createServiceCall(ports: ServicePorts, service: Service): ServiceCall {
  const { network, tokens, clock, serviceClock, log, budget } = ports
  const missing = new Map<string, number>()
  const noted = service.name.toLowerCase()

  /** A missing scope spoils only its own half: sender-only and recipient-only clients can still look. */
  const tokenFor = async (access: Access, scopes: readonly string[], signal: AbortSignal | undefined) => {
    const keyOf = (scope: string): string => JSON.stringify([access.environment.id, access.clientId, scope])
    const isMissing = (scope: string): boolean =>
      clock.monotonic() - (missing.get(keyOf(scope)) ?? Number.NEGATIVE_INFINITY) < scopeMemory
    const present = scopes.filter((scope) => !isMissing(scope))
    const candidates = scopes.length > 1 && present.length > 0 ? present : scopes
    let last: Result<AltinnToken> = failure(fault('scope-missing'))
    for (const scope of candidates) {
      last = await tokens.get(access, [scope], signal)
      if (last.ok || !scopeFaults.has(last.fault.code)) return last
      missing.set(keyOf(scope), clock.monotonic())
    }
    return last
  }

  const afterFault = (access: Access, request: ServiceRequest, reason: Fault): void => {
    if (reason.code !== 'too-many-calls') return
    const pause = reason.retryAt === null ? usualPause : reason.retryAt - clock.now()
    log.write('warn', `${noted}.too-many-calls`, { operation: request.operation, pause })
    budget.pause(access, request.operation, pause)
  }

  const attempt = async (
    access: Access,
    request: ServiceRequest,
    token: AltinnToken,
    signal: AbortSignal | undefined,
  ): ReturnType<ServiceCall> => {
    const url = `${access.environment.altinn.platform}${service.base}${request.path}`
    const name: CallName = { service: service.name, operation: request.operation, host: new URL(url).host }
    const turn = await budget.take(access, request.operation, signal)
    if (!turn.ok) return turn
    const answered = await network.request({
      method: request.method,
      url,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token.value}`,
        ...subscriptionHeaders(access.environment, url),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.answerTimeout === undefined ? {} : { answerTimeout: request.answerTimeout }),
      ...(request.blocks === undefined ? {} : { blocks: request.blocks }),
      ...(signal ? { signal } : {}),
    })
    if (!answered.ok) return answered
    const answer = answered.value
    serviceClock.learn(url, answer.headers['date'])
    if (request.expected.includes(answer.status)) return success({ answer, name })
    const read = await readAnswer(answer)
    if (!read.ok) return read
    const values = { host: name.host, scope: token.scopes.join(' '), ...request.values }
    const reason = service.faultOf(name, read.value, values, clock.now())
    afterFault(access, request, reason)
    if (reason.code === 'token-refused') tokens.refuse(access, token)
    return failure(reason)
  }

  return async (access, request, signal) => {
    const token = await tokenFor(access, request.scopes, signal)
    if (!token.ok) return token
    const first = await attempt(access, request, token.value, signal)
    // A stream has been read by then: whoever made it must make it anew.
    const canRepeat = typeof request.body !== 'object'
    if (first.ok || first.fault.code !== 'token-refused' || !canRepeat) return first
    log.write('info', `${noted}.token-refused`, { operation: request.operation })
    const renewed = await tokenFor(access, request.scopes, signal)
    return renewed.ok ? attempt(access, request, renewed.value, signal) : renewed
  }
}
