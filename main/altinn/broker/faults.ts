/** Broker's errors as our faults: by code first, then by status. broker.md §3. */
import { z } from 'zod'
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { parseJson, technicalOf, unreadable, type CallName, type ReadAnswer } from '../answers.ts'
import { gatewayFault } from '../gateway.ts'
import { validationFault, valuesFor, type FaultValues } from './validation.ts'

/** Every code of broker.md §3.2 that a sender or recipient can meet. */
const codes: Readonly<Record<string, FaultCode>> = {
  'BRO-00001': 'transfer-not-found',
  'BRO-00002': 'service-not-ready',
  'BRO-00003': 'transfer-not-ready',
  'BRO-00004': 'already-uploaded',
  'BRO-00005': 'service-not-ready',
  'BRO-00006': 'service-no-access',
  'BRO-00007': 'transfer-not-ready',
  'BRO-00008': 'upload-failed',
  'BRO-00009': 'upload-checksum-mismatch',
  'BRO-00010': 'confirm-too-late',
  'BRO-00016': 'file-too-large',
  'BRO-00019': 'confirm-before-download',
  'BRO-00020': 'scan-exemption-missing',
  'BRO-00021': 'service-storage-not-ready',
  'BRO-00024': 'service-not-ready',
  'BRO-00025': 'service-not-ready',
  'BRO-00026': 'required-party-missing',
  'BRO-00027': 'required-party-single',
  'BRO-00028': 'recipient-not-on-list',
  'BRO-00029': 'range-refused',
  'BRO-07001': 'token-refused',
}

const problemSchema = z.object({
  code: z.string().optional(),
  title: z.string().nullish(),
  detail: z.string().nullish(),
  traceId: z.string().nullish(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
})
type Problem = z.infer<typeof problemSchema>

/** What an answer without a code means, besides 5xx and 4xx in general. */
const statuses: Readonly<Record<number, FaultCode>> = {
  401: 'token-refused',
  403: 'scope-missing',
  413: 'file-too-large',
  416: 'range-refused',
}

function codeOf(call: CallName, answer: ReadAnswer, problem: Problem | null): FaultCode {
  const known = problem?.code === undefined ? undefined : codes[problem.code]
  if (known !== undefined) return known
  const { status } = answer
  if (status === 404 && call.operation !== 'initialize' && call.operation !== 'search')
    return 'transfer-not-found'
  if (status === 409 && call.operation === 'upload') return 'already-uploaded'
  // Any other code with a 401 or 403 speaks of the service, not of the token.
  if (problem?.code !== undefined && (status === 401 || status === 403)) return 'service-no-access'
  return statuses[status] ?? (status >= 500 ? 'service-busy' : 'request-refused')
}

/**
 * The fault of an answer that is not the one hoped for. `values` are what is known of the call: service,
 * scope, name of the file, the only recipient. `now` is epoch ms.
 */
export function brokerFault(call: CallName, answer: ReadAnswer, values: FaultValues, now: number): Fault {
  const hindered = gatewayFault(call, answer, now)
  const parsed = problemSchema.safeParse(parseJson(answer.text))
  const problem = parsed.success ? parsed.data : null
  // 503 with a code is the service's own word, not an outage.
  if (hindered !== null && problem?.code === undefined) return hindered
  if (problem?.errors !== undefined) return validationFault(call, answer, problem.errors, values)
  if (answer.status < 400) return unreadable(call, answer, answer.text)
  const text = problem?.detail || problem?.title || answer.text
  const code = codeOf(call, answer, problem)
  return fault(code, {
    values: valuesFor(code, values),
    retryAt: hindered?.retryAt ?? null,
    technical: technicalOf(call, answer, {
      ...(problem?.code === undefined ? {} : { code: problem.code }),
      ...(problem?.traceId ? { trace: problem.traceId } : {}),
      ...(text === '' ? {} : { text }),
    }),
  })
}
