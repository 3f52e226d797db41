/** Where the person is, as it stands in the address: `#/inbox/ID`. */

export const views = ['inbox', 'send', 'messages', 'transfers', 'folders', 'setup', 'settings'] as const
export type View = (typeof views)[number]

export interface Route {
  readonly view: View
  /** What is shown beside the list. */
  readonly id: string | null
}

const isView = (text: string | undefined): text is View => views.some((view) => view === text)

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Anything unknown leads to the inbox. */
export function parseRoute(hash: string): Route {
  const [start, view, id] = hash.split('/')
  if (start !== '#' || !isView(view)) return { view: 'inbox', id: null }
  return { view, id: id === undefined || id === '' ? null : decoded(id) }
}

export function routeAddress({ view, id }: Route): string {
  return id === null ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`
}
