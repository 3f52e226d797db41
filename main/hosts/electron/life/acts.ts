/** What can be done about a received file right where it is told of. */
import type { InboxItem } from '../../../../preload/contract/models.ts'

export type Act = 'download' | 'confirm'

/** Confirming tells the sender that the file has arrived: only when it is whole on this disk. */
export function actOf({ state, fault, paused }: Pick<InboxItem, 'state' | 'fault' | 'paused'>): Act | null {
  if (fault !== null || paused) return null
  if (state === 'new') return 'download'
  return state === 'saved' ? 'confirm' : null
}
