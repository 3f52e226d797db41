/** How keys move through a list. */
import { isKey, keys } from './keys.ts'

/** Where a key leads from `position`; null when the key is not for lists. */
export function stepFrom(position: number, key: string, total: number, page: number): number | null {
  const steps = [
    [keys.list.next, position + 1],
    [keys.list.previous, position - 1],
    [keys.list.pageDown, position + page],
    [keys.list.pageUp, position - page],
    [keys.list.first, 0],
    [keys.list.last, total - 1],
  ] as const
  const [, target] = steps.find(([line]) => isKey(line, { key })) ?? []
  if (target === undefined || total === 0) return null
  return Math.max(0, Math.min(total - 1, target))
}

/** Pixels of one rem, so that rows grow with the person's text size. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
