/** Holds the sealing key while the vault is open: finds it, makes it when there is none, overwrites it at the end. */
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, Log, PassphraseSource } from '../../ports.ts'
import { openByAnyWay, openByPassphrase } from './open-key.ts'
import { checkPassphrase } from './passphrase.ts'
import type { VaultRow, VaultRows, WrapRow } from './rows.ts'
import { isKeyOf, keyCheckOf } from './sealing-key.ts'
import { keyBytes, type RandomBytes } from './sealing.ts'
import type { Ways } from './ways.ts'

export interface KeyHolderPorts {
  readonly rows: VaultRows
  readonly ways: Ways
  readonly passphrase: PassphraseSource | null
  readonly randomBytes: RandomBytes
  readonly clock: Pick<Clock, 'monotonic'>
  readonly log: Log
}

export interface HeldKey {
  readonly vaultId: string
  readonly key: Buffer
}

export interface KeyHolder {
  /** Opens the vault, or makes it when the home has none; several calls at once are one. */
  open(): Promise<Result<HeldKey>>
  /** As `open`, but after a failure it rests for half a minute, so that a locked keychain does not ask and ask. */
  opened(): Promise<Result<HeldKey>>
  openWith(passphrase: string): Promise<Result<null>>
  /**
   * Makes the vault under a passphrase, where there is none and no keychain to hold its key. Faults:
   * vault-passphrase-weak, wrong-state (there is one).
   */
  beginWith(passphrase: string): Promise<Result<HeldKey>>
  /** Takes a key from a backup. Faults: backup-not-recognised (of another vault). */
  adopt(vaultId: string, key: Uint8Array): Result<HeldKey>
  /** Sets aside what nothing opens. Faults: wrong-state (it is open), and those of the keychain (it may open yet). */
  startAnew(): Promise<Result<null>>
  /** Of the vault that is there, open or not. */
  vaultId(): string | null
  fault(): Fault | null
  /** While the vault is open, for what cannot wait. */
  held(): HeldKey | null
  isOpen(): boolean
  stop(): void
}

/** Milliseconds. */
const rest = 30_000
const nothingToLose: readonly string[] = ['vault-keychain-vanished', 'vault-keychain-other']
const mayOpenYet: readonly string[] = ['keychain-locked', 'keychain-refused', 'stopping']

export function createKeyHolder({
  rows,
  ways,
  passphrase,
  randomBytes,
  clock,
  log,
}: KeyHolderPorts): KeyHolder {
  let held: HeldKey | null = null
  let opening: Promise<Result<HeldKey>> | null = null
  let failed: { readonly at: number; readonly fault: Fault } | null = null
  let stopped = false

  const hold = (vaultId: string, key: Buffer): Result<HeldKey> => {
    failed = null
    if (stopped) {
      key.fill(0)
      return failure(fault('stopping'))
    }
    if (held !== null && held.key !== key) held.key.fill(0)
    held = { vaultId, key }
    return success(held)
  }

  const firstWay = async (vaultId: string, key: Buffer, typed?: string): Promise<Result<WrapRow>> => {
    const given = typed === undefined ? await passphrase?.() : success(typed)
    if (given === undefined) return ways.byKeychain(vaultId, key)
    if (!given.ok) return given
    const strong = checkPassphrase(given.value)
    return strong.ok ? success(await ways.byPassphrase(vaultId, key, given.value)) : strong
  }

  /** Written only when there is a way back in: a key that nothing opens again would lose what it seals. */
  const begin = async (typed?: string): Promise<Result<HeldKey>> => {
    const vaultId = Buffer.from(randomBytes(16)).toString('hex')
    const key = Buffer.from(randomBytes(keyBytes))
    const way = await firstWay(vaultId, key, typed)
    if (!way.ok || stopped) {
      key.fill(0)
      return way.ok ? failure(fault('stopping')) : way
    }
    rows.begin({ id: vaultId, keyCheck: keyCheckOf(key, vaultId) }, way.value)
    log.write('info', 'vault.made', { vault: vaultId, way: way.value.kind })
    return hold(vaultId, key)
  }

  const find = async (vault: VaultRow): Promise<Result<HeldKey>> => {
    const wraps = rows.wraps(vault.id)
    const found = await openByAnyWay(vault, wraps, ways, passphrase)
    if (found.ok) {
      log.write('info', 'vault.opened', { vault: vault.id, way: found.value.by })
      return hold(vault.id, found.value.key)
    }
    if (stopped) return found
    const isEmpty = rows.secrets(vault.id).length === 0 && wraps.every(({ kind }) => kind === 'keychain')
    return isEmpty && nothingToLose.includes(found.fault.code) ? begin() : found
  }

  const openOnce = async (): Promise<Result<HeldKey>> => {
    const vault = rows.current()
    const result = vault === null ? await begin() : await find(vault)
    if (!result.ok) {
      failed = { at: clock.monotonic(), fault: result.fault }
      log.write('warn', 'vault.closed', { code: result.fault.code })
    }
    return result
  }

  const open = (): Promise<Result<HeldKey>> => {
    if (stopped) return Promise.resolve(failure(fault('stopping')))
    if (held !== null) return Promise.resolve(success(held))
    opening ??= openOnce().finally(() => {
      opening = null
    })
    return opening
  }

  return {
    open,
    opened() {
      const isResting = held === null && failed !== null && clock.monotonic() - failed.at < rest
      return isResting && failed !== null ? Promise.resolve(failure(failed.fault)) : open()
    },
    async openWith(given) {
      const vault = rows.current()
      if (vault === null || held !== null) {
        const result = await open()
        return result.ok ? success(null) : result
      }
      const key = await openByPassphrase(vault, rows.wraps(vault.id), ways, given)
      if (!key.ok) return key
      const result = hold(vault.id, key.value)
      return result.ok ? success(null) : result
    },
    async beginWith(typed) {
      // Two beginnings at once would leave a key that opens nothing.
      await opening
      if (rows.current() !== null || opening !== null) return failure(fault('wrong-state'))
      opening = begin(typed).finally(() => {
        opening = null
      })
      return opening
    },
    adopt(vaultId, key) {
      const vault = rows.current()
      return vault?.id === vaultId && isKeyOf(key, vault)
        ? hold(vaultId, Buffer.from(key))
        : failure(fault('backup-not-recognised'))
    },
    async startAnew() {
      const before = await open()
      if (before.ok) return failure(fault('wrong-state'))
      if (mayOpenYet.includes(before.fault.code)) return before
      const begun = await begin()
      return begun.ok ? success(null) : begun
    },
    vaultId: () => rows.current()?.id ?? null,
    fault: () => (held === null ? (failed?.fault ?? null) : null),
    held: () => held,
    isOpen: () => held !== null,
    stop() {
      stopped = true
      held?.key.fill(0)
      held = null
    },
  }
}
