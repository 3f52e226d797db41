/** How keys move through a list. */

/** Where a key leads from `position`; null when the key is not for lists. */
export function stepFrom(position: number, key: string, total: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: position + 1,
    ArrowUp: position - 1,
    PageDown: position + page,
    PageUp: position - page,
    Home: 0,
    End: total - 1,
  }
  const target = steps[key]
  if (target === undefined || total === 0) return null
  return Math.max(0, Math.min(total - 1, target))
}

/** Pixels of one rem, so that rows grow with the person's text size. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
