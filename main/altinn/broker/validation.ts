/** A request that Broker's own checks refuse, told by the field it is about. broker.md §3.1, §3.3. */
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { technicalOf, type CallName, type ReadAnswer } from '../answers.ts'

export type FaultValues = Readonly<Record<string, string | number>>

/** .NET property names or JSON paths, in the order in which a person would mend them. */
const fields: readonly (readonly [string, FaultCode])[] = [
  ['recipients', 'recipient-invalid'],
  ['propertylist', 'property-invalid'],
  ['sendersfiletransferreference', 'reference-invalid'],
  ['resourceid', 'service-unknown'],
  ['sender', 'organisation-invalid'],
  // The id of the path: one that is no id exists nowhere.
  ['filetransferid', 'transfer-not-found'],
]
/** Messages may echo what a person has written; that is not for «Details». */
const longestMessage = 120

/** The one recipient of the request, named as the sentence about it wants it. */
export function valuesFor(code: FaultCode, values: FaultValues): FaultValues {
  const { recipient, ...rest } = values
  if (recipient === undefined) return values
  if (code === 'recipient-not-on-list') return { ...rest, organisation: recipient }
  return code === 'recipient-invalid' ? { ...rest, value: recipient } : rest
}

function fieldOf(name: string): string {
  return /[a-z]+/.exec(name.toLowerCase().replace(/^\$\.|^metadata\./, ''))?.[0] ?? ''
}

/** What was refused and why, for «Details». */
export function refusedText(errors: Readonly<Record<string, readonly string[]>>): string {
  const cut = (message: string): string => message.slice(0, longestMessage)
  return Object.entries(errors)
    .map(([name, messages]) => `${name}: ${messages.map(cut).join(' ')}`)
    .join('; ')
}

/** Faults: recipient-invalid, property-invalid, reference-invalid, service-unknown, organisation-invalid, … */
export function validationFault(
  call: CallName,
  answer: ReadAnswer,
  errors: Readonly<Record<string, readonly string[]>>,
  values: FaultValues,
): Fault {
  const named = new Set(Object.keys(errors).map(fieldOf))
  const code = fields.find(([field]) => named.has(field))?.[1] ?? 'request-refused'
  const text = refusedText(errors)
  return fault(code, { values: valuesFor(code, values), technical: technicalOf(call, answer, { text }) })
}
