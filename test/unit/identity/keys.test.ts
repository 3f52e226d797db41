/** The person's own key: used, never shown, and every wrong file named before a call is made. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkKeyFile, createFileSigner } from '../../../main/identity/file-key.ts'
import { createMemorySigner } from '../../../main/identity/memory-key.ts'
import { parsePrivateKey } from '../../../main/identity/private-key.ts'
import type { Signer } from '../../../main/identity/signer.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const encrypted = rsa.privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString()
const jwk = rsa.privateKey.export({ format: 'jwk' })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function keyFile(content: string, mode = 0o600): string {
  const path = join(folder, `${Math.floor(performance.now() * 1_000)}.key`)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

const claims = { aud: 'https://test.maskinporten.no/', iss: 'client', iat: 1, exp: 2, jti: 'x' }
const signWith = (path: string, platform?: NodeJS.Platform) =>
  createFileSigner({ path, keyId: 'kid-1', ...(platform ? { platform } : {}) }).signGrant(claims)

async function verify(signer: Signer, publicKey: KeyObject) {
  const signed = await signer.signGrant(claims)
  if (!signed.ok) throw new Error(signed.fault.code)
  return jwtVerify(signed.value, publicKey, { currentDate: new Date(1_000) })
}

describe('a key file', () => {
  it.each([
    ['PKCS#8', pkcs8(rsa.privateKey)],
    ['PKCS#1', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['JWK', JSON.stringify(jwk)],
    ['JWK set with one key', JSON.stringify({ keys: [{ ...jwk, kid: 'x' }] })],
    [
      'PEM with Windows line ends and a byte order mark',
      `\uFEFF${pkcs8(rsa.privateKey).replaceAll('\n', '\r\n')}`,
    ],
  ])('signs as Maskinporten wants it: %s', async (_, content) => {
    const signer = createFileSigner({ path: keyFile(content), keyId: 'kid-1' })
    const { payload, protectedHeader } = await verify(signer, rsa.publicKey)
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: 'kid-1' })
    expect(payload).toEqual(claims)
  })

  it.each([
    ['an elliptic curve', pkcs8(curve), 'key-type-wrong'],
    ['an elliptic curve as JWK', JSON.stringify(curve.export({ format: 'jwk' })), 'key-type-wrong'],
    ['1024 bits', pkcs8(short), 'key-too-short'],
    ['1024 bits as JWK', JSON.stringify(short.export({ format: 'jwk' })), 'key-too-short'],
    ['the public half', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'key-file-invalid'],
    ['the public half as JWK', JSON.stringify(rsa.publicKey.export({ format: 'jwk' })), 'key-file-invalid'],
    ['a key under a password', encrypted, 'key-file-invalid'],
    ['several keys', JSON.stringify({ keys: [jwk, jwk] }), 'key-file-invalid'],
    ['a cut key', pkcs8(rsa.privateKey).slice(0, 500), 'key-file-invalid'],
    ['a holiday picture', '\u0000\u0001JFIF', 'key-file-invalid'],
    ['nothing', '', 'key-file-invalid'],
    ['a file far too large', 'x'.repeat(70_000), 'key-file-invalid'],
  ])('is refused when it is %s', async (_, content, code) => {
    const path = keyFile(content)
    const expected = { ok: false, fault: { code, values: { path } } }
    expect(await signWith(path)).toMatchObject(expected)
    expect(await checkKeyFile(path)).toMatchObject(expected)
  })

  it.each([0o640, 0o604, 0o660, 0o644, 0o620, 0o601])('that others may use is refused: %i', async (mode) => {
    const path = keyFile(pkcs8(rsa.privateKey), mode)
    expect(await signWith(path, 'linux')).toMatchObject({
      ok: false,
      fault: { code: 'key-file-open-to-others', values: { mode: `0${mode.toString(8)}` } },
    })
  })

  it('has no such bits on Windows', async () => {
    expect(await signWith(keyFile(pkcs8(rsa.privateKey), 0o644), 'win32')).toMatchObject({ ok: true })
  })

  it('that is missing, or a folder, is told as that', async () => {
    expect(await signWith(join(folder, 'none.key'))).toMatchObject({
      ok: false,
      fault: { code: 'key-file-missing' },
    })
    expect(await signWith(folder, 'win32')).toMatchObject({ ok: false, fault: { code: 'key-file-invalid' } })
  })

  it('is looked at before each use: a new key counts at once, and rights lost are noticed', async () => {
    const path = keyFile(pkcs8(rsa.privateKey))
    const signer = createFileSigner({ path, keyId: 'kid-1', platform: 'linux' })
    await verify(signer, rsa.publicKey)
    writeFileSync(path, pkcs8(other.privateKey))
    utimesSync(path, 1, 1)
    await verify(signer, other.publicKey)
    chmodSync(path, 0o644)
    expect(await signer.signGrant(claims)).toMatchObject({
      ok: false,
      fault: { code: 'key-file-open-to-others' },
    })
  })

  it('whatever it holds is a key or a fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .constant(pkcs8(rsa.privateKey))
            .chain((text) => fc.nat(text.length).map((at) => `${text.slice(0, at)}?${text.slice(at + 1)}`)),
        ),
        (text) => {
          const parsed = parsePrivateKey(text)
          if (!parsed.ok) expect(parsed.fault.code).toMatch(/^key-/)
        },
      ),
    )
  })
})

describe('a practice key', () => {
  it('signs from memory', async () => {
    const { protectedHeader } = await verify(createMemorySigner(jwk, 'practice-1'), rsa.publicKey)
    expect(protectedHeader.kid).toBe('practice-1')
  })

  it('that is none gives a fault, not an exception', async () => {
    for (const wrong of [{}, { kty: 'RSA' }, { kty: 7, d: 'x' }, { kty: 'RSA', d: 'x', n: 'x', e: 'x' }]) {
      expect(await createMemorySigner(wrong, 'kid-1').signGrant(claims)).toMatchObject({ ok: false })
    }
  })
})

describe('a signer', () => {
  /** Attack: whoever can print or send a profile would have the key with it. */
  it('shows no part of its key, however it is printed', async () => {
    const secrets = [jwk.d, jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi].map(String)
    const lines = pkcs8(rsa.privateKey).split('\n').slice(1, -2)
    const fromFile = createFileSigner({ path: keyFile(pkcs8(rsa.privateKey)), keyId: 'kid-1' })
    const fromMemory = createMemorySigner(jwk, 'kid-1')
    for (const signer of [fromFile, fromMemory]) {
      await signer.signGrant(claims)
      const shown = [
        JSON.stringify(signer),
        inspect(signer, { depth: 20, showHidden: true, getters: true }),
        JSON.stringify(structuredClone({ keyId: signer.keyId })),
        String(signer.signGrant),
        Object.keys(signer).join(),
      ].join('\n')
      for (const secret of [...secrets, ...lines]) expect(shown).not.toContain(secret)
    }
  })

  it('gives faults that carry nothing of what was read', async () => {
    const cut = pkcs8(rsa.privateKey).slice(0, 800)
    const result = await signWith(keyFile(cut))
    for (const line of cut.split('\n').slice(1)) expect(JSON.stringify(result)).not.toContain(line)
  })
})
