/** What a reader of events asks for, and what is wrong with it. platform.md §5.2. */
import { problem } from '../broker/problems.ts'
import type { Call } from '../http/call.ts'
import { Refused } from '../http/reply.ts'

export interface EventQuery {
  /** URN. */
  readonly resource: string
  readonly after: string
  /** URN; null = whoever it is about, of which most may not be read. */
  readonly subject: string | null
  readonly alternativeSubject: string | null
  readonly type: string | null
  readonly size: number
}

const usualSize = 50
const largestSize = 1_000

/** Refuses with 400. */
export function readEventQuery(call: Call): EventQuery {
  const { query, headers } = call
  const refuse = (detail: string): Refused => new Refused(problem(call, 400, { detail }))
  const resource = query.get('resource') ?? ''
  if (resource === '') throw refuse("The 'resource' parameter must be defined.")
  if (!/^urn:altinn:resource:[^\s:]+$/.test(resource)) {
    throw refuse("The 'resource' parameter must begin with `urn:altinn:resource:`")
  }
  const after = query.get('after') ?? ''
  if (after === '') throw refuse("The 'after' parameter must be defined.")
  const size = query.get('size') === null ? usualSize : Number(query.get('size'))
  if (!Number.isInteger(size) || size < 1)
    throw refuse("The 'size' parameter must be a number larger that 0.")
  const given = headers['altinn-alternativesubject']
  const alternativeSubject = typeof given === 'string' && given !== '' ? given : null
  const subject = query.get('subject')
  if (subject !== null && alternativeSubject !== null) {
    throw refuse("Only one of 'subject' or 'alternativeSubject' can be defined.")
  }
  const type = query.get('type')
  return { resource, after, subject, alternativeSubject, type, size: Math.min(size, largestSize) }
}
