/** Every form of PKCS#12 that people are handed, against openssl, forge and pkijs. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'
import { describe, expect, it } from 'vitest'
import { readPkcs12 } from '../../../../main/identity/keys/pkcs12/read-pkcs12.ts'
import { keyFile, norwegianPassword, pkcs12Files } from '../../../support/key-files.ts'
import { foundByForge, foundByPkijs, foundOf, type Found } from '../../../support/pkcs12-oracles.ts'

function found(bytes: Uint8Array<ArrayBuffer>, password: string | null): Found {
  const contents = readPkcs12(bytes, password)
  if (!contents.ok) throw new Error(contents.fault.code)
  const { keys, certificates } = contents.value
  return foundOf(
    keys.map(({ der }) => der),
    certificates.map(({ der }) => der),
  )
}

const codeOf = (bytes: Uint8Array<ArrayBuffer>, password: string | null): string => {
  const contents = readPkcs12(bytes, password)
  return contents.ok ? 'none' : contents.fault.code
}

/** What each of the others cannot read (libraries.md): anything else they must read as we do. */
const beyondForge = [
  'key-files/2des.p12',
  'key-files/aes-256-norwegian.p12',
  'key-files/in-pieces-encrypted.p12',
  'key-files/pbmac1.p12',
  'key-files/quick-rc4.p12',
  'key-files/rc2-128.p12',
  'key-files/rc4-128.p12',
  'key-files/rc4-40.p12',
]
const beyondPkijs = [
  'key-files/2des.p12',
  'key-files/delivery-legacy.p12',
  'key-files/empty-password-3des.p12',
  'key-files/in-pieces.p12',
  'key-files/in-pieces-encrypted.p12',
  'key-files/quick-rc2.p12',
  'key-files/quick-rc4.p12',
  'key-files/rc2-128.p12',
  'key-files/rc2-40-norwegian.p12',
  'key-files/rc4-128.p12',
  'key-files/rc4-40.p12',
  'key-files/windows.p12',
  'test-p12/legacy-3des.p12',
  'test-p12/legacy-rc2.p12',
]
/** Read once: every further time costs a second, and forge nine. */
const slow = ['key-files/iterations-600000.p12']

describe('a PKCS#12 file', () => {
  it('is there in all its forms', () => {
    expect(pkcs12Files.length).toBeGreaterThanOrEqual(30)
    const delivery = pkcs12Files.filter(({ name }) => name.includes('delivery-'))
    for (const { publicKeys, certificates } of delivery) {
      expect([publicKeys.length, certificates.length]).toEqual([3, 9])
    }
    expect(delivery).toHaveLength(2)
  })

  const quick = pkcs12Files.filter(({ name }) => !slow.includes(name))

  it.each(pkcs12Files)('gives the keys and certificates that openssl finds: $name', (file) => {
    const { publicKeys, certificates } = file
    expect(found(keyFile(file.name), file.password)).toEqual({ publicKeys, certificates })
  })

  it.each(quick)('is read as forge and pkijs read it: $name', async ({ name, password }) => {
    const ours = found(keyFile(name), password)
    expect(foundByForge(keyFile(name), password)).toEqual(beyondForge.includes(name) ? null : ours)
    expect(await foundByPkijs(keyFile(name), password)).toEqual(beyondPkijs.includes(name) ? null : ours)
  })

  // Neither encrypted nor under a MAC: any password opens it.
  const closed = quick.filter(({ name }) => name !== 'key-files/quick-open.p12')
  it.each(closed)(
    'tells that the password is wrong, and not that the file is: $name',
    ({ name, password }) => {
      expect(codeOf(keyFile(name), `${password}x`)).toBe('key-password-wrong')
    },
  )

  it.each(quick)('that has been cut off is called damaged: $name', ({ name, password }) => {
    const bytes = keyFile(name)
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      expect(codeOf(bytes.slice(0, Math.floor(bytes.byteLength * part)), password)).toBe('key-file-damaged')
    }
  })

  it('that was changed on the way is called damaged, so that nobody looks for another password', () => {
    const bytes = keyFile('test-p12/three.p12')
    // In the middle of the second key: the first still opens.
    bytes[3_000] = (bytes[3_000] ?? 0) ^ 0x55
    expect(codeOf(bytes, 'hemmelig')).toBe('key-file-damaged')
    expect(codeOf(bytes, 'feil')).toBe('key-password-wrong')
  })

  it('whose MAC does not fit although the password does is called damaged', () => {
    const mac = keyFile('key-files/pbmac1.p12')
    const at = Buffer.from(mac).lastIndexOf(Buffer.from('not used'))
    mac[at - 10] = (mac[at - 10] ?? 0) ^ 1
    expect(codeOf(mac, 'hemmelig')).toBe('key-file-damaged')
  })

  it('is left as it was, for whoever wants to try another password', () => {
    const bytes = keyFile('test-p12/auth.p12')
    found(bytes, 'hemmelig')
    expect(Buffer.from(bytes).equals(keyFile('test-p12/auth.p12'))).toBe(true)
  })
})

describe('a password beyond ASCII', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  const spki = foundOf([privateKey.export({ type: 'pkcs8', format: 'der' })], []).publicKeys

  /** Forge takes every letter for one byte where others take UTF-8: old programs did the same. */
  function written(password: string | null, algorithm: '3des' | 'aes128' | 'aes192' | 'aes256') {
    const options = { algorithm, count: 20, useMac: true }
    // Its types want a certificate and a password; it needs neither.
    const write = forge.pkcs12.toPkcs12Asn1 as (...parameters: readonly unknown[]) => forge.asn1.Asn1
    const asn1 = write(forge.pki.privateKeyFromPem(pem), null, password, options)
    return new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'))
  }

  it.each(['3des', 'aes128', 'aes192', 'aes256'] as const)(
    'opens a file of a program that takes letters for bytes: %s',
    (algorithm) => {
      expect(found(written(norwegianPassword, algorithm), norwegianPassword).publicKeys).toEqual(spki)
    },
  )

  it('opens a file of OpenSSL before 1.1, which spread the bytes of UTF-8', () => {
    const spread = Buffer.from(norwegianPassword, 'utf8').toString('latin1')
    expect(found(written(spread, '3des'), norwegianPassword).publicKeys).toEqual(spki)
  })

  it('opens a file however the person’s keyboard puts the letter together', () => {
    const password = 'blåbær'
    for (const [made, typed] of [
      [password.normalize('NFC'), password.normalize('NFD')],
      [password.normalize('NFD'), password.normalize('NFC')],
    ] as const) {
      expect(found(written(made, '3des'), typed).publicKeys).toEqual(spki)
    }
  })

  it('may be missing: nothing at all and two zeros are both an empty password', () => {
    for (const password of ['', null]) {
      expect(found(written(null, '3des'), password).publicKeys).toEqual(spki)
      expect(found(keyFile('key-files/empty-password-3des.p12'), password).publicKeys).toHaveLength(1)
    }
  })

  it('leaves a key that really signs', () => {
    const contents = readPkcs12(keyFile('key-files/aes-256-norwegian.p12'), norwegianPassword)
    const der = contents.ok ? contents.value.keys[0]?.der : undefined
    const key = createPrivateKey({ key: Buffer.from(der ?? []), format: 'der', type: 'pkcs8' })
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048)
  })
})
