/** Being let in at Maskinporten: what is asked for, and what every refusal is called. */
import { describe, expect, it } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import { createMaskinporten } from '../../../main/altinn/maskinporten/client.ts'
import { createServiceClock } from '../../../main/altinn/service-clock.ts'
import type { NetworkRequest } from '../../../main/ports.ts'
import { fault } from '../../../preload/contract/fault.ts'
import {
  access,
  claimsIn,
  countingRandom,
  environment,
  organisation,
  scriptedNetwork,
  silentLog,
  unsignedJwt,
  type Script,
  type ScriptedAnswer,
} from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const scopes = ['altinn:broker.write', 'altinn:broker.read']
const metadata: ScriptedAnswer = {
  body: { issuer: environment.maskinporten.issuer, token_endpoint: environment.maskinporten.token },
}
const granted: ScriptedAnswer = {
  body: {
    access_token: unsignedJwt({ exp: 2_000_000_000, consumer: { ID: `0192:${organisation}` } }),
    token_type: 'Bearer',
    expires_in: 119,
    scope: 'altinn:broker.read altinn:broker.write',
    something_new: true,
  },
}
const refusal = (description: string, error = 'invalid_grant'): ScriptedAnswer => ({
  status: 400,
  body: { error, error_description: description, error_uri: 'https://docs' },
})

const formOf = ({ body }: NetworkRequest): URLSearchParams =>
  new URLSearchParams(typeof body === 'string' ? body : '')

/** A Maskinporten whose token endpoint answers by the list, the last answer again and again. */
function build(...answers: readonly ScriptedAnswer[]) {
  let next = 0
  return buildWith((request) => {
    if (request.method === 'GET') return metadata
    const answer = answers[Math.min(next, answers.length - 1)]
    next += 1
    return answer ?? { status: 500 }
  })
}

function buildWith(script: Script) {
  const clock = createFakeClock(Date.parse('2026-11-20T09:00:00Z'))
  const network = scriptedNetwork((request, index) => {
    const answer = script(request, index)
    if ('fault' in answer) return answer
    const date = new Date(Math.floor(clock.now() / 1_000) * 1_000).toUTCString()
    return { ...answer, headers: { date, ...answer.headers } }
  })
  const maskinporten = createMaskinporten({
    network,
    clock,
    serviceClock: createServiceClock(clock),
    random: countingRandom(),
    log: silentLog,
  })
  const grants = (): readonly Record<string, unknown>[] =>
    network.requests
      .filter(({ method }) => method === 'POST')
      .map((request) => claimsIn(formOf(request).get('assertion') ?? ''))
  return { clock, network, maskinporten, grants }
}

async function refusedBy(built: ReturnType<typeof buildWith>, who: Access = access) {
  const pending = built.maskinporten.grant(who, scopes)
  await built.clock.advance(60_000)
  const result = await pending
  if (result.ok) throw new Error('was let in')
  return result.fault
}

describe('the grant', () => {
  it('claims exactly what Maskinporten wants, or everybody stays outside', async () => {
    const built = build(granted)
    const result = await built.maskinporten.grant(access, scopes)
    expect(result).toMatchObject({
      ok: true,
      value: { consumer: organisation, expiresAt: 2_000_000_000_000, scopes: [...scopes].sort() },
    })
    const [claims] = built.grants()
    expect(claims).toMatchObject({
      aud: 'https://test.maskinporten.no/',
      iss: 'client-1',
      scope: 'altinn:broker.read altinn:broker.write',
      authorization_details: [
        {
          type: 'urn:altinn:systemuser',
          systemuser_org: { authority: 'iso6523-actorid-upis', ID: '0192:310904473' },
        },
      ],
    })
    expect(Number(claims?.['exp']) - Number(claims?.['iat'])).toBeLessThanOrEqual(120)
    const request = built.network.requests.at(-1)
    expect(request?.headers['Content-Type']).toBe('application/x-www-form-urlencoded')
    expect(request && formOf(request).get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
  })

  it.each([
    [{ organisation, externalRef: null }, false],
    [{ organisation, externalRef: 'Avdeling Nord' }, true],
  ])(
    'names the external reference only when there is one (MP-302, MP-303): %o',
    async (systemUser, present) => {
      const built = build(granted)
      await built.maskinporten.grant({ ...access, systemUser }, scopes)
      const [details] = built.grants()[0]?.['authorization_details'] as [object]
      expect('externalRef' in details).toBe(present)
    },
  )

  it('asks for no system user when the profile has none', async () => {
    const built = build(granted)
    await built.maskinporten.grant({ ...access, systemUser: null }, scopes)
    expect(built.grants()[0]).not.toHaveProperty('authorization_details')
  })

  it('is signed by the key or not sent at all', async () => {
    const built = build(granted)
    const signer = {
      keyId: 'k',
      signGrant: async () => ({ ok: false, fault: fault('key-file-missing') }) as const,
    }
    expect((await refusedBy(built, { ...access, signer })).code).toBe('key-file-missing')
    expect(built.grants()).toEqual([])
  })
})

describe('the clock', () => {
  it('here may be an hour fast: grants go by Maskinporten’s', async () => {
    const theirs = 'Fri, 20 Nov 2026 08:00:00 GMT'
    const far = buildWith((request) => ({
      ...(request.method === 'GET' ? metadata : granted),
      headers: { date: theirs },
    }))
    await far.maskinporten.grant(access, scopes)
    const issuedAt = Number(far.grants()[0]?.['iat']) * 1_000
    expect(Math.abs(issuedAt - Date.parse(theirs))).toBeLessThanOrEqual(1_000)
    expect(await far.maskinporten.metadata(access)).toMatchObject({ ok: true, value: { skewSeconds: 3_600 } })
  })

  it('is measured anew after it was set, so that setting it right locks nobody out', async () => {
    let offset = 3_600_000
    const built = buildWith((request) => ({
      ...(request.method === 'GET' ? metadata : granted),
      headers: { date: new Date(built.clock.now() - offset).toUTCString() },
    }))
    await built.maskinporten.grant(access, scopes)
    built.clock.setNow(built.clock.now() - 3_600_000)
    offset = 0
    await built.maskinporten.grant(access, scopes)
    const issuedAt = Number(built.grants()[1]?.['iat']) * 1_000
    expect(Math.abs(issuedAt - built.clock.now())).toBeLessThanOrEqual(1_000)
  })

  it.each(['MP-130 JWT is expired', 'Invalid assertion. Issue time is after now'])(
    'is corrected by the refusal itself and tried once more: %s',
    async (text) => {
      let grants = 0
      const built = buildWith((request) => {
        if (request.method === 'GET') return { status: 404, body: {}, headers: { date: '' } }
        grants += 1
        const date = new Date(built.clock.now() - 600_000).toUTCString()
        return { ...(grants === 1 ? refusal(text) : granted), headers: { date } }
      })
      expect(await built.maskinporten.grant(access, scopes)).toMatchObject({ ok: true })
      const [first, second] = built.grants()
      expect(Number(first?.['iat']) - Number(second?.['iat'])).toBeGreaterThanOrEqual(599)
      expect(second?.['jti']).not.toBe(first?.['jti'])
    },
  )

  it('that stays wrong is told with its seconds', async () => {
    const built = buildWith((request) => ({
      ...(request.method === 'GET' ? metadata : refusal('MP-130 JWT is expired')),
      headers: { date: new Date(built.clock.now() - 90_000).toUTCString() },
    }))
    const reason = await refusedBy(built)
    expect(reason).toMatchObject({ code: 'clock-wrong', technical: { code: 'MP-130' } })
    expect(Math.abs(Number(reason.values['seconds']) - 90)).toBeLessThanOrEqual(1)
    expect(built.grants()).toHaveLength(2)
  })
})

describe('a refusal', () => {
  it.each([
    ['MP-100', 'client-unknown'],
    ['MP-120', 'certificate-refused'],
    ['MP-121', 'key-expired'],
    ['MP-122', 'certificate-other-organisation'],
    ['MP-124', 'key-mismatch'],
    ['MP-200', 'scope-not-on-client'],
    ['MP-201', 'client-wrong-type'],
    ['MP-250', 'scope-not-granted'],
    ['MP-251', 'delegation-missing'],
    ['MP-303', 'system-user-missing'],
    ['MP-011', 'grant-refused'],
    ['MP-110', 'grant-refused'],
    ['MP-123', 'grant-refused'],
    ['MP-301', 'grant-refused'],
    ['MP-302', 'grant-refused'],
    ['MP-999', 'grant-refused'],
  ])('%s is %s, whatever `error` says, and keeps the id for the help desk', async (number, code) => {
    const id = '6dcaf7a3-8f2b-4f0e-9a55-0f7f7a1a2b3c'
    const built = build(refusal(`${number}: what is wrong (trace_id: ${id})`, 'invalid_scope'))
    expect(await refusedBy(built)).toMatchObject({
      code,
      values: { clientId: 'client-1', keyId: 'kid-1', organisation, environment: 'Altinn test (TT02)' },
      technical: { service: 'Maskinporten', operation: 'grant', status: 400, code: number, trace: id },
    })
    expect(built.grants()).toHaveLength(1)
  })

  it.each([
    ['Unknown key identifier (kid) for client', 'invalid_grant', 'key-mismatch'],
    ['System user not found', 'invalid_altinn_customer_configuration', 'system-user-missing'],
    ['Something quite new', 'invalid_grant', 'grant-refused'],
  ])('without a number: «%s»', async (text, error, code) => {
    expect((await refusedBy(build(refusal(text, error)))).code).toBe(code)
  })

  it('MP-012 (used before) makes one new grant, and no more', async () => {
    expect(
      await build(refusal('MP-012 Grant is used before'), granted).maskinporten.grant(access, scopes),
    ).toMatchObject({ ok: true })
    const stubborn = build(refusal('MP-012 Grant is used before'))
    expect((await refusedBy(stubborn)).code).toBe('grant-refused')
    expect(new Set(stubborn.grants().map(({ jti }) => jti)).size).toBe(2)
  })
})

describe('an outage', () => {
  it('is waited out with 1, 2, 4 and 8 seconds and a new grant each time, then named', async () => {
    const built = build({ status: 503, body: '<html>down</html>' })
    const moments: number[] = []
    const original = built.clock.sleep
    Object.assign(built.clock, {
      sleep: (milliseconds: number, signal?: AbortSignal) => {
        moments.push(milliseconds)
        return original(milliseconds, signal)
      },
    })
    expect((await refusedBy(built)).code).toBe('maskinporten-busy')
    expect(moments).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(new Set(built.grants().map(({ jti }) => jti)).size).toBe(5)
  })

  it('that ends in time goes unnoticed', async () => {
    const built = build({ status: 503 }, { status: 503 }, granted)
    const pending = built.maskinporten.grant(access, scopes)
    await built.clock.advance(3_000)
    expect(await pending).toMatchObject({ ok: true })
  })

  it('can be left: stopping ends the wait at once', async () => {
    const built = build({ status: 503 })
    const controller = new AbortController()
    const pending = built.maskinporten.grant(access, scopes, controller.signal)
    await built.clock.advance(500)
    controller.abort()
    expect(await pending).toMatchObject({ ok: false, fault: { code: 'stopping' } })
    expect(built.clock.sleepers()).toBe(0)
  })

  it('of the network is not waited for: the person is told at once', async () => {
    const built = buildWith((request) =>
      request.method === 'GET' ? metadata : { fault: fault('offline', { values: { host: 'x' } }) },
    )
    expect((await refusedBy(built)).code).toBe('offline')
    expect(built.grants()).toHaveLength(1)
  })
})

describe('metadata', () => {
  it('of another issuer: nothing is signed for it', async () => {
    const built = buildWith(() => ({
      body: { issuer: 'https://evil.example/', token_endpoint: 'https://evil.example/token' },
    }))
    expect(await refusedBy(built)).toMatchObject({
      code: 'issuer-unexpected',
      values: { expected: 'https://test.maskinporten.no/', found: 'https://evil.example/' },
    })
    expect(built.grants()).toEqual([])
  })

  it('that leads in the clear: nothing is sent there', async () => {
    const built = buildWith(() => ({
      body: { issuer: environment.maskinporten.issuer, token_endpoint: 'http://test.maskinporten.no/token' },
    }))
    expect((await refusedBy(built)).code).toBe('issuer-unexpected')
    expect(built.grants()).toEqual([])
  })

  it('that cannot be had: the environment’s own address serves', async () => {
    const built = buildWith((request) => (request.method === 'GET' ? { status: 404, body: {} } : granted))
    expect(await built.maskinporten.grant(access, scopes)).toMatchObject({ ok: true })
    expect(built.network.requests.at(-1)?.url).toBe(environment.maskinporten.token)
  })

  it('is fetched once for many grants', async () => {
    const built = build(granted)
    for (let count = 0; count < 3; count += 1) await built.maskinporten.grant(access, scopes)
    expect(built.network.requests.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })
})

it.each([
  [
    'a page of a proxy',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
    'proxy-answer',
  ],
  ['something unreadable', { status: 200, body: 'OK' }, 'answer-unreadable'],
  ['an empty 400', { status: 400 }, 'answer-unreadable'],
])('%s in place of a token has its own name', async (_, answer, code) => {
  expect((await refusedBy(build(answer))).code).toBe(code)
})
