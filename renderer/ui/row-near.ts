/** Finds a row again when others have arrived or left above it. */
import type { Pages } from '../store.ts'

/** Rows further off than this have moved too far to be followed. */
const reach = 100

/** Where the row `id` is now, when it was last seen at `index`; null when it is gone or too far off. */
export function rowNear<T extends { readonly id: string }>(
  pages: Pages<T>,
  id: string,
  index: number,
): number | null {
  for (let step = 0; step <= reach; step += 1) {
    const found = [index + step, index - step].find((at) => at >= 0 && pages.row(at)?.id === id)
    if (found !== undefined) return found
  }
  return null
}
