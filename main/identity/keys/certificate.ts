/** What may be told of a certificate, read from its DER (platform.md §2). Nothing is verified here. */
import { createHash } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate, id_ce_keyUsage, KeyUsage, type KeyUsageType, type Name } from '@peculiar/asn1-x509'
import { fault } from '../../../preload/contract/fault.ts'
import type { CertificateView } from '../../../preload/contract/identity-models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { parseOrganisationNumber } from '../../lib/organisation-number.ts'
import { issuerKind } from './issuers.ts'

export interface CertificateFacts extends CertificateView {
  /** The organisation's name as the certificate has it (O); null when it has none. */
  readonly organisationName: string | null
  /** What the key may do (keyUsage, 2.5.29.15); null when the certificate does not say, which means anything. */
  readonly keyUsage: readonly KeyUsageType[] | null
  /** Hexadecimal, upper case. */
  readonly serial: string
}

const commonName = '2.5.4.3'
const serialNumber = '2.5.4.5'
const organisationName = '2.5.4.10'
const organisationIdentifier = '2.5.4.97'

function attributeOf(name: Name, type: string): string | null {
  for (const part of name) {
    const found = part.find((attribute) => attribute.type === type)
    if (found !== undefined) return found.value.toString()
  }
  return null
}

/** SEID v2 first, then v1; never from CN or O, where anything may stand. */
function organisationOf(subject: Name): string | null {
  const identifier = attributeOf(subject, organisationIdentifier)
  if (identifier !== null && /^NTRNO-/i.test(identifier)) return parseOrganisationNumber(identifier)
  return parseOrganisationNumber(attributeOf(subject, serialNumber) ?? '')
}

function keyUsageOf({ tbsCertificate }: Certificate): readonly KeyUsageType[] | null {
  const extension = tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_keyUsage)
  return extension === undefined ? null : AsnConvert.parse(extension.extnValue.buffer, KeyUsage).toJSON()
}

const encrypting: readonly KeyUsageType[] = ['keyEncipherment', 'dataEncipherment', 'keyAgreement']

/** The three of a delivery, told by keyUsage (platform.md §2.1). */
function useOf(keyUsage: readonly KeyUsageType[] | null): CertificateView['use'] {
  if (keyUsage === null || keyUsage.includes('digitalSignature')) return 'authentication'
  if (keyUsage.includes('nonRepudiation')) return 'signing'
  return keyUsage.some((usage) => encrypting.includes(usage)) ? 'encryption' : 'other'
}

function factsOf(der: Uint8Array): CertificateFacts {
  const certificate = AsnConvert.parse(der, Certificate)
  const { subject, issuer, validity, serialNumber: serial } = certificate.tbsCertificate
  const keyUsage = keyUsageOf(certificate)
  const issuerName = {
    commonName: attributeOf(issuer, commonName),
    organisationName: attributeOf(issuer, organisationName),
    organisationIdentifier: attributeOf(issuer, organisationIdentifier),
  }
  const owner = attributeOf(subject, organisationName)
  return {
    subject: attributeOf(subject, commonName) ?? owner ?? '',
    organisation: organisationOf(subject),
    organisationName: owner,
    issuer: issuerName.commonName ?? issuerName.organisationName ?? '',
    kind: issuerKind(issuerName),
    use: useOf(keyUsage),
    keyUsage,
    notBefore: validity.notBefore.getTime().getTime(),
    notAfter: validity.notAfter.getTime().getTime(),
    serial: Buffer.from(serial).toString('hex').toUpperCase(),
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
  }
}

/** Faults: key-file-damaged. */
export function certificateFacts(der: Uint8Array): Result<CertificateFacts> {
  try {
    const facts = factsOf(der)
    const dated = Number.isFinite(facts.notBefore) && Number.isFinite(facts.notAfter)
    return dated ? success(facts) : failure(fault('key-file-damaged'))
  } catch {
    return failure(fault('key-file-damaged', { technical: { text: 'A certificate cannot be read.' } }))
  }
}
