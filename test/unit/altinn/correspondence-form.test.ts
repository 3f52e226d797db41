/** The form that carries a message with its files: exact to the byte, whatever the files are called and hold. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formBody, formFields } from '../../../main/altinn/correspondence/form.ts'
import { orderModel } from '../../../main/altinn/correspondence/order.ts'
import type { NewFile } from '../../../main/altinn/correspondence/order-types.ts'
import { faultOfError } from '../../../main/lib/network.ts'
import { boundaryOf, readParts } from '../../../main/simulator/http/multipart.ts'
import { access } from '../../support/altinn.ts'
import { buildCorrespondence, fileOf, orderOf } from '../../support/correspondence.ts'

const boundary = 'budstikke-00000000-0000-4000-8000-000000000001'

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** As the other side reads it. */
async function read(files: readonly NewFile[]) {
  const { length, stream } = formBody(orderModel(orderOf(), files), files, boundary)
  const bytes = await collect(stream)
  expect(bytes.byteLength).toBe(length)
  const body = (async function* () {
    yield bytes
  })()
  const parts: { name: string; fileName: string | null; content: string }[] = []
  for await (const { name, fileName, content } of readParts(body, boundary)) {
    parts.push({ name, fileName, content: (await collect(content)).toString('latin1') })
  }
  return parts
}
const filesIn = async (files: readonly NewFile[]) =>
  (await read(files)).filter(({ fileName }) => fileName !== null)

describe('the form', () => {
  it('has as many bytes as it says, and each file’s bytes are its own, whatever they are', async () => {
    const file = fc.record({
      name: fc.stringMatching(/^[^"\u0000-\u001f]{1,20}$/u),
      content: fc.uint8Array({ maxLength: 200 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 4 }), async (files) => {
        const parts = await filesIn(files.map(({ name, content }) => fileOf(name, content)))
        expect(parts).toEqual(
          files.map(({ name, content }) => ({
            name: 'attachments',
            fileName: Buffer.from(name).toString(),
            content: Buffer.from(content).toString('latin1'),
          })),
        )
      }),
    )
  })

  // Attack: a file whose name closes its quotation marks and adds heads or fields of its own – another recipient.
  it.each([
    'a.txt"\r\n\r\n--x\r\nContent-Disposition: form-data; name="recipients[1]"\r\n\r\n0192:999999999',
    'a.txt\r\n--budstikke-1--\r\n',
    'a.txt"; name="recipients[0]',
    'a\n.txt',
  ])('lets no name of a file become a field: %j', async (name) => {
    const plain = await read([fileOf('a.txt', 'x')])
    const parts = await read([fileOf(name, 'x')])
    expect(parts.map((part) => part.name)).toEqual(plain.map((part) => part.name))
    expect(parts.filter((part) => part.name.startsWith('recipients'))).toEqual(
      plain.filter((part) => part.name.startsWith('recipients')),
    )
  })

  // Attack: a file that contains what looks like the end of its part.
  it('lets no content of a file end it: the boundary is new and random each time', async () => {
    const { correspondence, requests } = buildCorrespondence({ body: { correspondences: [] } })
    await correspondence.initializeWithFiles(access, orderOf(), [])
    await correspondence.initializeWithFiles(access, orderOf(), [])
    const boundaries = requests.map(({ headers }) => boundaryOf(headers['Content-Type']))
    expect(boundaries[0]).toMatch(/^budstikke-[0-9a-f-]{36}$/)
    expect(new Set(boundaries).size).toBe(2)
  })

  it.each([
    ['shorter', 'ab', 'file-changed'],
    ['longer', 'abcd', 'file-changed'],
  ])(
    'a file that is %s than told is broken off, not sent as another one’s bytes',
    async (_, content, code) => {
      const files = [fileOf('a.txt', content, { length: 3 }), fileOf('b.txt', 'x'.repeat(6 - content.length))]
      const { stream } = formBody(orderModel(orderOf(), files), files, boundary)
      const error: unknown = await collect(stream).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(faultOfError(error)).toMatchObject({ code, values: { name: 'a.txt' } })
    },
  )

  it('asks for a file’s bytes only as it sends them', async () => {
    let taken = 0
    const stream = (async function* () {
      for (; taken < 1_000; taken += 1) yield new Uint8Array(1_000_000)
    })()
    const files = [fileOf('stor.zip', '', { length: 1_000_000_000, stream })]
    const form = formBody(orderModel(orderOf(), files), files, boundary)
    const reader = form.stream[Symbol.asyncIterator]()
    let sent = 0
    while (sent < 5_000_000) {
      const next = await reader.next()
      if (next.done) throw new Error('ended early')
      sent += next.value.byteLength
    }
    expect(taken).toBeLessThanOrEqual(6)
    await reader.return?.()
  })
})

describe('the fields', () => {
  it('are named as the service binds them, and what is not given is not there', () => {
    const order = orderOf({
      recipients: ['310904473', '01815001091'],
      properties: { caseNumber: '1', 'sak.nr': '2', '0': '3' },
      dueAt: Date.UTC(2026, 11, 1),
      needsConfirmation: true,
      replyOptions: [{ address: 'https://svar.example', text: '' }],
      notification: {
        template: 'CustomMessage',
        channel: 'Email',
        text: { subject: 'Emne', body: 'Tekst', contentType: 'Plain', sms: '' },
        reminder: null,
        recipients: [{ email: 'a@b.no' }],
        onlyThese: false,
      },
    })
    const fields = Object.fromEntries(formFields(orderModel(order, [])))
    expect(fields).toEqual({
      'correspondence.resourceId': 'ovelse-melding-fjordby',
      'correspondence.sendersReference': 'ref',
      'correspondence.content.language': 'nb',
      'correspondence.content.messageTitle': 'Tittel',
      'correspondence.content.messageBody': 'Hei',
      'correspondence.dueDateTime': '2026-12-01T00:00:00.000Z',
      'correspondence.propertyList.caseNumber': '1',
      'correspondence.propertyList[sak.nr]': '2',
      'correspondence.propertyList[0]': '3',
      'correspondence.replyOptions[0].linkURL': 'https://svar.example',
      'correspondence.notification.notificationTemplate': 'CustomMessage',
      'correspondence.notification.notificationChannel': 'Email',
      'correspondence.notification.emailSubject': 'Emne',
      'correspondence.notification.emailBody': 'Tekst',
      'correspondence.notification.emailContentType': 'Plain',
      'correspondence.notification.sendReminder': 'false',
      'correspondence.notification.customRecipients[0].emailAddress': 'a@b.no',
      'correspondence.notification.overrideRegisteredContactInformation': 'false',
      'correspondence.isConfirmationNeeded': 'true',
      'correspondence.isConfidential': 'false',
      'correspondence.allowForwarding': 'false',
      'recipients[0]': 'urn:altinn:organization:identifier-no:310904473',
      'recipients[1]': '01815001091',
    })
  })

  it.each([
    ['an empty value, which a form cannot tell from none', { sak: '' }],
    ['a bracket in the name, which would end it', { 'a]b': '1' }],
  ])('a property with %s is refused before anything is sent', async (_, properties) => {
    const { correspondence, requests } = buildCorrespondence({})
    const result = await correspondence.initializeWithFiles(access, orderOf({ properties }), [])
    expect(result).toMatchObject({ ok: false, fault: { code: 'message-property-invalid' } })
    expect(requests).toHaveLength(0)
  })
})
