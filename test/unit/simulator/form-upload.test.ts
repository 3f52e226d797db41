/** Initialize and upload in one form: broker.md §1.4. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MalformedForm, readParts } from '../../../main/simulator/http/multipart.ts'
import { callerOf, refusal, service, sharedSimulator, type Caller, type Problem } from './altinn.ts'

const simulator = sharedSimulator()
const fjordby = () => callerOf(simulator(), 'Fjordby kommune')

function formOf(caller: Caller, content: string, changes: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData()
  const fields = {
    'Metadata.FileName': 'skjema.txt',
    'Metadata.ResourceId': service,
    'Metadata.SendersFileTransferReference': 'ref',
    'Metadata.Sender': `0192:${caller.number}`,
    'Metadata.Recipients[0]': '0192:310904473',
    'Metadata.Recipients[1]': '0192:314209508',
    'Metadata.PropertyList.farge': 'blå',
    'Metadata.PropertyList[form]': 'rund',
    ...changes,
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('FileTransfer', new Blob([content]), 'ignored.bin')
  return form
}
const post = async (caller: Caller, body: FormData) => caller.call('POST', '/filetransfer/upload', { body })

test('a form makes a file transfer with its recipients and properties, and its file', async () => {
  const caller = await fjordby()
  const content = 'x'.repeat(300_000)
  const answer = await post(caller, formOf(caller, content))
  expect(answer.status).toBe(200)
  const { fileTransferId } = (await answer.json()) as { fileTransferId: string }
  await simulator().control.state()
  expect(await caller.overview(fileTransferId)).toMatchObject({
    fileName: 'skjema.txt',
    fileTransferStatus: 'Published',
    checksum: createHash('md5').update(content).digest('hex'),
    recipients: [{ recipient: '0192:310904473' }, { recipient: '0192:314209508' }],
    propertyList: { farge: 'blå', form: 'rund' },
  })
})

test('a wrong field is told as in a plain initialize, and no bytes stay behind', async () => {
  const caller = await fjordby()
  const { bytes } = await simulator().control.state()
  const answer = await post(caller, formOf(caller, 'x', { 'Metadata.FileName': '' }))
  expect(Object.keys(((await answer.json()) as Problem).errors ?? {})).toEqual(['FileName'])
  expect((await simulator().control.state()).bytes).toBe(bytes)
})

test('after a wrong checksum the failed transfer is there, though the answer carries no id', async () => {
  const caller = await fjordby()
  const changes = {
    'Metadata.Checksum': '0'.repeat(32),
    'Metadata.SendersFileTransferReference': 'wrong sum',
  }
  expect(await refusal(await post(caller, formOf(caller, 'x', changes)))).toBe('400 BRO-00009')
  const { transfers } = await simulator().control.state()
  expect(transfers.find(({ reference }) => reference === 'wrong sum')?.status).toBe('Failed')
})

test('what is no form is refused', async () => {
  const caller = await fjordby()
  const plain = await caller.call('POST', '/filetransfer/upload', { body: 'x' })
  expect(plain.status).toBe(415)
  const broken = await caller.call('POST', '/filetransfer/upload', {
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\nno end',
  })
  expect(broken.status).toBe(400)
})

async function read(content: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return chunks
}

const boundary = 'grense'
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array))

test('any bytes, cut anywhere, come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(bytes, { maxLength: 4 }),
      fc.integer({ min: 1, max: 50 }),
      async (contents, step) => {
        const whole = Buffer.concat([
          ...contents.flatMap((content, index) => [
            Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${index}"\r\n\r\n`),
            content,
            Buffer.from('\r\n'),
          ]),
          Buffer.from(`--${boundary}--\r\n`),
        ])
        async function* pieces(): AsyncGenerator<Buffer> {
          for (let at = 0; at < whole.length; at += step) yield whole.subarray(at, at + step)
        }
        const found: string[] = []
        for await (const { content } of readParts(pieces(), boundary)) {
          found.push(Buffer.concat(await read(content)).toString('hex'))
        }
        expect(found).toEqual(contents.map((content) => content.toString('hex')))
      },
    ),
  )
})

test('whatever comes, the reader ends with an error of its own or with parts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(bytes, fc.constant(Buffer.from(`\r\n--${boundary}\r\n\r\n`)))),
      async (chunks) => {
        async function* pieces(): AsyncGenerator<Buffer> {
          yield* chunks
        }
        try {
          for await (const { content } of readParts(pieces(), boundary)) await read(content)
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedForm)
        }
      },
    ),
  )
})
