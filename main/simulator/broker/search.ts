/** Search: ids only, a hundred at most, with all its rules. broker.md §1.5. */
import type { SQLInputValue } from 'node:sqlite'
import type { Call } from '../http/call.ts'
import { textOf } from '../state/database.ts'
import type { Caller } from './access.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, validationProblem } from './problems.ts'
import { recipientStatuses } from './transfers.ts'

const mostIds = 100

interface Query {
  readonly resourceId: string
  readonly status: string | null
  /** Index of the recipient status. */
  readonly recipientStatus: number | null
  readonly role: 'Sender' | 'Recipient' | null
  /** Epoch microseconds. */
  readonly from: number | null
  readonly to: number | null
  readonly ascending: boolean
}

/** By name without regard to case, or by number. Null when it is neither. */
function enumIndex(names: readonly string[], text: string): number | null {
  const byName = names.findIndex((name) => name.toLowerCase() === text.toLowerCase())
  if (byName >= 0) return byName
  return /^\d$/.test(text) && Number(text) < names.length ? Number(text) : null
}

/** The service's numbers (broker.md §2.1). */
const statusOrder = [
  'Initialized',
  'UploadStarted',
  'UploadProcessing',
  'Published',
  'Cancelled',
  'AllConfirmedDownloaded',
  'Purged',
  'Failed',
]

/** Epoch microseconds, or null. Without offset it is UTC. */
export function parseTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)(?:\.(\d{1,7}))?(Z|[+-]\d{2}:\d{2})?$/i.exec(
    text.trim(),
  )
  if (match === null) return null
  const [, seconds = '', fraction = '', zone = 'Z'] = match
  const whole = Date.parse(seconds.includes('T') ? `${seconds}${zone}` : seconds)
  return Number.isNaN(whole) ? null : whole * 1_000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

function readQuery(call: Call): Query {
  const given = new Map([...call.query].map(([name, value]) => [name.toLowerCase(), value] as const))
  const errors: Record<string, string[]> = {}
  const read = <T>(name: string, parse: (text: string) => T | null): T | null => {
    const text = given.get(name.toLowerCase()) ?? ''
    if (text === '') return null
    const parsed = parse(text)
    if (parsed === null) errors[name] = [`The value '${text}' is not valid.`]
    return parsed
  }
  const query = {
    resourceId: given.get('resourceid') ?? '',
    status: read('status', (text) => statusOrder[enumIndex(statusOrder, text) ?? -1] ?? null),
    recipientStatus: read('recipientStatus', (text) => enumIndex(recipientStatuses, text)),
    role: read('role', (text) => {
      const index = enumIndex(['Sender', 'Recipient'], text)
      return index === null ? null : index === 0 ? ('Sender' as const) : ('Recipient' as const)
    }),
    from: read('from', parseTime),
    to: read('to', parseTime),
    ascending:
      read('orderAscending', (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : null)) === 'true',
  }
  if (query.resourceId === '') errors['resourceId'] = ['The resourceId field is required.']
  if (Object.keys(errors).length > 0) throw validationProblem(call, errors)
  return query
}

/** Own transfers as sender are found under `0192:` only: one sent with a URN is not (broker.md fact 4). */
function actorCondition(query: Query, caller: string): readonly [string, SQLInputValue[]] {
  const asRecipient =
    't.id IN (SELECT transfer_id FROM recipient WHERE organisation = ?)' +
    (query.recipientStatus === null
      ? ''
      : ` AND (SELECT e.status FROM recipient_event e WHERE e.transfer_id = t.id AND e.organisation = ?
           ORDER BY e.id DESC LIMIT 1) = ?`)
  if (query.recipientStatus !== null) return [asRecipient, [caller, caller, query.recipientStatus]]
  if (query.role === 'Recipient') return [asRecipient, [caller]]
  if (query.role === 'Sender') return ['t.sender = ?', [`0192:${caller}`]]
  return [`(t.sender = ? OR ${asRecipient})`, [`0192:${caller}`, caller]]
}

/** One bound is strict, two are inclusive. */
function timeCondition({ from, to }: Query, column: string): readonly [string, SQLInputValue[]] {
  if (from !== null && to !== null) return [`${column} >= ? AND ${column} <= ?`, [from, to]]
  if (from !== null) return [`${column} > ?`, [from]]
  if (to !== null) return [`${column} < ?`, [to]]
  return ['1', []]
}

export function search(ports: BrokerPorts, call: Call, caller: Caller): readonly string[] {
  const query = readQuery(call)
  if (!ports.access.permits(caller, query.resourceId, caller.organisation, 'read', 'write')) {
    throw brokerError(call, 'BRO-00006')
  }
  // Without a status the dates mean created, with one they mean when it got that status.
  const column = query.status === null ? 't.created' : 't.status_changed'
  const [actor, actorValues] = actorCondition(query, caller.organisation)
  const [time, timeValues] = timeCondition(query, column)
  const status: readonly [string, SQLInputValue[]] =
    query.status === null ? ['1', []] : ['t.status = ?', [query.status]]
  const order = query.ascending ? 'ASC' : 'DESC'
  const rows = ports.database.all(
    `SELECT t.id FROM file_transfer t WHERE t.resource_id = ? AND ${actor} AND ${status[0]} AND ${time}
     ORDER BY ${column} ${order} LIMIT ${mostIds}`,
    ...[query.resourceId, ...actorValues, ...status[1], ...timeValues],
  )
  return rows.map((row) => textOf(row, 'id'))
}
