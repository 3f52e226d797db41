/** The rows of the vault. Everything in them is sealed, or of no use to anybody without a key. */
import { createHash } from 'node:crypto'
import { blob, jsonOrNull, number, oneOf, text } from '../../store/columns.ts'
import type { Database, Row } from '../../store/database.ts'
import { derivationSchema, type Derivation } from './passphrase.ts'

export interface VaultRow {
  readonly id: string
  readonly keyCheck: Uint8Array
}

export interface WrapRow {
  readonly id: string
  readonly vaultId: string
  readonly kind: 'keychain' | 'passphrase'
  readonly derivation: Derivation | null
  readonly sealed: Uint8Array
  readonly createdAt: number
}

export interface SecretRow {
  readonly profileId: string
  readonly purpose: string
  readonly sealed: Uint8Array
}

/** A row whose bytes are no longer those that were written opens nothing, and must not be taken for a wrong key. */
export type ReadWrap = WrapRow | { readonly damaged: true; readonly kind: WrapRow['kind']; createdAt: number }

export interface VaultRows {
  current(): VaultRow | null
  /** Begins with one way in; what was current before is set aside, and kept. */
  begin(vault: VaultRow, wrap: WrapRow): void
  wraps(vaultId: string): readonly ReadWrap[]
  addWrap(wrap: WrapRow): void
  /** The passphrase from now on, in place of the one before. */
  replacePassphrase(wrap: WrapRow): void
  removePassphrase(vaultId: string): void
  secrets(vaultId: string): readonly SecretRow[]
  secret(vaultId: string, profileId: string, purpose: string): Uint8Array | null
  /** `createdAt` in epoch milliseconds. */
  setSecret(vaultId: string, secret: SecretRow, createdAt: number): void
  removeSecret(vaultId: string, profileId: string, purpose: string): void
}

function digestOf({ id, vaultId, kind, derivation, sealed }: WrapRow): Buffer {
  const fields = [id, vaultId, kind, derivation, Buffer.from(sealed).toString('base64')]
  return createHash('sha256').update(JSON.stringify(fields)).digest()
}

function wrapOf(row: Row): ReadWrap {
  const kind = oneOf(row, 'kind', ['keychain', 'passphrase'])
  const createdAt = number(row, 'created_at')
  try {
    const wrap: WrapRow = {
      ...{ kind, createdAt, id: text(row, 'id'), vaultId: text(row, 'vault_id') },
      derivation: jsonOrNull(row, 'derivation_json', (input) => derivationSchema.parse(input)),
      sealed: blob(row, 'sealed'),
    }
    return digestOf(wrap).equals(blob(row, 'digest')) ? wrap : { damaged: true, kind, createdAt }
  } catch {
    return { damaged: true, kind, createdAt }
  }
}

const secretOf = (row: Row): SecretRow => ({
  profileId: text(row, 'profile_id'),
  purpose: text(row, 'purpose'),
  sealed: blob(row, 'sealed'),
})

export function createVaultRows(database: Database): VaultRows {
  const addWrap = (wrap: WrapRow): void => {
    database.run(
      `INSERT INTO vault_wrap (id, vault_id, kind, derivation_json, sealed, digest, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      wrap.id,
      wrap.vaultId,
      wrap.kind,
      wrap.derivation === null ? null : JSON.stringify(wrap.derivation),
      wrap.sealed,
      digestOf(wrap),
      wrap.createdAt,
    )
  }
  const removePassphrase = (vaultId: string): void => {
    database.run("DELETE FROM vault_wrap WHERE vault_id = ? AND kind = 'passphrase'", vaultId)
  }
  return {
    current() {
      const row = database.one('SELECT id, key_check FROM vault WHERE set_aside_at IS NULL')
      return row === null ? null : { id: text(row, 'id'), keyCheck: blob(row, 'key_check') }
    },
    begin(vault, wrap) {
      database.transaction(() => {
        database.run('UPDATE vault SET set_aside_at = ? WHERE set_aside_at IS NULL', wrap.createdAt)
        database.run(
          'INSERT INTO vault (id, key_check, created_at) VALUES (?, ?, ?)',
          vault.id,
          vault.keyCheck,
          wrap.createdAt,
        )
        addWrap(wrap)
      })
    },
    wraps: (vaultId) =>
      database.all('SELECT * FROM vault_wrap WHERE vault_id = ? ORDER BY rowid DESC', vaultId).map(wrapOf),
    addWrap,
    replacePassphrase(wrap) {
      database.transaction(() => {
        removePassphrase(wrap.vaultId)
        addWrap(wrap)
      })
    },
    removePassphrase,
    secrets: (vaultId) =>
      database
        .all('SELECT * FROM vault_secret WHERE vault_id = ? ORDER BY profile_id, purpose', vaultId)
        .map(secretOf),
    secret(vaultId, profileId, purpose) {
      const row = database.one(
        'SELECT * FROM vault_secret WHERE vault_id = ? AND profile_id = ? AND purpose = ?',
        vaultId,
        profileId,
        purpose,
      )
      return row === null ? null : secretOf(row).sealed
    },
    setSecret(vaultId, { profileId, purpose, sealed }, createdAt) {
      database.run(
        `INSERT INTO vault_secret (vault_id, profile_id, purpose, sealed, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET sealed = excluded.sealed, created_at = excluded.created_at`,
        vaultId,
        profileId,
        purpose,
        sealed,
        createdAt,
      )
    },
    removeSecret(vaultId, profileId, purpose) {
      database.run(
        'DELETE FROM vault_secret WHERE vault_id = ? AND profile_id = ? AND purpose = ?',
        vaultId,
        profileId,
        purpose,
      )
    },
  }
}
