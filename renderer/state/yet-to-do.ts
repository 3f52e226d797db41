/** Faults that only say that something has not been done yet: somebody who has just begun is not alarmed. */
import type { FaultCode } from '../../preload/contract/fault.ts'

const codes: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'client-missing',
  'key-missing',
  'service-missing',
  'system-missing',
  'system-user-none',
  'terms-open',
  'trial-open',
])

export function isYetToDo(code: FaultCode): boolean {
  return codes.has(code)
}
