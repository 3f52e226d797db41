/** What a person does with the keys of a profile: make, take in, try, switch, remove (platform.md §1.5, §2). */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock, Random } from '../ports.ts'
import type { Found, FoundKeys } from './found-keys.ts'
import { makeKey, makeKeyId } from './keys/make.ts'
import { packMaterial, publicPemOf, type KeyMaterial } from './keys/material.ts'
import type { KeyRecord, NewKey, ProfileKeys } from './profile-keys.ts'
import type { ProfileRecord, Profiles } from './profiles.ts'
import { purposeOf, type SecretBox, type Signers } from './signers.ts'

export interface KeyRingPorts {
  readonly profiles: Profiles
  readonly keys: ProfileKeys
  readonly found: FoundKeys
  readonly signers: Signers
  readonly vault: SecretBox
  readonly clock: Clock
  readonly random: Random
  /** Asks Maskinporten for a token with this key; the answer is why it does not take it. */
  readonly tryKey: (profileId: string, keyId: string) => Promise<Result<null>>
}

export interface KeyRing {
  /** Faults: profile-unknown, supplier-has-client, and those of the vault. */
  make(profileId: string): Promise<Result<KeyRecord>>
  /** Faults: found-key-gone, why it cannot be used, key-id-needed, profile-unknown, and those of the vault. */
  take(profileId: string, foundId: string, keyId: string | null): Promise<Result<KeyRecord>>
  /** Switches only to a key that works. Faults: key-unknown, and why Maskinporten does not take it. */
  switchTo(profileId: string, id: string): Promise<Result<KeyRecord>>
  /** Faults: key-unknown, key-in-use. */
  remove(profileId: string, id: string): Promise<Result<null>>
  /** Everything that is kept in secret for a profile that is gone. */
  forget(profileId: string): Promise<Result<null>>
}

export function createKeyRing(ports: KeyRingPorts): KeyRing {
  const { profiles, keys, found, signers, vault, clock, random } = ports

  /** A customer's profile uses its supplier's keys and has none of its own. */
  const ownProfile = (profileId: string): Result<ProfileRecord> => {
    const record = profiles.get(profileId)
    if (!record.ok) return record
    return record.value.supplierId === null ? record : failure(fault('supplier-has-client'))
  }

  /** Sealed before it is named: a row without its key would look like a key that has been lost. */
  const seal = async (key: NewKey, material: KeyMaterial): Promise<Result<KeyRecord>> => {
    const packed = packMaterial(material)
    const sealed = await vault.seal(key.profileId, purposeOf(key.id), packed)
    packed.fill(0)
    return sealed.ok ? success(keys.add(key)) : sealed
  }

  const takeMaterial = (base: NewKey, material: KeyMaterial): Promise<Result<KeyRecord>> =>
    seal(
      {
        ...base,
        chain: chainText(material.certificates),
        publicPem: publicPemOf(material),
      },
      material,
    )

  const remove = async (key: KeyRecord): Promise<Result<null>> => {
    keys.remove(key.id)
    signers.forget(key.id)
    return key.source === 'made' || key.source === 'imported'
      ? vault.remove(key.profileId, purposeOf(key.id))
      : success(null)
  }

  return {
    async make(profileId) {
      const profile = ownProfile(profileId)
      if (!profile.ok) return profile
      const keyId = makeKeyId(profile.value.organisation, { clock, random })
      const base = { ...bare(profileId, random.uuid()), source: 'made' as const, keyId }
      return takeMaterial(base, await makeKey())
    },

    async take(profileId, foundId, keyId) {
      const profile = ownProfile(profileId)
      if (!profile.ok) return profile
      const one = found.take(profileId, foundId)
      if (!one.ok) return one
      const { holding, certificate } = one.value
      if (holding === null) return failure(one.value.fault ?? fault('key-missing-in-file'))
      // Without a certificate nothing but its id tells Maskinporten which key it is.
      if (keyId === null && certificate === null) return failure(fault('key-id-needed'))
      const base = { ...bare(profileId, random.uuid()), keyId, certificate }
      const taken =
        holding.kind === 'material'
          ? await takeMaterial({ ...base, source: 'imported' }, holding.material)
          : success(keys.add(systemKey(base, holding)))
      if (taken.ok) found.forget(profileId)
      return taken
    },

    async switchTo(profileId, id) {
      const key = keys.get(profileId, id)
      if (!key.ok) return key
      const tried = await ports.tryKey(profileId, id)
      if (!tried.ok) return tried
      // It may have been removed while Maskinporten was asked.
      const still = keys.get(profileId, id)
      if (!still.ok) return still
      keys.promote(still.value)
      return keys.get(profileId, id)
    },

    async remove(profileId, id) {
      const key = keys.get(profileId, id)
      if (!key.ok) return key
      if (key.value.role === 'current') return failure(fault('key-in-use'))
      return remove(key.value)
    },

    async forget(profileId) {
      found.forget(profileId)
      for (const key of keys.of(profileId)) {
        const removed = await remove(key)
        if (!removed.ok) return removed
      }
      return success(null)
    },
  }
}

const bare = (profileId: string, id: string) => ({
  ...{ id, profileId, filePath: null, storeReference: null },
  ...{ certificate: null, chain: [], publicPem: null },
})

const chainText = (certificates: readonly Uint8Array[]): readonly string[] =>
  certificates.map((der) => Buffer.from(der).toString('base64'))

function systemKey(
  base: Omit<NewKey, 'source'>,
  holding: Extract<NonNullable<Found['holding']>, { kind: 'system' }>,
): NewKey {
  const { reference, chain } = holding
  return { ...base, source: 'system', storeReference: reference, chain: chainText(chain) }
}
