/** What is told of a certificate: whose it is, what it is for, and whether it belongs to test or production. */
import { X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
} from '@peculiar/asn1-x509'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certificateFacts } from '../../../../main/identity/keys/certificate.ts'
import { issuerKind } from '../../../../main/identity/keys/issuers.ts'
import { keyFile, owner } from '../../../support/key-files.ts'
import { selfSigned } from '../../../support/certificate.ts'

const derOf = (name: string): Uint8Array => new X509Certificate(keyFile(`test-p12/${name}.crt`)).raw

function facts(der: Uint8Array) {
  const read = certificateFacts(der)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}

describe('a certificate', () => {
  it.each([
    ['auth', 'authentication', ['digitalSignature']],
    ['sign', 'signing', ['nonRepudiation']],
    ['enc', 'encryption', ['dataEncipherment', 'keyEncipherment']],
    ['ec', 'authentication', ['digitalSignature']],
    ['v1', 'authentication', ['digitalSignature']],
  ])('tells what it is for and whose it is: %s', (name, use, keyUsage) => {
    expect(facts(derOf(name))).toMatchObject({
      ...{ use, keyUsage, kind: 'unknown', organisation: owner },
      ...{ subject: 'EKSEMPEL AS', organisationName: 'EKSEMPEL AS', issuer: 'EKSEMPEL AS' },
    })
  })

  it.each(['auth', 'sign', 'enc', 'ec', 'v1'])(
    'has the numbers and times that node:crypto reads: %s',
    (name) => {
      const x509 = new X509Certificate(derOf(name))
      const { serial, thumbprint, notBefore, notAfter } = facts(derOf(name))
      expect(serial.replace(/^00/, '')).toBe(x509.serialNumber)
      expect(thumbprint).toBe(x509.fingerprint.replaceAll(':', ''))
      expect([notBefore, notAfter]).toEqual([x509.validFromDate.getTime(), x509.validToDate.getTime()])
    },
  )

  it('without keyUsage may be used for anything, so it is taken for authentication', () => {
    const der = new X509Certificate(selfSigned('EKSEMPEL AS', 'localhost').cert).raw
    expect(facts(der)).toMatchObject({ keyUsage: null, use: 'authentication', organisation: null })
  })

  it('whatever it holds gives facts or a fault', () => {
    const whole = derOf('auth')
    fc.assert(
      fc.property(fc.nat(whole.byteLength - 1), fc.nat(255), (at, byte) => {
        const changed = Uint8Array.from(whole)
        changed[at] = byte
        const read = certificateFacts(changed)
        if (read.ok) expect(Number.isFinite(read.value.notAfter)).toBe(true)
        else expect(read.fault.code).toBe('key-file-damaged')
      }),
      { numRuns: 300 },
    )
  })
})

describe('the organisation number of a certificate', () => {
  const [organisationIdentifier, serialNumber, commonName] = ['2.5.4.97', '2.5.4.5', '2.5.4.3']

  /** The same certificate with another subject; nothing here looks at its signature. */
  const madeFor = (...attributes: readonly (readonly [string, string])[]): Uint8Array => {
    const certificate = AsnConvert.parse(derOf('auth'), Certificate)
    certificate.tbsCertificate.subject = new Name(
      attributes.map(([type, utf8String]) => {
        const value = new AttributeValue({ utf8String })
        return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })])
      }),
    )
    return new Uint8Array(AsnConvert.serialize(certificate))
  }

  it.each([
    ['SEID v2', [[organisationIdentifier, 'NTRNO-310904473']], '310904473'],
    ['SEID v1', [[serialNumber, '310904473']], '310904473'],
    [
      'both: the newer counts',
      [
        [serialNumber, '974760673'],
        [organisationIdentifier, 'NTRNO-310904473'],
      ],
      '310904473',
    ],
    [
      'an identifier of another kind beside the old one',
      [
        [organisationIdentifier, 'VATSE-310904473'],
        [serialNumber, '310904473'],
      ],
      '310904473',
    ],
    ['a wrong check digit', [[organisationIdentifier, 'NTRNO-310904474']], null],
    ['a person’s serial number', [[serialNumber, '9578-4050-100099999']], null],
    ['the name of the organisation, where anything may stand', [[commonName, 'EKSEMPEL AS 310904473']], null],
    ['nothing', [], null],
  ] as const)('is never guessed: %s', (_, attributes, expected) => {
    expect(facts(madeFor(...attributes)).organisation).toBe(expected)
  })
})

describe('an issuer', () => {
  const buypass = { organisationName: 'Buypass AS', organisationIdentifier: 'NTRNO-983163327' }
  const older = { organisationName: 'Buypass AS-983163327', organisationIdentifier: null }
  const commfides = { organisationName: 'Commfides Norge AS', organisationIdentifier: 'NTRNO-988312495' }

  it.each([
    [{ ...buypass, commonName: 'Buypass Class 3 CA G2 ST Business' }, 'production'],
    [{ ...buypass, commonName: 'Buypass Class 3 CA G2 HT Business' }, 'production'],
    [{ ...older, commonName: 'Buypass Class 3 CA 3' }, 'production'],
    [{ ...commfides, commonName: 'Commfides Legal Person - G3' }, 'production'],
    [{ ...buypass, commonName: 'Buypass Class 3 Test4 CA G2 ST Business' }, 'test'],
    [{ ...older, commonName: 'Buypass Class 3 Test4 CA 3' }, 'test'],
    [{ ...commfides, commonName: 'Commfides Legal Person - G3 - TEST' }, 'test'],
    // A new generation is not refused for being unknown to us.
    [{ ...buypass, commonName: 'Buypass Class 3 CA G4 ST Business' }, 'production'],
    // Certificates for web sites and persons, and other people's.
    [{ ...older, commonName: 'Buypass Class 3 CA 2' }, 'unknown'],
    [{ ...older, commonName: 'Buypass Class 2 CA 5' }, 'unknown'],
    [{ ...commfides, commonName: 'Commfides Natural Person - G3' }, 'unknown'],
    [{ commonName: 'R11', organisationName: "Let's Encrypt", organisationIdentifier: null }, 'unknown'],
    [
      { commonName: 'Vår Business', organisationName: 'EKSEMPEL AS', organisationIdentifier: null },
      'unknown',
    ],
    [{ ...buypass, commonName: null }, 'unknown'],
  ] as const)('is told by its name: %o', (issuer, kind) => {
    expect(issuerKind(issuer)).toBe(kind)
  })
})
