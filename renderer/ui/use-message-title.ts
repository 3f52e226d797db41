/** The title of a message, or what stands in its place. */
import type { Fault } from '../../preload/contract/fault.ts'
import { plain, useText } from '../text/index.ts'

export interface Titled {
  readonly title: string
  readonly fault: Fault | null
}

/** What is sealed has no title to show until the keys are unlocked; what was removed has none any more. */
export function useMessageTitle({ title, fault }: Titled): string {
  const { t } = useText()
  if (title !== '') return plain(title)
  return t(fault === null ? 'reading.noTitle' : 'reading.closedTitle')
}
