/** Every code that Correspondence answers has its own sentence and its own next step, in three languages. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correspondenceCodes } from '../../../main/altinn/correspondence/codes.ts'
import { faultTable, type FaultCode } from '../../../preload/contract/fault.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import { access, type ScriptedAnswer } from '../../support/altinn.ts'
import { buildCorrespondence, fileOf, messageId, orderOf, refusal } from '../../support/correspondence.ts'

type Operation = 'initialize' | 'overview' | 'download' | 'upload' | 'form' | 'forward'

async function faultOf(answer: ScriptedAnswer, operation: Operation = 'overview', size = 3) {
  const built = buildCorrespondence(answer)
  const { correspondence } = built
  const file = () => fileOf('rapport.pdf', 'x'.repeat(size))
  const calls = {
    initialize: () =>
      correspondence.initialize(access, orderOf({ recipients: ['310904473', '01815001091'] })),
    overview: () => correspondence.overview(access, messageId, 'recipient'),
    download: () => correspondence.download(access, messageId, messageId),
    upload: () => correspondence.uploadAttachment(access, messageId, file()),
    form: () => correspondence.initializeWithFiles(access, orderOf(), [file()]),
    forward: () => correspondence.forward(access, messageId, { email: 'a@b.no', text: '' }),
  }
  const result: Awaited<ReturnType<(typeof calls)[Operation]>> = await calls[operation]()
  if (result.ok) throw new Error('no fault')
  return { ...built, reason: result.fault }
}

const codes: readonly (readonly [status: number, number: number, code: FaultCode])[] = [
  [404, 1001, 'message-not-found'],
  [400, 1002, 'message-title-invalid'],
  [400, 1003, 'message-body-invalid'],
  [400, 1004, 'message-summary-invalid'],
  [400, 1005, 'request-refused'],
  [400, 1006, 'recipient-twice'],
  [400, 1007, 'attachment-not-found'],
  [400, 1008, 'message-due-date-invalid'],
  [400, 1009, 'message-due-date-invalid'],
  [400, 1013, 'message-withdraw-too-late'],
  [400, 1014, 'message-already-deleted'],
  [400, 1015, 'request-refused'],
  [400, 1016, 'message-due-date-missing'],
  [400, 1017, 'attachment-not-found'],
  [400, 1018, 'attachment-not-ready'],
  [400, 1019, 'request-refused'],
  [400, 1020, 'message-title-invalid'],
  [400, 1021, 'message-body-invalid'],
  [400, 1022, 'message-body-invalid'],
  [400, 1023, 'message-language-invalid'],
  [400, 1024, 'message-not-fetched'],
  [400, 1025, 'message-not-fetched'],
  [400, 1026, 'message-delete-unconfirmed'],
  [400, 1027, 'request-refused'],
  [400, 1028, 'request-refused'],
  [404, 1029, 'recipient-unknown'],
  [422, 1030, 'recipient-reserved'],
  [500, 1032, 'contact-register-down'],
  [400, 1033, 'request-refused'],
  [409, 1034, 'message-already-sent'],
  [400, 1035, 'reply-option-invalid'],
  [400, 1036, 'service-unknown'],
  [400, 1037, 'message-title-invalid'],
  [400, 1038, 'files-too-many'],
  [400, 1039, 'message-sender-name-invalid'],
  [400, 1040, 'message-already-read'],
  [400, 1041, 'message-already-confirmed'],
  [400, 1042, 'message-summary-invalid'],
  [400, 1043, 'message-in-dialog'],
  [400, 1044, 'recipient-without-roles'],
  [400, 1045, 'dialog-single-recipient'],
  [400, 1046, 'dialog-invalid'],
  [400, 1047, 'request-refused'],
  [400, 1048, 'dialog-invalid'],
  [400, 1050, 'dialog-invalid'],
  [400, 1051, 'dialog-without-actions'],
  [400, 1052, 'dialog-invalid'],
  [400, 1053, 'dialog-invalid'],
  [404, 1054, 'dialog-invalid'],
  [400, 1055, 'attachment-expires-soon'],
  [400, 1060, 'message-confidential-required'],
  [400, 1061, 'message-confidential-refused'],
  [400, 1063, 'forward-not-allowed'],
  [400, 1064, 'forward-already-sent'],
  [400, 1065, 'forward-before-read'],
  [400, 1066, 'forward-text-invalid'],
  [400, 1067, 'forward-text-invalid'],
  [400, 1068, 'forwarding-not-offered'],
  [400, 1069, 'forwarding-too-large'],
  [404, 2001, 'attachment-not-found'],
  [502, 2002, 'upload-failed'],
  [400, 2003, 'upload-failed'],
  [400, 2004, 'file-too-large'],
  [400, 2005, 'attachment-spent'],
  [400, 2006, 'attachment-gone'],
  [400, 2007, 'attachment-in-use'],
  [400, 2008, 'upload-checksum-mismatch'],
  [400, 2009, 'upload-failed'],
  [400, 2010, 'attachment-name-invalid'],
  [400, 2011, 'attachment-name-invalid'],
  [400, 2012, 'attachment-name-invalid'],
  [400, 2013, 'attachment-type-not-allowed'],
  [451, 2014, 'service-not-ready'],
  [400, 2017, 'attachment-expiry-too-short'],
  [400, 2018, 'attachment-gone'],
  [400, 2019, 'attachment-gone'],
  [400, 2020, 'attachment-gone'],
  [400, 2021, 'attachment-name-invalid'],
  [408, 2022, 'upload-expired'],
  [404, 3001, 'message-language-invalid'],
  ...[3002, 3003, 3004, 3005, 3006, 3007, 3024, 3025].map(
    (number) => [400, number, 'notification-text-invalid'] as const,
  ),
  [400, 3011, 'email-invalid'],
  [400, 3012, 'mobile-invalid'],
  [400, 3015, 'notification-keyword-invalid'],
  [400, 3017, 'notification-single-recipient'],
  [400, 3018, 'notification-recipient-invalid'],
  [400, 3019, 'notification-recipient-invalid'],
  [400, 3022, 'notification-recipient-invalid'],
  [400, 3023, 'request-refused'],
  [400, 3027, 'email-invalid'],
  [500, 3028, 'service-busy'],
  [401, 4001, 'service-no-access'],
  [400, 4002, 'sender-unknown'],
  [401, 4006, 'service-no-access'],
  [400, 4009, 'service-not-for-messages'],
  [400, 4010, 'service-not-for-messages'],
  // Numbers that are added after us.
  [400, 1999, 'request-refused'],
  [500, 1999, 'service-busy'],
  [401, 4999, 'service-no-access'],
  [403, 4999, 'service-no-access'],
]

describe('a code', () => {
  it('that the client knows is in this table', () => {
    const tried = new Set(codes.map(([, number]) => number))
    expect([...correspondenceCodes.keys()].filter((number) => !tried.has(number))).toEqual([])
  })

  it.each(codes)('%i %i is %s, told in three languages, with the service’s own words', async (...row) => {
    const [status, number, code] = row
    const { reason, requests } = await faultOf(refusal(status, number))
    expect(reason).toMatchObject({
      code,
      technical: { service: 'Correspondence', status, text: 'Their own words', trace: '00-abc' },
    })
    expect(reason.technical?.code).toBe(`CORR-0${number}`)
    const told = (['nb', 'nn', 'en'] as const).map((language) => sentenceOf(reason, language))
    for (const part of ['what', 'next'] as const) {
      const texts = told.map((sentence) => sentence[part])
      expect(texts.every((text) => text.length > 10)).toBe(true)
      expect(new Set(texts).size).toBe(3)
    }
    // A refusal that speaks of the service is not asked again with another token.
    expect(requests).toHaveLength(1)
  })

  it('without its number is read from the digits of its name', async () => {
    const body = { code: 'CORR-01034', detail: 'x' }
    expect((await faultOf({ status: 409, body })).reason.code).toBe('message-already-sent')
    expect((await faultOf({ status: 400, body: { errorCode: '1006' } })).reason.code).toBe('recipient-twice')
  })

  it('about the size tells an empty file from one that is too large, and names the limit', async () => {
    const empty = await faultOf(refusal(400, 2004), 'upload', 0)
    expect(empty.reason.code).toBe('file-empty')
    const large = await faultOf(refusal(400, 2004), 'upload')
    expect(large.reason).toMatchObject({ code: 'file-too-large', values: { limit: 50_000_000_000 } })
    const form = await faultOf(refusal(400, 2004), 'form')
    expect(form.reason).toMatchObject({ values: { limit: 2_000_000_000, name: 'rapport.pdf' } })
  })

  it.each([
    [1038, { limit: 100 }, '100 files'],
    [1069, { limit: 10_000_000 }, '10\u00A0MB'],
  ])('%i names its limit', async (number, values, words) => {
    const { reason } = await faultOf(refusal(400, number), 'initialize')
    expect(reason.values).toMatchObject(values)
    expect(sentenceOf(reason, 'en').what).toContain(words)
  })

  it('does not put the numbers of persons under «Details»', async () => {
    const words = 'Could not find partyId for the following recipients: 01815001091, 310904473'
    const { reason } = await faultOf(refusal(404, 1029, words), 'initialize')
    expect(reason.technical?.text).toBe(
      'Could not find partyId for the following recipients: 018150*****, 310904473',
    )
  })
})

describe('a refused field', () => {
  const refused = (path: string) => {
    const errors = { [path]: ['Their words'] }
    return faultOf({ status: 400, body: { code: 'STD-00000', status: 400, errors } }, 'initialize')
  }

  it.each<readonly [string, FaultCode]>([
    ['Correspondence.Content.MessageTitle', 'message-title-invalid'],
    ['Correspondence.Content.MessageSummary', 'message-summary-invalid'],
    ['$.correspondence.content.messageBody', 'message-body-invalid'],
    ['Correspondence.MessageSender', 'message-sender-name-invalid'],
    ['Correspondence.Content.Language', 'message-language-invalid'],
    ['$.correspondence.dueDateTime', 'message-due-date-invalid'],
    ['$.correspondence.requestedPublishTime', 'message-publish-time-invalid'],
    ['Correspondence.PropertyList', 'message-property-invalid'],
    ['Correspondence.ExternalReferences[0].ReferenceValue', 'external-reference-invalid'],
    ['Correspondence.ReplyOptions[0].LinkURL', 'reply-option-invalid'],
    ['Correspondence.Notification.EmailSubject', 'notification-text-invalid'],
    ['Correspondence.Notification.CustomRecipients[1]', 'notification-recipient-invalid'],
    ['Correspondence.Content.Attachments[0].FileName', 'attachment-name-invalid'],
    ['request.Correspondence.Content.Attachments[0].ExpirationInDays', 'attachment-expiry-too-short'],
    ['Correspondence.SendersReference', 'reference-invalid'],
    ['Correspondence.ResourceId', 'service-unknown'],
    ['ExistingAttachments[0]', 'attachment-not-found'],
    ['Recipients', 'message-recipient-invalid'],
    ['id', 'message-not-found'],
    ['attachmentId', 'attachment-not-found'],
    ['forwardTo', 'email-invalid'],
    ['ForwardingText', 'forward-text-invalid'],
    ['IdempotentKey', 'request-refused'],
    ['$', 'request-refused'],
  ])('%s is %s', async (path, code) => {
    expect((await refused(path)).reason).toMatchObject({ code, technical: { text: `${path}: Their words` } })
  })

  it('that is a recipient is named as it was written, a person only in part', async () => {
    const { reason } = await refused('Recipients[0]')
    expect(reason).toMatchObject({ code: 'message-recipient-invalid', values: { value: '310904473' } })
    expect((await refused('$.recipients[1]')).reason.values['value']).toBe('018150*****')
  })

  it('is found in the newer body too', async () => {
    const validationErrors = [{ code: 'CORR.VLD-00000', detail: 'Their words', paths: ['/recipients/1'] }]
    const { reason } = await faultOf({ status: 400, body: { validationErrors } }, 'initialize')
    expect(reason).toMatchObject({ code: 'message-recipient-invalid', values: { value: '018150*****' } })
  })
})

describe('a status without a code', () => {
  const html = { 'content-type': 'text/html' }
  it.each<readonly [string, ScriptedAnswer, FaultCode, Operation]>([
    ['401 empty', { status: 401 }, 'token-refused', 'overview'],
    ['403 empty', { status: 403 }, 'scope-missing', 'overview'],
    [
      '403 about the kind of token',
      { status: 403, body: { title: 'IDX10205' } },
      'token-refused',
      'overview',
    ],
    ['404 of a message', { status: 404 }, 'message-not-found', 'overview'],
    ['404 of an attachment', { status: 404 }, 'attachment-not-found', 'upload'],
    ['406', { status: 406, body: 'Supported types: application/json' }, 'request-refused', 'overview'],
    ['408', { status: 408 }, 'upload-expired', 'upload'],
    ['409', { status: 409 }, 'message-already-sent', 'initialize'],
    ['413', { status: 413 }, 'file-too-large', 'upload'],
    ['415', { status: 415 }, 'request-refused', 'overview'],
    ['429', { status: 429 }, 'too-many-calls', 'overview'],
    [
      'a bare text about the template',
      { status: 400, body: '"Invalid notification template"' },
      'request-refused',
      'overview',
    ],
    ['500', { status: 500, body: { title: 'Internal Server Error' } }, 'service-busy', 'overview'],
    ['503 as a page', { status: 503, headers: html, body: '<html>' }, 'service-busy', 'overview'],
    ['a page', { status: 200, headers: html, body: '<html>' }, 'proxy-answer', 'overview'],
    [
      'a redirect of a captive portal',
      { status: 302, headers: { location: 'http://login.wifi' } },
      'proxy-answer',
      'download',
    ],
    ['a status nobody agreed on', { status: 202, body: {} }, 'answer-unreadable', 'overview'],
    ['nothing', {}, 'answer-unreadable', 'overview'],
    ['half an answer', { body: '{"correspondenceId":' }, 'answer-unreadable', 'overview'],
  ])('%s', async (_, answer, code, operation) => {
    expect((await faultOf(answer, operation)).reason.code).toBe(code)
  })

  it.each(['/login', 'https://login.idporten.no/authorize'])(
    'a download sent to the login page %s asks once more with a new token',
    async (location) => {
      const { reason, requests } = await faultOf({ status: 302, headers: { location } }, 'download')
      expect(reason.code).toBe('token-refused')
      expect(requests.map(({ headers }) => headers['Authorization'])).toEqual(['Bearer t1', 'Bearer t2'])
    },
  )

  it('429 makes every call of the kind rest for as long as it says', async () => {
    const built = buildCorrespondence((_request, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '30' } } : { body: { ids: [] } },
    )
    const query = { resourceId: 'r', role: 'recipient' } as const
    await built.correspondence.search(access, query)
    const second = built.correspondence.search(access, query)
    await built.clock.advance(29_999)
    expect(built.requests).toHaveLength(1)
    await built.clock.advance(1)
    expect(await second).toMatchObject({ ok: true })
  })
})

it('whatever status and body come, the answer is one of our faults', async () => {
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ code: fc.string(), errorCode: fc.jsonValue(), errors: fc.jsonValue() }),
    fc.record({ validationErrors: fc.array(fc.record({ paths: fc.array(fc.string()) })) }),
  )
  const status = fc.integer({ min: 201, max: 599 })
  const operation = fc.constantFrom<Operation>('initialize', 'overview', 'download', 'upload')
  await fc.assert(
    fc.asyncProperty(status, body, operation, async (...[code, text, kind]) => {
      const { reason } = await faultOf({ status: code, body: text }, kind)
      expect(reason.code in faultTable).toBe(true)
    }),
  )
})
