/** Initialize refuses as Broker does: broker.md §1.4, §3. */
import { describe, expect, test } from 'vitest'
import { callerOf, refusal, service, sharedSimulator, type Problem } from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')

describe('a wrong model is told field by field', () => {
  const rules: readonly (readonly [string, Readonly<Record<string, unknown>>, string, RegExp])[] = [
    ['no file name', { fileName: '' }, 'FileName', /minimum length of 1/],
    ['a name of 256', { fileName: 'a'.repeat(256) }, 'FileName', /maximum length of 255/],
    [
      'no reference',
      { sendersFileTransferReference: undefined },
      'SendersFileTransferReference',
      /minimum length of 1/,
    ],
    ['a bare sender', { sender: '310904473' }, 'Sender', /on the form countrycode:organizationnumber/],
    ['a bare recipient', { recipients: ['310904473'] }, 'Recipients', /Each recipient should be on the form/],
    ['no recipient', { recipients: [] }, 'Recipients', /One or more recipients are required/],
    ['an upper-case checksum', { checksum: 'A'.repeat(32) }, 'Checksum', /lower case/],
    ['a short checksum', { checksum: 'abc' }, 'Checksum', /length of 32 characters/],
    ['a resource with colons', { resourceId: 'a:b' }, 'ResourceId', /Invalid Resource identifier format/],
    [
      'eleven properties',
      { propertyList: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, 'v'])) },
      'PropertyList',
      /at most 10 properties/,
    ],
    [
      'a long key',
      { propertyList: { ['k'.repeat(51)]: 'v' } },
      'PropertyList',
      /Key can not be longer than 50/,
    ],
    [
      'a long value',
      { propertyList: { k: 'v'.repeat(3_001) } },
      'PropertyList',
      /Value can not be longer than 3000/,
    ],
    ['a number as name', { fileName: 7 }, '$.fileName', /could not be converted/],
  ]
  test.each(rules)('%s', async (_what, changes, property, text) => {
    const answer = await (await fjordby()).initialize(changes)
    expect(answer.status).toBe(400)
    const { errors } = (await answer.json()) as Problem
    expect(errors?.[property]?.[0]).toMatch(text)
  })

  test('what is no JSON', async () => {
    const answer = await (
      await fjordby()
    ).call('POST', '/filetransfer', {
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(answer.status).toBe(400)
  })
})

test('a reference that is longer than the database column is a fault of the server', async () => {
  const answer = await (await fjordby()).initialize({ sendersFileTransferReference: 'r'.repeat(501) })
  expect(answer.status).toBe(500)
})

test('names with paths and control characters pass, and recipients may repeat', async () => {
  const caller = await fjordby()
  const fileName = '../\u0000\r\n"æ.txt'
  const id = await caller.begin(['310904473', '310904473'], { fileName })
  expect(await caller.overview(id)).toMatchObject({
    fileName,
    recipients: [{ recipient: '0192:310904473' }, { recipient: '0192:310904473' }],
  })
})

test('every initialize is another file transfer: there is no idempotency', async () => {
  const caller = await fjordby()
  expect(await caller.begin(['310904473'])).not.toBe(await caller.begin(['310904473']))
})

test('a business error carries its code, and its trace twice', async () => {
  const answer = await (await fjordby()).initialize({ resourceId: 'unknown' })
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({ status: 401, code: 'BRO-00006', title: 'Unauthorized' })
  expect(text.match(/"traceId"/g)).toHaveLength(2)
})

describe('who may send what to whom', () => {
  test('nobody in the name of another', async () => {
    const answer = await (await fjordby()).initialize({ sender: '0192:310904473' })
    expect(await refusal(answer)).toBe('401 BRO-00006')
  })
  test('no organisation without a system user', async () => {
    const bare = await callerOf(simulator(), 'Fjordby kommune', { systemUser: false })
    expect(await refusal(await bare.initialize())).toBe('401 BRO-00006')
  })
  test('no token without the scope, and no call without a token: both without a body', async () => {
    const reader = await callerOf(simulator(), 'Fjordby kommune', { scope: 'altinn:broker.read' })
    const forbidden = await reader.initialize()
    expect([forbidden.status, await forbidden.text()]).toEqual([403, ''])
    const nobody = await reader.call('POST', '/filetransfer', { headers: { authorization: '' } })
    expect([nobody.status, await nobody.text(), nobody.headers.get('www-authenticate')]).toEqual([
      401,
      '',
      'Bearer',
    ])
  })
  test('nobody to a recipient who is not on the access list', async () => {
    const bakery = simulator().client('Åsgård Bakeri AS').organisation.number
    const changes = { resourceId: 'ovelse-helsedata', recipients: [`0192:${bakery}`] }
    expect(await refusal(await (await fjordby()).initialize(changes))).toBe('400 BRO-00028')
    const baker = await callerOf(simulator(), bakery)
    const listed = await baker.call('GET', '/filetransfer?resourceId=ovelse-helsedata')
    expect(await refusal(listed)).toBe('401 BRO-00006')
  })
  test('nobody past the required party, who must be the only recipient', async () => {
    const required = simulator().client('Øvingsdirektoratet').organisation.number
    const to = async (...recipients: string[]): Promise<string> =>
      refusal(
        await (
          await fjordby()
        ).initialize({
          resourceId: 'ovelse-innrapportering',
          recipients: recipients.map((number) => `0192:${number}`),
        }),
      )
    expect(await to('310904473')).toBe('400 BRO-00026')
    expect(await to('310904473', required)).toBe('400 BRO-00027')
    expect(await to(required)).toMatch(/^200/)
  })
  test('nobody over a service whose set-up is not finished, each gap with its code', async () => {
    const { control } = simulator()
    const owner = simulator().client('Øvingsdirektoratet').organisation
    const refused = async (): Promise<string> => refusal(await (await fjordby()).initialize())
    await control.service({ id: service, configured: false })
    expect(await refused()).toBe('400 BRO-00025')
    await control.service({ id: service, configured: true, registered: false })
    expect(await refused()).toBe('403 BRO-00005')
    await control.request('POST', '/owner', { organisation: owner.number, name: owner.name, ready: false })
    expect(await refused()).toBe('503 BRO-00021')
    await control.request('POST', '/owner', { organisation: owner.number, name: owner.name, ready: true })
    await control.service({ id: service, registered: true })
    expect(await refused()).toMatch(/^200/)
  })
})

test('Accept must name JSON or everything, and the content type must be JSON', async () => {
  const caller = await fjordby()
  for (const accept of ['application/*', 'application/problem+json']) {
    expect(
      (await caller.call('GET', `/filetransfer?resourceId=${service}`, { headers: { accept } })).status,
    ).toBe(406)
  }
  const typed = await caller.call('POST', '/filetransfer', {
    headers: { 'content-type': 'text/plain' },
    body: '{}',
  })
  expect(typed.status).toBe(415)
})

test('an id that is none is a wrong model, an unknown one is not found', async () => {
  const caller = await fjordby()
  expect((await caller.call('GET', '/filetransfer/none')).status).toBe(400)
  const unknown = await caller.call('GET', `/filetransfer/${crypto.randomUUID()}`)
  expect(await refusal(unknown)).toBe('404 BRO-00001')
})
