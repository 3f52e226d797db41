/** The rows of what is put in in-folders. Every step is written here before it is taken. */
import type { Fault } from '../../preload/contract/fault.ts'
import { faultSchema } from '../../preload/contract/models.ts'
import { json, jsonOrNull, number, numberOrNull, oneOf, text, textOrNull } from '../store/columns.ts'
import { countOf } from '../store/count.ts'
import type { Database, Row } from '../store/database.ts'
import { updateRow } from '../store/update.ts'
import { arrivalSchema, type Arrival } from './arrival.ts'

/**
 * `claiming` machines settle who takes it; `fetching` it is on its way into the folder; `describing` it lies there
 * and gets its metadata; `confirming` everything is safe; `elsewhere` another machine has put it there; `failed` it
 * cannot be had, or only a person can tell what is to be done.
 */
export const arrivalStates = [
  'claiming',
  'fetching',
  'describing',
  'confirming',
  'done',
  'elsewhere',
  'failed',
] as const
export type ArrivalState = (typeof arrivalStates)[number]

export interface ArrivalRecord {
  readonly arrival: Arrival
  readonly ruleId: string
  readonly state: ArrivalState
  /** From the folder of the rule, fixed when it came. */
  readonly subFolder: string
  readonly savedPath: string | null
  readonly checksum: string | null
  readonly fault: Fault | null
  readonly attempts: number
  readonly retryAt: number | null
  readonly updatedAt: number
}

export type ArrivalPatch = Partial<
  Pick<ArrivalRecord, 'state' | 'savedPath' | 'checksum' | 'fault' | 'attempts' | 'retryAt'>
>

export interface ArrivalRows {
  /** Keeps what is there already. Answers whether it is new. */
  insert(ruleId: string, arrival: Arrival, subFolder: string, now: number): boolean
  get(id: string): ArrivalRecord | null
  update(id: string, patch: ArrivalPatch, now: number): void
  /** What is not at its end, oldest first. */
  open(ruleId: string, limit: number): readonly ArrivalRecord[]
  /** Newest first. */
  list(ruleId: string, filter: ArrivalFilter, offset: number, limit: number): readonly ArrivalRecord[]
  /** How many there are of one kind, changed since a moment. */
  count(ruleId: string, filter: ArrivalFilter, since?: number): number
  /** What waits for its next try is due now; with an id, that one begins anew when it has failed. */
  tryAgain(ruleId: string, id: string | null, now: number): number
  /** The folders that these have been offered to and that have not come to their end. */
  ruleIdsOf(ids: readonly string[]): readonly string[]
}

const atEnd = `('done', 'elsewhere')`
const filters = {
  all: '1 = 1',
  waiting: `state = 'claiming'`,
  // Nothing that comes is asked about.
  asks: '1 = 0',
  moving: `state IN ('fetching', 'describing', 'confirming')`,
  done: `state IN ${atEnd}`,
  failed: `state = 'failed'`,
} as const
export type ArrivalFilter = keyof typeof filters

function recordOf(row: Row): ArrivalRecord {
  return {
    arrival: json(row, 'file_json', (value) => arrivalSchema.parse(value)),
    ruleId: text(row, 'rule_id'),
    state: oneOf(row, 'state', arrivalStates),
    subFolder: text(row, 'sub_folder'),
    savedPath: textOrNull(row, 'saved_path'),
    checksum: textOrNull(row, 'checksum'),
    fault: jsonOrNull(row, 'fault_json', (value) => faultSchema.parse(value)),
    attempts: number(row, 'attempts'),
    retryAt: numberOrNull(row, 'retry_at'),
    updatedAt: number(row, 'updated_at'),
  }
}

export function createArrivalRows(database: Database): ArrivalRows {
  return {
    insert: (ruleId, arrival, subFolder, now) =>
      database.run(
        `INSERT OR IGNORE INTO folder_arrival (id, rule_id, state, sub_folder, file_json, created_at, updated_at)
         VALUES (?, ?, 'claiming', ?, ?, ?, ?)`,
        arrival.id,
        ruleId,
        subFolder,
        JSON.stringify(arrival),
        now,
        now,
      ) > 0,
    get(id) {
      const row = database.one('SELECT * FROM folder_arrival WHERE id = ?', id)
      return row === null ? null : recordOf(row)
    },
    update(id, { state, savedPath, checksum, fault, attempts, retryAt }, now) {
      updateRow(database, 'folder_arrival', id, {
        ...{ state, checksum, attempts, saved_path: savedPath, retry_at: retryAt, updated_at: now },
        fault_json: fault === undefined || fault === null ? fault : JSON.stringify(fault),
      })
    },
    open: (ruleId, limit) =>
      database
        .all(
          `SELECT * FROM folder_arrival WHERE rule_id = ? AND state NOT IN ${atEnd} AND state <> 'failed'
           ORDER BY created_at, id LIMIT ?`,
          ruleId,
          limit,
        )
        .map(recordOf),
    list: (ruleId, filter, offset, limit) =>
      database
        .all(
          `SELECT * FROM folder_arrival WHERE rule_id = ? AND ${filters[filter]}
           ORDER BY updated_at DESC, id LIMIT ? OFFSET ?`,
          ruleId,
          limit,
          offset,
        )
        .map(recordOf),
    count: (ruleId, filter, since = 0) =>
      countOf(
        database,
        `folder_arrival WHERE rule_id = ? AND ${filters[filter]} AND updated_at >= ?`,
        ruleId,
        since,
      ),
    tryAgain: (ruleId, id, now) =>
      id === null
        ? database.run(
            'UPDATE folder_arrival SET retry_at = ? WHERE rule_id = ? AND retry_at IS NOT NULL',
            now,
            ruleId,
          )
        : database.run(
            // It is ours already; and what is due again is fetched anew, not judged by how it went before.
            `UPDATE folder_arrival SET state = 'fetching', retry_at = ?, fault_json = NULL, attempts = 0,
             updated_at = ? WHERE rule_id = ? AND id = ? AND state = 'failed'`,
            now,
            now,
            ruleId,
            id,
          ),
    ruleIdsOf: (ids) =>
      database
        .all(
          `SELECT DISTINCT rule_id FROM folder_arrival
           WHERE id IN (SELECT value FROM json_each(?)) AND state NOT IN ${atEnd}`,
          JSON.stringify(ids),
        )
        .map((row) => text(row, 'rule_id')),
  }
}
