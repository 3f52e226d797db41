/** Everything Broker and what stands before it can answer: each has its own sentence and its own next step. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InitializeRequest } from '../../../main/altinn/broker/types.ts'
import { faultTable } from '../../../preload/contract/fault.ts'
import { access, organisation, otherOrganisation, type ScriptedAnswer } from '../../support/altinn.ts'
import { buildBroker, fileTransferId as id } from '../../support/broker.ts'

const initialize: InitializeRequest = {
  fileName: 'rapport.pdf',
  resourceId: 'bruksmonster-broker',
  reference: 'ref',
  sender: organisation,
  recipients: [otherOrganisation],
  properties: {},
  checksum: null,
  disableVirusScan: false,
}
const upload = () => ({
  length: 1,
  stream: (async function* () {
    yield new Uint8Array(1)
  })(),
})

/** As the service's library writes it: `traceId` stands twice. */
const problem = (status: number, code: string, detail = 'Their own words'): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: `{"type":"https://tools.ietf.org/html/rfc9110","title":"T","status":${status},"detail":"${detail}","code":"${code}","traceId":"00-abc","traceId":"00-abc"}`,
})

async function faultOf(answer: ScriptedAnswer, operation: 'initialize' | 'overview' | 'upload' = 'overview') {
  const built = buildBroker(answer)
  const result =
    operation === 'initialize'
      ? await built.broker.initialize(access, initialize)
      : operation === 'upload'
        ? await built.broker.upload(access, id, upload())
        : await built.broker.overview(access, id)
  if (result.ok) throw new Error('no fault')
  return { ...built, reason: result.fault }
}

describe('a code', () => {
  it.each([
    [404, 'BRO-00001', 'transfer-not-found'],
    [400, 'BRO-00002', 'service-not-ready'],
    [400, 'BRO-00003', 'transfer-not-ready'],
    [409, 'BRO-00004', 'already-uploaded'],
    [403, 'BRO-00005', 'service-not-ready'],
    [401, 'BRO-00006', 'service-no-access'],
    [403, 'BRO-00007', 'transfer-not-ready'],
    [500, 'BRO-00008', 'upload-failed'],
    [400, 'BRO-00009', 'upload-checksum-mismatch'],
    [400, 'BRO-00010', 'confirm-too-late'],
    [400, 'BRO-00016', 'file-too-large'],
    [400, 'BRO-00019', 'confirm-before-download'],
    [400, 'BRO-00020', 'scan-exemption-missing'],
    [503, 'BRO-00021', 'service-storage-not-ready'],
    [400, 'BRO-00024', 'service-not-ready'],
    [400, 'BRO-00025', 'service-not-ready'],
    [400, 'BRO-00026', 'required-party-missing'],
    [400, 'BRO-00027', 'required-party-single'],
    [400, 'BRO-00028', 'recipient-not-on-list'],
    [416, 'BRO-00029', 'range-refused'],
    [400, 'BRO-00099', 'request-refused'],
    [500, 'BRO-00099', 'service-busy'],
    [401, 'BRO-00099', 'service-no-access'],
  ])('%i %s is %s, with the service’s own words and trace', async (status, code, expected) => {
    const { reason } = await faultOf(problem(status, code))
    expect(reason).toMatchObject({
      code: expected,
      technical: {
        service: 'Broker',
        operation: 'overview',
        status,
        code,
        trace: '00-abc',
        text: 'Their own words',
      },
    })
  })

  it('about the recipient names it, when there is only one it can be', async () => {
    const { reason } = await faultOf(problem(400, 'BRO-00028'), 'initialize')
    expect(reason.values).toMatchObject({
      organisation: otherOrganisation,
      service: 'bruksmonster-broker',
      name: 'rapport.pdf',
    })
  })
})

describe('the three kinds of 401', () => {
  const empty: ScriptedAnswer = { status: 401, headers: { 'www-authenticate': 'Bearer' } }

  it('empty: a new token and once more, without anybody noticing', async () => {
    const built = buildBroker((request) =>
      request.headers['Authorization'] === 'Bearer t1' ? empty : { status: 204 },
    )
    expect(await built.broker.confirm(access, id)).toMatchObject({ ok: true })
    expect(built.requests.map(({ headers }) => headers['Authorization'])).toEqual(['Bearer t1', 'Bearer t2'])
  })

  it('empty again: token-refused, and no third try', async () => {
    const { reason, requests } = await faultOf(empty)
    expect(reason.code).toBe('token-refused')
    expect(requests).toHaveLength(2)
  })

  it('empty during an upload: the stream is spent, so whoever made it must begin again', async () => {
    const { reason, requests, broker } = await faultOf(empty, 'upload')
    expect(reason).toMatchObject({ code: 'token-refused', retry: 'now' })
    expect(requests).toHaveLength(1)
    await broker.upload(access, id, upload())
    expect(requests[1]?.headers['Authorization']).toBe('Bearer t2')
  })

  it('BRO-00006: no access to the service; a new token would not help and is not fetched', async () => {
    const { reason, requests } = await faultOf(problem(401, 'BRO-00006'), 'initialize')
    expect(reason).toMatchObject({ code: 'service-no-access', values: { service: 'bruksmonster-broker' } })
    expect(requests).toHaveLength(1)
  })

  it('of the gateway: a subscription key is missing', async () => {
    const message = 'Access denied due to missing subscription key. Make sure to …'
    const { reason, requests } = await faultOf({ status: 401, body: { statusCode: 401, message } })
    expect(reason).toMatchObject({ code: 'subscription-key-missing', technical: { text: message } })
    expect(requests).toHaveLength(1)
  })
})

describe('a status without a code', () => {
  it.each<readonly [string, ScriptedAnswer, string]>([
    ['403 empty', { status: 403 }, 'scope-missing'],
    ['404 empty', { status: 404 }, 'transfer-not-found'],
    ['406', { status: 406, body: 'Not acceptable' }, 'request-refused'],
    ['413', { status: 413 }, 'file-too-large'],
    ['415', { status: 415, body: { title: 'Unsupported Media Type', status: 415 } }, 'request-refused'],
    ['500', { status: 500, body: { title: 'Internal Server Error' } }, 'service-busy'],
    [
      '502 as a page',
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'service-busy',
    ],
    ['503 empty', { status: 503 }, 'service-busy'],
    ['504 empty', { status: 504 }, 'service-busy'],
    ['a page with 200', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'proxy-answer'],
    ['a page with 200 that says it is JSON', { body: '\n <!DOCTYPE html>' }, 'proxy-answer'],
    ['a page with 403', { status: 403, body: '<title>Blocked</title>' }, 'proxy-answer'],
    ['a redirect', { status: 307, headers: { location: 'http://login.wifi' } }, 'proxy-answer'],
    ['nothing with 200', {}, 'answer-unreadable'],
    ['a status nobody agreed on', { status: 202, body: {} }, 'answer-unreadable'],
  ])('%s', async (_, answer, code) => {
    expect((await faultOf(answer)).reason.code).toBe(code)
  })

  it('403 says which scope', async () => {
    const { reason } = await faultOf({ status: 403 }, 'initialize')
    expect(reason.values['scope']).toBe('altinn:broker.write')
  })

  it('409 on an upload is already-uploaded', async () => {
    expect((await faultOf({ status: 409 }, 'upload')).reason.code).toBe('already-uploaded')
  })
})

describe('429', () => {
  it.each([
    ['in seconds', '30', 30_000],
    ['as a date, by the service’s own clock', 'Fri, 20 Nov 2026 10:00:20 GMT', 20_000],
    ['absurdly long: an hour at most', '999999', 3_600_000],
  ])('%s: told when, and every call of the kind rests until then', async (_, value, wait) => {
    const headers = { 'retry-after': value, date: 'Fri, 20 Nov 2026 10:00:00 GMT' }
    const built = buildBroker((_request, index) => (index === 0 ? { status: 429, headers } : { body: [] }))
    const query = { resourceId: 'r' }
    expect(await built.broker.search(access, query)).toMatchObject({
      ok: false,
      fault: { code: 'too-many-calls', retryAt: built.clock.now() + wait },
    })
    const second = built.broker.search(access, query)
    await built.clock.advance(wait - 1)
    expect(built.requests).toHaveLength(1)
    await built.clock.advance(1)
    expect(await second).toMatchObject({ ok: true })
  })

  it('without a word about time still rests for a while', async () => {
    const built = buildBroker((_request, index) => (index === 0 ? { status: 429 } : { body: [] }))
    await built.broker.search(access, { resourceId: 'r' })
    const second = built.broker.search(access, { resourceId: 'r' })
    await built.clock.advance(1_000)
    expect(built.requests).toHaveLength(1)
    await built.clock.advance(60_000)
    expect(await second).toMatchObject({ ok: true })
  })

  it('503 with Retry-After says when', async () => {
    const { reason, clock } = await faultOf({ status: 503, headers: { 'retry-after': '5' } })
    expect(reason).toMatchObject({ code: 'service-busy', retryAt: clock.now() + 5_000 })
  })
})

describe('a refused field', () => {
  const refused = (errors: object) =>
    faultOf({ status: 400, body: { title: 'One or more validation errors occurred.', errors } }, 'initialize')

  it.each([
    ['Recipients', 'recipient-invalid'],
    ['Recipients[0]', 'recipient-invalid'],
    ['$.recipients', 'recipient-invalid'],
    ['SendersFileTransferReference', 'reference-invalid'],
    ['PropertyList', 'property-invalid'],
    ['ResourceId', 'service-unknown'],
    ['Sender', 'organisation-invalid'],
    ['fileTransferId', 'transfer-not-found'],
    ['Checksum', 'request-refused'],
    ['$', 'request-refused'],
  ])('%s is %s', async (field, code) => {
    const { reason } = await refused({ [field]: ['Their words'] })
    expect(reason).toMatchObject({ code, technical: { text: `${field}: Their words` } })
  })

  it('does not show what the person had written in a property', async () => {
    const value = 'personnummer 01010112345 '.repeat(200)
    const text = 'PropertyList Value can not be longer than 3000. Value: '
    const { reason } = await refused({ PropertyList: [text + value] })
    expect(reason.technical?.text?.length).toBeLessThan(200)
  })
})

it('whatever status and body come, the answer is one of our faults', async () => {
  const bodies = fc.oneof(fc.string(), fc.json(), fc.record({ code: fc.string(), errors: fc.jsonValue() }))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 201, max: 599 }), bodies, async (status, body) => {
      const { reason } = await faultOf({ status, body })
      expect(reason.code in faultTable).toBe(true)
    }),
  )
})
