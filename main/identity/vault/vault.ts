/**
 * The vault: what may not be read by anybody who gets hold of the database. One random key seals it all and never
 * leaves this folder; the keychain of the system or a passphrase opens that key. Without either there is no vault:
 * nothing is ever kept in the clear, and nothing is deleted or made anew because it could not be opened.
 */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, Log, PassphraseSource, SecretStore, TextSealer } from '../../ports.ts'
import type { Database } from '../../store/database.ts'
import { createBackup, type Backup } from './backup.ts'
import { createKeyHolder, type HeldKey } from './key-holder.ts'
import { openByKeychain } from './open-key.ts'
import { checkPassphrase } from './passphrase.ts'
import { createVaultRows, type WrapRow } from './rows.ts'
import type { RandomBytes } from './sealing.ts'
import { openSecret, sealSecret } from './secrets.ts'
import { createTextSealer } from './text-sealer.ts'
import { createWays } from './ways.ts'

export interface VaultPorts {
  readonly database: Database
  readonly secrets: SecretStore
  readonly randomBytes: RandomBytes
  /** From a file or a file descriptor, where nobody is logged in. */
  readonly passphrase: PassphraseSource | null
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly log: Log
}

export interface VaultState {
  readonly open: boolean
  /** How it can be opened. `createdAt` in epoch milliseconds. */
  readonly wraps: readonly { readonly kind: 'keychain' | 'passphrase'; readonly createdAt: number }[]
  /** Why it is not open; null when it is, or when nobody has tried. */
  readonly fault: Fault | null
}

export interface Vault extends Backup {
  /**
   * Finds the sealing key, or makes it for a home that has none. Faults: those of the keychain and of the passphrase's
   * source, vault-keychain-vanished, vault-keychain-other, vault-damaged, vault-passphrase-wrong, -needed, -weak.
   */
  open(): Promise<Result<null>>
  /** With what the person has typed. Faults: vault-passphrase-wrong, vault-damaged. */
  openWith(passphrase: string): Promise<Result<null>>
  /** Only when the person has said so: makes a new vault and keeps the old rows. Faults: wrong-state, of the keychain. */
  startAnew(): Promise<Result<null>>
  /** Opens the vault if need be. Faults: as `open`. */
  seal(profileId: string, purpose: string, bytes: Uint8Array): Promise<Result<null>>
  /** The caller overwrites what it gets. Faults: vault-secret-missing, vault-damaged, and as `open`. */
  unseal(profileId: string, purpose: string): Promise<Result<Uint8Array>>
  /** Succeeds when there is nothing, and when the vault is closed. */
  remove(profileId: string, purpose: string): Result<null>
  has(profileId: string, purpose: string): boolean
  /** In place of the one before. Faults: vault-passphrase-weak, and as `open`. */
  addPassphrase(passphrase: string): Promise<Result<null>>
  /** Only while the keychain opens it. Faults: vault-last-way, why the keychain does not, and as `open`. */
  removePassphrase(): Promise<Result<null>>
  /** Lets the keychain of this user open it from now on. Faults: those of the keychain, and as `open`. */
  addKeychain(): Promise<Result<null>>
  state(): VaultState
  /** For texts in tables of others. */
  readonly texts: TextSealer
  /** Overwrites the key. Nothing opens afterwards. */
  stop(): void
}

export function createVault(ports: VaultPorts): Vault {
  const { database, randomBytes, clock, log } = ports
  const rows = createVaultRows(database)
  const ways = createWays(ports)
  const holder = createKeyHolder({ ...ports, rows, ways })

  /** Before the key is used and before a row is written: a stop in between has overwritten the one and closed the other. */
  const stillOpen = <T>(work: () => Result<T>): Result<T> =>
    holder.isOpen() ? work() : failure(fault('stopping'))
  const withKey = async <T>(work: (held: HeldKey) => Result<T>): Promise<Result<T>> => {
    const held = await holder.opened()
    return held.ok ? stillOpen(() => work(held.value)) : held
  }
  const added = (wrap: WrapRow, write: (wrap: WrapRow) => void): Result<null> =>
    stillOpen(() => {
      write(wrap)
      log.write('info', 'vault.way-added', { vault: wrap.vaultId, way: wrap.kind })
      return success(null)
    })
  const byKeychain = async (vaultId: string): Promise<Result<null>> => {
    const vault = rows.current()
    if (vault === null) return failure(fault('stopping'))
    const key = await openByKeychain(vault, rows.wraps(vaultId), ways)
    if (!key.ok) return key
    key.value.fill(0)
    return success(null)
  }

  const addKeychain = async (): Promise<Result<null>> => {
    const held = await holder.open()
    if (!held.ok) return held
    const { vaultId, key } = held.value
    const already = await byKeychain(vaultId)
    if (already.ok) return already
    const wrap = await ways.byKeychain(vaultId, key)
    return wrap.ok ? added(wrap.value, rows.addWrap) : wrap
  }

  return {
    async open() {
      const held = await holder.open()
      return held.ok ? success(null) : held
    },
    openWith: holder.openWith,
    startAnew: holder.startAnew,
    seal: (profileId, purpose, bytes) =>
      withKey((held) => {
        const row = sealSecret(held, { profileId, purpose }, bytes, randomBytes)
        rows.setSecret(held.vaultId, row, clock.now())
        return success(null)
      }),
    async unseal(profileId, purpose) {
      const known = holder.vaultId()
      const sealed = known === null ? null : rows.secret(known, profileId, purpose)
      if (sealed === null) return failure(fault('vault-secret-missing'))
      return withKey((held) => openSecret(held, { profileId, purpose, sealed }))
    },
    remove(profileId, purpose) {
      const vaultId = holder.vaultId()
      if (vaultId !== null) rows.removeSecret(vaultId, profileId, purpose)
      return success(null)
    },
    has(profileId, purpose) {
      const vaultId = holder.vaultId()
      return vaultId !== null && rows.secret(vaultId, profileId, purpose) !== null
    },
    async addPassphrase(passphrase) {
      const strong = checkPassphrase(passphrase)
      if (!strong.ok) return strong
      const held = await holder.open()
      if (!held.ok && holder.vaultId() === null) {
        // A machine without a keychain: the passphrase is the first way in, not the second.
        const begun = await holder.beginWith(passphrase)
        return begun.ok ? success(null) : begun
      }
      if (!held.ok) return held
      const wrap = await ways.byPassphrase(held.value.vaultId, held.value.key, passphrase)
      return added(wrap, rows.replacePassphrase)
    },
    async removePassphrase() {
      const held = await holder.open()
      if (!held.ok) return held
      const { vaultId } = held.value
      if (!rows.wraps(vaultId).some(({ kind }) => kind === 'keychain'))
        return failure(fault('vault-last-way'))
      const other = await byKeychain(vaultId)
      if (!other.ok) return other
      return stillOpen(() => {
        rows.removePassphrase(vaultId)
        return success(null)
      })
    },
    addKeychain,
    texts: createTextSealer({ held: holder.held, closedBy: holder.fault, randomBytes }),
    ...createBackup({ rows, holder, addKeychain, randomBytes, clock, log }),
    state() {
      const vaultId = holder.vaultId()
      const wraps = vaultId === null ? [] : rows.wraps(vaultId)
      return {
        open: holder.isOpen(),
        wraps: wraps.map(({ kind, createdAt }) => ({ kind, createdAt })),
        fault: holder.fault(),
      }
    },
    stop: holder.stop,
  }
}
