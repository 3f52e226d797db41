/** Download and its ranges: broker.md §5.2, facts 15–17. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from '../../../main/simulator/broker/range.ts'
import { callerOf, refusal, sharedSimulator, type Caller } from './altinn.ts'

const simulator = sharedSimulator()
const content = '0123456789'

async function published(): Promise<{ recipient: Caller; sender: Caller; id: string }> {
  const sender = await callerOf(simulator(), 'Fjordby kommune')
  const recipient = await callerOf(simulator(), 'Nordlys Regnskap AS')
  return { sender, recipient, id: await sender.send([recipient.number], content) }
}

test.each([
  ['bytes=2-4', '234', 'bytes 2-4/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-3', '789', 'bytes 7-9/10'],
  ['bytes=8-99', '89', 'bytes 8-9/10'],
])('%s gives that part', async (range, expected, contentRange) => {
  const { recipient, id } = await published()
  const answer = await recipient.download(id, range)
  expect([answer.status, await answer.text()]).toEqual([206, expected])
  expect(answer.headers.get('content-range')).toBe(contentRange)
  expect(answer.headers.get('content-length')).toBe(String(expected.length))
})

test.each(['bytes=0-1,4-5', 'lines=1-2', 'bytes=b-c', 'bytes=4-2', 'bytes=-'])(
  '%s is as if it were not there',
  async (range) => {
    const { recipient, id } = await published()
    const answer = await recipient.download(id, range)
    expect([answer.status, await answer.text()]).toEqual([200, content])
  },
)

test('a range behind the end is not satisfiable, and does not say how long the file is', async () => {
  const { recipient, id } = await published()
  const answer = await recipient.download(id, 'bytes=10-')
  expect(answer.headers.get('content-range')).toBeNull()
  expect(await refusal(answer)).toBe('416 BRO-00029')
})

test('there is nothing to compare a later answer with', async () => {
  const { recipient, id } = await published()
  const { headers } = await recipient.download(id)
  expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null])
  expect(headers.get('accept-ranges')).toBe('bytes')
})

test('asking for one byte counts as a download, and only recipients may ask', async () => {
  const { sender, recipient, id } = await published()
  expect(await refusal(await sender.download(id))).toBe('401 BRO-00006')
  await recipient.download(id, 'bytes=0-0')
  expect((await sender.overview(id)).recipients[0]?.currentRecipientFileTransferStatusCode).toBe(
    'DownloadStarted',
  )
})

test('a name with letters outside ASCII, quotes and line breaks cannot break the header', async () => {
  const { sender, recipient } = await published()
  const id = await sender.send([recipient.number], 'x', { fileName: 'blå "bær"\r\nSet-Cookie: a=b.txt' })
  const header = (await recipient.download(id)).headers.get('content-disposition')
  expect(header).toBe(
    `attachment; filename="bl_ \\"b_r\\"__Set-Cookie: a=b.txt"; filename*=UTF-8''bl%C3%A5%20%22b%C3%A6r%22%0D%0ASet-Cookie%3A%20a%3Db.txt`,
  )
})

test('whatever stands in the header, a part is inside the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(100), (noise, first, last, size) => {
      for (const header of [noise, `bytes=${first}-${last}`, `bytes=${first}-`, `bytes=-${last}`]) {
        const range = parseRange(header, size)
        if (range.kind !== 'part') continue
        expect(range.first).toBeGreaterThanOrEqual(0)
        expect(range.first).toBeLessThanOrEqual(range.last)
        expect(range.last).toBeLessThan(size)
      }
    }),
  )
})
