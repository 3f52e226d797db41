/** What a set-up is told when something is wrong with it: platform.md §1.2–1.4, each rule by its number. */
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose'
import { describe, expect, test } from 'vitest'
import { startTime } from './time.ts'
import { grantOf, maskinportenToken, postGrant, sharedSimulator, type GrantChanges } from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => simulator().client('Fjordby kommune')
const nordlys = () => simulator().client('Nordlys Regnskap AS')

async function refusalOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { error: string; error_description: string; error_uri: string }
  expect(body.error_description).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  expect(body.error_uri).toContain('https://')
  return `${answer.status} ${body.error} ${/MP-\d{3}/.exec(body.error_description)?.[0] ?? body.error_description}`
}

const refused = async (changes: GrantChanges): Promise<string> =>
  refusalOf(await postGrant(simulator(), await grantOf(simulator(), fjordby(), changes)))

test('the metadata names the issuer with its slash and tells the time', async () => {
  const { maskinporten } = simulator().handover.environment
  const answer = await fetch(maskinporten.metadata)
  expect(await answer.json()).toMatchObject({
    issuer: maskinporten.issuer,
    token_endpoint: maskinporten.token,
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
  })
  expect(maskinporten.issuer.endsWith('/')).toBe(true)
  expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - startTime())).toBeLessThan(60_000)
})

test('a right grant gives a token that the published keys verify, with the claims that Altinn reads', async () => {
  const token = await maskinportenToken(simulator(), fjordby())
  const { issuer } = simulator().handover.environment.maskinporten
  const keys = (await (await fetch(`${issuer}jwk`)).json()) as JSONWebKeySet
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { issuer })
  const { number } = fjordby().organisation
  expect(payload).toMatchObject({
    client_amr: 'private_key_jwt',
    client_id: fjordby().clientId,
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${number}` },
    scope: fjordby().scopes.join(' '),
    authorization_details: [{ system_id: `${number}_budstikke`, systemuser_id: [expect.any(String)] }],
  })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(120)
})

test.each(['RS384', 'RS512'])('%s is accepted', async (alg) => {
  expect(
    (await postGrant(simulator(), await grantOf(simulator(), fjordby(), { header: { alg } }))).status,
  ).toBe(200)
})

const details = (changes: object, organisation: object = {}): GrantChanges => ({
  claims: {
    authorization_details: [
      {
        type: 'urn:altinn:systemuser',
        systemuser_org: {
          authority: 'iso6523-actorid-upis',
          ID: `0192:${fjordby().organisation.number}`,
          ...organisation,
        },
        ...changes,
      },
    ],
  },
})

describe('a wrong grant is refused with its own number', () => {
  const rules: readonly (readonly [string, string, () => GrantChanges])[] = [
    ['an unknown client', '401 invalid_client MP-100', () => ({ claims: { iss: 'nobody' } })],
    ['the audience without its slash', '400 invalid_grant MP-110', () => ({ claims: { aud: 'http://x' } })],
    [
      'the audience as a list',
      '400 invalid_grant MP-110',
      () => ({ claims: { aud: [simulator().handover.environment.maskinporten.issuer] } }),
    ],
    ['a grant that has run out', '400 invalid_grant MP-130', () => ({ shift: -200 })],
    [
      'a grant that lives too long',
      '400 invalid_grant MP-130',
      () => ({ claims: { exp: Math.floor(startTime() / 1_000) + 500 } }),
    ],
    ['neither kid nor x5c', '400 invalid_request MP-011', () => ({ header: { kid: undefined } })],
    ['both kid and x5c', '400 invalid_request MP-011', () => ({ header: { x5c: ['AAAA'] } })],
    [
      'a certificate that is no list',
      '400 invalid_grant MP-123',
      () => ({ header: { kid: undefined, x5c: 'AAAA' } }),
    ],
    [
      'a certificate that is none',
      '400 invalid_grant MP-123',
      () => ({ header: { kid: undefined, x5c: ['AAAA'] } }),
    ],
    ['a kid that nobody registered', '400 invalid_grant MP-124', () => ({ header: { kid: 'other' } })],
    ['the key of somebody else', '400 invalid_grant MP-124', () => ({ key: nordlys().privateKey })],
    [
      'a scope that is not on the client',
      '400 invalid_scope MP-200',
      () => ({ scope: 'altinn:serviceowner' }),
    ],
    ['no scope at all', '400 invalid_scope MP-200', () => ({ scope: '' })],
    [
      'a customer who has not delegated',
      '403 invalid_scope MP-251',
      () => ({ claims: { consumer_org: '310904473' } }),
    ],
    [
      'an unknown kind of detail',
      '400 invalid_authorization_details MP-301',
      () => details({ type: 'urn:altinn:else' }),
    ],
    [
      'a misspelt field',
      '400 invalid_authorization_details MP-302',
      () => details({ externalReference: 'x' }),
    ],
    [
      'an external reference that was never given',
      '400 invalid_altinn_customer_configuration MP-303',
      () => details({ externalRef: 'x' }),
    ],
    [
      'a system user of another organisation',
      '400 invalid_altinn_customer_configuration MP-303',
      () => details({}, { ID: '0192:310904473' }),
    ],
  ]
  test.each(rules)('%s: %s', async (_what, expected, changes) => {
    expect(await refused(changes())).toBe(expected)
  })

  test('a clock that is ahead', async () => {
    expect(await refused({ shift: 30 })).toContain('Issue time is after now')
  })
  test('ten seconds ahead are forgiven', async () => {
    expect((await postGrant(simulator(), await grantOf(simulator(), fjordby(), { shift: 8 }))).status).toBe(
      200,
    )
  })

  test('a grant that is sent twice', async () => {
    const assertion = await grantOf(simulator(), fjordby())
    expect((await postGrant(simulator(), assertion)).status).toBe(200)
    expect(await refusalOf(await postGrant(simulator(), assertion))).toBe('400 invalid_grant MP-012')
  })

  test('JSON in place of a form, and a form without a grant', async () => {
    const { token } = simulator().handover.environment.maskinporten
    const asJson = await fetch(token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(await refusalOf(asJson)).toBe('400 invalid_request MP-011')
    const empty = await fetch(token, { method: 'POST', body: new URLSearchParams({ assertion: 'a.b.c' }) })
    expect(await refusalOf(empty)).toBe('400 invalid_request MP-011')
  })
})

describe('what somebody else has to put right', () => {
  const other = () => simulator().client('Tømrer Bjørnstad & Sønn')
  const refusedAs = async (patch: Readonly<Record<string, unknown>>): Promise<string> => {
    await simulator().control.client({ clientId: other().clientId, ...patch })
    return refusalOf(await postGrant(simulator(), await grantOf(simulator(), other())))
  }

  test('the owner has not granted the scope', async () => {
    expect(await refusedAs({ granted: ['altinn:broker.read'] })).toBe('403 invalid_scope MP-250')
  })
  test('the client is of the wrong type', async () => {
    expect(await refusedAs({ integrationType: 'idporten' })).toBe('400 invalid_scope MP-201')
  })
  test('the system user has not been approved', async () => {
    const patch = { integrationType: 'maskinporten', granted: other().scopes, systemUsers: [] }
    expect(await refusedAs(patch)).toBe('400 invalid_altinn_customer_configuration MP-303')
  })
  test('the key is older than a year', async () => {
    const { clients } = await simulator().control.state()
    const known = clients.find(({ clientId }) => clientId === other().clientId)
    const keys = known?.['keys'] as { uploadedAt: number }[]
    const old = keys.map((key) => ({ ...key, uploadedAt: key.uploadedAt - 366 * 86_400_000 }))
    expect(await refusedAs({ keys: old })).toBe('400 invalid_grant MP-121')
  })
})

test('with a clock that is off, a client that keeps to the Date of the answers gets in', async () => {
  await simulator().control.skew(300_000)
  const { maskinporten } = simulator().handover.environment
  const theirs = Date.parse((await fetch(maskinporten.metadata)).headers.get('date') ?? '')
  const shift = Math.round((theirs - startTime()) / 1_000)
  expect(shift).toBeGreaterThan(280)
  expect(await refused({})).toBe('400 invalid_grant MP-130')
  const answer = await postGrant(simulator(), await grantOf(simulator(), fjordby(), { shift }))
  expect(answer.status).toBe(200)
  await simulator().control.skew(0)
})

test('a supplier acts for a customer who has delegated, and the token names both', async () => {
  const client = simulator().client('Blåfjell fylkeskommune')
  await simulator().control.client({ clientId: client.clientId, delegations: ['310904473'] })
  const token = await maskinportenToken(simulator(), client, { claims: { consumer_org: '310904473' } })
  expect(decodeJwt(token)).toMatchObject({
    consumer: { ID: '0192:310904473' },
    supplier: { ID: `0192:${client.organisation.number}` },
  })
})
