/** Search: ids only, a hundred at most, with all its rules. broker.md §1.5. */
import type { Call } from '../http/call.ts'
import { numberOf, textOf } from '../state/database.ts'
import type { Caller } from './access.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, validationProblem } from './problems.ts'
import { entryStatement } from './search-entries.ts'
import { recipientStatuses } from './transfers.ts'

const mostIds = 100
const bothRoles = ['Sender', 'Recipient'] as const

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

export function search(ports: BrokerPorts, call: Call, caller: Caller): readonly string[] {
  const query = readQuery(call)
  if (!ports.access.permits(caller, query.resourceId, caller.organisation, 'read', 'write')) {
    throw brokerError(call, 'BRO-00006')
  }
  const { recipientStatus, role, ...facts } = query
  // Asking for a recipient status is asking as recipient, whatever the role says.
  const roles = recipientStatus !== null ? (['Recipient'] as const) : role === null ? bothRoles : [role]
  const found = roles.flatMap((asked) => {
    const [sql, values] = entryStatement({
      ...{ ...facts, role: asked, latest: recipientStatus },
      ...{ organisation: caller.organisation, most: mostIds },
    })
    return ports.database.all(sql, ...values)
  })
  const direction = query.ascending ? 1 : -1
  const ordered = found.toSorted((one, other) => direction * (numberOf(one, 'at') - numberOf(other, 'at')))
  // Who sends to itself is both.
  return [...new Set(ordered.map((row) => textOf(row, 'id')))].slice(0, mostIds)
}
