/** Nothing that lets somebody in may stand in a log, however carelessly it was handed over. */
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from '../../../main/lib/log.ts'
import { redact } from '../../../main/lib/redact.ts'
import { redactText } from '../../../main/lib/redact-text.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const jwk = privateKey.export({ format: 'jwk' })

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const bytes = (least: number) => fc.uint8Array({ minLength: least, maxLength: least + 60 })
/** Also with spaces in its header, with hardly a claim, and with a short signature. */
const jwt = fc
  .tuple(
    fc.constantFrom('{"alg":"RS256"}', '{ "alg": "RS256" }', '{\n"alg":"RS256"}'),
    fc.dictionary(fc.string(), fc.string()),
    bytes(18),
  )
  .map(([header, claims, signature]) =>
    [
      base64url(Buffer.from(header)),
      base64url(Buffer.from(JSON.stringify(claims))),
      base64url(signature),
    ].join('.'),
  )
const signatureOf = (token: string): string => token.split('.')[2] ?? ''

/** A value with the secrets in it that must not come out. */
interface Planted {
  readonly value: unknown
  readonly secrets: readonly string[]
}
const words = fc.constantFrom('', 'sent ', 'failed with: ', 'https://x.no/?a=1&', '"quoted" ')
const plain = bytes(12).map(base64url)
const inText = (secret: fc.Arbitrary<string>) =>
  fc
    .tuple(words, secret, words)
    .map(([before, hidden, after]): Planted => ({ value: `${before}${hidden} ${after}`, secrets: [hidden] }))
const secretNames = fc.constantFrom(
  'authorization',
  'Authorization',
  'password',
  'clientSecret',
  'client_secret',
  'assertion',
  'access_token',
  'Set-Cookie',
  'Ocp-Apim-Subscription-Key',
  'subscriptionKey',
  'passphrase',
)
const planted: fc.Arbitrary<Planted> = fc.oneof(
  inText(jwt),
  jwt.map((token): Planted => ({ value: `refused ${token}`, secrets: [signatureOf(token)] })),
  plain.map((secret): Planted => ({ value: `GET /\r\nCookie: ${secret}\r\nHost: x`, secrets: [secret] })),
  plain.map((secret): Planted => ({ value: `{"password":"${secret}`, secrets: [secret] })),
  inText(bytes(40).map(base64url)),
  inText(bytes(60).map((raw) => Buffer.from(raw).toString('base64'))).filter(({ secrets }) =>
    secrets.every((secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret)),
  ),
  plain.map((secret): Planted => ({ value: `Bearer ${secret}`, secrets: [secret] })),
  fc.constant<Planted>({ value: `key: ${pem}`, secrets: pem.split('\n').slice(1, -2) }),
  fc.constant<Planted>({ value: JSON.stringify({ pem }), secrets: pem.split('\n').slice(1, -2) }),
  fc
    .constantFrom('d', 'p', 'q', 'dp', 'dq', 'qi')
    .map((member): Planted => ({ value: jwk, secrets: [String(jwk[member])] })),
  plain.map((secret): Planted => ({ value: { kty: 'oct', k: secret }, secrets: [secret] })),
  plain.map((secret): Planted => ({ value: JSON.stringify({ kty: 'oct', k: secret }), secrets: [secret] })),
  fc
    .tuple(secretNames, plain)
    .map(([name, secret]): Planted => ({ value: { [name]: secret }, secrets: [secret] })),
  fc
    .tuple(secretNames, plain)
    .map(([name, secret]): Planted => ({ value: JSON.stringify({ [name]: secret }), secrets: [secret] })),
  fc
    .tuple(secretNames, plain)
    .map(([name, secret]): Planted => ({ value: `a=b&${name}=${secret}&c=d`, secrets: [secret] })),
  plain.map((secret): Planted => ({ value: `https://kari:${secret}@proxy.no:8080`, secrets: [secret] })),
  plain.map((secret): Planted => ({ value: Buffer.from(secret), secrets: [secret] })),
  plain.map((secret): Planted => ({ value: { body: `file says ${secret}` }, secrets: [secret] })),
)

type Wrap = (inner: unknown) => unknown
const wrap: fc.Arbitrary<Wrap> = fc.constantFrom<Wrap>(
  (inner) => ({ inner }),
  (inner) => [1, inner],
  (inner) => new Map([['x', inner]]),
  (inner) => new Set([inner]),
  (inner) => new Error('outer', { cause: inner }),
  (inner) => Object.assign(new Error('outer'), { inner }),
  (inner) => (typeof inner === 'string' ? new Error(inner) : { inner }),
  (inner) => (typeof inner === 'string' ? { [inner]: 1 } : { inner }),
)

describe('redaction', () => {
  it('lets no secret through, at any depth, in any wrapping', () => {
    fc.assert(
      fc.property(planted, fc.array(wrap, { maxLength: 10 }), ({ value, secrets }, wraps) => {
        const wrapped = wraps.reduce((inner, around) => around(inner), value)
        const lines: string[] = []
        const log = createLog({ write: (line) => lines.push(line), clock: { now: () => 0 } })
        log.write('info', 'event', { wrapped })
        for (const secret of secrets) expect(lines.join('')).not.toContain(secret)
      }),
      { numRuns: 1_000 },
    )
  })

  it('lets no half of a secret through where a long text is cut', () => {
    fc.assert(
      fc.property(bytes(90).map(base64url), fc.integer({ min: 0, max: 200 }), (secret, before) => {
        // Keys shrink to a word each, so that the place of the cut comes to be shown.
        const keys = pem.repeat(4)
        const text = `${keys}${' '.repeat(8 * 1024 - keys.length - before)}${secret}`
        for (let at = 0; at + 12 <= secret.length; at += 1) {
          expect(redactText(text)).not.toContain(secret.slice(at, at + 12))
        }
      }),
      { numRuns: 30 },
    )
  })

  /** Attack: a body made so that the patterns never come to an end holds up the whole engine. */
  it('is done with hostile text as soon as with any other', () => {
    for (const piece of [
      'token',
      'a-',
      '\\',
      '"',
      'eyJ-',
      '-----BEGIN A-----',
      'a.',
      '//',
      'cookie:',
      '"d":"',
    ]) {
      expect(redactText(piece.repeat(200_000)).length).toBeLessThan(20_000)
    }
  })

  it('lets no secret through in the name of an event', () => {
    expect(redactText('failed Bearer abcdefgh123')).toBe('failed Bearer [redacted]')
  })

  it('keeps what a help desk needs', () => {
    const useful = {
      organisation: '310904473',
      id: '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c',
      checksum: 'd41d8cd98f00b204e9800998ecf8427e',
      host: 'platform.tt02.altinn.no',
      path: '/broker/api/v1/filetransfer/6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c/details',
      scope: 'altinn:broker.read altinn:broker.write',
      code: 'MP-124',
      why: 'You must use a bearer token that represents a system user with access to the resource',
      text: 'Invalid assertion. Client authentication failed. Invalid JWT signature.',
      name: 'referat-fra-arsmotet-i-velforeningen-den-tolvte-mars.pdf',
      size: 12,
    }
    expect(redact(useful)).toEqual(useful)
  })

  it('ends: circles, depths, long lists and long texts are cut', () => {
    const circle: Record<string, unknown> = { a: 1 }
    circle['self'] = circle
    expect(redact(circle)).toEqual({ a: 1, self: '[circular]' })
    const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ inner }), 'x')
    expect(JSON.stringify(redact(deep))).toContain('[deep]')
    expect(redact(Array.from({ length: 1_000 }, () => 1))).toHaveLength(101)
    expect(String(redact('word '.repeat(100_000))).length).toBeLessThan(2_100)
  })

  it('survives whatever it is given', () => {
    const trap = {
      get bad(): string {
        throw new Error('no')
      },
    }
    expect(redact(trap)).toEqual({ bad: '[unreadable]' })
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        (value) => {
          expect(typeof JSON.stringify({ value: redact(value) })).toBe('string')
        },
      ),
    )
  })
})

describe('the log', () => {
  it('writes one line of JSON per event, with its time, level and name', () => {
    const lines: string[] = []
    const log = createLog({ write: (line) => lines.push(line), clock: { now: () => 0 }, level: 'info' })
    log.write('debug', 'hidden')
    log.write('warn', 'transfer.failed', { fault: 'offline', text: 'two\nlines' })
    expect(lines).toEqual([
      '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"transfer.failed","fields":{"fault":"offline","text":"two\\nlines"}}',
    ])
  })

  it('never fills a disk with one event', () => {
    const lines: string[] = []
    const log = createLog({ write: (line) => lines.push(line), clock: { now: () => 0 } })
    log.write(
      'error',
      'huge',
      Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`k${n}`, 'x '.repeat(900)])),
    )
    expect(lines[0]?.length).toBeLessThan(1_000)
    expect(lines[0]).toContain('"event":"huge"')
  })
})
