/** Whose fault it is when a file cannot be sent: its own, or that of everything around it. */
import type { Fault, FaultAction } from '../../preload/contract/fault.ts'

const around: ReadonlySet<FaultAction> = new Set<FaultAction>([
  ...(['open-setup', 'open-settings', 'check-network', 'fix-clock', 'free-space', 'wait'] as const),
])
const accessCodes: ReadonlySet<Fault['code']> = new Set<Fault['code']>([
  ...(['service-no-access', 'service-not-ready', 'scope-not-granted', 'delegation-missing'] as const),
  ...(['access-list-on', 'access-list-missing', 'grant-refused', 'stopping'] as const),
])

/**
 * `file`: this one goes to `Failed` and the next is tried. `around`: no file of this folder would get through, so
 * they all wait; a key that ran out at night must not move ten thousand files to `Failed`.
 */
export function verdictOf({ action, code, retry }: Fault): 'file' | 'around' {
  return retry === 'later' || around.has(action) || accessCodes.has(code) ? 'around' : 'file'
}
