/** Altinn Authentication, platform.md §3.1: one good answer in two forms, and one empty answer for all else. */
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { expect, test } from 'vitest'
import { altinnToken, callerWith, exchange, maskinportenToken, sharedSimulator } from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => simulator().client('Fjordby kommune')

test('the exchanged token is bare by default and in quotes for those who ask for JSON', async () => {
  const token = await maskinportenToken(simulator(), fjordby())
  const bare = await exchange(simulator(), token)
  expect(bare.headers.get('content-type')).toContain('text/plain')
  expect(await bare.text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const quoted = await exchange(simulator(), token, { accept: 'application/json' })
  expect(await quoted.text()).toMatch(/^"[\w-]+\.[\w-]+\.[\w-]+"$/)
})

test('the token verifies with the keys that the configuration points to, lives half an hour and says who acts', async () => {
  const { issuer } = simulator().handover.environment.altinn
  const configuration = (await (await fetch(`${issuer}.well-known/openid-configuration`)).json()) as {
    issuer: string
    jwks_uri: string
  }
  const keys = (await (await fetch(configuration.jwks_uri)).json()) as JSONWebKeySet
  const { payload } = await jwtVerify(await altinnToken(simulator(), fjordby()), createLocalJWKSet(keys), {
    issuer: configuration.issuer,
  })
  expect(payload).toMatchObject({
    'urn:altinn:orgNumber': fjordby().organisation.number,
    'urn:altinn:authenticatemethod': 'maskinporten',
    'urn:altinn:authlevel': 3,
    client_id: fjordby().clientId,
    authorization_details: [{ type: 'urn:altinn:systemuser' }],
  })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(1_800)
  expect(payload['urn:altinn:org']).toBeUndefined()
})

test('a service owner is marked as one', async () => {
  const owner = simulator().client('Øvingsdirektoratet')
  const token = await altinnToken(simulator(), owner, { scope: 'altinn:serviceowner', systemUser: false })
  expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    'urn:altinn:org': 'ovd',
  })
})

test('whatever is wrong with the token is answered with the same empty 401', async () => {
  const token = await maskinportenToken(simulator(), fjordby())
  const wrong = ['nonsense', `${token.slice(0, -4)}AAAA`, await altinnToken(simulator(), fjordby())]
  for (const one of wrong) {
    const answer = await exchange(simulator(), one)
    expect([answer.status, await answer.text()]).toEqual([401, ''])
  }
  await simulator().control.advance(121_000)
  expect((await exchange(simulator(), token)).status).toBe(401)
  await simulator().control.advance(-121_000)
})

test('enterprise users are gone for good', async () => {
  const token = await maskinportenToken(simulator(), fjordby())
  const answer = await exchange(simulator(), token, { 'X-Altinn-EnterpriseUser-Authentication': 'dTpw' })
  expect(answer.status).toBe(410)
})

test('Broker takes the raw Maskinporten token too, and forgives no second after it has run out', async () => {
  const token = await maskinportenToken(simulator(), fjordby())
  const caller = callerWith(simulator(), fjordby().organisation.number, token)
  expect(await caller.search({})).not.toHaveLength(0)
  await simulator().control.advance(121_000)
  const late = await caller.call('GET', '/filetransfer?resourceId=ovelse-arsregnskap')
  expect([late.status, await late.text()]).toEqual([401, ''])
  expect(late.headers.get('www-authenticate')).toContain('invalid_token')
  await simulator().control.advance(-121_000)
})
