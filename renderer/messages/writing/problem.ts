/** Something that keeps a message from being sent, and where it stands. */
import type { Texts } from '../../text/texts.ts'

export type ProblemKey = keyof Texts['writing']['problems']

export type Place =
  | 'service'
  | 'recipients'
  | 'title'
  | 'summary'
  | 'body'
  | 'files'
  | 'publishAt'
  | 'dueAt'
  | 'senderName'
  | 'reference'
  | 'ignoreReservation'
  | 'replies'
  | 'references'
  | 'properties'
  | 'noticeSubject'
  | 'noticeBody'
  | 'noticeSms'
  | 'reminderSubject'
  | 'reminderBody'
  | 'reminderSms'
  | 'noticeRecipients'

export interface Problem {
  readonly place: Place
  readonly key: ProblemKey
  readonly values: Readonly<Record<string, string | number>>
  /** Told only when sending is tried: until then the person may simply not have come so far. */
  readonly unfinished: boolean
}

type Values = Problem['values']

/** Wrong as it stands. */
export const wrong = (place: Place, key: ProblemKey, values: Values = {}): Problem => ({
  ...{ place, key, values },
  unfinished: false,
})

/** Not there yet. */
export const missing = (place: Place, key: ProblemKey, values: Values = {}): Problem => ({
  ...{ place, key, values },
  unfinished: true,
})
