/** POST: a whole upload, a part, or the file that parts are joined to. broker.md §5.3. */
import { randomBytes } from 'node:crypto'
import type { Call } from '../../http/call.ts'
import { empty, type Reply } from '../../http/reply.ts'
import type { Caller } from '../access.ts'
import { wordsOf } from '../problems.ts'
import type { FileTransfer } from '../transfers.ts'
import { authorize, expiresOf } from './authorize.ts'
import { bytesOf, chunkType, concatOf, headerOf, partIdOf } from './headers.ts'
import type { TusPorts } from './ports.ts'
import { resumable, tusRefusal } from './refusals.ts'
import type { TusUpload } from './rows.ts'
import { write } from './write.ts'

const created = (location: string, headers: Reply['headers'] = {}): Reply =>
  empty(201, { ...resumable, Location: location, ...headers })

/** Parts that are there, belong here and are whole; in the order of the request. Refuses with 400. */
function readParts(ports: TusPorts, transfer: FileTransfer, named: readonly string[]): readonly TusUpload[] {
  const found = named.map((name) => ({ name, part: ports.rows.get(partIdOf(name)) }))
  const refuse = (sentence: string, wrong: (part: TusUpload | null) => boolean): void => {
    const names = found.filter(({ part }) => wrong(part)).map(({ name }) => partIdOf(name))
    if (names.length > 0) throw tusRefusal(400, `${sentence}: ${names.join(', ')}`)
  }
  refuse('Could not find some of the files supplied for concatenation', (part) => part === null)
  refuse(
    'Some of the files supplied for concatenation are not marked as partial and can not be concatenated',
    (part) => part?.kind !== 'part',
  )
  refuse(
    `Some of the files supplied for concatenation do not belong to file transfer ${transfer.id}`,
    (part) => part?.transferId !== transfer.id,
  )
  refuse(
    'Some of the files supplied for concatenation are not finished and can not be concatenated',
    (part) => part === null || part.durable !== part.length || part.accepted !== part.length,
  )
  return found.map(({ part }) => part).filter((part) => part !== null)
}

/** The parts are never counted together against the limit (broker.md §3.4). */
function join(ports: TusPorts, transfer: FileTransfer, named: readonly string[], metadata: string): Reply {
  const { rows, lifecycle, scheduler, switches, base } = ports
  const parts = readParts(ports, transfer, named)
  rows.create({
    ...{ id: transfer.id, transferId: transfer.id, kind: 'final', metadata },
    length: parts.reduce((all, { length }) => all + length, 0),
    parts: parts.map(({ id }) => id),
  })
  lifecycle.processing(transfer.id, true)
  scheduler.drop('tus-finish', transfer.id)
  scheduler.add('tus-finish', transfer.id, switches.delay('finish'))
  return created(`${base}/${transfer.id}`)
}

/** Bytes that come with the creation are a first PATCH. */
function bringsBytes(call: Call): boolean {
  return headerOf(call, 'Content-Type') === chunkType && call.contentLength !== 0
}

export async function create(ports: TusPorts, call: Call, caller: Caller): Promise<Reply> {
  const { rows, upload, lifecycle, scheduler, durability, hashing, room, base } = ports
  const transfer = authorize(ports, call, caller, 'create')
  const concat = concatOf(call)
  const metadata = headerOf(call, 'Upload-Metadata') ?? ''
  if (concat.kind === 'final') return join(ports, transfer, concat.parts, metadata)
  if (headerOf(call, 'Upload-Defer-Length') !== null) {
    throw tusRefusal(400, 'Header Upload-Defer-Length is not supported')
  }
  const length = bytesOf(call, 'Upload-Length')
  if (length > upload.largest(transfer)) throw tusRefusal(400, wordsOf('BRO-00016')[1])
  await room.make(length)

  const id = concat.kind === 'part' ? randomBytes(16).toString('hex') : transfer.id
  durability.forget(id)
  if (concat.kind === 'whole') hashing.drop(transfer.id)
  rows.create({ id, transferId: transfer.id, kind: concat.kind, length, metadata, parts: [] })
  scheduler.drop('tus-expire', id)
  scheduler.add('tus-expire', id, 0)
  if (transfer.status === 'Initialized') lifecycle.uploadStarted(transfer.id)
  const location = `${base}/${transfer.id}${concat.kind === 'part' ? `/partial/${id}` : ''}`
  const expires = { 'Upload-Expires': expiresOf(ports) }
  if (!bringsBytes(call)) return created(location, expires)
  const made = rows.get(id)
  if (made === null) throw new Error('An upload is gone that was just made')
  const offset = await write(ports, call, made)
  return created(location, { ...expires, 'Upload-Offset': String(offset) })
}
