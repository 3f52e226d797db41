/** The signer of each kind of key. A key from the vault is opened at its first use and stays in memory. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createFileSigner } from './file-key.ts'
import { createSigner, type SigningKey } from './grant-signing.ts'
import { unpackMaterial } from './keys/material.ts'
import type { KeyRecord } from './profile-keys.ts'
import type { Signer } from './signer.ts'
import { createStoreSigner } from './store-signing.ts'
import type { SystemStore } from '../ports.ts'

/** What keys are sealed in: the vault, as far as a key needs it. */
export interface SecretBox {
  seal(profileId: string, purpose: string, bytes: Uint8Array): Promise<Result<null>>
  unseal(profileId: string, purpose: string): Promise<Result<Uint8Array>>
  remove(profileId: string, purpose: string): Result<null> | Promise<Result<null>>
}

export interface SignerPorts {
  readonly vault: SecretBox
  readonly systemStore: SystemStore
  readonly practiceSigner: (clientId: string) => Signer | null
}

export interface Signers {
  /** Faults: practice-unavailable, key-missing. What the key itself lacks is told when it signs. */
  of(key: KeyRecord, clientId: string): Result<Signer>
  /** Drops what is in memory of a key. */
  forget(keyId: string): void
}

/** Under which name a key lies in the vault. */
export const purposeOf = (keyId: string): string => `key:${keyId}`

export function createSigners({ vault, systemStore, practiceSigner }: SignerPorts): Signers {
  const made = new Map<string, { readonly version: string; readonly signer: Signer }>()

  const fromVault = (key: KeyRecord): Signer => {
    let opened: Promise<Result<SigningKey>> | null = null
    const open = async (): Promise<Result<SigningKey>> => {
      const packed = await vault.unseal(key.profileId, purposeOf(key.id))
      if (!packed.ok) return packed
      const material = unpackMaterial(packed.value)
      packed.value.fill(0)
      return material
    }
    const load = async (): Promise<Result<SigningKey>> => {
      opened ??= open()
      const result = await opened
      // A closed vault may be opened in a moment.
      if (!result.ok) opened = null
      return result
    }
    return createSigner(key.keyId, load)
  }

  const build = (key: KeyRecord): Result<Signer> => {
    if (key.source === 'file') {
      return key.filePath === null
        ? failure(fault('key-missing'))
        : success(createFileSigner({ path: key.filePath, keyId: key.keyId ?? '' }))
    }
    if (key.source === 'system') {
      return key.storeReference === null
        ? failure(fault('key-missing'))
        : success(
            createStoreSigner(systemStore, key.storeReference, {
              keyId: key.keyId,
              certificates: key.chain.map((text) => Buffer.from(text, 'base64')),
            }),
          )
    }
    return success(fromVault(key))
  }

  return {
    of(key, clientId) {
      if (key.source === 'practice') {
        const signer = practiceSigner(clientId)
        return signer === null ? failure(fault('practice-unavailable')) : success(signer)
      }
      // The key id may be set later, and is part of what is signed.
      const version = `${key.keyId}`
      const known = made.get(key.id)
      if (known?.version === version) return success(known.signer)
      const signer = build(key)
      if (signer.ok) made.set(key.id, { version, signer: signer.value })
      return signer
    },
    forget: (keyId) => void made.delete(keyId),
  }
}
