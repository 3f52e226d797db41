/** Initialize and upload in one form. broker.md §1.4: the form is read whole before anything else is done. */
import type { Call } from '../http/call.ts'
import { boundaryOf, MalformedForm, readParts, type Part } from '../http/multipart.ts'
import { Refused } from '../http/reply.ts'
import type { Caller } from './access.ts'
import { initialize } from './initialize.ts'
import { readInitialize } from './initialize-model.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, problem, validationProblem } from './problems.ts'
import { NoRoom, receive, type Received } from './receive.ts'
import type { Upload } from './upload.ts'

/** The form reader's limit. */
const largestForm = 2_147_483_647
const largestField = 100_000
const metadata = 'metadata.'

interface Form {
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Null when no file part was there. */
  readonly file: Received | null
}

/** A plain field of a form; `longest` in bytes. */
export async function readField({ content }: Part, longest = largestField): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > longest) throw new MalformedForm('A field is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `Metadata.Recipients[0]` and `Metadata.PropertyList.key` as the JSON of a plain initialize. */
function modelOf(fields: Form['fields']): Record<string, unknown> {
  const recipients: string[] = []
  const propertyList: Record<string, string> = {}
  const model: Record<string, unknown> = {}
  for (const [field, value] of fields) {
    if (!field.toLowerCase().startsWith(metadata)) continue
    const name = field.slice(metadata.length)
    const property = /^propertylist(?:\[(.+)\]|\.(.+))$/i.exec(name)
    const key = property?.[1] ?? property?.[2]
    if (key !== undefined) propertyList[key] = value
    else if (/^recipients(\[\d+\])?$/i.test(name)) recipients.push(value)
    else if (/^disablevirusscan$/i.test(name)) model[name] = /^true$/i.test(value)
    else model[name] = value
  }
  return { ...model, propertyList, ...(recipients.length === 0 ? {} : { recipients }) }
}

export function createFormUpload(ports: BrokerPorts, upload: Upload) {
  const { blobs, digests, room } = ports

  const readForm = async (call: Call, boundary: string, part: string): Promise<Form> => {
    const fields: (readonly [string, string])[] = []
    let file: Received | null = null
    for await (const one of readParts(call.body(), boundary)) {
      if (one.name.toLowerCase() !== 'filetransfer') {
        fields.push([one.name, await readField(one)])
      } else if (file === null) {
        const grow = (bytes: number): boolean => blobs.reserve(part, bytes)
        file = await receive(one.content, { path: part, grow }, digests)
      } else throw new MalformedForm('There are two files')
    }
    return { fields, file }
  }

  /** Answers the id; leaves the part to be discarded by the caller when it refuses. */
  const take = async (call: Call, caller: Caller, boundary: string, part: string): Promise<string> => {
    const { fields, file } = await readForm(call, boundary, part)
    const model = readInitialize(call, modelOf(fields))
    if (file === null)
      throw validationProblem(call, { FileTransfer: ['The FileTransfer field is required.'] })
    const id = await initialize(ports, call, caller, model)
    await upload.adopt(call, id, part, file)
    return id
  }

  return async function formUpload(call: Call, caller: Caller): Promise<string> {
    const boundary = boundaryOf(call.headers['content-type'])
    if (boundary === null) throw new Refused(problem(call, 415))
    if ((call.contentLength ?? 0) > largestForm) {
      const text = `Failed to read the request form. Multipart body length limit ${largestForm} exceeded.`
      throw validationProblem(call, { '': [text] })
    }
    await room.make(call.contentLength ?? 0)
    const part = blobs.partPath()
    try {
      return await take(call, caller, boundary, part)
    } catch (error) {
      if (error instanceof MalformedForm) throw validationProblem(call, { '': [error.message] })
      if (error instanceof NoRoom) throw brokerError(call, 'BRO-00008')
      throw error
    } finally {
      await blobs.discard(part)
    }
  }
}
