/** Every commit counted: the statements of node:sqlite themselves, because the store is opened inside the engine. */
import { DatabaseSync, StatementSync, type StatementResultingChanges } from 'node:sqlite'
import {
  courseStepSchema,
  incomingStateSchema,
  outgoingStateSchema,
} from '../../../preload/contract/models.ts'
import { messageFileStateSchema, sentStateSchema } from '../../../preload/contract/message-models.ts'
import type { Steps } from './steps.ts'

/** Tables that say where a file transfer or a message stands. */
const journal: ReadonlySet<string> = new Set([
  ...['outgoing', 'outgoing_recipient', 'incoming', 'course', 'chosen_file', 'profile_service'],
  ...['outgoing_upload', 'outgoing_part', 'incoming_part'],
  ...['sent_message', 'sent_recipient', 'sent_file', 'received_message', 'received_file'],
])
const change = /^\s*(INSERT|UPDATE|DELETE)(?: OR IGNORE)?(?: INTO| FROM)? (\w+)/u
const words: ReadonlySet<unknown> = new Set([
  ...outgoingStateSchema.options,
  ...incomingStateSchema.options,
  ...courseStepSchema.options,
  ...['receiving', 'ready'],
  ...sentStateSchema.options,
  ...['accepted', 'waiting', 'scanning', 'read', 'confirm'],
  ...messageFileStateSchema.options,
])

/** «UPDATE incoming saved»; null for what is no change of the journal. */
function labelOf(sql: string, values: readonly unknown[]): string | null {
  const [, verb, table] = change.exec(sql) ?? []
  if (verb === undefined || table === undefined || !journal.has(table)) return null
  const [set = ''] = sql.split(/\bWHERE\b/u)
  const columns = [...set.matchAll(/(\w+) = (?:\?|1)/gu)].map(([, column]) => column).join(',')
  const word = values.find((value) => words.has(value))
  return `${verb} ${table} ${typeof word === 'string' ? word : verb === 'UPDATE' ? columns : ''}`.trim()
}

/** Lists of other services are read too, and move no file. */
const isOfOtherService = (sql: string, values: readonly unknown[], serviceId: string): boolean =>
  /\bprofile_service\b/u.test(sql) && !values.includes(serviceId)

/** However its values are given. */
type Run = (this: StatementSync, ...values: unknown[]) => StatementResultingChanges

/** `committing` is told of each change of the journal before it is made. */
export function countDatabase(
  steps: Steps,
  serviceId: string,
  committing: (sql: string, values: readonly unknown[]) => void,
): void {
  const { exec } = DatabaseSync.prototype
  const run = StatementSync.prototype.run as Run
  /** Changes of the transaction that is open; null when none is. */
  let open: string[] | null = null

  DatabaseSync.prototype.exec = function counted(this: DatabaseSync, sql: string): void {
    if (sql.startsWith('BEGIN')) open = []
    if (sql === 'ROLLBACK') open = null
    if (sql !== 'COMMIT') return exec.call(this, sql)
    const together = [...new Set(open)].join(' + ')
    open = null
    if (together === '') return exec.call(this, sql)
    steps.runSync(`commit ${together}`, () => exec.call(this, sql))
  }
  StatementSync.prototype.run = function counted(this: StatementSync, ...values: unknown[]) {
    const sql = this.sourceSQL
    const label = isOfOtherService(sql, values, serviceId) ? null : labelOf(sql, values)
    if (label === null) return run.apply(this, values)
    committing(sql, values)
    if (open === null) return steps.runSync(`commit ${label}`, () => run.apply(this, values))
    open.push(label)
    return run.apply(this, values)
  }
}
