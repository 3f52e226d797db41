/** Exchanging a token: whoever gets the wrong one sends as somebody else, or not at all. */
import { describe, expect, it } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import { createAuthentication } from '../../../main/altinn/authentication/client.ts'
import { createServiceClock } from '../../../main/altinn/service-clock.ts'
import {
  access,
  environment,
  organisation,
  otherOrganisation,
  scriptedNetwork,
  unsignedJwt,
  type ScriptedAnswer,
} from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const clock = createFakeClock()
const later = Math.floor(clock.now() / 1_000) + 1_800
const maskinportenClaims = {
  iss: environment.maskinporten.issuer,
  exp: later,
  consumer: { ID: `0192:${organisation}` },
}
const altinnClaims = {
  iss: environment.altinn.issuer,
  exp: later,
  scope: 'altinn:broker.read altinn:broker.write',
  'urn:altinn:orgNumber': organisation,
}
const good = unsignedJwt(altinnClaims)

async function exchange(answer: ScriptedAnswer, claims: object = maskinportenClaims, who: Access = access) {
  const network = scriptedNetwork(() => answer)
  const authentication = createAuthentication({ network, clock, serviceClock: createServiceClock(clock) })
  const token = { value: unsignedJwt({ ...claims }), scopes: [], consumer: organisation, expiresAt: 0 }
  return { result: await authentication.exchange(who, token), requests: network.requests, token }
}

describe('the exchanged token', () => {
  it.each([
    ['bare', good],
    ['in quotes', `"${good}"`],
    ['with a line break', `${good}\n`],
    ['in quotes with spaces around', ` "${good}" \r\n`],
  ])('is found %s', async (_, body) => {
    const { result, requests, token } = await exchange({ body })
    expect(result).toEqual({
      ok: true,
      value: {
        value: good,
        expiresAt: later * 1_000,
        organisation,
        scopes: ['altinn:broker.read', 'altinn:broker.write'],
      },
    })
    expect(requests[0]).toMatchObject({
      method: 'GET',
      url: 'https://platform.tt02.altinn.no/authentication/api/v1/exchange/maskinporten',
      headers: { Authorization: `Bearer ${token.value}` },
    })
  })

  it('of another organisation is refused: nothing is sent in a stranger’s name', async () => {
    const body = unsignedJwt({ ...altinnClaims, 'urn:altinn:orgNumber': otherOrganisation })
    const { result } = await exchange({ body }, maskinportenClaims, { ...access, systemUser: null })
    expect(result).toMatchObject({
      ok: false,
      fault: { code: 'token-other-organisation', values: { organisation: otherOrganisation } },
    })
  })

  it('of a supplier is right when the system user is ours', async () => {
    const body = unsignedJwt({ ...altinnClaims, 'urn:altinn:orgNumber': otherOrganisation })
    expect((await exchange({ body })).result).toMatchObject({ ok: true })
  })

  it('of another issuer is refused', async () => {
    const body = unsignedJwt({ ...altinnClaims, iss: 'https://platform.altinn.no/' })
    expect((await exchange({ body })).result).toMatchObject({
      ok: false,
      fault: { code: 'issuer-unexpected' },
    })
  })

  it.each([
    ['no token', 'hello'],
    ['two parts', good.split('.').slice(0, 2).join('.')],
    ['no time of expiry', unsignedJwt({ iss: environment.altinn.issuer })],
  ])('with %s is answer-unreadable', async (_, body) => {
    expect((await exchange({ body })).result).toMatchObject({
      ok: false,
      fault: { code: 'answer-unreadable' },
    })
  })
})

describe('what is wrong is seen before the service answers its empty 401', () => {
  it.each([
    ['the token of the other environment', { iss: 'https://maskinporten.no/' }, 'issuer-unexpected'],
    ['an expired token', { exp: later - 7_200 }, 'exchange-refused'],
    ['a token without consumer', { consumer: undefined }, 'exchange-refused'],
  ])('%s', async (_, wrong, code) => {
    const { result, requests } = await exchange({ body: good }, { ...maskinportenClaims, ...wrong })
    expect(result).toMatchObject({ ok: false, fault: { code } })
    expect(requests).toEqual([])
  })
})

describe('refusals', () => {
  const missingKey = {
    statusCode: 401,
    message: 'Access denied due to missing subscription key. Make sure to include subscription key …',
  }
  it.each<readonly [string, ScriptedAnswer, string]>([
    ['401 without a word', { status: 401 }, 'exchange-refused'],
    ['401 of the gateway', { status: 401, body: missingKey }, 'subscription-key-missing'],
    [
      '410',
      { status: 410, body: { detail: 'Virksomhetsbruker is no longer available' } },
      'enterprise-user-gone',
    ],
    ['400', { status: 400, body: 'Invalid token provider' }, 'exchange-refused'],
    ['429', { status: 429, headers: { 'retry-after': '7' } }, 'too-many-calls'],
    ['500', { status: 500 }, 'service-busy'],
    ['503 as a page', { status: 503, body: '<html>' }, 'service-busy'],
    [
      'a proxy’s page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
      'proxy-answer',
    ],
    ['a redirect', { status: 302, headers: { location: 'https://login.wifi' } }, 'proxy-answer'],
  ])('%s has its own name', async (_, answer, code) => {
    const { result } = await exchange(answer)
    expect(result).toMatchObject({ ok: false, fault: { code } })
    if (code === 'too-many-calls') {
      expect(result).toMatchObject({ fault: { retryAt: clock.now() + 7_000 } })
    }
  })
})

describe('the subscription key', () => {
  const withKey = (platform: string): Access => ({
    ...access,
    environment: {
      ...environment,
      altinn: { ...environment.altinn, platform },
      subscriptionKey: 'very-secret',
    },
  })
  it.each([
    ['https://platform.altinn.no', true],
    ['https://platform.at22.altinn.cloud', true],
    ['https://platform.altinn.no.evil.example', false],
    ['https://evilaltinn.no', false],
    ['http://platform.altinn.no', false],
  ])('goes to Altinn alone: %s', async (platform, sent) => {
    const { requests } = await exchange({ body: good }, maskinportenClaims, withKey(platform))
    expect(requests[0]?.headers['Ocp-Apim-Subscription-Key']).toBe(sent ? 'very-secret' : undefined)
  })
})
