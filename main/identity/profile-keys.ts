/** The keys of a profile as they are kept: what may be told of them. The private part is elsewhere. */
import { z } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import {
  certificateViewSchema,
  keySourceSchema,
  type KeySource,
} from '../../preload/contract/identity-models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock } from '../ports.ts'
import { jsonOrNull, number, numberOrNull, oneOf, text, textOrNull } from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'

export interface KeyRecord {
  readonly id: string
  readonly profileId: string
  readonly role: 'current' | 'next' | 'old'
  readonly source: KeySource
  /** Null when the certificate itself identifies the key (`x5c`). */
  readonly keyId: string | null
  /** Where the person keeps it; only for source `file`. */
  readonly filePath: string | null
  /** Store and thumbprint; only for source `system`. */
  readonly storeReference: string | null
  readonly certificate: z.infer<typeof certificateViewSchema> | null
  /** DER as base64, leaf first; empty for a bare key. */
  readonly chain: readonly string[]
  readonly publicPem: string | null
  readonly createdAt: number
  readonly registeredAt: number | null
}
/** The id is known before: what is sealed under it is written first. */
export type NewKey = Omit<KeyRecord, 'role' | 'createdAt' | 'registeredAt'>

export interface ProfileKeys {
  /** Current first, then next, then old ones. */
  of(profileId: string): readonly KeyRecord[]
  current(profileId: string): KeyRecord | null
  /** Faults: key-unknown. */
  get(profileId: string, id: string): Result<KeyRecord>
  /** `current` when the profile has none yet, else `next`. */
  add(key: NewKey): KeyRecord
  /** Puts another in the place of the current key: practice makes new ones when it starts over. */
  replaceCurrent(key: NewKey): void
  setKeyId(id: string, keyId: string): void
  setRegistered(id: string, at: number): void
  /** Makes it the current one; the one before becomes old. */
  promote(key: KeyRecord): void
  remove(id: string): void
}

const chainSchema = z.array(z.string())

function recordOf(row: Row): KeyRecord {
  return {
    id: text(row, 'id'),
    profileId: text(row, 'profile_id'),
    role: oneOf(row, 'role', ['current', 'next', 'old']),
    source: oneOf(row, 'source', keySourceSchema.options),
    keyId: textOrNull(row, 'key_id'),
    filePath: textOrNull(row, 'file_path'),
    storeReference: textOrNull(row, 'store_reference'),
    certificate: jsonOrNull(row, 'certificate_json', (input) => certificateViewSchema.parse(input)),
    chain: jsonOrNull(row, 'chain_json', (input) => chainSchema.parse(input)) ?? [],
    publicPem: textOrNull(row, 'public_pem'),
    createdAt: number(row, 'created_at'),
    registeredAt: numberOrNull(row, 'registered_at'),
  }
}

export function createProfileKeys(database: Database, clock: Clock): ProfileKeys {
  const current = (profileId: string): KeyRecord | null => {
    const row = database.one("SELECT * FROM profile_key WHERE profile_id = ? AND role = 'current'", profileId)
    return row === null ? null : recordOf(row)
  }
  const insert = (key: NewKey, role: KeyRecord['role']): KeyRecord => {
    const record = { ...key, role, createdAt: clock.now(), registeredAt: null }
    database.run(
      `INSERT INTO profile_key (id, profile_id, role, source, key_id, file_path, store_reference,
         certificate_json, chain_json, public_pem, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      record.id,
      key.profileId,
      role,
      key.source,
      key.keyId,
      key.filePath,
      key.storeReference,
      key.certificate === null ? null : JSON.stringify(key.certificate),
      key.chain.length === 0 ? null : JSON.stringify(key.chain),
      key.publicPem,
      record.createdAt,
    )
    return record
  }
  const remove = (id: string): void => {
    database.run('DELETE FROM profile_key WHERE id = ?', id)
  }

  return {
    of: (profileId) =>
      database
        .all(
          `SELECT * FROM profile_key WHERE profile_id = ?
           ORDER BY CASE role WHEN 'current' THEN 0 WHEN 'next' THEN 1 ELSE 2 END, created_at DESC, rowid DESC`,
          profileId,
        )
        .map(recordOf),
    current,
    get(profileId, id) {
      const row = database.one('SELECT * FROM profile_key WHERE profile_id = ? AND id = ?', profileId, id)
      return row === null ? failure(fault('key-unknown')) : success(recordOf(row))
    },
    add: (key) => insert(key, current(key.profileId) === null ? 'current' : 'next'),
    replaceCurrent(key) {
      database.transaction(() => {
        const before = current(key.profileId)
        if (before !== null) remove(before.id)
        insert(key, 'current')
      })
    },
    setKeyId(id, keyId) {
      database.run('UPDATE profile_key SET key_id = ? WHERE id = ?', keyId, id)
    },
    setRegistered(id, at) {
      database.run('UPDATE profile_key SET registered_at = ? WHERE id = ?', at, id)
    },
    promote(key) {
      database.transaction(() => {
        database.run(
          "UPDATE profile_key SET role = 'old' WHERE profile_id = ? AND role = 'current'",
          key.profileId,
        )
        database.run("UPDATE profile_key SET role = 'current' WHERE id = ?", key.id)
      })
    },
    remove,
  }
}
