/** Whoever starts with nothing gets a client by self-service, and is told what is missing. platform.md §1.4–1.7. */
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshSimulator, sharedSimulator } from './altinn.ts'
import { everydayScopes, fishery, grantVerdict, newClient, newKey, nursery } from './newcomer.ts'

const simulator = sharedSimulator()
const selfService = () => simulator().control.selfService

test('before the terms are accepted nobody gets a client', async () => {
  await expect(selfService().createClient(nursery)).rejects.toThrow('terms-missing')
  await selfService().acceptTerms(nursery)
  expect(await selfService().createClient(nursery)).toMatch(/^[0-9a-f-]{36}$/)
})

test('a client made by hand gets tokens, one scope at a time, each with a verdict of its own', async () => {
  const client = await newClient(simulator(), fishery)
  const [read, write, events] = everydayScopes
  expect(await grantVerdict(simulator(), client, read)).toBe('')
  await selfService().removeScope(client.clientId, write)
  expect(await grantVerdict(simulator(), client, write)).toBe('MP-200')
  await selfService().addScope(client.clientId, write)
  await selfService().revoke(fishery, write)
  expect(await grantVerdict(simulator(), client, write)).toBe('MP-250')
  await expect(selfService().addScope(client.clientId, write)).rejects.toThrow('scope-not-granted')
  // What is open to all needs no grant.
  await selfService().revoke(fishery, events)
  expect(await grantVerdict(simulator(), client, events)).toBe('')
  await selfService().removeClient(client.clientId)
  expect(await grantVerdict(simulator(), client, read)).toBe('MP-100')
})

test('a key lasts one year, and uploading it again renews it', async () => {
  const client = await newClient(simulator(), fishery)
  await selfService().ageKeys(client.clientId, 366 * 86_400_000)
  expect(await grantVerdict(simulator(), client, everydayScopes[0])).toBe('MP-121')
  const { n, e } = client.privateKey
  await selfService().addKey(client.clientId, JSON.stringify({ kty: 'RSA', n, e, kid: client.kid }))
  expect(await grantVerdict(simulator(), client, everydayScopes[0])).toBe('')
})

test('a client of another type never gets a token for Altinn', async () => {
  const client = await newClient(simulator(), fishery)
  const other = await selfService().createClient(fishery, 'idporten')
  const { publicJwk, privateJwk } = await newKey()
  await selfService().addKey(other, JSON.stringify(publicJwk))
  await selfService().addScope(other, everydayScopes[0])
  const wrong = { ...client, clientId: other, kid: publicJwk.kid, privateKey: { ...privateJwk } }
  expect(await grantVerdict(simulator(), wrong, everydayScopes[0])).toBe('MP-201')
})

test('five keys and no more; PEM gets an id of its own, a JWK keeps its own', async () => {
  const clientId = await selfService().createClient(fishery)
  const { publicJwk } = await newKey('min-egen.nøkkel'.replace('ø', 'o'))
  expect(await selfService().addKey(clientId, JSON.stringify(publicJwk))).toBe('min-egen.nokkel')
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(await selfService().addKey(clientId, pem)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  for (let count = 2; count < 5; count += 1) {
    await selfService().addKey(clientId, JSON.stringify((await newKey()).publicJwk))
  }
  const one = JSON.stringify((await newKey()).publicJwk)
  await expect(selfService().addKey(clientId, one)).rejects.toThrow('keys-full')
  await selfService().removeKey(clientId, 'min-egen.nokkel')
  await selfService().addKey(clientId, one)
})

test('a key that would never work is refused with the reason', async () => {
  const clientId = await selfService().createClient(fishery)
  const { publicJwk, privateJwk } = await newKey('samme')
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const short = generateKeyPairSync('rsa', { modulusLength: 1_024 })
  const refused: readonly (readonly [string, string])[] = [
    ['hei', 'key-unreadable'],
    ['{', 'key-unreadable'],
    ['{"kty":"RSA","kid":"a"}', 'key-unreadable'],
    [JSON.stringify({ ...privateJwk, kid: 'a' }), 'key-private'],
    [short.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key-private'],
    [elliptic.export({ type: 'spki', format: 'pem' }).toString(), 'key-not-rsa'],
    [JSON.stringify({ ...elliptic.export({ format: 'jwk' }), kid: 'a' }), 'key-not-rsa'],
    [short.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'key-short'],
    [JSON.stringify({ ...publicJwk, kid: undefined }), 'key-id-missing'],
    [JSON.stringify({ ...publicJwk, kid: 'to ord' }), 'key-id-missing'],
  ]
  for (const [key, reason] of refused) {
    await expect(selfService().addKey(clientId, key)).rejects.toThrow(reason)
  }
  await selfService().addKey(clientId, JSON.stringify(publicJwk))
  const twin = JSON.stringify((await newKey('samme')).publicJwk)
  await expect(selfService().addKey(clientId, twin)).rejects.toThrow('key-id-taken')
})

test('a scope that is asked for is granted after a while in practice, unless it was refused meanwhile', async () => {
  const practice = await freshSimulator({ speed: 'practice' })
  const { selfService: desk, advance, systemUsers: _users } = practice.control
  await desk.acceptTerms(nursery)
  const clientId = await desk.createClient(nursery)
  await desk.askForScope(nursery, everydayScopes[0])
  await desk.askForScope(nursery, everydayScopes[1])
  await expect(desk.addScope(clientId, everydayScopes[0])).rejects.toThrow('scope-not-granted')
  await desk.revoke(nursery, everydayScopes[1])
  await advance(6_100, 'broker')
  await desk.addScope(clientId, everydayScopes[0])
  await expect(desk.addScope(clientId, everydayScopes[1])).rejects.toThrow('scope-not-granted')
  await expect(desk.askForScope(nursery, 'altinn:broker.raed')).rejects.toThrow('scope-unknown')
})

test('anybody can read which scopes exist and which are open to all', async () => {
  const { scopeList } = simulator().handover.environment.maskinporten
  const all = (await (await fetch(scopeList)).json()) as { name: string; accessible_for_all: boolean }[]
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining([...everydayScopes]))
  const open = (await (await fetch(`${scopeList}?accessible_for_all=true`)).json()) as typeof all
  expect(open.map(({ name }) => name)).toEqual(['altinn:events.subscribe'])
})
