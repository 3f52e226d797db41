/** Places within the messages: `new`, `draft:ID`, or the id of a sent one. */
import type { Route } from '../store.ts'

const draftMark = 'draft:'

export const newRoute: Route = { view: 'messages', id: 'new' }
export const draftRoute = (id: string): Route => ({ view: 'messages', id: `${draftMark}${id}` })

export type Place =
  | { readonly kind: 'list' }
  | { readonly kind: 'new' }
  | { readonly kind: 'draft'; readonly id: string }
  | { readonly kind: 'sent'; readonly id: string }

export function placeOf(id: string | null): Place {
  if (id === null) return { kind: 'list' }
  if (id === newRoute.id) return { kind: 'new' }
  return id.startsWith(draftMark) ? { kind: 'draft', id: id.slice(draftMark.length) } : { kind: 'sent', id }
}
