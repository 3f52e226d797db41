/** What resumable uploads refuse, and how they say it. broker.md §3.1, §3.4, §5.3. */
import { describe, expect, test } from 'vitest'
import { callerOf, freshSimulator, refusal, sharedSimulator } from './altinn.ts'
import { md5, numbers, offset, pathOf, stateOf, switched, tusOf } from './tus.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')
const nordlys = () => callerOf(simulator(), 'Nordlys Regnskap AS')
const state = (id: string) => stateOf(simulator(), id)
const addressOf = (id: string): string =>
  `${simulator().handover.environment.altinn.platform}/broker/api/v1${pathOf(id)}`

describe('who may', () => {
  test('an expired token passes in a session, and only for the data calls', async () => {
    const own = await freshSimulator()
    const sender = await callerOf(own, 'Fjordby kommune')
    const tus = tusOf(sender)
    const [id, other] = [await sender.begin(['310904473']), await sender.begin(['310904473'])]
    const path = await tus.part(id, 4)
    await own.control.advance(2 * 3_600_000)
    expect((await sender.call('GET', `/filetransfer/${id}`)).status).toBe(401)
    expect((await tus.patch(path, 0, numbers(2))).status).toBe(204)
    expect((await tus.head(path)).status).toBe(200)
    expect((await tus.head(pathOf(other))).status).toBe(401)
    expect((await tus.create(id, 4)).status).toBe(401)
    expect((await tus.join(id, [path])).status).toBe(401)
    // Somebody else's signature under the same words.
    const [head = '', payload = '', signature = ''] = sender.token.split('.')
    const forged = `${head}.${payload}.${signature.split('').reverse().join('')}`
    expect((await tus.call('HEAD', path, { authorization: `Bearer ${forged}` })).status).toBe(401)
    // A day after the last call the session is over.
    await own.control.advance(86_400_000)
    expect((await tus.head(path)).status).toBe(401)
  })

  test('is the sender, with a token that may write', async () => {
    const sender = await fjordby()
    const stranger = tusOf(await nordlys())
    const id = await sender.begin(['310904473'])
    const answer = await stranger.create(id, 3)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(await refusal(answer)).toMatch(/^401 You must use a bearer token that represents a system user/)
    await tusOf(sender).create(id, 3)
    expect((await stranger.head(pathOf(id))).status).toBe(401)
    const reader = tusOf(await callerOf(simulator(), 'Fjordby kommune', { scope: 'altinn:broker.read' }))
    expect((await reader.head(pathOf(id))).status).toBe(403)
    expect((await fetch(addressOf(id), { method: 'OPTIONS' })).status).toBe(401)
    const options = await sender.call('OPTIONS', pathOf(id))
    expect([options.status, options.headers.get('tus-version')]).toEqual([204, '1.0.0'])
    expect(options.headers.get('tus-max-size')).toBeNull()
  })

  test('has a limit of calls only when one is ordered', async () => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'])
    await tusOf(sender).create(id, 3)
    await simulator().control.limits({ enabled: true, perMinute: { 'tus-head': 2 } })
    const statuses: number[] = []
    for (let calls = 0; calls < 3; calls += 1) statuses.push((await tusOf(sender).head(pathOf(id))).status)
    expect(statuses).toEqual([200, 200, 429])
    await simulator().control.limits({ enabled: false })
  })
})

describe('what is asked for in vain', () => {
  test.each([
    ['no version', { 'tus-resumable': undefined }, 404, ''],
    ['another version', { 'tus-resumable': '0.2.2' }, 412, 'Tus version 0.2.2 is not supported'],
    ['no length', {}, 400, 'Missing Upload-Length header'],
    ['a length that is none', { 'upload-length': 'x' }, 400, 'Could not parse Upload-Length header'],
    ['a negative length', { 'upload-length': '-1' }, 400, 'must be a positive number'],
    ['a length to come', { 'upload-defer-length': '1' }, 400, 'Upload-Defer-Length is not supported'],
    ['an odd concatenation', { 'upload-concat': 'last' }, 400, 'Upload-Concat header is invalid'],
    ['nothing to join', { 'upload-concat': 'final;' }, 400, 'Upload-Concat header is invalid'],
  ])('a creation with %s', async (_what, given, status, sentence) => {
    const sender = await fjordby()
    const id = await sender.begin(['310904473'])
    const { 'tus-resumable': version = 'tus-resumable' in given ? undefined : '1.0.0', ...rest } =
      given as Record<string, string | undefined>
    const headers = Object.entries({ ...rest, 'tus-resumable': version })
    const answer = await sender.call('POST', pathOf(id), {
      headers: headers.filter((header): header is [string, string] => header[1] !== undefined),
    })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(sentence)
  })

  test('a checksum of a chunk: the bytes are taken, and 460 comes', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await tus.create(id, 4)
    const right = Buffer.from(md5('ab'), 'hex').toString('base64')
    const answer = await tus.patch(pathOf(id), 0, Buffer.from('ab'), { 'upload-checksum': `md5 ${right}` })
    expect(answer.status).toBe(460)
    expect(offset(await tus.head(pathOf(id)))).toEqual([200, '2'])
    const other = await tus.patch(pathOf(id), 2, Buffer.from('ab'), { 'upload-checksum': 'sha1 YWI=' })
    expect(other.status).toBe(400)
  })

  test('a PATCH of another type, with no offset, or with more than was announced', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    expect((await tus.patch(pathOf(id), 0, numbers(1))).status).toBe(404)
    await tus.create(id, 4)
    const typed = await tus.patch(pathOf(id), 0, numbers(1), { 'content-type': 'application/octet-stream' })
    expect(typed.status).toBe(415)
    const none = await tus.call('PATCH', pathOf(id), { 'content-type': 'application/offset+octet-stream' })
    expect(await refusal(none)).toBe('400 Missing Upload-Offset header')
    expect(await refusal(await tus.patch(pathOf(id), 0, numbers(5)))).toMatch(
      /^400 Stream contains more data/,
    )
    expect(offset(await tus.head(pathOf(id)))).toEqual([200, '0'])
  })

  test('an address that is no transfer, or no such one', async () => {
    const tus = tusOf(await fjordby())
    expect(await refusal(await tus.create('nonsense', 3))).toBe('404 Missing file transfer id')
    expect(await refusal(await tus.create(crypto.randomUUID(), 3))).toBe(
      '404 The requested file transfer was not found',
    )
  })

  test('more than the limit, when it is said', async () => {
    const sender = await fjordby()
    await simulator().control.service({ id: 'ovelse-smafiler', maxFileTransferSize: 10 })
    const id = await sender.begin(['310904473'], { resourceId: 'ovelse-smafiler' })
    expect(await refusal(await tusOf(sender).create(id, 11))).toBe('400 File size exceeds maximum')
    expect((await sender.overview(id)).fileTransferStatus).toBe('Initialized')
  })

  test('chunks so small that the blocks would not do, with the size that would', async () => {
    const sender = await fjordby()
    const tus = tusOf(sender)
    const id = await sender.begin(['310904473'])
    await switched(simulator(), { mostBlocks: 4, largestChunk: 50 }, async () => {
      await tus.create(id, 100)
      expect(await refusal(await tus.patch(pathOf(id), 0, numbers(24)))).toMatch(/^400 .*at least 25 bytes/)
      expect((await tus.patch(pathOf(id), 0, numbers(51))).status).toBe(400)
      for (const from of [0, 25, 50, 75]) {
        expect((await tus.patch(pathOf(id), from, numbers(100).subarray(from, from + 25))).status).toBe(204)
      }
    })
    expect((await state(id))?.status).toBe('Published')
  })
})
