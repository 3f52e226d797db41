/** Who gets in, with what, and how the others are turned away: correspondence.md §0, §1.2, §3.1. */
import { expect, test } from 'vitest'
import { altinnToken, maskinportenToken, sharedSimulator } from './altinn.ts'
import {
  asRecipient,
  asSender,
  correspondentOf,
  correspondentWith,
  messageRefusal,
  nordlys,
  orderOf,
  plainService,
  type MessageProblem,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const unknownId = '9a7fa6f2-8c1e-4a27-b6cf-2f3e9a9a0b01'
const both = 'altinn:correspondence.read altinn:correspondence.write'
const list = `/correspondence?resourceId=${plainService}&role=Recipient`

test('without a token, with a wrong one, or with the wrong scope there is an empty answer', async () => {
  const nobody = correspondentWith(simulator(), '')
  const answer = await nobody.call('GET', list, { headers: { authorization: '' } })
  expect([answer.status, await answer.text(), answer.headers.get('www-authenticate')]).toEqual([
    401,
    '',
    'Bearer',
  ])
  const liar = await correspondentWith(simulator(), 'a.b.c').call('GET', list)
  expect([liar.status, await liar.text()]).toEqual([401, ''])
  const reader = await correspondentOf(simulator(), nordlys, asRecipient)
  const refused = await reader.initialize()
  expect([refused.status, await refused.text()]).toEqual([403, ''])
  const writer = await (await sender()).call('POST', `/correspondence/${unknownId}/confirm`)
  expect([writer.status, await writer.text()]).toEqual([403, ''])
})

test('a browser without a token is sent to log in where a recipient downloads', async () => {
  const nobody = correspondentWith(simulator(), '')
  for (const path of [`attachment/${unknownId}/download`, 'attachments/downloadall', 'forward/check']) {
    const answer = await nobody.call('GET', `/correspondence/${unknownId}/${path}`, {
      headers: { authorization: '' },
    })
    expect(answer.status).toBe(302)
  }
})

test('access that the policy refuses is 401 with a number, so that nobody fetches new tokens for ever', async () => {
  const id = await (await sender()).send()
  const other = await correspondentOf(simulator(), 'Solvik sykehus HF', { scope: both })
  expect(await messageRefusal(await other.call('GET', `/correspondence/${id}`))).toBe('401 4001')
  expect(await messageRefusal(await other.call('POST', `/correspondence/${id}/confirm`))).toBe('401 4001')
  expect(await messageRefusal(await other.initialize())).toBe('401 4001')
  const withoutUser = await correspondentOf(simulator(), 'Fjordby kommune', {
    ...asSender,
    systemUser: false,
  })
  expect(await messageRefusal(await withoutUser.initialize())).toBe('401 4001')
  const notMine = { role: 'Recipient', resourceId: plainService, onBehalfOf: `0192:${nordlys}` }
  const answer = await other.call('GET', `/correspondence?${new URLSearchParams(notMine).toString()}`)
  expect(await messageRefusal(answer)).toBe('401 4001')
})

test('a Maskinporten token that was not exchanged is told so, in words that a developer finds', async () => {
  const client = simulator().client(nordlys)
  const raw = correspondentWith(simulator(), await maskinportenToken(simulator(), client, { scope: both }))
  const id = await (await sender()).send()
  const answer = await raw.call('POST', `/correspondence/${id}/markasread`)
  const problem = (await answer.json()) as { title: string }
  expect([answer.status, problem.title.slice(0, 8)]).toEqual([403, 'IDX10205'])
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  // Where both kinds are taken it works as it is.
  expect((await raw.call('GET', `/correspondence/${id}`)).status).toBe(200)
  // A sender needs to be a service owner besides.
  expect((await raw.initialize()).status).toBe(403)
})

test('a service owner’s own token needs no system user, and sees what it has sent', async () => {
  const client = simulator().client('Øvingsdirektoratet')
  const scope = `${both} altinn:serviceowner`
  const changes = { scope, systemUser: false }
  const order = orderOf({ correspondence: { resourceId: 'ovelse-melding-direktoratet' } })
  const raw = correspondentWith(simulator(), await maskinportenToken(simulator(), client, changes))
  const owner = correspondentWith(simulator(), await altinnToken(simulator(), client, changes))
  const reading = { scope: 'altinn:correspondence.read altinn:serviceowner', systemUser: false }
  const reader = await maskinportenToken(simulator(), client, reading)
  expect((await correspondentWith(simulator(), reader).post('/correspondence', order)).status).toBe(403)
  for (const from of [raw, owner]) {
    const answer = await from.post('/correspondence', order)
    const { correspondences } = (await answer.json()) as { correspondences: { correspondenceId: string }[] }
    await simulator().control.state()
    const seen = await owner.overview(correspondences[0]?.correspondenceId ?? '')
    expect(seen.content.messageBody).toBe('Hei')
  }
})

test('only the type itself or everything is accepted, and only JSON is taken', async () => {
  const from = await sender()
  const id = await from.send()
  const get = async (accept: string) =>
    (await from.call('GET', `/correspondence/${id}`, { headers: { accept } })).status
  expect(
    await Promise.all(['application/json', 'text/html, */*;q=0.1', 'application/json; v=1'].map(get)),
  ).toEqual([...[200, 200, 200]])
  expect(await Promise.all(['application/*', 'application/problem+json', 'text/plain'].map(get))).toEqual([
    ...[406, 406, 406],
  ])
  const xml = { headers: { 'content-type': 'application/xml' }, body: '<a/>' }
  expect((await from.call('POST', '/correspondence', xml)).status).toBe(415)
  const broken = { headers: { 'content-type': 'application/json' }, body: '{' }
  expect(await messageRefusal(await from.call('POST', '/correspondence', broken))).toBe('400 STD-00000')
  expect(await messageRefusal(await from.call('GET', '/correspondence/nummer-en'))).toBe('400 STD-00000')
})

test('a refusal says its number twice, and on downloads it is a problem by its type', async () => {
  const reader = await correspondentOf(simulator(), nordlys, asRecipient)
  const answer = await reader.call('GET', `/correspondence/${unknownId}`)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect((await answer.json()) as MessageProblem).toMatchObject({
    ...{ status: 404, code: 'CORR-01001', errorCode: 1001, title: 'Not Found' },
  })
  const download = await reader.call('GET', `/correspondence/${unknownId}/attachment/${unknownId}/download`)
  expect(download.headers.get('content-type')).toContain('application/problem+json')
  expect([answer, download].map(({ headers }) => headers.get('cache-control'))).toEqual([
    'no-store',
    'no-store',
  ])
})
