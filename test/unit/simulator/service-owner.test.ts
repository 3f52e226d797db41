/** What a service owner does: broker.md §1.7–§1.9. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTimeSpan, parseDuration } from '../../../main/simulator/broker/durations.ts'
import {
  altinnToken,
  callerOf,
  callerWith,
  refusal,
  service,
  sharedSimulator,
  type Caller,
} from './altinn.ts'

const simulator = sharedSimulator()
const scope = 'altinn:serviceowner'
const owner = () => callerOf(simulator(), 'Øvingsdirektoratet', { scope })
const put = async (caller: Caller, body: object): Promise<string> =>
  refusal(
    await caller.call('PUT', `/resource/${service}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

test('durations go in as ISO 8601, come out as .NET prints them, and what is left out stays', async () => {
  const caller = await owner()
  expect(await put(caller, { fileTransferTimeToLive: 'P30D', purgeFileTransferGracePeriod: 'PT2H' })).toBe(
    '204',
  )
  expect(await put(caller, { maxFileTransferSize: 1_000 })).toBe('204')
  const read = await caller.call('GET', `/resource/${service}`)
  expect(await read.json()).toMatchObject({
    fileTransferTimeToLive: '30.00:00:00',
    purgeFileTransferGracePeriod: '02:00:00',
    maxFileTransferSize: 1_000,
    purgeFileTransferAfterAllRecipientsConfirmed: true,
  })
})

test.each([
  [{ maxFileTransferSize: -1 }, '400 BRO-00011'],
  [{ maxFileTransferSize: 0 }, '400 BRO-00012'],
  [{ maxFileTransferSize: 2_000_000_000_000 }, '400 BRO-00022'],
  [{ fileTransferTimeToLive: '30 days' }, '400 BRO-00014'],
  [{ fileTransferTimeToLive: 'P366D' }, '400 BRO-00015'],
  [{ purgeFileTransferGracePeriod: '2h' }, '400 BRO-00017'],
  [{ purgeFileTransferGracePeriod: 'PT25H' }, '400 BRO-00018'],
  [{ useManifestFileShim: true }, '400 BRO-00023'],
])('%j is refused', async (body, expected) => {
  expect(await put(await owner(), body)).toBe(expected)
})

test('a service has one owner', async () => {
  const { clientId, organisation } = simulator().client('Fjordby kommune')
  const scopes = ['altinn:broker.read', 'altinn:broker.write', scope]
  await simulator().control.client({ clientId, scopes, granted: scopes })
  const token = await altinnToken(simulator(), simulator().client('Fjordby kommune'), { scope })
  const other = callerWith(simulator(), organisation.number, token)
  expect(await refusal(await other.call('GET', `/resource/${service}`))).toBe('401 BRO-00006')
  expect(await refusal(await other.call('GET', '/serviceowner'))).toBe('404 BRO-07004')
  const named = { headers: { 'content-type': 'application/json' }, body: '{"name":"Fjordby"}' }
  expect((await other.call('POST', '/serviceowner', named)).status).toBe(200)
  await simulator().control.state()
  expect(await (await other.call('GET', '/serviceowner')).json()).toMatchObject({
    name: 'Fjordby',
    storageProviders: [
      { type: 'AltinnAzure', deploymentStatus: 'Ready' },
      { type: 'AltinnAzureWithoutVirusScan' },
    ],
  })
  expect(await refusal(await other.call('POST', '/serviceowner', named))).toBe('409 BRO-07002')
})

test('a month is counted by sender and recipient', async () => {
  const sender = await callerOf(simulator(), 'Solvik sykehus HF')
  const recipient = await callerOf(simulator(), 'Åsgård Bakeri AS')
  const id = await sender.send([recipient.number], 'x')
  await recipient.download(id)
  await recipient.confirm(id)
  const [year = '', month = ''] = (await sender.overview(id)).created.split('-')
  const read = async (query: string) =>
    (await owner()).call('GET', `/statistics/monthly?${query}`, { headers: { accept: 'text/csv' } })
  const answer = await read(`year=${year}&month=${month}&resourceId=${service}`)
  expect(answer.headers.get('content-type')).toBe('text/csv')
  expect((await answer.text()).split('\r\n')).toContain(
    `${year},${Number(month)},${service},,,${sender.number},${recipient.number},1,1,1,1`,
  )
  expect(await refusal(await read('year=2026&month=13'))).toBe('400 BRO-06004')
  expect(await refusal(await read('year=2026&month=1&includeEndUser=false'))).toBe('400 BRO-06005')
  expect(await refusal(await read('year=2001&month=1'))).toBe('404 BRO-06001')
})

test('every duration that is printed has the length that was read', () => {
  const lengths = fc.record({
    days: fc.nat(365),
    hours: fc.nat(23),
    minutes: fc.nat(59),
    seconds: fc.nat(59),
  })
  fc.assert(
    fc.property(lengths, ({ days, hours, minutes, seconds }) => {
      const read = parseDuration(`P${days}DT${hours}H${minutes}M${seconds}S`) ?? -1
      const printed = /^(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)$/.exec(formatTimeSpan(read))?.slice(1) ?? []
      expect(printed.map((part) => Number(part ?? 0))).toEqual([days, hours, minutes, seconds])
    }),
  )
  for (const wrong of ['', 'P', 'PT', '30', 'P1', 'P1H', 'PT1D']) expect(parseDuration(wrong)).toBeNull()
})
