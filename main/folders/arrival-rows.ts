/** The rows of what is put in in-folders. Every step is written here before it is taken. */
import type { Fault } from '../../preload/contract/fault.ts'
import { faultSchema } from '../../preload/contract/models.ts'
import { json, jsonOrNull, number, numberOrNull, oneOf, text, textOrNull } from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'
import { updateRow } from '../store/update.ts'
import { arrivalSchema, type Arrival } from './arrival.ts'

/**
 * `claiming` machines settle who takes it; `fetching` it is on its way into the folder; `describing` it lies there
 * and gets its metadata; `confirming` everything is safe; `elsewhere` another machine has put it there.
 */
export const arrivalStates = [
  'claiming',
  'fetching',
  'describing',
  'confirming',
  'done',
  'elsewhere',
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
  list(ruleId: string, offset: number, limit: number): readonly ArrivalRecord[]
}

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
          `SELECT * FROM folder_arrival WHERE rule_id = ? AND state NOT IN ('done', 'elsewhere')
           ORDER BY created_at, id LIMIT ?`,
          ruleId,
          limit,
        )
        .map(recordOf),
    list: (ruleId, offset, limit) =>
      database
        .all(
          'SELECT * FROM folder_arrival WHERE rule_id = ? ORDER BY updated_at DESC, id LIMIT ? OFFSET ?',
          ruleId,
          limit,
          offset,
        )
        .map(recordOf),
  }
}
