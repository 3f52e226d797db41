/** The jobs of resumable uploads: what is complete becomes the file, what nobody goes on with goes. */
import { truncate } from 'node:fs/promises'
import { dayMs, hourMs } from '../../world/services.ts'
import { forget } from './look.ts'
import type { TusPorts } from './ports.ts'
import type { TusUpload } from './rows.ts'

/** The files of an upload, in order. */
function filesOf({ rows }: TusPorts, upload: TusUpload): readonly TusUpload[] {
  if (upload.kind !== 'final') return [upload]
  return upload.parts.map((id) => rows.get(id)).filter((part) => part !== null)
}

/** MD5 and scan come after the last byte, and nobody waits for them in a request (broker.md §2.3). */
async function finish(ports: TusPorts, upload: TusUpload): Promise<void> {
  const { rows, blobs, transfers, lifecycle, hashing, scheduler } = ports
  const { transferId } = upload
  const transfer = transfers.get(transferId)
  if (transfer === null) return
  if (transfer.useScan || transfer.givenChecksum !== null) lifecycle.processing(transferId)
  const pieces = filesOf(ports, upload).map(({ id, length }) => ({
    id,
    length,
    path: blobs.lastingPath(id),
  }))
  // An upload that was begun anew and is shorter now has bytes of the first one behind its end.
  for (const { path, length } of pieces) await truncate(path, length)
  const received = await hashing.finish(transferId, pieces)
  await ports.upload.adoptLate(
    transferId,
    pieces.map(({ path }) => path),
    received,
  )
  rows.setState(upload.id, 'joined')
  for (const { id } of pieces) {
    if (id === upload.id) continue
    rows.remove(id)
    scheduler.drop('tus-expire', id)
  }
}

/** An upload has a day from the last call on (broker.md §2.5). */
async function expire(ports: TusPorts, upload: TusUpload): Promise<void> {
  const left = upload.touched + dayMs - ports.clock.brokerNow()
  if (left > 0) ports.scheduler.add('tus-expire', upload.id, left)
  else await forget(ports, upload)
}

export function handleTusJobs(ports: TusPorts): void {
  const { scheduler, rows, lifecycle, clock } = ports
  scheduler.handle('tus-finish', async ({ subject }) => {
    const upload = rows.get(subject)
    if (upload?.state === 'complete') await finish(ports, upload)
  })
  scheduler.handle('tus-expire', async ({ subject }) => {
    const upload = rows.get(subject)
    if (upload !== null) await expire(ports, upload)
  })
  lifecycle.sparesFromStuck((id) => {
    const active = rows.lastActive(id)
    return active !== null && clock.brokerNow() - active < hourMs
  })
}

/** Takes up what an earlier process has left: bytes that may be gone on with, jobs that it died in. */
export function recover({ rows, blobs, scheduler, switches }: TusPorts): void {
  const uploads = rows.all()
  const kept = uploads.filter(({ kind, state }) => kind !== 'final' && state !== 'joined')
  blobs.keepLasting(new Set(kept.map(({ id }) => id)))
  for (const { id, accepted } of kept) blobs.reserve(blobs.lastingPath(id), accepted)
  for (const { id } of uploads.filter(({ state }) => state === 'complete')) {
    scheduler.drop('tus-finish', id)
    scheduler.add('tus-finish', id, switches.delay('finish'))
  }
}
