/** Certificates that vouch for themselves, made anew for each test: no tool is needed and no key is kept. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Certificate {
  /** PEM. */
  readonly key: string
  readonly cert: string
}

/** One DER element: tag, length, content. */
function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const size = body.byteLength
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content)
const object = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'))
const text = (tag: number, value: string): Buffer => element(tag, Buffer.from(value))

const oid = {
  ecdsaWithSha256: object('2a8648ce3d040302'),
  organisation: object('55040a'),
  alternativeNames: object('551d11'),
  basicConstraints: object('551d13'),
}
const utcTime = (date: Date): Buffer =>
  text(0x17, `${date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`)
const day = 24 * 3_600_000

/** Issued by and for `organisation`, for the host `names`, valid yesterday to tomorrow. */
export function selfSigned(organisation: string, ...names: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(element(0x31, sequence(oid.organisation, text(0x0c, organisation))))
  const extensions = sequence(
    sequence(oid.basicConstraints, element(0x04, sequence(element(0x01, Buffer.from([0xff]))))),
    sequence(oid.alternativeNames, element(0x04, sequence(...names.map((host) => text(0x82, host))))),
  )
  const algorithm = sequence(oid.ecdsaWithSha256)
  const content = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    algorithm,
    name,
    sequence(utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, extensions),
  )
  const signature = element(0x03, Buffer.from([0]), sign('sha256', content, privateKey))
  const lines =
    sequence(content, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}
