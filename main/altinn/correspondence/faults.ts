/** Correspondence's errors as our faults: by number first, then by field, then by status. correspondence.md §3. */
import { z } from 'zod'
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { parseJson, technicalOf, unreadable, type CallName, type ReadAnswer } from '../answers.ts'
import { refusedText } from '../broker/validation.ts'
import { gatewayFault } from '../gateway.ts'
import type { Values } from '../platform-call.ts'
import { correspondenceCodes, correspondenceFields, limitsByCode } from './codes.ts'

const problemSchema = z.object({
  code: z.string().nullish(),
  errorCode: z.union([z.number(), z.string()]).nullish(),
  title: z.string().nullish(),
  detail: z.string().nullish(),
  traceId: z.string().nullish(),
  errors: z.record(z.string(), z.array(z.string())).nullish(),
  validationErrors: z
    .array(z.object({ detail: z.string().nullish(), paths: z.array(z.string()).nullish() }))
    .nullish(),
})
type Problem = z.infer<typeof problemSchema>

/** 1034 of `errorCode`, or of the digits of `CORR-01034`; null for a refused model (`STD-00000`). */
function numberOf(problem: Problem | null): number | null {
  const { errorCode, code } = problem ?? {}
  const digits = /^\d{1,9}$/.exec(String(errorCode ?? ''))?.[0] ?? /^CORR-(\d{1,9})$/.exec(code ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Messages by the path of the field, as both generations of the body write it: `/recipients/3`, `Recipients[3]`. */
function refusedFields(problem: Problem | null): Readonly<Record<string, readonly string[]>> | null {
  if (problem?.errors) return problem.errors
  if (!problem?.validationErrors) return null
  const entries = problem.validationErrors.flatMap(({ detail, paths }) =>
    (paths ?? []).map((path) => [path, [detail ?? '']] as const),
  )
  return Object.fromEntries(entries)
}

/** `$.Correspondence.Content.Attachments[0].FileName` as `correspondence/content/attachments/0/filename`. */
const pathOf = (name: string): string =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '' && part !== 'request')
    .join('/')

interface Meaning {
  readonly code: FaultCode
  readonly values?: Values
}

function meaningOfFields(errors: Readonly<Record<string, readonly string[]>>): Meaning {
  const paths = Object.keys(errors).map(pathOf)
  for (const [pattern, code] of correspondenceFields) {
    const path = paths.find((candidate) => pattern.test(candidate))
    if (path === undefined) continue
    const index = /(?:^recipients|\/attachments)\/(\d+)/.exec(path)?.[1]
    return index === undefined ? { code } : { code, values: { index: Number(index) } }
  }
  return { code: 'request-refused' }
}

function meaningOfNumber(number: number, status: number, values: Values): Meaning {
  // An empty file and one that is too large have the same number: we know which it was.
  if (number === 2004 && values['size'] === 0) return { code: 'file-empty' }
  const code = correspondenceCodes.get(number)
  if (code !== undefined) return { code, ...(limitsByCode[number] ? { values: limitsByCode[number] } : {}) }
  if (status === 401 || status === 403) return { code: 'service-no-access' }
  return { code: status >= 500 ? 'service-busy' : 'request-refused' }
}

const statuses: Readonly<Record<number, FaultCode>> = {
  401: 'token-refused',
  408: 'upload-expired',
  409: 'message-already-sent',
  413: 'file-too-large',
}

function meaningOfStatus({ status, text }: ReadAnswer, { operation }: CallName): Meaning {
  // Empty: a scope is missing. With a body: the kind of token is wrong (correspondence.md §1.2).
  if (status === 403) return { code: text === '' ? 'scope-missing' : 'token-refused' }
  if (status === 404 && operation.startsWith('attachment-')) return { code: 'attachment-not-found' }
  if (status === 404) return { code: 'message-not-found' }
  return { code: statuses[status] ?? (status >= 500 ? 'service-busy' : 'request-refused') }
}

const login = /(^|\.)(altinn|idporten)\.no$/

/** Downloads send a caller whose token is not taken to a login page, where others say 401 (fact 7). */
function isLogin({ status, headers }: ReadAnswer, { operation, host }: CallName): boolean {
  const address = headers['location']
  if (status !== 302 || operation !== 'message-download' || address === undefined) return false
  if (!URL.canParse(address, `https://${host}`)) return false
  const target = new URL(address, `https://${host}`)
  return target.host === host || login.test(target.hostname)
}

/** National identity numbers stand in the service's own words; six digits are enough to know whom they mean. */
export const withoutPersons = (text: string): string =>
  text.replaceAll(/(?<!\d)(\d{6})\d{5}(?!\d)/g, '$1*****')

/**
 * The fault of an answer that is not the one hoped for. `values` are what is known of the call: service, scope, name,
 * size and limit of a file. `now` is epoch ms. Which recipient or file of an order
 * was refused is told by `index`.
 */
export function correspondenceFault(call: CallName, answer: ReadAnswer, values: Values, now: number): Fault {
  if (isLogin(answer, call)) return fault('token-refused', { values, technical: technicalOf(call, answer) })
  const hindered = gatewayFault(call, answer, now)
  const parsed = problemSchema.safeParse(parseJson(answer.text))
  const problem = parsed.success ? parsed.data : null
  const number = numberOf(problem)
  // 502 with a number is the service's own word, not an outage.
  if (hindered !== null && number === null) return hindered
  if (answer.status < 400) return unreadable(call, answer, answer.text)
  const errors = number === null ? refusedFields(problem) : null
  const text = errors === null ? problem?.detail || problem?.title || answer.text : refusedText(errors)
  const meaning =
    number !== null
      ? meaningOfNumber(number, answer.status, values)
      : errors !== null
        ? meaningOfFields(errors)
        : meaningOfStatus(answer, call)
  return fault(meaning.code, {
    values: { ...values, ...meaning.values },
    retryAt: hindered?.retryAt ?? null,
    technical: technicalOf(call, answer, {
      ...(number === null ? {} : { code: `CORR-${String(number).padStart(5, '0')}` }),
      ...(problem?.traceId ? { trace: problem.traceId } : {}),
      ...(text === '' ? {} : { text: withoutPersons(text) }),
    }),
  })
}
