/** Goes to the field that a problem is about, also when it is folded away. */
import type { Place } from './problem.ts'

export function focusSpot(form: HTMLElement | null, place: Place): void {
  const spot = form?.querySelector<HTMLElement>(`[data-spot="${place}"]`)
  if (spot === null || spot === undefined) return
  for (
    let fold = spot.closest('details');
    fold !== null;
    fold = fold.parentElement?.closest('details') ?? null
  )
    fold.open = true
  const field =
    spot.querySelector<HTMLElement>('[aria-invalid=true]') ??
    spot.querySelector<HTMLElement>('input:not([hidden]), textarea, select, button')
  field?.focus()
  // Not behind the foot, which stays where it is.
  field?.scrollIntoView({ block: 'center' })
}
