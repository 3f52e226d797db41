/** HEAD and DELETE: how far an upload is, and an end to it. broker.md §2.4, §5.3. */
import type { Call } from '../../http/call.ts'
import { empty, type Reply } from '../../http/reply.ts'
import type { Caller } from '../access.ts'
import { authorize, requireUpload, uploadIdOf } from './authorize.ts'
import type { TusPorts } from './ports.ts'
import { resumable } from './refusals.ts'
import type { TusUpload } from './rows.ts'
import { locked } from './write.ts'

function concatHeader({ base }: TusPorts, { kind, transferId, parts }: TusUpload): Reply['headers'] {
  if (kind === 'whole') return {}
  if (kind === 'part') return { 'Upload-Concat': 'partial' }
  return { 'Upload-Concat': `final;${parts.map((id) => `${base}/${transferId}/partial/${id}`).join(' ')}` }
}

/** Durable bytes; what parts are joined to has none until they are (fact 22, §5.3). */
export function look(ports: TusPorts, call: Call, caller: Caller): Reply {
  const { rows, locks } = ports
  authorize(ports, call, caller, 'look')
  if (locks.isTaken(uploadIdOf(call))) throw locked(uploadIdOf(call))
  const upload = requireUpload(ports, call)
  rows.touch(upload.id)
  const hasOffset = upload.kind !== 'final' || upload.state === 'joined'
  return empty(200, {
    ...resumable,
    ...(upload.metadata === '' ? {} : { 'Upload-Metadata': upload.metadata }),
    'Upload-Length': String(upload.length),
    ...(hasOffset ? { 'Upload-Offset': String(upload.durable) } : {}),
    ...concatHeader(ports, upload),
  })
}

/** The file transfer stays as it is, and may be uploaded to anew. */
export async function remove(ports: TusPorts, call: Call, caller: Caller): Promise<Reply> {
  const { locks } = ports
  authorize(ports, call, caller, 'remove')
  const id = uploadIdOf(call)
  if (!locks.take(id)) throw locked(id)
  try {
    await forget(ports, requireUpload(ports, call))
    return empty(204, resumable)
  } finally {
    locks.release(id)
  }
}

/** Everything that is known of an upload, and its bytes. */
export async function forget(ports: TusPorts, { id, transferId }: TusUpload): Promise<void> {
  const { rows, blobs, durability, hashing, scheduler } = ports
  rows.remove(id)
  durability.forget(id)
  hashing.drop(transferId)
  for (const kind of ['tus-expire', 'tus-finish']) scheduler.drop(kind, id)
  await blobs.discard(blobs.lastingPath(id))
}
