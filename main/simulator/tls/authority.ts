/** A certificate authority of our own, made anew at each start: its private key never leaves this process. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import net from 'node:net'
import { bits, element, identifier, octets, sequence, setOf, text, time, truth } from './der.ts'

export interface KeyAndCertificate {
  /** PEM. */
  readonly key: string
  readonly cert: string
}

export interface Authority {
  /** Certificate in PEM, for whoever is to trust it. */
  readonly certificate: string
  /** For a server of these names or addresses. */
  issue(...hosts: readonly string[]): KeyAndCertificate
}

const signature = sequence(identifier('2a8648ce3d040302'))
const day = 86_400_000
const newPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

const nameOf = (organisation: string, commonName: string): Buffer =>
  sequence(
    setOf(sequence(identifier('55040a'), text(organisation))),
    setOf(sequence(identifier('550403'), text(commonName))),
  )
const extension = (oid: string, content: Buffer, critical = false): Buffer =>
  sequence(identifier(oid), ...(critical ? [truth()] : []), octets(content))

const addressOf = (host: string): Buffer =>
  net.isIPv4(host)
    ? element(0x87, Buffer.from(host.split('.').map(Number)))
    : element(0x82, Buffer.from(host))

interface Content {
  readonly subject: Buffer
  readonly issuer: Buffer
  readonly publicKey: KeyObject
  readonly extensions: readonly Buffer[]
}

/** Valid from yesterday for a year. */
function written({ subject, issuer, publicKey, extensions }: Content, signer: KeyObject): string {
  const now = Date.now()
  const content = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(12)])),
    signature,
    issuer,
    sequence(time(now - day), time(now + 365 * day)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensions)),
  )
  const der = sequence(content, signature, bits(sign('sha256', content, signer)))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

export function createAuthority(organisation: string, commonName: string): Authority {
  const own = newPair()
  const issuer = nameOf(organisation, commonName)
  const mayIssue = [
    extension('551d13', sequence(truth()), true),
    // keyCertSign and cRLSign.
    extension('551d0f', bits(Buffer.from([0x06]), 1), true),
  ]
  return {
    certificate: written(
      { subject: issuer, issuer, publicKey: own.publicKey, extensions: mayIssue },
      own.privateKey,
    ),
    issue(...hosts) {
      const { publicKey, privateKey } = newPair()
      const subject = nameOf(organisation, hosts[0] ?? 'localhost')
      const extensions = [extension('551d11', sequence(...hosts.map(addressOf)))]
      return {
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: written({ subject, issuer, publicKey, extensions }, own.privateKey),
      }
    },
  }
}
