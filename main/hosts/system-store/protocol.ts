/** What passes between us and the helper that asks Windows, and what its numbers mean to a person. */
import { z } from 'zod'
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { normaliseThumbprint } from '../../lib/thumbprint.ts'

const locationSchema = z.enum(['CurrentUser', 'LocalMachine'])
type Location = z.infer<typeof locationSchema>

export type HelperRequest =
  | { readonly do: 'list' }
  | {
      readonly do: 'sign'
      readonly location: Location
      readonly thumbprint: string
      /** SHA-256 as base64. */
      readonly digest: string
    }

export const listSchema = z.object({
  certificates: z.array(
    z.object({
      location: locationSchema,
      thumbprint: z.string(),
      certificate: z.base64(),
      hasPrivateKey: z.boolean(),
    }),
  ),
})

export const signSchema = z.union([
  z.object({ signature: z.base64().min(1) }),
  z.object({ error: z.literal('certificate-gone') }),
  z.object({ error: z.literal('no-rsa-key') }),
  z.object({ error: z.literal('failed'), code: z.string().regex(/^0x[0-9A-F]{8}$/) }),
])
export type SignAnswer = z.infer<typeof signSchema>

export interface Place {
  readonly location: Location
  readonly thumbprint: string
}

export const referenceOf = ({ location, thumbprint }: Place): string => `${location}\\${thumbprint}`

/** Null for what no store has ever called a certificate. */
export function placeOf(reference: string): Place | null {
  const cut = reference.indexOf('\\')
  const location = locationSchema.safeParse(reference.slice(0, cut))
  const thumbprint = normaliseThumbprint(reference.slice(cut + 1))
  return location.success && thumbprint !== null ? { location: location.data, thumbprint } : null
}

/** Key set does not exist, no key, key not found (winerror.h). */
const missing: ReadonlySet<string> = new Set(['0x80090016', '0x8009000D', '0x80090019', '0x80090011'])
/** Access denied, by the key's provider and by its file. */
const denied: ReadonlySet<string> = new Set(['0x80090010', '0x80070005'])

/** In the store of the machine, a key without read permission looks like one that does not exist (platform.md §2.4). */
function codeOf(number: string, location: Location): FaultCode {
  if (denied.has(number)) return 'system-key-denied'
  if (!missing.has(number)) return 'system-key-refused'
  return location === 'LocalMachine' ? 'system-key-denied' : 'system-key-missing'
}

/** Why nothing was signed; null when it was. */
export function faultOfAnswer(answer: SignAnswer, { location }: Place): Fault | null {
  if ('signature' in answer) return null
  if (answer.error === 'certificate-gone') return fault('system-certificate-gone')
  if (answer.error === 'no-rsa-key') return fault('system-key-missing')
  const { code } = answer
  return fault(codeOf(code, location), {
    technical: { service: 'certificate store', operation: 'sign', code },
  })
}
