/** Lists of the vendor's endpoints: a page and, when there is more, the address of the next. */
import type { Call } from '../http/call.ts'

const pageSize = 100

/** `origin` is what the next address begins with. */
export function paged<T>(call: Call, origin: string, items: readonly T[]) {
  const from = Math.max(0, Number(call.query.get('token') ?? 0) || 0)
  const next = from + pageSize
  const address = `${origin}${call.path}?token=${next}`
  return {
    links: next < items.length ? { next: address } : {},
    data: items.slice(from, next),
  }
}
