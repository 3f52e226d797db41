/** What of the inbox is shown: a file under its own id, a message under `message:ID`. */

export interface InboxPlace {
  readonly kind: 'file' | 'message'
  readonly id: string
}

const mark = 'message:'

/** As it stands in the address of the window. */
export const inboxPlace = ({ kind, id }: InboxPlace): string => (kind === 'message' ? `${mark}${id}` : id)

export function parseInboxPlace(place: string): InboxPlace {
  return place.startsWith(mark)
    ? { kind: 'message', id: place.slice(mark.length) }
    : { kind: 'file', id: place }
}
