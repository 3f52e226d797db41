/** A file as the person chooses it: what is in it, or the one reason why it will not do. */
import { generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { success } from '../../../../preload/contract/result.ts'
import { chooseKeys, type FoundKey } from '../../../../main/identity/keys/choose.ts'
import { readKeyEntries } from '../../../../main/identity/keys/key-entries.ts'
import { readKeyFile } from '../../../../main/identity/keys/read.ts'
import {
  expecting,
  keyFile,
  norwegianPassword,
  patientClock,
  plainPassword,
} from '../../../support/key-files.ts'

type Kind = Parameters<typeof expecting>[0]

const bytesOf = (content: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(content))

/** What the worker does, done here: starting one for every case would take half a minute. */
function read(
  content: Uint8Array | string,
  password: string | null = plainPassword,
  kind?: Kind,
  now?: number,
) {
  const entries = readKeyEntries(bytesOf(content), password)
  return entries.ok ? success(chooseKeys(entries.value, expecting(kind, now))) : entries
}

const readInWorker = (content: Uint8Array | string, password: string | null = plainPassword) =>
  readKeyFile(bytesOf(content), password, expecting('production'), patientClock)

function found(bytes: Uint8Array | string, password?: string | null, kind?: Kind) {
  const result = read(bytes, password, kind)
  if (!result.ok) throw new Error(result.fault.code)
  return result.value
}

function codeOf(bytes: Uint8Array | string, password?: string | null): string {
  const result = read(bytes, password)
  return result.ok ? 'none' : result.fault.code
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8') =>
  key.export({ type, format: 'pem' }).toString()
const jwk = rsa.privateKey.export({ format: 'jwk' })
const wide = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

describe('a bare key', () => {
  it.each<readonly [string, Uint8Array | string, string | null]>([
    ['PKCS#8, as mp-key.pem', pem(rsa.privateKey), null],
    ['PKCS#8 with Windows line ends', pem(rsa.privateKey).replaceAll('\n', '\r\n'), null],
    ['PKCS#8 in UTF-16, as Notepad may save it', wide(pem(rsa.privateKey)), null],
    ['PKCS#1', pem(rsa.privateKey, 'pkcs1'), null],
    ['PKCS#8 in DER', rsa.privateKey.export({ type: 'pkcs8', format: 'der' }), null],
    ['PKCS#1 in DER', rsa.privateKey.export({ type: 'pkcs1', format: 'der' }), null],
    ['JWK', JSON.stringify(jwk), null],
    ['JWKS', JSON.stringify({ keys: [rsa.publicKey.export({ format: 'jwk' }), jwk] }), null],
    [
      'PKCS#8 under a password',
      rsa.privateKey
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hemmeligÆ' })
        .toString(),
      'hemmeligÆ',
    ],
    [
      'PKCS#8 under a password in DER',
      rsa.privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: 'x' }),
      'x',
    ],
  ])('is read: %s', (_, content, password) => {
    const [key, ...more] = found(content, password)
    expect(more).toEqual([])
    expect(key).toMatchObject({ use: 'bare', fault: null, best: true, certificate: null })
    expect(key?.material?.privateKey.equals(rsa.privateKey)).toBe(true)
  })

  it.each([
    ['aes-128-cbc-sha1.pem', norwegianPassword],
    ['aes-192-cbc-sha384.pem', norwegianPassword],
    ['aes-256-cbc-sha512.pem', norwegianPassword],
    ['des3-sha256.pem', norwegianPassword],
    ['pkcs8-old-3des.pem', norwegianPassword],
    ['traditional-aes-256.pem', plainPassword],
  ])('is read under a password that openssl set: %s', (name, password) => {
    const [key] = found(keyFile(`key-files/${name}`), password)
    const [same] = found(keyFile('key-files/certificates-and-key.pem'), null, 'production')
    expect(key?.material?.privateKey.equals(same!.material!.privateKey)).toBe(true)
    expect(codeOf(keyFile(`key-files/${name}`), 'feil')).toBe('key-password-wrong')
    expect(codeOf(keyFile(`key-files/${name}`), null)).toBe('key-password-needed')
    expect(codeOf(keyFile(`key-files/${name}`), '')).toBe('key-password-needed')
  })

  it('keeps the key id that a JWK brings', () => {
    expect(found(JSON.stringify({ ...jwk, kid: 'kid-7' }))[0]?.keyId).toBe('kid-7')
  })

  it.each([
    ['an elliptic curve', pem(curve), 'key-type-wrong'],
    ['an elliptic curve of the old form', pem(curve, 'sec1'), 'key-type-wrong'],
    ['an elliptic curve as JWK', JSON.stringify(curve.export({ format: 'jwk' })), 'key-type-wrong'],
    ['1024 bits', pem(short), 'key-too-short'],
    ['RSA that may only sign with PSS', pem(pss), 'key-type-wrong'],
  ])('that Maskinporten cannot use is shown with its reason: %s', (_, content, code) => {
    expect(found(content)).toMatchObject([{ fault: { code }, material: null, best: false }])
  })

  it('whose parts do not belong together is called damaged, and not used', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
    const mixed = read(JSON.stringify({ ...jwk, d: other.d, p: other.p, q: other.q }))
    const code = mixed.ok ? mixed.value[0]?.fault?.code : mixed.fault.code
    expect(code).toBe('key-file-damaged')
  })
})

describe('a certificate with its key', () => {
  it('is read from PEM in any order, its issuer after it and the root left out', () => {
    const [key, ...more] = found(keyFile('key-files/certificates-and-key.pem'), null, 'production')
    expect(more).toEqual([])
    expect(key).toMatchObject({ use: 'authentication', fault: null, best: true })
    const [leaf, issuer, ...rest] = (key?.material?.certificates ?? []).map((der) => new X509Certificate(der))
    expect(rest).toEqual([])
    expect(leaf?.subject).toContain('EKSEMPEL AS')
    expect(issuer?.subject).toContain('Buypass Class 3 CA G2 ST Business')
    expect(leaf?.checkIssued(issuer!)).toBe(true)
    expect(leaf?.checkPrivateKey(key!.material!.privateKey)).toBe(true)
  })

  it.each(['delivery-modern', 'delivery-legacy'])('is the right one of three: %s', (name) => {
    const keys = found(keyFile(`key-files/${name}.p12`), plainPassword, 'production')
    expect(keys.map(({ use, best, fault }) => [use, best, fault?.code])).toEqual([
      ['authentication', true, undefined],
      ['signing', false, undefined],
      ['encryption', false, 'certificate-for-encryption'],
    ])
    for (const { material } of keys.slice(0, 2)) {
      expect(material?.certificates).toHaveLength(2)
      const own = new X509Certificate(material?.certificates[0] ?? Buffer.alloc(0))
      expect(own.checkPrivateKey(material!.privateKey)).toBe(true)
    }
  })

  it('sends a self-signed certificate as it is', () => {
    const [key] = found(keyFile('test-p12/auth.p12'))
    expect(key?.material?.certificates).toHaveLength(1)
  })

  it.each([
    ['test-p12/ec.p12', 'practice', 'key-type-wrong'],
    ['test-p12/enc.p12', 'practice', 'certificate-for-encryption'],
    ['test-p12/auth.p12', 'production', 'certificate-not-enterprise'],
    ['key-files/test-issuer.p12', 'production', 'certificate-test-in-production'],
    ['key-files/windows.p12', 'test', 'certificate-production-in-test'],
  ] as const)('is refused with its own reason: %s in %s', (name, kind, code) => {
    expect(found(keyFile(name), plainPassword, kind)).toMatchObject([{ fault: { code }, material: null }])
  })

  it('is refused before its time and after it, by the clock it is given', () => {
    const file = keyFile('key-files/windows.p12')
    for (const [now, code] of [
      [Date.UTC(2020, 0, 1), 'certificate-not-yet-valid'],
      [Date.UTC(2050, 0, 1), 'certificate-expired'],
    ] as const) {
      expect(read(file, plainPassword, 'production', now)).toMatchObject({
        ok: true,
        value: [{ fault: { code } }],
      })
    }
  })

  it('of another organisation names that organisation', async () => {
    const expected = { ...expecting('production'), organisation: '974760673' }
    const result = await readKeyFile(keyFile('key-files/windows.p12'), plainPassword, expected, patientClock)
    const fault = { code: 'certificate-of-another', values: { organisation: '310904473' } }
    expect(result).toMatchObject({ ok: true, value: [{ fault }] })
  })

  it('whose key is elsewhere is shown beside the others', () => {
    const delivered = Buffer.from(keyFile('key-files/certificates-and-key.pem')).toString()
    const certificates = delivered.replace(/-----BEGIN PRIVATE KEY-----[^]*-----END PRIVATE KEY-----\n/, '')
    const [bare, ...others] = found(pem(rsa.privateKey) + certificates, null, 'production')
    expect(bare).toMatchObject({ use: 'bare', best: true })
    expect(others).toMatchObject([
      { use: 'authentication', fault: { code: 'key-missing-in-file' }, material: null },
    ])
  })
})

describe('a file that will not do', () => {
  const crt = Buffer.from(keyFile('test-p12/auth.crt')).toString()
  it.each<readonly [string, Uint8Array | string, string]>([
    ['a certificate in PEM', crt, 'key-public-only'],
    ['a certificate in DER', new X509Certificate(crt).raw, 'key-public-only'],
    ['a public key', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'key-public-only'],
    ['a public key in DER', rsa.publicKey.export({ type: 'spki', format: 'der' }), 'key-public-only'],
    ['a public JWK', JSON.stringify(rsa.publicKey.export({ format: 'jwk' })), 'key-public-only'],
    ['PKCS#12 with certificates only', keyFile('key-files/certificates-only.p12'), 'key-missing-in-file'],
    ['a shared secret', JSON.stringify({ kty: 'oct', k: 'aGVp' }), 'key-type-wrong'],
    [
      'an SSH key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n',
      'key-file-unsupported',
    ],
    ['a key under scrypt', keyFile('key-files/scrypt.pem'), 'key-file-unsupported'],
    ['nothing', '', 'key-file-not-recognised'],
    ['a letter', 'Hei! Her kommer nøkkelen.', 'key-file-not-recognised'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'key-file-not-recognised'],
    ['other JSON', '{"name":"budstikke"}', 'key-file-not-recognised'],
    ['JSON that ends too early', '{"kty":"RSA","d":"', 'key-file-damaged'],
    ['PEM that ends too early', pem(rsa.privateKey).slice(0, 900), 'key-file-damaged'],
    ['PEM with other letters in it', pem(rsa.privateKey).replace('\nM', '\n§'), 'key-file-damaged'],
    ['PKCS#12 that ends too early', keyFile('test-p12/auth.p12').subarray(0, 2_000), 'key-file-damaged'],
    ['a megabyte and more', new Uint8Array(1_000_001), 'key-file-too-costly'],
  ])('says why: %s', (_, content, code) => {
    expect(codeOf(content)).toBe(code)
  })

  it('asks for the password before it says that one is wrong', () => {
    expect(codeOf(keyFile('test-p12/three.p12'), null)).toBe('key-password-needed')
    expect(codeOf(keyFile('test-p12/three.p12'), '')).toBe('key-password-needed')
    expect(codeOf(keyFile('test-p12/three.p12'), 'Hemmelig')).toBe('key-password-wrong')
  })
})

describe('in its worker', () => {
  it('a delivery is read as here', async () => {
    const file = keyFile('key-files/delivery-modern.p12')
    const there = await readInWorker(file)
    const here = found(file, plainPassword, 'production')
    const facts = (keys: readonly FoundKey[]) => keys.map(({ material: _, ...rest }) => rest)
    expect(there.ok && facts(there.value)).toEqual(facts(here))
    const keys = there.ok ? there.value.map(({ material }) => material?.privateKey) : []
    expect(keys[0]?.equals(here[0]!.material!.privateKey)).toBe(true)
  })

  it('needs 600,000 iterations and gets them', async () => {
    const result = await readInWorker(keyFile('key-files/iterations-600000.p12'))
    expect(result).toMatchObject({ ok: true, value: [{ fault: null, best: true }] })
  })

  it('a wrong password is told as here', async () => {
    const result = await readInWorker(keyFile('test-p12/auth.p12'), 'feil')
    expect(result).toMatchObject({ ok: false, fault: { code: 'key-password-wrong' } })
  })

  it('a file is given up when it takes too long', async () => {
    const impatient = { sleep: () => Promise.resolve() }
    const result = await readKeyFile(keyFile('test-p12/auth.p12'), plainPassword, expecting(), impatient)
    expect(result).toMatchObject({
      ok: false,
      fault: { code: 'key-file-too-costly', technical: { text: 'time' } },
    })
  })

  it('the bytes are left to whoever gave them', async () => {
    const bytes = keyFile('test-p12/auth.p12')
    await readKeyFile(bytes, plainPassword, expecting(), patientClock)
    expect(Buffer.from(bytes).equals(keyFile('test-p12/auth.p12'))).toBe(true)
  })
})
