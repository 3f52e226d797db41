/** Keys made here and keys kept: what is shown is public, and what is kept comes back whole or not at all. */
import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { importJWK, jwtVerify } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSigner } from '../../../../main/identity/grant-signing.ts'
import { makeKey, makeKeyId } from '../../../../main/identity/keys/make.ts'
import {
  packMaterial,
  publicJwkOf,
  publicPemOf,
  unpackMaterial,
  type KeyMaterial,
} from '../../../../main/identity/keys/material.ts'
import { success } from '../../../../preload/contract/result.ts'
import { owner, then } from '../../../support/key-files.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certificates = [Uint8Array.of(0x30, 1, 2), Uint8Array.of(0x30, 3)]
const ports = { clock: { now: () => then }, random: { uuid: randomUUID } }

describe('a key made here', () => {
  let made: KeyMaterial
  beforeAll(async () => {
    made = await makeKey()
  })

  it('is RSA with 3072 bits and signs', () => {
    expect(made.privateKey.asymmetricKeyType).toBe('rsa')
    expect(made.privateKey.asymmetricKeyDetails?.modulusLength).toBe(3072)
    expect(made.certificates).toEqual([])
    const data = Buffer.from('x')
    const signature = sign('sha256', data, made.privateKey)
    expect(verify('sha256', data, createPublicKey(made.privateKey), signature)).toBe(true)
  })

  it('has an id of the characters Maskinporten takes, with organisation and day, and hardly ever twice the same', () => {
    const ids = Array.from({ length: 50 }, () => makeKeyId(owner, ports))
    for (const id of ids) expect(id).toMatch(/^budstikke-310904473-2027-01-01-[0-9a-f]{4}$/)
    expect(new Set(ids).size).toBeGreaterThan(45)
  })

  it('shows its public half only: nothing to paste could sign', async () => {
    const pem = publicPemOf(made)
    const jwk = publicJwkOf(pem, 'kid-1')
    const parsed = JSON.parse(jwk) as Record<string, unknown>
    expect(Object.keys(parsed)).toEqual(['kty', 'n', 'e', 'kid', 'use', 'alg'])
    expect(parsed).toMatchObject({ kty: 'RSA', kid: 'kid-1', use: 'sig', alg: 'RS256' })
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/)
    const secret = made.privateKey.export({ format: 'jwk' })
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const) {
      expect(jwk).not.toContain(secret[member])
    }
    expect(createPublicKey(pem).equals(createPublicKey(made.privateKey))).toBe(true)
    const signed = await createSigner('kid-1', async () => success(made)).signGrant({ iss: 'client' })
    const key = await importJWK(parsed, 'RS256')
    expect((await jwtVerify(signed.ok ? signed.value : '', key)).protectedHeader.kid).toBe('kid-1')
  })
})

describe('a key that is kept', () => {
  const packed = packMaterial({ privateKey, certificates })

  it.each([[[]], [certificates]])('comes back with its certificates', (kept) => {
    const back = unpackMaterial(packMaterial({ privateKey, certificates: kept }))
    if (!back.ok) throw new Error(back.fault.code)
    expect(back.value.privateKey.equals(privateKey)).toBe(true)
    expect(back.value.certificates).toEqual(kept)
  })

  it('survives that its packed form is overwritten', () => {
    const copy = Uint8Array.from(packed)
    const back = unpackMaterial(copy)
    copy.fill(0)
    expect(back.ok && back.value.certificates).toEqual(certificates)
    expect(back.ok && sign('sha256', Buffer.from('x'), back.value.privateKey).byteLength).toBe(256)
  })

  it('is read from the middle of other bytes as well', () => {
    const around = Buffer.concat([Buffer.alloc(7, 1), packed, Buffer.alloc(5, 2)])
    expect(unpackMaterial(around.subarray(7, 7 + packed.byteLength)).ok).toBe(true)
    expect(unpackMaterial(around).ok).toBe(false)
  })

  it('is refused when anything is missing or added', () => {
    fc.assert(
      fc.property(
        fc.nat(packed.byteLength - 1),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        (cut, more) => {
          expect(unpackMaterial(packed.subarray(0, cut)).ok).toBe(false)
          expect(unpackMaterial(Buffer.concat([packed, more])).ok).toBe(false)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('of another version is refused, not guessed', () => {
    const newer = Uint8Array.from(packed)
    newer[3] = '2'.charCodeAt(0)
    expect(unpackMaterial(newer)).toMatchObject({ ok: false, fault: { code: 'key-file-damaged' } })
  })

  it('that Maskinporten cannot use is refused', () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const back = unpackMaterial(packMaterial({ privateKey: curve, certificates: [] }))
    expect(back).toMatchObject({ ok: false, fault: { code: 'key-type-wrong' } })
  })

  it('says nothing of what it could not read', () => {
    const broken = Uint8Array.from(packed)
    broken.fill(0x41, 40, 80)
    const back = JSON.stringify(unpackMaterial(broken))
    expect(back).toContain('key-file-damaged')
    expect(back).not.toContain('AAAA')
  })
})
