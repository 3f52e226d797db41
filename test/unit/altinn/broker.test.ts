/** Broker's own wire: what is sent to the letter, and what every answer becomes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Broker, InitializeRequest } from '../../../main/altinn/broker/types.ts'
import { access, organisation, otherOrganisation, type ScriptedAnswer } from '../../support/altinn.ts'
import { buildBroker, fileTransferId as id, overviewBody } from '../../support/broker.ts'

const request: InitializeRequest = {
  fileName: 'æøå.pdf',
  resourceId: 'urn:altinn:resource:bruksmonster-broker',
  reference: 'ref',
  sender: organisation,
  recipients: [otherOrganisation],
  properties: { a: 'b' },
  checksum: null,
  disableVirusScan: false,
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

describe('what is sent', () => {
  it('initialize: numbers with 0192, the bare resource id, everything Broker would otherwise refuse', async () => {
    const { broker, requests } = buildBroker({ body: { fileTransferId: id } })
    expect(await broker.initialize(access, request)).toEqual({ ok: true, value: { id } })
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://platform.tt02.altinn.no/broker/api/v1/filetransfer',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: 'Bearer t1' },
    })
    expect(JSON.parse(requests[0]?.body as string)).toEqual({
      fileName: 'æøå.pdf',
      resourceId: 'bruksmonster-broker',
      sendersFileTransferReference: 'ref',
      sender: '0192:310904473',
      recipients: ['0192:991825827'],
      propertyList: { a: 'b' },
      checksum: null,
      disableVirusScan: false,
    })
  })

  it('upload: the stream itself, as bytes, with patience for the answer', async () => {
    const { broker, requests } = buildBroker({ body: { fileTransferId: id } })
    const body = { length: 3, stream: bytes('abc') }
    expect(await broker.upload(access, id, body)).toEqual({ ok: true, value: null })
    expect(requests[0]).toMatchObject({
      url: `https://platform.tt02.altinn.no/broker/api/v1/filetransfer/${id}/upload`,
      headers: { 'Content-Type': 'application/octet-stream' },
    })
    expect(requests[0]?.body).toBe(body)
    expect(requests[0]?.answerTimeout).toBeGreaterThanOrEqual(300_000)
  })

  it('search: bare id, names of states, times in UTC', async () => {
    const { broker, requests } = buildBroker({ body: [id] })
    const from = Date.parse('2026-11-20T08:00:00.250Z')
    const query = {
      resourceId: 'urn:altinn:resource:bruksmonster-broker',
      status: 'Published',
      recipientStatus: 'Initialized',
      role: 'Recipient',
      from,
      to: from + 1,
      ascending: true,
    } as const
    expect(await broker.search(access, query)).toEqual({ ok: true, value: [id] })
    expect(Object.fromEntries(new URL(requests[0]?.url ?? '').searchParams)).toEqual({
      resourceId: 'bruksmonster-broker',
      status: 'Published',
      recipientStatus: 'Initialized',
      role: 'Recipient',
      from: '2026-11-20T08:00:00.250Z',
      to: '2026-11-20T08:00:00.251Z',
      orderAscending: 'true',
    })
  })

  it.each(['..', '../../x', 'a/b', '', `${id}?x`, 'not-an-id'])(
    'no request at all for an id that is none: %j',
    async (wrong) => {
      const { broker, requests } = buildBroker({ body: {} })
      for (const call of [broker.overview, broker.details, broker.confirm] as const) {
        expect(await call(access, wrong)).toMatchObject({ ok: false, fault: { code: 'transfer-not-found' } })
      }
      expect(await broker.download(access, wrong, 0)).toMatchObject({ ok: false })
      expect(await broker.upload(access, wrong, { length: 0, stream: bytes('') })).toMatchObject({
        ok: false,
      })
      expect(requests).toEqual([])
    },
  )

  it('confirm takes 204, and the 200 of the older documentation', async () => {
    for (const status of [200, 204]) {
      const { broker } = buildBroker({ status })
      expect(await broker.confirm(access, id)).toEqual({ ok: true, value: null })
    }
  })
})

describe('an overview', () => {
  const parse = async (change: object) =>
    buildBroker({ body: { ...overviewBody, ...change } }).broker.overview(access, id)

  it('is parsed whole, with times of microseconds and numbers without prefix', async () => {
    expect(await parse({ something_new: 1 })).toEqual({
      ok: true,
      value: {
        fileTransferId: id,
        resourceId: 'bruksmonster-broker',
        fileName: '../../etc/passwd',
        reference: 'ref',
        checksum: null,
        useVirusScan: true,
        size: 12,
        status: 'Published',
        statusText: 'Ready for download',
        statusChangedAt: Date.parse('2026-08-18T11:40:51.123Z'),
        createdAt: Date.parse('2026-08-18T11:40:50Z'),
        expiresAt: Date.parse('2026-09-17T11:40:50.5Z'),
        publishedAt: Date.parse('2026-08-18T11:40:51Z'),
        sender: organisation,
        recipients: [
          {
            organisation: otherOrganisation,
            status: 'DownloadStarted',
            changedAt: Date.parse('2026-08-18T12:00:00Z'),
          },
        ],
        properties: { a: 'b' },
      },
    })
  })

  it.each([
    ['"" (not computed yet)', '', null],
    ['null', null, null],
    ['upper case', 'D41D8CD98F00B204E9800998ECF8427E', 'd41d8cd98f00b204e9800998ecf8427e'],
  ])('takes a checksum of %s', async (_, checksum, expected) => {
    expect(await parse({ checksum })).toMatchObject({ ok: true, value: { checksum: expected } })
  })

  it('takes a sender in the form it was sent in, which may be the URN', async () => {
    const sender = `urn:altinn:organization:identifier-no:${organisation}`
    expect(await parse({ sender })).toMatchObject({ ok: true, value: { sender: organisation } })
  })

  it.each([
    ['an unknown state', { fileTransferStatus: 'Quarantined' }, /fileTransferStatus/],
    ['a size that is text', { fileTransferSize: '12' }, /fileTransferSize/],
    ['a time that is none', { created: 'yesterday' }, /created/],
    ['a stranger’s number', { sender: '0192:123456789' }, /sender/],
  ])('with %s is refused and says where', async (_, change, text) => {
    const result = await parse(change)
    expect(result).toMatchObject({ ok: false, fault: { code: 'answer-unreadable' } })
    expect(result.ok ? '' : result.fault.technical?.text).toMatch(text)
  })

  it('whatever comes is a value or a fault: nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        for (const answer of [
          body,
          { ...overviewBody, recipients: body },
          { ...overviewBody, propertyList: body },
        ]) {
          const { broker } = buildBroker({ body: JSON.stringify(answer) })
          expect(typeof (await broker.overview(access, id)).ok).toBe('boolean')
        }
      }),
    )
  })
})

it('details sorts the history, which the service does not', async () => {
  const entry = (fileTransferStatus: string, fileTransferStatusChanged: string) => ({
    fileTransferStatus,
    fileTransferStatusText: '',
    fileTransferStatusChanged,
  })
  const { broker } = buildBroker({
    body: {
      ...overviewBody,
      published: undefined,
      fileTransferStatusHistory: [
        entry('Published', '2026-08-18T11:40:51'),
        entry('Initialized', '2026-08-18T11:40:50.9+00:00'),
      ],
      recipientFileTransferStatusHistory: [],
    },
  })
  expect(await broker.details(access, id)).toMatchObject({
    ok: true,
    value: { history: [{ status: 'Initialized' }, { status: 'Published' }], recipientHistory: [] },
  })
})

describe('a download', () => {
  const octets = { 'content-type': 'application/octet-stream' }
  const fetched = (from: number, answer: ScriptedAnswer) => {
    const built = buildBroker(answer)
    return { ...built, result: built.broker.download(access, id, from) }
  }

  it('of a whole file asks for no range', async () => {
    const headers = { ...octets, 'content-length': '3' }
    const { result, requests } = fetched(0, { headers, body: 'abc' })
    expect(await result).toMatchObject({ ok: true, value: { start: 0, length: 3 } })
    expect(requests[0]?.headers).not.toHaveProperty('Range')
  })

  it('of the rest begins where it was asked to', async () => {
    const headers = { ...octets, 'content-length': '3', 'content-range': 'bytes 5-7/8' }
    const { result, requests } = fetched(5, { status: 206, headers, body: 'abc' })
    expect(await result).toMatchObject({ ok: true, value: { start: 5, length: 3 } })
    expect(requests[0]?.headers['Range']).toBe('bytes=5-')
  })

  it('whose range was ignored says so, or the parts would be glued together wrongly', async () => {
    const { result } = fetched(5, { headers: { ...octets, 'content-length': '8' }, body: 'abcdefgh' })
    expect(await result).toMatchObject({ ok: true, value: { start: 0, length: 8 } })
  })

  it.each<readonly [string, ScriptedAnswer, string]>([
    [
      'another part than asked',
      { status: 206, headers: { 'content-range': 'bytes 4-7/8' } },
      'range-refused',
    ],
    [
      'a length that does not fit the part',
      { status: 206, headers: { 'content-range': 'bytes 5-7/8', 'content-length': '4' } },
      'range-refused',
    ],
    ['a part without its place', { status: 206 }, 'answer-unreadable'],
    ['no length', { headers: octets }, 'answer-unreadable'],
    [
      'something compressed',
      { headers: { 'content-length': '1', 'content-encoding': 'gzip' } },
      'answer-unreadable',
    ],
    ['a login page', { headers: { 'content-type': 'text/html', 'content-length': '1' } }, 'proxy-answer'],
    ['416', { status: 416, body: { code: 'BRO-00029' } }, 'range-refused'],
  ])('is refused when it is %s', async (_, answer, code) => {
    expect(await fetched(5, answer).result).toMatchObject({ ok: false, fault: { code } })
  })
})

describe('scopes', () => {
  const calls: readonly (readonly [string, (broker: Broker) => Promise<unknown>, string])[] = [
    ['initialize', (broker) => broker.initialize(access, request), 'altinn:broker.write'],
    [
      'upload',
      (broker) => broker.upload(access, id, { length: 0, stream: bytes('') }),
      'altinn:broker.write',
    ],
    ['download', (broker) => broker.download(access, id, 0), 'altinn:broker.read'],
    ['confirm', (broker) => broker.confirm(access, id), 'altinn:broker.read'],
  ]
  it.each(calls)('%s asks for its own scope alone', async (_, call, scope) => {
    const built = buildBroker({ status: 204 })
    await call(built.broker)
    expect(built.asked()).toEqual([scope])
  })

  it('a client that may only send can still see what became of it', async () => {
    const built = buildBroker({ body: overviewBody }, { refuse: ['altinn:broker.read'] })
    expect(await built.broker.overview(access, id)).toMatchObject({ ok: true })
    expect(await built.broker.overview(access, id)).toMatchObject({ ok: true })
    // The missing half is not asked for again before a change could have taken effect.
    expect(built.asked()).toEqual(['altinn:broker.read', 'altinn:broker.write', 'altinn:broker.write'])
  })

  it('a client with neither is told which scope is missing', async () => {
    const built = buildBroker({}, { refuse: ['altinn:broker.read', 'altinn:broker.write'] })
    for (let count = 0; count < 2; count += 1) {
      expect(await built.broker.overview(access, id)).toMatchObject({
        ok: false,
        fault: { code: 'scope-not-on-client' },
      })
    }
  })
})
