/** Signing with an enterprise certificate: Maskinporten must find the certificate in the grant, and nothing else. */
import { X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSigner } from '../../../../main/identity/grant-signing.ts'
import type { KeyMaterial } from '../../../../main/identity/keys/material.ts'
import { readKeyFile } from '../../../../main/identity/keys/read.ts'
import { failure, success } from '../../../../preload/contract/result.ts'
import { fault } from '../../../../preload/contract/fault.ts'
import { expecting, keyFile, patientClock, plainPassword } from '../../../support/key-files.ts'

const claims = { aud: 'https://test.maskinporten.no/', iss: 'client', iat: 1, exp: 2, jti: 'x' }

let key: KeyMaterial
beforeAll(async () => {
  const read = await readKeyFile(
    keyFile('key-files/windows.p12'),
    plainPassword,
    expecting('production'),
    patientClock,
  )
  const best = read.ok ? read.value[0]?.material : null
  if (!best) throw new Error('There is no key')
  key = best
})

describe('a grant signed with a certificate', () => {
  it('carries the chain, its own first and the root left out, and no key id', async () => {
    const signer = createSigner(null, async () => success(key))
    const signed = await signer.signGrant(claims)
    const jwt = signed.ok ? signed.value : ''
    const header = decodeProtectedHeader(jwt)
    expect(Object.keys(header).toSorted()).toEqual(['alg', 'x5c'])
    expect(header.alg).toBe('RS256')
    expect(header.x5c).toHaveLength(2)
    // Standard base64 of DER, not base64url and without the lines of PEM (platform.md §1.2).
    for (const text of header.x5c ?? []) expect(text).toMatch(/^MI[A-Za-z0-9+/]+={0,2}$/)
    const [leaf, issuer] = (header.x5c ?? []).map((text) => new X509Certificate(Buffer.from(text, 'base64')))
    expect(leaf?.checkIssued(issuer!)).toBe(true)
    const { payload } = await jwtVerify(jwt, leaf!.publicKey, { currentDate: new Date(1_000) })
    expect(payload).toEqual(claims)
    expect(signer.keyId).toBeNull()
  })

  it('carries the key id alone when the key is registered', async () => {
    const signed = await createSigner('kid-1', async () => success(key)).signGrant(claims)
    expect(decodeProtectedHeader(signed.ok ? signed.value : '')).toEqual({ alg: 'RS256', kid: 'kid-1' })
  })

  it('is not sent at all when nothing identifies the key', async () => {
    const { privateKey } = key
    const signer = createSigner(null, async () => success({ privateKey, certificates: [] }))
    expect(await signer.signGrant(claims)).toMatchObject({ ok: false, fault: { code: 'key-file-invalid' } })
  })

  it('passes on why the key cannot be had', async () => {
    const signer = createSigner(null, async () => failure(fault('key-file-damaged')))
    expect(await signer.signGrant(claims)).toMatchObject({ ok: false, fault: { code: 'key-file-damaged' } })
  })
})
