/** The list: ids only, a thousand at most, with all its rules. correspondence.md §1.6. */
import type { SQLInputValue } from 'node:sqlite'
import { urnOf } from './parties.ts'
import type { Call } from '../http/call.ts'
import { textOf } from '../state/database.ts'
import type { Caller } from './access.ts'
import { fieldsOf, type Fields, type Reading } from './fields.ts'
import { identifierOf, normaliseParty, organisationOfUrn } from './parties.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError, validationProblem } from './problems.ts'
import { messageStatuses, statusNumber, type MessageStatus } from './statuses.ts'

const mostIds = 1_000
const roles = ['Recipient', 'Sender', 'RecipientAndSender'] as const

interface Query {
  readonly resourceId: string
  readonly role: (typeof roles)[number] | null
  /** Epoch microseconds; neither bound is in. */
  readonly from: number | null
  readonly to: number | null
  readonly status: MessageStatus | null
  /** URN. */
  readonly party: string
  readonly reference: string | null
  readonly idempotentKey: string | null
}

function readParty(fields: Fields, caller: Caller): string {
  const given = fields.optional('onBehalfOf')?.trim() ?? ''
  if (given === '') return caller.party
  const party = normaliseParty(given)
  if (party === null) fields.fail('onBehalfOf', 'Invalid format of onBehalfOf')
  return party ?? ''
}

function readQuery(call: Call, caller: Caller): Query {
  // As in a form: leaves are texts, and an empty one is none.
  const reading: Reading = { invalid: {}, form: true }
  const fields = fieldsOf(reading, Object.fromEntries(call.query))
  if (fields.raw('role') === null) fields.fail('role', 'The role field is required.')
  fields.integer('altinn2CorrespondenceId')
  const query = {
    resourceId: fields.text('resourceId'),
    role: fields.choice('role', roles),
    from: fields.time('from'),
    to: fields.time('to'),
    status: fields.choice('status', messageStatuses),
    party: readParty(fields, caller),
    reference: fields.optional('sendersReference'),
    idempotentKey: fields.guid('idempotentKey'),
  }
  if (Object.keys(reading.invalid).length > 0) throw validationProblem(call, reading.invalid)
  if (query.from !== null && query.to !== null && query.from > query.to) throw correspondenceError(call, 1027)
  return query
}

type Condition = readonly [sql: string, values: readonly SQLInputValue[]]

const hasHad = 'EXISTS (SELECT 1 FROM message_status s WHERE s.message_id = m.id AND s.status = ?)'
const latest =
  '(SELECT s.status FROM message_status s WHERE s.message_id = m.id ORDER BY s.at DESC, s.id DESC LIMIT 1)'
const notForRecipients: readonly MessageStatus[] = ['Initialized', 'ReadyForPublish', 'Failed']

function roleCondition({ role, status, party }: Query): Condition {
  const organisation = organisationOfUrn(party) ?? identifierOf(party)
  // Precedence of operators in the service: with both roles hardly anything is filtered by status.
  if (role === 'RecipientAndSender') return ['(m.recipient = ? OR m.sender = ?)', [party, organisation]]
  if (role === 'Sender') {
    return status === null
      ? ['m.sender = ?', [organisation]]
      : [`m.sender = ? AND ${hasHad}`, [organisation, statusNumber(status)]]
  }
  if (status === null) {
    const hidden = notForRecipients.map(statusNumber).join(', ')
    return [`m.recipient = ? AND ${latest} NOT IN (${hidden})`, [party]]
  }
  if (status === 'Fetched' || notForRecipients.includes(status)) return ['0', []]
  return [`m.recipient = ? AND ${hasHad}`, [party, statusNumber(status)]]
}

function conditionsOf(query: Query): readonly Condition[] {
  const optional = (sql: string, value: SQLInputValue): readonly Condition[] =>
    value === null ? [] : [[sql, [value]]]
  return [
    ['m.resource_id = ?', [query.resourceId]],
    roleCondition(query),
    ...optional('m.requested > ?', query.from),
    ...optional('m.requested < ?', query.to),
    ...optional('m.reference = ?', query.reference),
  ]
}

export function list(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
): { readonly ids: readonly string[] } {
  const query = readQuery(call, caller)
  // The policy knows the resource without its prefix; the rows are looked up as it was written.
  const resource = ports.resources.get(query.resourceId.replace(/^urn:altinn:resource:/, ''))
  if (!ports.access.permits(caller, resource, query.party)) throw correspondenceError(call, 4001)
  if (query.idempotentKey !== null) {
    const id = ports.messages.byKey(query.idempotentKey)
    const message = id === null ? null : ports.messages.get(id)
    const isTheirs =
      message !== null && (urnOf(message.sender) === query.party || message.recipient === query.party)
    return { ids: message !== null && isTheirs ? [message.id] : [] }
  }
  const conditions = conditionsOf(query)
  const rows = ports.database.all(
    `SELECT m.id FROM message m WHERE ${conditions.map(([sql]) => sql).join(' AND ')}
     ORDER BY m.requested DESC, m.rowid DESC LIMIT ${mostIds}`,
    ...conditions.flatMap(([, values]) => values),
  )
  return { ids: rows.map((row) => textOf(row, 'id')) }
}
