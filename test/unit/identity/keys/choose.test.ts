/** Which of the keys of a delivery is taken, and that each refusal has its own reason. */
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CertificateFacts } from '../../../../main/identity/keys/certificate.ts'
import { chooseKeys } from '../../../../main/identity/keys/choose.ts'
import type { KeyEntry } from '../../../../main/identity/keys/key-file-protocol.ts'
import { fault } from '../../../../preload/contract/fault.ts'
import { expecting, owner, then } from '../../../support/key-files.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' })
const year = 365 * 24 * 3_600_000

const good: CertificateFacts = {
  ...{ subject: 'EKSEMPEL AS', organisation: owner, organisationName: 'EKSEMPEL AS' },
  ...{ issuer: 'Buypass Class 3 CA G2 ST Business', kind: 'production' },
  ...{ use: 'authentication', keyUsage: ['digitalSignature'] },
  ...{ notBefore: then - year, notAfter: then + year, serial: '01', thumbprint: '00' },
}
const entry = (facts: Partial<CertificateFacts> | null = {}, more: Partial<KeyEntry> = {}): KeyEntry => ({
  key: Uint8Array.from(pkcs8),
  keyId: null,
  certificates: facts === null ? [] : [Uint8Array.of(1)],
  facts: facts === null ? null : { ...good, ...facts },
  fault: null,
  ...more,
})
const signing = { use: 'signing', keyUsage: ['nonRepudiation'] } as const
const encryption = { use: 'encryption', keyUsage: ['keyEncipherment'] } as const
const several = { keyUsage: ['digitalSignature', 'keyEncipherment'] } as const

describe('of the keys found', () => {
  it('authentication comes first, signing second, encryption never', () => {
    const found = chooseKeys(
      [entry(encryption), entry(signing), entry(several), entry()],
      expecting('production'),
    )
    expect(found.map(({ certificate, best }) => [certificate?.keyUsage, best])).toEqual([
      [['digitalSignature'], true],
      [['digitalSignature', 'keyEncipherment'], false],
      [['nonRepudiation'], false],
      [['keyEncipherment'], false],
    ])
    expect(found[3]).toMatchObject({ fault: { code: 'certificate-for-encryption' }, material: null })
  })

  it('the one that lasts longest is taken', () => {
    const found = chooseKeys([entry(), entry({ notAfter: then + 3 * year })], expecting('production'))
    expect(found[0]?.certificate?.notAfter).toBe(then + 3 * year)
  })

  it('signing is taken when there is nothing better', () => {
    const found = chooseKeys([entry(encryption), entry(signing)], expecting('production'))
    expect(found[0]).toMatchObject({ use: 'signing', best: true, fault: null })
  })

  it('none is best when none can be used', () => {
    const found = chooseKeys([entry(encryption)], expecting('production'))
    expect(found.map(({ best }) => best)).toEqual([false])
  })

  it('a key without a certificate can be used, with the id that stands in it', () => {
    const [found] = chooseKeys([entry(null, { keyId: 'kid-7' })], expecting('production'))
    expect(found).toMatchObject({ use: 'bare', best: true, keyId: 'kid-7', certificate: null })
    expect(found?.material?.certificates).toEqual([])
  })
})

describe('a certificate that cannot be used', () => {
  it.each([
    ['for encryption', encryption, 'production', 'certificate-for-encryption'],
    [
      'for issuing others',
      { use: 'other', keyUsage: ['keyCertSign'] },
      'production',
      'certificate-not-enterprise',
    ],
    ['of a person', { organisation: null }, 'production', 'certificate-not-enterprise'],
    ['by an unknown issuer', { kind: 'unknown' }, 'production', 'certificate-not-enterprise'],
    ['by an unknown issuer', { kind: 'unknown' }, 'test', 'certificate-not-enterprise'],
    ['for test', { kind: 'test' }, 'production', 'certificate-test-in-production'],
    ['for production', {}, 'test', 'certificate-production-in-test'],
    ['for production', {}, 'practice', 'certificate-production-in-test'],
    ['of another', { organisation: '974760673' }, 'production', 'certificate-of-another'],
    ['that has expired', { notAfter: then - 1 }, 'production', 'certificate-expired'],
    ['that is not valid yet', { notBefore: then + 1 }, 'production', 'certificate-not-yet-valid'],
  ] as const)('is refused for what it is: %s (%o in %s)', (_, facts, environment, code) => {
    const [found] = chooseKeys([entry(facts)], expecting(environment))
    expect(found).toMatchObject({ fault: { code }, material: null, best: false })
  })

  it.each([
    ['an environment of one’s own', 'custom', {}],
    ['an environment of one’s own', 'custom', { kind: 'unknown' }],
    ['practice', 'practice', { kind: 'unknown' }],
    ['practice', 'practice', { kind: 'test' }],
    ['test', 'test', { kind: 'test' }],
  ] as const)('is not refused for its issuer in %s (%s, %o)', (_, environment, facts) => {
    expect(chooseKeys([entry(facts)], expecting(environment))[0]).toMatchObject({ fault: null, best: true })
  })

  it('is valid on its first and its last moment', () => {
    for (const now of [good.notBefore, good.notAfter]) {
      expect(chooseKeys([entry()], expecting('production', now))[0]?.fault).toBeNull()
    }
  })

  it('with a key that cannot be used is refused for the key', () => {
    const wrong = entry({ notAfter: then - 1 }, { key: null, fault: fault('key-type-wrong') })
    expect(chooseKeys([wrong], expecting('production'))[0]?.fault?.code).toBe('key-type-wrong')
  })
})

describe('whatever is found', () => {
  it('can be used exactly when there is no fault, and at most one is best, the first', () => {
    const anyFacts = fc.record({
      use: fc.constantFrom(
        'authentication' as const,
        'signing' as const,
        'encryption' as const,
        'other' as const,
      ),
      kind: fc.constantFrom('production' as const, 'test' as const, 'unknown' as const),
      organisation: fc.constantFrom(owner, '974760673', null),
      notAfter: fc.constantFrom(then - 1, then + year),
    })
    const anyEntries = fc.array(
      fc.option(anyFacts).map((facts) => entry(facts)),
      { maxLength: 5 },
    )
    const anyEnvironment = fc.constantFrom(
      'production' as const,
      'test' as const,
      'practice' as const,
      'custom' as const,
    )
    fc.assert(
      fc.property(anyEntries, anyEnvironment, (entries, environment) => {
        const found = chooseKeys(entries, expecting(environment))
        expect(found).toHaveLength(entries.length)
        for (const { fault: reason, material } of found) expect(material === null).toBe(reason !== null)
        expect(found.filter(({ best }) => best).length).toBe(found.some(({ material }) => material) ? 1 : 0)
        if (found.some(({ best }) => best)) expect(found[0]?.best).toBe(true)
        // Nothing of the keys is left where they were handed over.
        for (const { key } of entries) expect(key?.every((byte) => byte === 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
