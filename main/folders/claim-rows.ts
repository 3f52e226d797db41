/** The rows of what has been claimed in out-folders. Every step is written here before it is taken. */
import { z } from 'zod'
import type { Fault } from '../../preload/contract/fault.ts'
import { faultSchema } from '../../preload/contract/models.ts'
import { json, jsonOrNull, number, numberOrNull, oneOf, text, textOrNull } from '../store/columns.ts'
import { countOf } from '../store/count.ts'
import type { Database, Row } from '../store/database.ts'
import { updateRow } from '../store/update.ts'
import type { SendOrder, SentFacts } from './ports.ts'

/**
 * `claiming` it is being renamed into `.sending`; `claimed` it lies there; `asking` a person is to say
 * whether it shall go; `ordering` the queue is being asked;
 * `ordered` the queue has it; `filing` it has come to its end and is being moved to `Sent` or `Failed`.
 */
export const claimStates = [
  'claiming',
  'claimed',
  'asking',
  'ordering',
  'ordered',
  'filing',
  'sent',
  'failed',
] as const
export type ClaimState = (typeof claimStates)[number]

const pieceSchema = z.object({
  /** As it stands on the disk. */
  name: z.string(),
  /** What its name has more than that of the file; '' for the file itself. */
  suffix: z.string(),
  size: z.number(),
  modified: z.number(),
  fileId: z.string(),
})
export type Piece = z.infer<typeof pieceSchema>

export interface ClaimRecord {
  readonly id: string
  readonly ruleId: string
  readonly state: ClaimState
  readonly name: string
  readonly subFolder: string
  /** The file first. */
  readonly pieces: readonly [Piece, ...Piece[]]
  readonly order: SendOrder | null
  readonly transferId: string | null
  readonly facts: SentFacts | null
  readonly fault: Fault | null
  readonly filedFolder: string | null
  readonly filedName: string | null
  readonly attempts: number
  readonly retryAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

export type ClaimPatch = Partial<
  Omit<ClaimRecord, 'id' | 'ruleId' | 'name' | 'subFolder' | 'createdAt' | 'order'>
>

/** One that a person has taken out of `Failed`, or tried again; one that has come once more is told of by the later claim. */
const seenTo = `(filed_folder IS NULL OR EXISTS (
    SELECT 1 FROM folder_claim AS later WHERE later.rule_id = folder_claim.rule_id
    AND later.sub_folder = folder_claim.sub_folder AND later.name = folder_claim.name
    AND later.created_at > folder_claim.created_at))`

const filters = {
  all: `NOT (state = 'failed' AND ${seenTo})`,
  asks: `state = 'asking'`,
  moving: `state NOT IN ('sent', 'failed', 'asking')`,
  done: `state = 'sent'`,
  failed: `state = 'failed' AND NOT ${seenTo}`,
} as const
export type ClaimFilter = keyof typeof filters

export interface ClaimRows {
  insert(record: ClaimRecord): void
  get(id: string): ClaimRecord | null
  update(id: string, patch: ClaimPatch, now: number): void
  /** A claim that took nothing. */
  drop(id: string): void
  /** What waits for its next try is due now. */
  hurry(ruleId: string, now: number): void
  /** What is not at its end, oldest first. */
  open(ruleId: string): readonly ClaimRecord[]
  /** Newest first. */
  list(ruleId: string, filter: ClaimFilter, offset: number, limit: number): readonly ClaimRecord[]
  /** How many there are of one kind, changed since a moment. */
  count(ruleId: string, filter: ClaimFilter, since?: number): number
  /** The folders whose files these transfers are, as long as they are looked after. */
  ruleIdsOf(transferIds: readonly string[]): readonly string[]
}

const piecesSchema = z.tuple([pieceSchema], pieceSchema)
const orderSchema: z.ZodType<SendOrder> = z.object({
  profileId: z.string(),
  serviceId: z.string(),
  recipients: z.array(z.string()),
  reference: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
})
const factsSchema: z.ZodType<SentFacts> = z.object({
  fileTransferId: z.string(),
  checksum: z.string().nullable(),
  publishedAt: z.number(),
})

function recordOf(row: Row): ClaimRecord {
  return {
    id: text(row, 'id'),
    ruleId: text(row, 'rule_id'),
    state: oneOf(row, 'state', claimStates),
    name: text(row, 'name'),
    subFolder: text(row, 'sub_folder'),
    pieces: json(row, 'pieces_json', (value) => piecesSchema.parse(value)),
    order: jsonOrNull(row, 'order_json', (value) => orderSchema.parse(value)),
    transferId: textOrNull(row, 'transfer_id'),
    facts: jsonOrNull(row, 'facts_json', (value) => factsSchema.parse(value)),
    fault: jsonOrNull(row, 'fault_json', (value) => faultSchema.parse(value)),
    filedFolder: textOrNull(row, 'filed_folder'),
    filedName: textOrNull(row, 'filed_name'),
    attempts: number(row, 'attempts'),
    retryAt: numberOrNull(row, 'retry_at'),
    createdAt: number(row, 'created_at'),
    updatedAt: number(row, 'updated_at'),
  }
}

const jsonText = (value: unknown): string | null | undefined =>
  value === undefined || value === null ? value : JSON.stringify(value)

export function createClaimRows(database: Database): ClaimRows {
  const update = (id: string, patch: ClaimPatch, now: number): void =>
    updateRow(database, 'folder_claim', id, {
      state: patch.state,
      pieces_json: jsonText(patch.pieces) ?? undefined,
      transfer_id: patch.transferId,
      facts_json: jsonText(patch.facts),
      fault_json: jsonText(patch.fault),
      filed_folder: patch.filedFolder,
      filed_name: patch.filedName,
      attempts: patch.attempts,
      retry_at: patch.retryAt,
      updated_at: now,
    })
  return {
    insert(record) {
      database.transaction(() => {
        database.run(
          `INSERT INTO folder_claim (id, rule_id, state, name, sub_folder, pieces_json, order_json, created_at, updated_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          record.id,
          record.ruleId,
          record.state,
          record.name,
          record.subFolder,
          JSON.stringify(record.pieces),
          jsonText(record.order) ?? null,
          record.createdAt,
          record.updatedAt,
        )
        update(record.id, record, record.updatedAt)
      })
    },
    get(id) {
      const row = database.one('SELECT * FROM folder_claim WHERE id = ?', id)
      return row === null ? null : recordOf(row)
    },
    update,
    drop(id) {
      database.run('DELETE FROM folder_claim WHERE id = ?', id)
    },
    hurry(ruleId, now) {
      database.run(
        `UPDATE folder_claim SET retry_at = ? WHERE rule_id = ? AND retry_at IS NOT NULL
         AND state NOT IN ('sent', 'failed')`,
        now,
        ruleId,
      )
    },
    open: (ruleId) =>
      database
        .all(
          `SELECT * FROM folder_claim WHERE rule_id = ? AND state NOT IN ('sent', 'failed') ORDER BY created_at, id`,
          ruleId,
        )
        .map(recordOf),
    list: (ruleId, filter, offset, limit) =>
      database
        .all(
          `SELECT * FROM folder_claim WHERE rule_id = ? AND ${filters[filter]}
           ORDER BY updated_at DESC, id LIMIT ? OFFSET ?`,
          ruleId,
          limit,
          offset,
        )
        .map(recordOf),
    count: (ruleId, filter, since = 0) =>
      countOf(
        database,
        `folder_claim WHERE rule_id = ? AND ${filters[filter]} AND updated_at >= ?`,
        ruleId,
        since,
      ),
    ruleIdsOf: (transferIds) =>
      database
        .all(
          `SELECT DISTINCT rule_id FROM folder_claim
           WHERE state = 'ordered' AND transfer_id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(transferIds),
        )
        .map((row) => text(row, 'rule_id')),
  }
}
