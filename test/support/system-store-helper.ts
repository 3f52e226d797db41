/**
 * Stands in for the helper of Windows: the same JSON in and out, with the key it is given in `STAND_IN` in place of the
 * system's. What it can be made to answer is what Windows answers.
 */
import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'
import { text } from 'node:stream/consumers'

export interface StandIn {
  readonly certificates: readonly {
    readonly location: 'CurrentUser' | 'LocalMachine'
    readonly thumbprint: string
    readonly certificate: string
    readonly hasPrivateKey: boolean
  }[]
  /** PEM; null for a certificate without a usable RSA key. */
  readonly key: string | null
  /** As the number that Windows gives. */
  readonly trouble: string | null
  /** Words instead of an answer, an end without one, or no end at all. */
  readonly silent: 'words' | 'exit' | 'forever' | null
}

/** DigestInfo of SHA-256 (RFC 8017 §9.2): a digest is signed, not data. */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex')

function sign(key: string, digest: string): string {
  const block = Buffer.concat([digestInfo, Buffer.from(digest, 'base64')])
  const padding = constants.RSA_PKCS1_PADDING
  return privateEncrypt({ key: createPrivateKey(key), padding }, block).toString('base64')
}

function answer(request: Record<string, string>, { certificates, key, trouble }: StandIn): object {
  if (request['do'] === 'list') return { certificates }
  const { location, thumbprint, digest } = request
  const known = certificates.some((one) => one.location === location && one.thumbprint === thumbprint)
  if (!known) return { error: 'certificate-gone' }
  if (key === null) return { error: 'no-rsa-key' }
  return trouble === null ? { signature: sign(key, digest ?? '') } : { error: 'failed', code: trouble }
}

const standIn = JSON.parse(process.env['STAND_IN'] ?? '') as StandIn
const request = JSON.parse(await text(process.stdin)) as Record<string, string>
if (standIn.silent === 'exit') process.exit(3)
if (standIn.silent === 'words') process.stdout.write('Zugriff verweigert')
else if (standIn.silent === 'forever') setInterval(() => undefined, 1_000_000)
else process.stdout.write(JSON.stringify(answer(request, standIn)))
