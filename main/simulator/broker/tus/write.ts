/** PATCH: bytes for an upload, from where it is on. broker.md §2.7, §3.4, §5.3. */
import type { Call } from '../../http/call.ts'
import { empty, Refused, type Reply } from '../../http/reply.ts'
import type { Caller } from '../access.ts'
import { NoRoom } from '../receive.ts'
import { append, TooMuch, type Appended } from './append.ts'
import { authorize, expiresOf, findUpload, requireUpload, uploadIdOf } from './authorize.ts'
import { bytesOf, checkChunkType, givesChecksum, headerOf } from './headers.ts'
import type { TusPorts } from './ports.ts'
import { resumable, tusRefusal } from './refusals.ts'
import type { TusUpload } from './rows.ts'

/** Takes the last step of a whole upload; parts are joined when somebody asks for it. */
function complete({ rows, scheduler, switches }: TusPorts, id: string): void {
  const upload = rows.get(id)
  if (upload?.kind !== 'whole' || upload.state !== 'open') return
  rows.setState(id, 'complete')
  scheduler.add('tus-finish', id, switches.delay('finish'))
}

/** Each PATCH is a block: many small ones would be more than a file may have. Refuses with 400. */
function checkBlocks(
  { switches }: TusPorts,
  { length, accepted, blocks }: TusUpload,
  chunk: number | null,
): void {
  if (chunk !== null && chunk > switches.largestChunk) {
    throw tusRefusal(400, `The chunk is too large. Largest chunk: ${switches.largestChunk} bytes.`)
  }
  const more = chunk === null || chunk === 0 ? 1 : Math.ceil((length - accepted) / chunk)
  if (blocks + more <= switches.mostBlocks) return
  const least = Math.ceil(length / switches.mostBlocks)
  throw tusRefusal(
    400,
    `The upload would have more than ${switches.mostBlocks} blocks. Use a chunk size of at least ${least} bytes.`,
  )
}

/** Refuses with 400 what the storage does not take. */
async function store(ports: TusPorts, call: Call, upload: TusUpload): Promise<Appended> {
  const { blobs, hashing, switches } = ports
  const { id, transferId, accepted, length } = upload
  const path = blobs.lastingPath(id)
  try {
    return await append(() => call.body(), {
      path,
      from: accepted,
      most: Math.min(length - accepted, switches.largestChunk),
      grow: (bytes) => blobs.reserve(path, bytes),
      wrote: (bytes) => hashing.grew(transferId, id, bytes),
    })
  } catch (error) {
    // What was written does not count, and something else will be written over it.
    hashing.drop(transferId)
    if (error instanceof TooMuch) {
      throw tusRefusal(
        400,
        `Stream contains more data than the file's upload length. Upload length: ${length}.`,
      )
    }
    if (!(error instanceof NoRoom)) throw error
    throw tusRefusal(400, `Buffered TUS upload failed for file id ${id}.`)
  }
}

/** Takes what the call brings and answers the new offset. Rejects when its sender goes; what has come counts. */
export async function write(ports: TusPorts, call: Call, upload: TusUpload): Promise<number> {
  const { rows, durability } = ports
  const { id, length, accepted } = upload
  checkBlocks(ports, upload, call.contentLength)
  const { end, broken } = await store(ports, call, upload)
  if (end > accepted) {
    rows.accept(id, end)
    durability.accepted(id, end)
  }
  if (broken !== null && end < length) throw broken
  if (givesChecksum(call)) {
    // The storage cannot check any; the bytes stay accepted (broker.md fact 21).
    throw tusRefusal(460, 'Header Upload-Checksum does not match the checksum of the file')
  }
  if (end < length) return end
  if (!(await durability.settled(id))) throw tusRefusal(400, `Buffered TUS upload failed for file id ${id}.`)
  complete(ports, id)
  return end
}

/** Checked in the library's order. */
function checkPatch(call: Call, upload: TusUpload): void {
  checkChunkType(call)
  const offset = bytesOf(call, 'Upload-Offset')
  if (upload.kind === 'final') throw tusRefusal(403, 'File with "Upload-Concat: final" cannot be patched')
  givesChecksum(call)
  if (offset !== upload.accepted) {
    throw tusRefusal(
      409,
      `Offset does not match file. File offset: ${upload.accepted}. Request offset: ${offset}`,
    )
  }
  if (upload.accepted === upload.length) throw tusRefusal(400, 'Upload is already complete.')
}

const taken = (offset: number, headers: Reply['headers'] = {}): Reply =>
  empty(204, { ...resumable, 'Upload-Offset': String(offset), ...headers })

/** Who repeats the last PATCH, whose answer was lost, is told that all is there, before anything is checked. */
function patchAtEnd(ports: TusPorts, call: Call): Reply | null {
  const upload = findUpload(ports, call)
  const offset = Number(headerOf(call, 'Upload-Offset') ?? Number.NaN)
  if (upload === null || upload.kind === 'final' || upload.length === 0 || !(offset >= upload.length)) {
    return null
  }
  if (upload.durable >= upload.length && upload.accepted >= upload.length) complete(ports, upload.id)
  return taken(upload.length)
}

export async function patch(ports: TusPorts, call: Call, caller: Caller): Promise<Reply> {
  const { locks } = ports
  const atEnd = patchAtEnd(ports, call)
  if (atEnd !== null) return atEnd
  authorize(ports, call, caller, 'write')
  const id = uploadIdOf(call)
  if (!locks.take(id)) throw locked(id)
  let gone = false
  try {
    const upload = requireUpload(ports, call)
    checkPatch(call, upload)
    const offset = await write(ports, call, upload).catch((error: unknown) => {
      gone = !(error instanceof Refused)
      throw error
    })
    return taken(offset, { 'Upload-Expires': expiresOf(ports) })
  } finally {
    if (gone) locks.releaseLater(id)
    else locks.release(id)
  }
}

export const locked = (id: string) =>
  tusRefusal(423, `File ${id} is currently being updated. Please try again later`)
