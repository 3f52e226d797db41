import { describe, expect, test } from 'vitest'
import { createFoundKeys } from '../../../main/identity/found-keys.ts'
import { createKeyRing } from '../../../main/identity/key-ring.ts'
import { expiryOf, keyView } from '../../../main/identity/key-view.ts'
import { makeKey } from '../../../main/identity/keys/make.ts'
import { createProfileKeys } from '../../../main/identity/profile-keys.ts'
import { createProfiles } from '../../../main/identity/profiles.ts'
import { createSigners, type SecretBox } from '../../../main/identity/signers.ts'
import { systemRandom } from '../../../main/lib/random.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const organisation = '310904473'

/** Holds what it is given; `refusal` stands for a vault that cannot be opened. */
function memoryBox() {
  const sealed = new Map<string, Uint8Array>()
  let refusal: Fault | null = null
  const box: SecretBox = {
    seal(profileId, purpose, bytes) {
      if (refusal !== null) return Promise.resolve(failure(refusal))
      sealed.set(`${profileId} ${purpose}`, Uint8Array.from(bytes))
      return Promise.resolve(success(null))
    },
    unseal(profileId, purpose) {
      const bytes = sealed.get(`${profileId} ${purpose}`)
      if (refusal !== null || bytes === undefined)
        return Promise.resolve(failure(refusal ?? fault('key-missing')))
      return Promise.resolve(success(Uint8Array.from(bytes)))
    },
    remove(profileId, purpose) {
      sealed.delete(`${profileId} ${purpose}`)
      return success(null)
    },
  }
  return { box, sealed, refuse: (reason: Fault | null) => void (refusal = reason) }
}

function world(tryKey: () => Promise<Result<null>> = () => Promise.resolve(success(null))) {
  const opened = openDatabase(temporaryFolder())
  if (!opened.ok) throw new Error(opened.fault.code)
  const clock = createFakeClock()
  const profiles = createProfiles(opened.value, clock, systemRandom)
  const keys = createProfileKeys(opened.value, clock)
  const vault = memoryBox()
  const systemStore = {
    list: () => Promise.resolve(success([])),
    sign: () => Promise.resolve(failure(fault('key-missing'))),
  }
  const signers = createSigners({ vault: vault.box, systemStore, practiceSigner: () => null })
  const found = createFoundKeys(clock, systemRandom)
  const ring = createKeyRing({
    ...{ profiles, keys, found, signers, clock, random: systemRandom, tryKey },
    vault: vault.box,
  })
  const added = profiles.add({
    ...{ environmentId: 'tt02', organisation, supplierId: null, clientId: null, systemUser: null },
  })
  if (!added.ok) throw new Error(added.fault.code)
  return { profiles, keys, vault, signers, found, ring, clock, profileId: added.value.id }
}

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.fault.code)
  return result.value
}

describe('a key that is made here', () => {
  test('signs, names itself, and shows only its public half', async () => {
    const { ring, signers, profileId } = world()
    const key = valueOf(await ring.make(profileId))
    expect(key).toMatchObject({ role: 'current', source: 'made', certificate: null })
    expect(key.keyId).toMatch(/^budstikke-310904473-2026-11-20-[0-9a-f]{4}$/u)
    const view = keyView(key)
    const jwk = JSON.parse(view.publicJwk ?? '{}') as Record<string, string>
    expect(Object.keys(jwk).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(jwk['kid']).toBe(key.keyId)
    expect(JSON.stringify(view)).not.toContain('PRIVATE')
    const signed = await valueOf(signers.of(key, 'client-1')).signGrant({ aud: 'x' })
    expect(valueOf(signed).split('.')).toHaveLength(3)
  })

  test('does not exist when the vault would not take it, rather than as a name without a key', async () => {
    const { ring, keys, vault, profileId } = world()
    vault.refuse(fault('key-missing'))
    expect((await ring.make(profileId)).ok).toBe(false)
    expect(keys.of(profileId)).toEqual([])
  })

  test('signs again once a closed vault has been opened, without a restart', async () => {
    const { ring, signers, vault, profileId } = world()
    const key = valueOf(await ring.make(profileId))
    vault.refuse(fault('key-missing'))
    const signer = valueOf(signers.of(key, 'client-1'))
    expect((await signer.signGrant({})).ok).toBe(false)
    vault.refuse(null)
    expect((await signer.signGrant({})).ok).toBe(true)
  })
})

describe('a new key beside the old one', () => {
  test('waits, and the old one goes on signing, until Maskinporten has taken the new one', async () => {
    let answer: Result<null> = failure(fault('key-mismatch'))
    const { ring, keys, profileId } = world(() => Promise.resolve(answer))
    const old = valueOf(await ring.make(profileId))
    const next = valueOf(await ring.make(profileId))
    expect(next.role).toBe('next')
    expect(await ring.switchTo(profileId, next.id)).toMatchObject({ fault: { code: 'key-mismatch' } })
    expect(keys.current(profileId)?.id).toBe(old.id)

    answer = success(null)
    valueOf(await ring.switchTo(profileId, next.id))
    expect(keys.current(profileId)?.id).toBe(next.id)
    expect(keys.of(profileId).map(({ role }) => role)).toEqual(['current', 'old'])
  })

  test('that is removed while it is tried does not become the current one', async () => {
    const made: { ring?: ReturnType<typeof world>['ring']; profileId?: string; next?: string } = {}
    const it = world(async () => {
      valueOf((await made.ring?.remove(made.profileId ?? '', made.next ?? '')) ?? success(null))
      return success(null)
    })
    const old = valueOf(await it.ring.make(it.profileId))
    const next = valueOf(await it.ring.make(it.profileId))
    Object.assign(made, { ring: it.ring, profileId: it.profileId, next: next.id })
    expect(await it.ring.switchTo(it.profileId, next.id)).toMatchObject({ fault: { code: 'key-unknown' } })
    expect(it.keys.current(it.profileId)?.id).toBe(old.id)
  })

  test('takes its place: the current one cannot be removed, an old one can, and is gone from the vault', async () => {
    const { ring, vault, profileId } = world()
    const old = valueOf(await ring.make(profileId))
    const next = valueOf(await ring.make(profileId))
    expect(await ring.remove(profileId, old.id)).toMatchObject({ fault: { code: 'key-in-use' } })
    valueOf(await ring.switchTo(profileId, next.id))
    valueOf(await ring.remove(profileId, old.id))
    expect([...vault.sealed.keys()]).toEqual([`${profileId} key:${next.id}`])
  })
})

describe('a key found in a file', () => {
  test('is forgotten after ten minutes, so that one nobody chose does not stay in memory', async () => {
    const { ring, found, clock, profileId } = world()
    const material = await makeKey()
    const holding = { kind: 'material', material } as const
    const [one] = found.keep(profileId, [
      { certificate: null, keyId: null, fault: null, best: true, holding },
    ])
    await clock.advance(10 * 60_000 + 1)
    expect(await ring.take(profileId, one?.id ?? '', 'kid-1')).toMatchObject({
      fault: { code: 'found-key-gone' },
    })
  })

  test('without a certificate is not taken without the id that Maskinporten knows it by', async () => {
    const { ring, found, profileId } = world()
    const holding = { kind: 'material', material: await makeKey() } as const
    const [one] = found.keep(profileId, [
      { certificate: null, keyId: null, fault: null, best: true, holding },
    ])
    expect(await ring.take(profileId, one?.id ?? '', null)).toMatchObject({
      fault: { code: 'key-id-needed' },
    })
    expect(valueOf(await ring.take(profileId, one?.id ?? '', 'kid-1'))).toMatchObject({
      ...{ keyId: 'kid-1', source: 'imported', role: 'current' },
    })
  })

  test('of one profile cannot be taken by another', async () => {
    const { ring, found, profiles, profileId } = world()
    const other = valueOf(
      profiles.add({
        ...{ environmentId: 'production', organisation, supplierId: null, clientId: null, systemUser: null },
      }),
    )
    const holding = { kind: 'material', material: await makeKey() } as const
    const [one] = found.keep(profileId, [
      { certificate: null, keyId: null, fault: null, best: true, holding },
    ])
    expect(await ring.take(other.id, one?.id ?? '', 'kid-1')).toMatchObject({
      fault: { code: 'found-key-gone' },
    })
  })
})

test('a registered key lapses a year after it was registered, and is told so', async () => {
  const { ring, keys, clock, profileId } = world()
  const key = valueOf(await ring.make(profileId))
  expect(expiryOf(key)).toBeNull()
  keys.setRegistered(key.id, clock.now())
  expect(expiryOf(valueOf(keys.get(profileId, key.id)))).toBe(clock.now() + 365 * 86_400_000)
})

test('a customer’s profile has no keys of its own: its supplier signs', async () => {
  const { ring, profiles, profileId } = world()
  const customer = valueOf(
    profiles.add({
      ...{ environmentId: 'tt02', organisation: '991825827', supplierId: profileId },
      ...{ clientId: null, systemUser: null },
    }),
  )
  expect(await ring.make(customer.id)).toMatchObject({ fault: { code: 'supplier-has-client' } })
  expect(profiles.remove(profileId)).toMatchObject({ fault: { code: 'profile-in-use' } })
})
