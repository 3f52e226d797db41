/**
 * The ways in: the sealing key wrapped once for the keychain and once for a passphrase, as often as need be. A key
 * that does not fit, an entry that has vanished and a damaged row are three different things to a person.
 */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock, SecretStore } from '../../ports.ts'
import { keyOfPassphrase, newDerivation } from './passphrase.ts'
import type { ReadWrap, WrapRow } from './rows.ts'
import { keyBytes, openBytes, sealBytes, type RandomBytes } from './sealing.ts'

export interface WayPorts {
  readonly secrets: SecretStore
  readonly randomBytes: RandomBytes
  readonly clock: Pick<Clock, 'now'>
}

export interface Ways {
  /** A new entry of its own: no other way in depends on what it held before. Faults: those of the keychain. */
  byKeychain(vaultId: string, key: Uint8Array): Promise<Result<WrapRow>>
  byPassphrase(vaultId: string, key: Uint8Array, passphrase: string): Promise<WrapRow>
  /** Faults: vault-damaged, vault-keychain-vanished, vault-keychain-other, and those of the keychain. */
  openByKeychain(wrap: ReadWrap): Promise<Result<Buffer>>
  /** Faults: vault-damaged, vault-passphrase-wrong. */
  openByPassphrase(wrap: ReadWrap, passphrase: string): Promise<Result<Buffer>>
}

/** Two homes of the same person have different vaults, and so different entries. */
const entryOf = ({ vaultId, id }: Pick<WrapRow, 'vaultId' | 'id'>): string => `vault-${vaultId}-${id}`

const aboutOf = ({ vaultId, id, kind }: Pick<WrapRow, 'vaultId' | 'id' | 'kind'>) => [
  'way in',
  vaultId,
  id,
  kind,
]

const damaged = () => failure(fault('vault-damaged', { technical: { text: 'A way in is damaged.' } }))

export function createWays({ secrets, randomBytes, clock }: WayPorts): Ways {
  const wrap = (
    head: Pick<WrapRow, 'vaultId' | 'kind' | 'derivation'> & { readonly id: string },
    wrapping: Uint8Array,
    key: Uint8Array,
  ): WrapRow => ({
    ...head,
    sealed: sealBytes(wrapping, aboutOf(head), key, randomBytes),
    createdAt: clock.now(),
  })
  const newId = (): string => Buffer.from(randomBytes(8)).toString('hex')

  return {
    async byKeychain(vaultId, key) {
      const head = { id: newId(), vaultId, kind: 'keychain' as const, derivation: null }
      const wrapping = randomBytes(keyBytes)
      try {
        const written = await secrets.write(entryOf(head), wrapping)
        if (!written.ok) return written
        // Some keychains take everything and keep nothing.
        const kept = await secrets.read(entryOf(head))
        if (!kept.ok) return kept
        const isSame = kept.value !== null && Buffer.from(kept.value).equals(wrapping)
        kept.value?.fill(0)
        if (!isSame) {
          return failure(
            fault('keychain-refused', { technical: { text: 'It does not keep what it is given.' } }),
          )
        }
        return success(wrap(head, wrapping, key))
      } finally {
        wrapping.fill(0)
      }
    },

    async byPassphrase(vaultId, key, passphrase) {
      const derivation = newDerivation(randomBytes)
      const wrapping = await keyOfPassphrase(passphrase, derivation)
      const made = wrap({ id: newId(), vaultId, kind: 'passphrase', derivation }, wrapping, key)
      wrapping.fill(0)
      return made
    },

    async openByKeychain(way) {
      if ('damaged' in way) return damaged()
      const entry = await secrets.read(entryOf(way))
      if (!entry.ok) return entry
      if (entry.value === null) {
        // Some keychains show nothing of what is in them while they are locked.
        const usable = await secrets.probe()
        return usable.ok ? failure(fault('vault-keychain-vanished')) : usable
      }
      const key = openBytes(entry.value, aboutOf(way), way.sealed)
      entry.value.fill(0)
      return key === null ? failure(fault('vault-keychain-other')) : success(key)
    },

    async openByPassphrase(way, passphrase) {
      if ('damaged' in way || way.derivation === null) return damaged()
      const wrapping = await keyOfPassphrase(passphrase, way.derivation)
      const key = openBytes(wrapping, aboutOf(way), way.sealed)
      wrapping.fill(0)
      return key === null ? failure(fault('vault-passphrase-wrong')) : success(key)
    },
  }
}
