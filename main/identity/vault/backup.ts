/** Out of the vault into a backup, and back. */
import { timingSafeEqual } from 'node:crypto'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, Log } from '../../ports.ts'
import { readBackupFile, writeBackupFile, type BackedUpSecret, type BackupContents } from './backup-file.ts'
import type { HeldKey, KeyHolder } from './key-holder.ts'
import { checkPassphrase } from './passphrase.ts'
import type { VaultRows } from './rows.ts'
import type { RandomBytes } from './sealing.ts'
import { openSecret, sealSecret } from './secrets.ts'

export interface SecretName {
  readonly profileId: string
  readonly purpose: string
}

export interface Imported {
  readonly added: readonly SecretName[]
  /** Were here already, byte for byte. */
  readonly same: readonly SecretName[]
  /** Others are here under these names: left as they are. */
  readonly different: readonly SecretName[]
  /** Were here, damaged, and open again. */
  readonly restored: readonly SecretName[]
  /** What was given to `exportBackup`. */
  readonly companion: string
}

export interface Backup {
  /**
   * The bytes of a file with everything that is sealed, under a passphrase of its own. `companion` is sealed along and
   * comes back with the import. Faults: vault-passphrase-weak, vault-damaged, and as `open`.
   */
  exportBackup(passphrase: string, companion?: string): Promise<Result<Uint8Array>>
  /**
   * Adds what is missing. A backup of this very home also opens it again when nothing else does. Faults:
   * backup-not-recognised, -newer, -damaged, -passphrase-wrong, and as `open`.
   */
  importBackup(bytes: Uint8Array, passphrase: string): Promise<Result<Imported>>
}

export interface BackupPorts {
  readonly rows: VaultRows
  readonly holder: KeyHolder
  readonly addKeychain: () => Promise<Result<null>>
  readonly randomBytes: RandomBytes
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
}

type Verdict = 'added' | 'same' | 'different' | 'restored'

export function createBackup({ rows, holder, addKeychain, randomBytes, clock, log }: BackupPorts): Backup {
  /** All or none: a backup that lacks something would be trusted all the same. */
  const openAll = (held: HeldKey): Result<readonly BackedUpSecret[]> => {
    const secrets: BackedUpSecret[] = []
    for (const row of rows.secrets(held.vaultId)) {
      const bytes = openSecret(held, row)
      if (!bytes.ok) {
        for (const secret of secrets) secret.bytes.fill(0)
        return bytes
      }
      secrets.push({ profileId: row.profileId, purpose: row.purpose, bytes: bytes.value })
    }
    return success(secrets)
  }

  /** The vault of this home; opened with the key in the backup when it is closed and the backup is its own. */
  const openFor = async ({ vaultId, sealingKey }: BackupContents): Promise<Result<HeldKey>> => {
    const held = await holder.open()
    if (held.ok || holder.vaultId() !== vaultId) return held
    const adopted = holder.adopt(vaultId, sealingKey)
    if (!adopted.ok) return adopted
    log.write('info', 'vault.opened', { vault: vaultId, way: 'backup' })
    const lasting = await addKeychain()
    if (!lasting.ok) log.write('warn', 'vault.open-this-once', { code: lasting.fault.code })
    return adopted
  }

  const verdictOn = (held: HeldKey, { profileId, purpose, bytes }: BackedUpSecret): Verdict => {
    const sealed = rows.secret(held.vaultId, profileId, purpose)
    if (sealed === null) return 'added'
    const current = openSecret(held, { profileId, purpose, sealed })
    if (!current.ok) return 'restored'
    const isSame = current.value.byteLength === bytes.byteLength && timingSafeEqual(current.value, bytes)
    current.value.fill(0)
    return isSame ? 'same' : 'different'
  }

  const put = (held: HeldKey, secret: BackedUpSecret): Verdict => {
    const verdict = verdictOn(held, secret)
    if (verdict === 'added' || verdict === 'restored') {
      rows.setSecret(held.vaultId, sealSecret(held, secret, secret.bytes, randomBytes), clock.now())
    }
    return verdict
  }

  const putAll = (held: HeldKey, { secrets, companion }: BackupContents): Imported => {
    const verdicts = secrets.map((secret) => ({ secret, verdict: put(held, secret) }))
    const names = (wanted: Verdict): readonly SecretName[] =>
      verdicts
        .filter(({ verdict }) => verdict === wanted)
        .map(({ secret: { profileId, purpose } }) => ({ profileId, purpose }))
    return {
      ...{ added: names('added'), same: names('same'), companion },
      ...{ different: names('different'), restored: names('restored') },
    }
  }

  return {
    async exportBackup(passphrase, companion = '') {
      const strong = checkPassphrase(passphrase)
      if (!strong.ok) return strong
      const held = await holder.open()
      if (!held.ok) return held
      if (!holder.isOpen()) return failure(fault('stopping'))
      const secrets = openAll(held.value)
      if (!secrets.ok) return secrets
      const { vaultId, key } = held.value
      const contents = { vaultId, sealingKey: key, companion, secrets: secrets.value }
      const file = await writeBackupFile(contents, passphrase, randomBytes)
      for (const { bytes } of secrets.value) bytes.fill(0)
      return success(file)
    },
    async importBackup(bytes, passphrase) {
      const contents = await readBackupFile(bytes, passphrase)
      if (!contents.ok) return contents
      const { secrets, sealingKey } = contents.value
      try {
        const held = await openFor(contents.value)
        if (!held.ok) return held
        if (!holder.isOpen()) return failure(fault('stopping'))
        return success(putAll(held.value, contents.value))
      } finally {
        for (const secret of secrets) secret.bytes.fill(0)
        sealingKey.fill(0)
      }
    },
  }
}
