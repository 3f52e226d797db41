/**
 * One call to a small JSON service around Altinn: with a token or without, answered by checked data or a fault.
 * Broker has its own call, with budgets and streams.
 */
import { z } from 'zod'
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Environment } from '../environments.ts'
import type { Clock, Network } from '../ports.ts'
import type { Access } from './access.ts'
import {
  isFromProxy,
  parseJson,
  proxyAnswer,
  readAnswer,
  technicalOf,
  unreadable,
  type CallName,
  type ReadAnswer,
} from './answers.ts'
import { gatewayFault, subscriptionHeaders } from './gateway.ts'
import type { ServiceClock } from './service-clock.ts'
import type { AltinnToken, Tokens } from './tokens.ts'

export interface PlatformPorts {
  readonly network: Network
  readonly tokens: Tokens
  readonly clock: Clock
  readonly serviceClock: ServiceClock
}

export type Values = Readonly<Record<string, string | number>>

export interface PlatformRequest<T> {
  /** As «Details» name it. */
  readonly service: string
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body?: unknown
  readonly schema: z.ZodType<T>
  /** What an answer of this status means; null = that nothing is there, which is no fault. */
  readonly statuses?: Readonly<Record<number, FaultCode>>
  /** What the service's own codes mean. */
  readonly codes?: Readonly<Record<string, FaultCode>>
  readonly values?: Values
}

const largestAnswer = 20 * 1024 * 1024

const problemSchema = z.object({
  code: z.string().optional(),
  title: z.string().nullish(),
  detail: z.string().nullish(),
  traceId: z.string().nullish(),
  validationErrors: z.array(z.object({ code: z.string() })).optional(),
})

/** `AUTH-00004`, or `VLD-00004` out of a list of validation errors (platform.md §3.5). */
function problemOf(answer: ReadAnswer) {
  const parsed = problemSchema.safeParse(parseJson(answer.text))
  if (!parsed.success) return null
  const [first] = parsed.data.validationErrors ?? []
  const code = first?.code.replace(/^AUTH\./, '') ?? parsed.data.code
  return { ...parsed.data, code }
}

const usual: Readonly<Record<number, FaultCode>> = { 401: 'token-refused', 403: 'scope-missing' }

function codeFor<T>(status: number, code: string | undefined, request: PlatformRequest<T>): FaultCode {
  const known = code === undefined ? undefined : request.codes?.[code]
  const meant = known ?? request.statuses?.[status] ?? usual[status]
  return meant ?? (status >= 500 ? 'service-busy' : 'request-refused')
}

function refusal<T>(call: CallName, answer: ReadAnswer, request: PlatformRequest<T>, now: number): Fault {
  const problem = problemOf(answer)
  const hindered = gatewayFault(call, answer, now)
  if (hindered !== null && problem?.code === undefined) return hindered
  const text = problem?.detail || problem?.title || answer.text
  return fault(codeFor(answer.status, problem?.code, request), {
    values: { host: call.host, ...request.values },
    retryAt: hindered?.retryAt ?? null,
    technical: technicalOf(call, answer, {
      ...(problem?.code === undefined ? {} : { code: problem.code }),
      ...(problem?.traceId ? { trace: problem.traceId } : {}),
      ...(text === '' ? {} : { text }),
    }),
  })
}

export interface PlatformCall {
  /** Anybody may ask. Faults: those of the network and the gateway, of `statuses` and `codes`, answer-unreadable. */
  open<T>(environment: Environment, request: PlatformRequest<T>, signal?: AbortSignal): Promise<Result<T>>
  /** With a token that has these scopes. Faults besides: those of the tokens, token-refused, scope-missing. */
  as<T>(
    access: Access,
    scopes: readonly string[],
    request: PlatformRequest<T>,
    signal?: AbortSignal,
  ): Promise<Result<T>>
}

export function createPlatformCall(ports: PlatformPorts): PlatformCall {
  const { network, tokens, clock, serviceClock } = ports

  const ask = async <T>(
    environment: Environment,
    token: AltinnToken | null,
    request: PlatformRequest<T>,
    signal: AbortSignal | undefined,
  ): Promise<Result<T>> => {
    const { url, method, body, service, operation } = request
    const call: CallName = { service, operation, host: new URL(url).host }
    const answered = await network.request({
      ...{ method, url },
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === null ? {} : { Authorization: `Bearer ${token.value}` }),
        ...subscriptionHeaders(environment, url),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    if (!answered.ok) return answered
    serviceClock.learn(url, answered.value.headers['date'])
    const read = await readAnswer(answered.value, largestAnswer)
    if (!read.ok) return read
    const answer = read.value
    if (isFromProxy(answer)) return failure(proxyAnswer(call, answer))
    if (answer.status >= 300) return failure(refusal(call, answer, request, clock.now()))
    const parsed = request.schema.safeParse(answer.text === '' ? null : parseJson(answer.text))
    if (parsed.success) return success(parsed.data)
    return failure(unreadable(call, answer, z.prettifyError(parsed.error)))
  }

  return {
    open: (environment, request, signal) => ask(environment, null, request, signal),
    async as(access, scopes, request, signal) {
      const token = await tokens.get(access, scopes, signal)
      if (!token.ok) return token
      const values = { scope: scopes.join(' '), ...request.values }
      const first = await ask(access.environment, token.value, { ...request, values }, signal)
      if (first.ok || first.fault.code !== 'token-refused') return first
      tokens.refuse(access, token.value)
      const renewed = await tokens.get(access, scopes, signal)
      return renewed.ok ? ask(access.environment, renewed.value, { ...request, values }, signal) : renewed
    },
  }
}
