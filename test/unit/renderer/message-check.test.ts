import { describe, expect, it } from 'vitest'
import type { NotificationOrder } from '../../../preload/contract/message-models.ts'
import type { FileReference, MessageService } from '../../../preload/contract/models.ts'
import { problemsOf, type Checked } from '../../../renderer/messages/writing/check.ts'
import { noticeRecipients } from '../../../renderer/messages/writing/check-notice.ts'
import { asAttachment } from '../../../renderer/messages/writing/file-rules.ts'
import { emptyLetter, letterOf, orderOf, type Letter } from '../../../renderer/messages/writing/letter.ts'

const now = Date.UTC(2026, 10, 24, 12)
const hour = 3_600_000
const service: MessageService = {
  ...{ id: 'brev', title: 'Brev', owner: null, ownerOrganisation: null },
  ...{ confidential: 'allowed', forwarding: true },
}
const file = (name: string, size = 1): FileReference => ({
  ...{ id: name, name, size, folder: '', note: null, fault: null },
})
const good: Letter = {
  ...emptyLetter('nb'),
  recipients: [{ number: '991825827', name: null }],
  title: 'Vedtak',
  body: 'Hei',
}
const text = { subject: 'Emne', body: 'Tekst', sms: 'Kort' }
const notice: NotificationOrder = {
  ...{
    template: 'custom',
    channel: 'emailPreferred',
    text,
    reminder: null,
    recipients: [],
    onlyThese: false,
  },
}

function check(part: Partial<Letter>, more: Partial<Checked> = {}) {
  const letter = { ...good, ...part }
  return problemsOf({ letter, service, files: [], adding: false, typing: false, now, ...more })
}
/** Where it stands and what is said of it. */
const told = (part: Partial<Letter>, more: Partial<Checked> = {}) =>
  check(part, more).map(({ place, key }) => `${place}: ${key}`)

describe('a message that is checked before it is sent', () => {
  it('goes when nothing is wrong with it', () => {
    expect(told({})).toEqual([])
    expect(told({ dueAt: now + hour, needsConfirmation: true, notification: notice })).toEqual([])
  })

  it('is told everything that is wrong at once, in the order of the form', () => {
    const part = { recipients: [], title: ' ', body: '', needsConfirmation: true }
    expect(told(part, { service: null, adding: true })).toEqual([
      'service: service',
      'recipients: recipients',
      'title: title',
      'body: body',
      'files: filesAdding',
      'dueAt: dueNeeded',
    ])
  })

  it.each<readonly [string, Partial<Letter>, string]>([
    ['501 recipients', { recipients: new Array(501).fill(good.recipients[0]) }, 'recipients: recipientsMany'],
    ['HTML in the title', { title: 'Vedtak <b>1</b>' }, 'title: titlePlain'],
    ['a heading in the title', { title: '# Vedtak' }, 'title: titlePlain'],
    ['256 characters in the title', { title: 'x'.repeat(256) }, 'title: titleLong'],
    ['256 characters in the summary', { summary: 'x'.repeat(256) }, 'summary: summaryLong'],
    ['30,001 characters in the body', { body: 'x'.repeat(30_001) }, 'body: bodyLong'],
    ['a script in the body', { body: 'Hei <script>1</script>' }, 'body: bodyCode'],
    ['a time to publish that has passed', { publishAt: now - hour }, 'publishAt: publishPast'],
    ['a due date that has passed', { dueAt: now - hour }, 'dueAt: duePast'],
    ['due before published', { publishAt: now + 2 * hour, dueAt: now + hour }, 'dueAt: dueBeforePublish'],
    ['ignoring a reservation for no reason', { ignoreReservation: ' ' }, 'ignoreReservation: ignoreReason'],
    ['a reply without https', { replies: [['Svar', 'http://fjordby.example']] }, 'replies: reply'],
    ['a reference to nothing', { references: [['Generic', '']] }, 'references: referenceValue'],
    [
      'a property that is there twice',
      {
        properties: [
          ['sak', '1'],
          ['sak ', '2'],
        ],
      },
      'properties: propertyTwice',
    ],
    [
      'a notice of its own words without words',
      { notification: { ...notice, text: { ...text, sms: '' } } },
      'noticeSms: noticeSms',
    ],
    [
      'a reminder without words',
      { notification: { ...notice, reminder: { channel: 'sms', text: { ...text, sms: '' } } } },
      'reminderSms: reminderSms',
    ],
    [
      'a notice to nobody',
      { notification: { ...notice, recipients: ['kari'] } },
      'noticeRecipients: noticeWho',
    ],
    [
      'a keyword that an e-mail address cannot fill',
      {
        notification: {
          ...notice,
          recipients: ['kari@fjordby.example'],
          text: { ...text, body: 'Hei $recipientName$' },
        },
      },
      'noticeRecipients: noticeKeyword',
    ],
  ])(
    'is stopped for %s, which Altinn would have refused after the files had travelled',
    (_why, part, said) => {
      expect(told(part)).toEqual([said])
    },
  )

  it('passes what only looks like code', () => {
    expect(
      told({ title: 'Tiltak #404, *viktig*, 1 < 2', body: 'Hei <https://fjordby.example> `<b>`' }),
    ).toEqual([])
  })

  it('does not scold for what the person has not come to yet', () => {
    const early = check({ title: '', body: '', recipients: [] }, { service: null })
    expect(early.every(({ unfinished }) => unfinished)).toBe(true)
    expect(check({ title: '<b>' })[0]?.unfinished).toBe(false)
  })

  it('is not so large that it could not be forwarded as the sender allows', () => {
    const files = [file('kart.pdf', 6_000_000), file('plan.pdf', 6_000_000)]
    expect(told({ allowsForwarding: true }, { files })).toEqual(['files: filesForward'])
    expect(told({ allowsForwarding: true }, { files, service: { ...service, forwarding: false } })).toEqual(
      [],
    )
  })
})

describe('an attachment that Altinn does not take', () => {
  it.each([
    ['møte.pptx', 'attachment-type-not-allowed'],
    ['uten endelse', 'attachment-type-not-allowed'],
    ['CON.pdf', 'attachment-name-invalid'],
    ['a:b.pdf', 'attachment-name-invalid'],
    [`${'x'.repeat(252)}.pdf`, 'attachment-name-invalid'],
  ])('%s is refused before it is uploaded', (name, code) => {
    expect(asAttachment(file(name)).fault?.code).toBe(code)
    expect(told({}, { files: [asAttachment(file(name))] })).toEqual(['files: filesRefused'])
  })

  it('does not take the others with it', () => {
    expect(['vedtak.PDF', 'a.b.zip', 'bilde.jpeg'].map((name) => asAttachment(file(name)).fault)).toEqual([
      null,
      null,
      null,
    ])
    expect(asAttachment(file('stor.zip', 50_000_000_001)).fault?.code).toBe('file-too-large')
  })
})

describe('a draft', () => {
  it('is what was written, when it is opened again', () => {
    const written: Letter = {
      ...good,
      ...{ serviceId: 'brev', summary: 'Kort', dueAt: now, ignoreReservation: 'Alkoholloven § 1-7' },
      replies: [['Svar', 'https://fjordby.example/svar']],
      references: [['Generic', '26/1183']],
      properties: [['sak', '26/1183']],
      notification: notice,
    }
    expect(letterOf(orderOf(written, [], service))).toEqual(written)
  })

  it('is confidential when the service demands it, whatever the person chose, and never when it forbids it', () => {
    const order = (confidential: MessageService['confidential'], chosen: boolean) =>
      orderOf({ ...good, confidential: chosen }, [], { ...service, confidential }).confidential
    expect([order('demanded', false), order('forbidden', true), order('allowed', true)]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('takes along only files that can be sent, and no empty rows', () => {
    const files = [file('vedtak.pdf'), asAttachment(file('film.mp4'))]
    const order = orderOf({ ...good, replies: [['', ' ']], references: [['Generic', '']] }, files, service)
    expect(order).toMatchObject({ fileIds: ['vedtak.pdf'], replyOptions: [], externalReferences: [] })
  })

  it('keeps numbers of those to be notified as the engine takes them', () => {
    expect(noticeRecipients('kari@fjordby.example\n+47 400 00 000; 991 825 827\n')).toEqual([
      'kari@fjordby.example',
      '+4740000000',
      '991825827',
    ])
  })
})
