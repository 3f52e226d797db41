/** The title of a message at the terminal, or what stands in its place. */
import type { Fault } from '../../../preload/contract/fault.ts'
import type { CliText } from './text/index.ts'

/** As in the window: what is sealed has no title to show until the keys are unlocked. */
export function messageTitle(
  { title, fault }: { readonly title: string; readonly fault: Fault | null },
  text: CliText,
): string {
  if (title !== '') return title
  return fault === null ? text.noTitle : text.closedTitle
}
