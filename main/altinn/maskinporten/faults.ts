/**
 * Maskinporten's errors as our faults. The number counts, never `error`: one `error` covers many causes
 * (platform.md §1.4).
 */
import { z } from 'zod'
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { parseJson, technicalOf, type CallName, type ReadAnswer } from '../answers.ts'

/** `IAT` is the one error that has no number. */
const codes: Readonly<Record<string, FaultCode>> = {
  'MP-011': 'grant-refused',
  'MP-012': 'grant-refused',
  'MP-100': 'client-unknown',
  'MP-110': 'grant-refused',
  'MP-120': 'certificate-refused',
  'MP-121': 'key-expired',
  'MP-122': 'certificate-other-organisation',
  'MP-123': 'grant-refused',
  'MP-124': 'key-mismatch',
  'MP-130': 'clock-wrong',
  IAT: 'clock-wrong',
  KID: 'key-mismatch',
  'MP-200': 'scope-not-on-client',
  'MP-201': 'client-wrong-type',
  'MP-250': 'scope-not-granted',
  'MP-251': 'delegation-missing',
  'MP-301': 'grant-refused',
  'MP-302': 'grant-refused',
  'MP-303': 'system-user-missing',
}

const bodySchema = z.object({
  error: z.string().default(''),
  error_description: z.string().default(''),
})

export interface GrantRefusal {
  /** `MP-nnn`; `IAT` or `KID` for the two texts that come without a number; '' when neither is there. */
  readonly number: string
  readonly text: string
  /** Digdir's help desk asks for it. */
  readonly trace: string | null
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i
const namedId = /(?:trace|correlation|unique|error)[\s_-]?id\W{1,3}([\w-]{6,64})/i

function numberOf(error: string, text: string): string {
  const number = /\bMP-\d{3}\b/.exec(text)?.[0]
  if (number !== undefined) return number
  if (/issue time is after now/i.test(text)) return 'IAT'
  if (/unknown key identifier/i.test(text)) return 'KID'
  return error === 'invalid_altinn_customer_configuration' ? 'MP-303' : ''
}

/** Null when the answer is not an error as Maskinporten writes them. */
export function parseRefusal(answer: ReadAnswer): GrantRefusal | null {
  const body = bodySchema.safeParse(parseJson(answer.text))
  if (!body.success || body.data.error + body.data.error_description === '') return null
  const { error, error_description: text } = body.data
  const trace = uuid.exec(text)?.[0] ?? namedId.exec(text)?.[1] ?? null
  return { number: numberOf(error, text), text: text || error, trace }
}

/** Values fill every sentence about a refused grant: client, environment, scope, organisation, key, clock. */
export function refusalFault(
  call: CallName,
  answer: ReadAnswer,
  refusal: GrantRefusal,
  values: Readonly<Record<string, string | number>>,
): Fault {
  const { number, text, trace } = refusal
  return fault(codes[number] ?? 'grant-refused', {
    values,
    technical: technicalOf(call, answer, {
      text,
      ...(number.startsWith('MP-') ? { code: number } : {}),
      ...(trace === null ? {} : { trace }),
    }),
  })
}
