/** Uploads in parts as they are kept. Parts are only ever added, addressed, done, or thrown away together. */
import { flag, number, textOrNull } from '../../store/columns.ts'
import type { Database } from '../../store/database.ts'
import type { OutgoingRecord } from '../outgoing-rows.ts'
import type { Extent } from './plan.ts'

export interface UploadPart extends Extent {
  readonly position: number
  readonly address: string | null
  readonly done: boolean
}

export interface Upload {
  readonly joining: boolean
  /** In the order of the file. */
  readonly parts: readonly UploadPart[]
}

/** What an upload was made for. */
export type UploadOf = Pick<OutgoingRecord, 'id' | 'fileTransferId' | 'size' | 'modified' | 'fileId'>

export interface UploadRows {
  /** Null when there is none, or when the one there is was made for another transfer or another file. */
  get(record: UploadOf): Upload | null
  /** Begins anew with these parts. */
  plan(record: UploadOf, parts: readonly Extent[]): void
  setAddress(id: string, position: number, address: string): void
  setDone(id: string, position: number, done: boolean): void
  setJoining(id: string): void
  discard(id: string): void
}

export function createUploadRows(database: Database): UploadRows {
  const discard = (id: string): void => {
    database.run('DELETE FROM outgoing_part WHERE outgoing_id = ?', id)
    database.run('DELETE FROM outgoing_upload WHERE outgoing_id = ?', id)
  }
  return {
    get({ id, fileTransferId, size, modified, fileId }) {
      const upload = database.one(
        `SELECT * FROM outgoing_upload
           WHERE outgoing_id = ? AND file_transfer_id = ? AND size = ? AND modified = ? AND file_id = ?`,
        ...[id, fileTransferId, size, modified, fileId],
      )
      if (upload === null) return null
      const parts = database.all('SELECT * FROM outgoing_part WHERE outgoing_id = ? ORDER BY position', id)
      return {
        joining: flag(upload, 'joining'),
        parts: parts.map((row) => ({
          position: number(row, 'position'),
          start: number(row, 'start'),
          length: number(row, 'length'),
          address: textOrNull(row, 'address'),
          done: flag(row, 'done'),
        })),
      }
    },
    plan({ id, fileTransferId, size, modified, fileId }, parts) {
      database.transaction(() => {
        discard(id)
        database.run(
          `INSERT INTO outgoing_upload (outgoing_id, file_transfer_id, size, modified, file_id) VALUES (?, ?, ?, ?, ?)`,
          ...[id, fileTransferId, size, modified, fileId],
        )
        for (const [position, { start, length }] of parts.entries()) {
          database.run(
            'INSERT INTO outgoing_part (outgoing_id, position, start, length) VALUES (?, ?, ?, ?)',
            ...[id, position, start, length],
          )
        }
      })
    },
    setAddress(id, position, address) {
      database.run(
        'UPDATE outgoing_part SET address = ? WHERE outgoing_id = ? AND position = ?',
        ...[address, id, position],
      )
    },
    setDone(id, position, done) {
      database.run(
        'UPDATE outgoing_part SET done = ? WHERE outgoing_id = ? AND position = ?',
        ...[done ? 1 : 0, id, position],
      )
    },
    setJoining(id) {
      database.run('UPDATE outgoing_upload SET joining = 1 WHERE outgoing_id = ?', id)
    },
    discard(id) {
      database.transaction(() => discard(id))
    },
  }
}
