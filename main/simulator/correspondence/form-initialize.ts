/** Initialize with its files in one form: read whole before anything else is done. correspondence.md §1.5. */
import { readField } from '../broker/form-upload.ts'
import { NoRoom, receive } from '../broker/receive.ts'
import type { Call } from '../http/call.ts'
import { boundaryOf, MalformedForm, readParts, type Part } from '../http/multipart.ts'
import type { Caller } from './access.ts'
import { bindForm, type FormField } from './form.ts'
import { initialize } from './initialize.ts'
import { readInitialize } from './initialize-model.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError, validationProblem, wrongContentType } from './problems.ts'
import type { UploadedFile } from './request.ts'

/** Thirty thousand characters of four bytes fit. */
const longestField = 1_048_576

export async function formInitialize(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
): Promise<unknown> {
  const { blobs, digests, room } = ports
  const boundary = boundaryOf(call.headers['content-type'])
  if (boundary === null) throw wrongContentType(call)
  await room.make(call.contentLength ?? 0)
  const parts: string[] = []

  const readFile = async ({ fileName, content }: Part): Promise<UploadedFile> => {
    const part = blobs.partPath()
    parts.push(part)
    const grow = (bytes: number): boolean => blobs.reserve(part, bytes)
    return { name: fileName ?? '', part, received: await receive(content, { path: part, grow }, digests) }
  }

  try {
    const fields: FormField[] = []
    const uploaded: UploadedFile[] = []
    for await (const part of readParts(call.body(), boundary)) {
      if (part.fileName === null) fields.push([part.name, await readField(part, longestField)])
      else {
        const file = await readFile(part)
        // Files under another name are read and belong to nothing.
        if (part.name.toLowerCase() === 'attachments') uploaded.push(file)
      }
    }
    const model = readInitialize(call, bindForm(fields), true)
    return await initialize(ports, { call, caller, model, uploaded })
  } catch (error) {
    if (error instanceof MalformedForm) throw validationProblem(call, { form: [error.message] })
    if (error instanceof NoRoom) throw correspondenceError(call, 2002)
    throw error
  } finally {
    for (const part of parts) await blobs.discard(part)
  }
}
