/** A keychain in memory, and vaults that use it. */
import { randomBytes } from 'node:crypto'
import { createVault, type Vault, type VaultPorts } from '../../main/identity/vault/vault.ts'
import type { SecretStore } from '../../main/ports.ts'
import { openDatabase, type Database } from '../../main/store/database.ts'
import { fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createFakeClock } from './fake-clock.ts'

export interface FakeSecretStore extends SecretStore {
  readonly entries: Map<string, Uint8Array>
  /** What every call answers until it is null again. */
  trouble: FaultCode | null
  /** How often it was asked for anything. */
  calls: number
}

export function createFakeSecretStore(entries = new Map<string, Uint8Array>()): FakeSecretStore {
  const answer = async <T>(work: () => T): Promise<Result<T>> => {
    store.calls += 1
    await Promise.resolve()
    return store.trouble === null ? success(work()) : failure(fault(store.trouble))
  }
  const store: FakeSecretStore = {
    ...{ entries, trouble: null, calls: 0 },
    probe: () => answer(() => null),
    read(name) {
      return answer(() => {
        const bytes = entries.get(name)
        return bytes === undefined ? null : Uint8Array.from(bytes)
      })
    },
    write(name, bytes) {
      return answer(() => {
        entries.set(name, Uint8Array.from(bytes))
        return null
      })
    },
    remove(name) {
      return answer(() => {
        entries.delete(name)
        return null
      })
    },
  }
  return store
}

export function openTestDatabase(home: string): Database {
  const opened = openDatabase(home)
  if (!opened.ok) throw new Error(opened.fault.code)
  return opened.value
}

/** A vault over `database`; without `secrets` the machine has no keychain. */
export function createTestVault(database: Database, ports: Partial<VaultPorts> = {}): Vault {
  const none = createFakeSecretStore()
  none.trouble = 'keychain-missing'
  return createVault({
    ...{ database, secrets: none, randomBytes, passphrase: null, clock: createFakeClock() },
    log: { write: () => undefined },
    ...ports,
  })
}
