/** Our own RC2, RC4 and key derivation against the published vectors: one wrong bit and old files stay shut. */
import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivePkcs12, purposes } from '../../../../main/identity/keys/pkcs12/pkcs12-kdf.ts'
import { decryptRc2 } from '../../../../main/identity/keys/pkcs12/rc2.ts'
import { decryptRc4 } from '../../../../main/identity/keys/pkcs12/rc4.ts'

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
const shown = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex')
const noIv = new Uint8Array(8)

describe('RC2', () => {
  it.each([
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
    [
      '88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e',
      129,
      '0000000000000000',
      '5b78d3a43dfff1f1',
    ],
  ])('opens the vector of RFC 2268 §5 with key %s and %i bits', (key, bits, plain, cipher) => {
    expect(shown(decryptRc2(hex(key), bits, noIv, hex(cipher)))).toBe(plain)
  })

  it('chains blocks: each is mixed with the one before it', () => {
    const block = hex('2269552ab0f85ca6')
    const key = hex('88bca90e90875a7f0f79c384627bafb2')
    const iv = hex('0102030405060708')
    const plain = decryptRc2(key, 128, iv, Buffer.concat([block, block]))
    expect(shown(plain)).toBe('0102030405060708' + '2269552ab0f85ca6')
  })

  it('takes nothing but whole blocks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
        const plain = decryptRc2(hex('0102030405'), 40, noIv, data)
        expect(plain?.byteLength ?? null).toBe(
          data.byteLength > 0 && data.byteLength % 8 === 0 ? data.byteLength : null,
        )
      }),
    )
  })
})

describe('RC4', () => {
  it.each([
    ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
    ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
  ])('gives the stream of RFC 6229 for key %s', (key, stream) => {
    expect(shown(decryptRc4(hex(key), new Uint8Array(16)))).toBe(stream)
  })
})

describe('the key derivation of PKCS#12', () => {
  const smeg = hex('0073006d006500670000')
  const queeg = hex('00710075006500650067' + '0000')
  it.each([
    [smeg, '0a58cf64530d823f', 1, purposes.key, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    [smeg, '0a58cf64530d823f', 1, purposes.iv, '79993dfe048d3b76'],
    [smeg, '642b99ab44fb4b1f', 1, purposes.key, 'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966'],
    [smeg, '3d83c0e4546ac140', 1, purposes.mac, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    [queeg, '05dec959acff72f7', 1000, purposes.key, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
    [queeg, '05dec959acff72f7', 1000, purposes.iv, '11dedad7758d4860'],
    [queeg, '263216fcc2fab31c', 1000, purposes.mac, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
  ] as const)(
    'gives the vectors that readers agree on (%#)',
    (password, salt, iterations, purpose, expected) => {
      const length = expected.length / 2
      const derived = derivePkcs12({ hash: 'sha1', purpose, password, salt: hex(salt), iterations, length })
      expect(derived.toString('hex')).toBe(expected)
    },
  )

  it('is what node:crypto’s own triple DES needs to open what it closed', () => {
    const key = derivePkcs12({
      hash: 'sha1',
      purpose: 1,
      password: smeg,
      salt: smeg,
      iterations: 3,
      length: 24,
    })
    expect(createCipheriv('des-ede3-cbc', key, noIv).update(noIv).byteLength).toBe(8)
  })
})
