/** Attachments: two ways up, one scan, ways down. correspondence.md §2.2, §2.3, §5. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import { expect, test } from 'vitest'
import { freshSimulator, sharedSimulator } from './altinn.ts'
import {
  asRecipient,
  asSender,
  correspondentOf,
  eventsAbout,
  messageRefusal,
  messageState,
  nordlys,
  type Correspondent,
  type Sent,
} from './correspondence.ts'

const simulator = sharedSimulator()
const sender = () => correspondentOf(simulator(), 'Fjordby kommune', asSender)
const recipient = () => correspondentOf(simulator(), nordlys, asRecipient)
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const begin = async (who: Correspondent, changes: Readonly<Record<string, unknown>> = {}) =>
  (await (await who.attach(changes)).json()) as string
const stateOf = async (id: string) =>
  (await messageState(simulator())).attachments.find((attachment) => attachment.id === id)

test('an attachment is made, uploaded, scanned and described', async () => {
  const from = await sender()
  const id = await begin(from, { fileName: 'Bilde.PNG', displayName: 'Et bilde', isEncrypted: true })
  expect(await (await from.call('GET', `/attachment/${id}`)).json()).toMatchObject({
    ...{ attachmentId: id, status: 'Initialized', checksum: '', dataType: 'image/png', isEncrypted: false },
  })
  expect(await (await from.upload(id, 'bilde')).json()).toMatchObject({ attachmentId: id })
  await simulator().control.state()
  expect(await (await from.call('GET', `/attachment/${id}/details`)).json()).toMatchObject({
    checksum: md5('bilde'),
    statusHistory: [{ status: 'Initialized' }, { status: 'UploadProcessing' }, { status: 'Published' }],
  })
  expect(await eventsAbout(simulator(), id)).toEqual(['attachmentinitialized', 'attachmentpublished'])
})

test('an id is used up when its upload has begun, however that ended', async () => {
  const from = await sender()
  const done = await from.attachment('a.txt', 'x')
  expect(await messageRefusal(await from.upload(done, 'y'))).toBe('400 2005')
  const wrong = await begin(from, { checksum: md5('andre') })
  expect(await messageRefusal(await from.upload(wrong, 'x'))).toBe('400 2008')
  expect(await messageRefusal(await from.upload(wrong, 'andre'))).toBe('400 2005')
  expect(await stateOf(wrong)).toMatchObject({
    status: 'Failed',
    statusText: 'Checksum mismatch',
    onDisk: false,
  })
  expect(await messageRefusal(await from.upload(await begin(from), ''))).toBe('400 2004')
  expect(await messageRefusal(await from.upload(crypto.randomUUID(), 'x'))).toBe('404 2001')
})

test('an upload that breaks off fails the attachment and leaves no bytes', async () => {
  const from = await sender()
  const id = await begin(from)
  const before = (await simulator().control.state()).bytes
  const { platform } = simulator().handover.environment.altinn
  const upload = http.request(`${platform}/correspondence/api/v1/attachment/${id}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${from.token}`, 'content-length': 9_000_000 },
  })
  upload.on('error', () => undefined).write(Buffer.alloc(2_000_000))
  while ((await stateOf(id))?.status !== 'UploadProcessing');
  upload.destroy()
  while ((await stateOf(id))?.status !== 'Failed');
  expect((await stateOf(id))?.statusText).toBe('Upload interrupted')
  expect(await messageRefusal(await from.upload(id, 'x'))).toBe('400 2005')
  expect((await simulator().control.state()).bytes).toBe(before)
})

test('malware fails the attachment, and each letter that waits for it', async () => {
  const from = await sender()
  const alone = await begin(from)
  await from.upload(alone, eicar)
  expect(await stateOf(alone)).toMatchObject({ status: 'Failed', onDisk: false })
  expect((await stateOf(alone))?.statusText).toMatch(/^Malware scan failed/)
  expect(await eventsAbout(simulator(), alone)).toContain('attachmentuploadfailed')
  const answer = await from.call('POST', '/correspondence/upload', { body: formOf([['virus.txt', eicar]]) })
  const { correspondences } = (await answer.json()) as Sent
  await simulator().control.state()
  const seen = await from.overview(correspondences[0]?.correspondenceId ?? '')
  expect(seen.status).toBe('Failed')
  expect(await eventsAbout(simulator(), seen.correspondenceId)).not.toContain('correspondencepublishfailed')
})

function formOf(
  files: readonly (readonly [string, string])[],
  names = files.map(([name]) => name),
  prefix = '',
): FormData {
  const form = new FormData()
  const put = (name: string, value: string): void => form.append(`${prefix}${name}`, value)
  put('Correspondence.ResourceId', 'ovelse-melding-fjordby')
  put('Correspondence.SendersReference', 'skjema')
  put('Correspondence.Content.MessageTitle', 'Skjema')
  put('Correspondence.Content.MessageBody', 'Hei')
  put('Correspondence.IsConfirmationNeeded', 'false')
  put('Correspondence.MessageSender', '')
  put('Recipients[0]', `0192:${nordlys}`)
  for (const [index, name] of names.entries()) {
    put(`Correspondence.Content.Attachments[${index}].FileName`, name)
    put(`Correspondence.Content.Attachments[${index}].SendersReference`, `fil ${index}`)
  }
  for (const [name, content] of files) form.append('attachments', new Blob([content]), name)
  return form
}
const post = async (form: FormData) => (await sender()).call('POST', '/correspondence/upload', { body: form })

test('the form’s other prefix works, and then names without it count for nothing', async () => {
  const form = formOf([['a.txt', 'x']], ['a.txt'], 'request.')
  form.append('correspondence.content.messageTitle', '<b>')
  expect((await post(form)).status).toBe(200)
})

test('files find their names in any order unless two share one', async () => {
  const [a, b] = [['a.txt', 'første'] as const, ['b.txt', 'andre'] as const]
  const answer = await post(formOf([b, a], ['a.txt', 'b.txt']))
  const { attachmentIds } = (await answer.json()) as Sent
  const sums = await Promise.all(
    attachmentIds.map(
      async (id) =>
        (await (await (await sender()).call('GET', `/attachment/${id}`)).json()) as { checksum: string },
    ),
  )
  expect(sums.map(({ checksum }) => checksum)).toEqual([md5('første'), md5('andre')])
  expect((await post(formOf([a, a]))).status).toBe(200)
  const refused = [
    formOf([b, a, a], ['a.txt', 'a.txt', 'b.txt']),
    formOf([b, a, a], ['a.txt', 'b.txt', 'a.txt']),
    formOf([a], []),
    formOf([], ['a.txt']),
    formOf([a], ['A.txt']),
  ]
  for (const form of refused) expect(await messageRefusal(await post(form))).toBe('400 1005')
  expect(await messageRefusal(await post(formOf([['tom.txt', '']])))).toBe('400 2004')
})

test('a form that is cut in the middle, or is none, makes nothing and leaves no bytes', async () => {
  const before = await messageState(simulator())
  const { bytes } = await simulator().control.state()
  const from = await sender()
  const plain = await from.post('/correspondence/upload', {})
  expect(plain.status).toBe(415)
  const cut = await from.call('POST', '/correspondence/upload', {
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="attachments"; filename="a.txt"\r\n\r\nhalv',
  })
  expect(cut.status).toBe(400)
  const wrong = formOf([['a.txt', 'x']])
  wrong.append('correspondence.content.attachments[0].checksum', '0'.repeat(32))
  expect(await messageRefusal(await post(wrong))).toBe('400 2008')
  const after = await messageState(simulator())
  expect(after.messages).toHaveLength(before.messages.length)
  expect((await simulator().control.state()).bytes).toBe(bytes)
})

test('a sender gets its file back until a letter with it is out, and deletes it only while none has it', async () => {
  const from = await sender()
  const free = await begin(from)
  await simulator().control.request('POST', '/message/hold', { jobs: ['scan'] })
  await from.upload(free, 'mitt')
  const back = await from.call('GET', `/attachment/${free}/download`)
  expect([back.headers.get('content-type'), await back.text()]).toEqual(['application/octet-stream', 'mitt'])
  await simulator().control.request('POST', '/message/hold', { jobs: ['scan'], held: false })
  expect((await from.call('DELETE', `/attachment/${free}`)).status).toBe(204)
  expect(await messageRefusal(await from.call('DELETE', `/attachment/${free}`))).toBe('400 2006')
  const used = await from.attachment('a.txt', 'x')
  await from.send({ top: { existingAttachments: [used] } })
  expect(await messageRefusal(await from.call('DELETE', `/attachment/${used}`))).toBe('400 2007')
  expect(await messageRefusal(await from.call('GET', `/attachment/${used}/download`))).toBe('400 2016')
})

test('a file is there until its days are over, then it is expired for everybody', async () => {
  const from = await sender()
  const file = await from.attachment('a.txt', 'x', { expirationInDays: 2 })
  const id = await from.send({ top: { existingAttachments: [file] } })
  const to = await recipient()
  const download = () => to.call('GET', `/correspondence/${id}/attachment/${file}/download`)
  expect((await download()).status).toBe(200)
  await simulator().control.advance(2 * 86_400_000 + 60_000, 'broker')
  expect(await messageRefusal(await download())).toBe('400 2020')
  expect(await stateOf(file)).toMatchObject({ status: 'Expired', onDisk: false })
  expect(await messageRefusal(await from.call('DELETE', `/attachment/${file}`))).toBe('400 2018')
})

test('a downloaded file has its type by its name and is shown or saved; ranges are not known', async () => {
  const from = await sender()
  const names = ['Brev æ.pdf', 'Side.html', 'ark.xlsx']
  const files = await Promise.all(names.map((name) => from.attachment(name, `innhold av ${name}`)))
  const id = await from.send({ top: { existingAttachments: files } })
  const to = await recipient()
  const got = await Promise.all(
    files.map((file) =>
      to.call('GET', `/correspondence/${id}/attachment/${file}/download`, {
        headers: { range: 'bytes=0-1' },
      }),
    ),
  )
  expect(
    got.map(({ status, headers }) => [
      status,
      headers.get('content-type'),
      headers.get('content-disposition'),
    ]),
  ).toEqual([
    [200, 'application/pdf', "inline; filename*=UTF-8''Brev%20%C3%A6.pdf"],
    [200, 'text/html; charset=utf-8', "attachment; filename=Side.html; filename*=UTF-8''Side.html"],
    [200, 'application/octet-stream', "attachment; filename=ark.xlsx; filename*=UTF-8''ark.xlsx"],
  ])
  expect(await got[0]?.text()).toBe('innhold av Brev æ.pdf')
  expect(
    await messageRefusal(
      await to.call('GET', `/correspondence/${id}/attachment/${crypto.randomUUID()}/download`),
    ),
  ).toBe('404 2001')
})

test('a file of a service with a narrower list is kept from whoever may read the letter', async () => {
  const from = await sender()
  const narrow = 'ovelse-melding-fjordby-info'
  const file = await from.attachment('a.txt', 'x', { resourceId: narrow })
  const id = await from.send({ top: { existingAttachments: [file] } })
  const to = await recipient()
  const allow = (accessList: readonly string[] | null) =>
    simulator().control.request('POST', '/message/service', { id: narrow, accessList })
  await allow(['213004107'])
  expect((await to.overview(id)).content.attachments).toHaveLength(1)
  for (const path of [`attachment/${file}/download`, 'attachments/downloadall']) {
    expect(await messageRefusal(await to.call('GET', `/correspondence/${id}/${path}`))).toBe('401 4001')
  }
  await allow(null)
  expect((await to.call('GET', `/correspondence/${id}/attachments/downloadall`)).status).toBe(200)
})

test('when the space is used up an upload says so on both ways, and its id is used up', async () => {
  const full = await freshSimulator({ cap: 12_000_000 })
  const from = await correspondentOf(full, 'Fjordby kommune', asSender)
  const id = await begin(from)
  const big = 'x'.repeat(9_000_000)
  expect(await messageRefusal(await from.upload(id, big))).toBe('502 2002')
  const seen = (await (await from.call('GET', `/attachment/${id}`)).json()) as { statusText: string }
  expect(seen.statusText).toBe('Upload failed')
  const form = await from.call('POST', '/correspondence/upload', { body: formOf([['a.txt', big]]) })
  expect(await messageRefusal(form)).toBe('502 2002')
})

test('all at once is a plain archive with distinct names, as long as it says', async () => {
  const from = await sender()
  const files = [
    await from.attachment('a.txt', 'en'),
    await from.attachment('A.txt', 'to'),
    await from.attachment('ø.csv', 'tre'),
  ]
  const id = await from.send({ content: { messageTitle: 'Sak 1/2' }, top: { existingAttachments: files } })
  const answer = await (await recipient()).call('GET', `/correspondence/${id}/attachments/downloadall`)
  expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Sak%201_2.zip")
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.headers.get('content-length')).toBe(String(bytes.length))
  expect(unzip(bytes)).toEqual([
    ['a.txt', 'en'],
    ['A(1).txt', 'to'],
    ['ø.csv', 'tre'],
  ])
  const { statusHistory } = await from.details(id)
  expect(statusHistory.filter(({ status }) => status === 'AttachmentsDownloaded')).toHaveLength(1)
})

/** Reads the central directory as any archive program does; entries are stored. */
function unzip(bytes: Buffer): readonly (readonly [string, string])[] {
  const end = bytes.length - 22
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50)
  let at = bytes.readUInt32LE(end + 16)
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50)
    expect(bytes.readUInt16LE(at + 10)).toBe(0)
    const [size, nameLength, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ]
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString()
    const from = local + 30 + nameLength
    at += 46 + nameLength
    return [name, bytes.subarray(from, from + size).toString()] as const
  })
}
