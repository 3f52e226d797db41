/** Hands files to the engine over HTTP, with progress, in the order they were chosen. */
import type { AddFilesProgress, ChosenFile } from '../../preload/contract/bridge.ts'
import { fault, type Fault } from '../../preload/contract/fault.ts'
import type { FileReference } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { closedFault, lostFault, secretHeader, type Session } from './session.ts'

/** Small files wait mostly for answers, so some go at a time; a large one gets the disk for itself. */
const smallFile = 1_048_576
const smallAtOnce = 3
const progressEvery = 200

interface Upload {
  readonly chosen: ChosenFile
  readonly secret: string
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignal | undefined
}

function isReply(value: unknown): value is Result<FileReference> {
  return typeof value === 'object' && value !== null && 'ok' in value
}

/** A file that went away or is locked looks like a lost connection; its first byte tells them apart. */
async function reasonFor(file: File): Promise<Fault> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return lostFault()
  } catch {
    return fault('file-unreadable', { values: { name: file.name } })
  }
}

/** XMLHttpRequest, because fetch does not tell how far an upload has come. `null` = stopped by the person. */
function uploadOne({ chosen, secret, onBytes, signal }: Upload): Promise<Result<FileReference> | null> {
  return new Promise((resolve) => {
    const { file, folder } = chosen
    const query = new URLSearchParams({ name: file.name, folder, size: String(file.size) })
    const request = new XMLHttpRequest()
    const stop = (): void => request.abort()
    request.open('POST', `/spool?${query.toString()}`)
    request.setRequestHeader(secretHeader, secret)
    request.responseType = 'json'
    request.upload.onprogress = (event) => onBytes(event.loaded)
    request.onabort = () => resolve(null)
    request.onerror = () => void reasonFor(file).then((reason) => resolve(failure(reason)))
    request.onload = () => {
      const reply: unknown = request.response
      if (request.status === 401) resolve(failure(closedFault()))
      else resolve(isReply(reply) ? reply : failure(lostFault()))
    }
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    signal?.addEventListener('abort', stop, { once: true })
    request.send(file)
  })
}

/** A file that was refused stays in sight with its reason, so that the rest still can be sent. */
const refused = ({ file, folder }: ChosenFile, position: number, fault: Fault): FileReference => ({
  id: `refused-${position}`,
  name: file.name,
  folder,
  size: file.size,
  note: null,
  fault,
})

/** Lanes take files from a common queue; a large file waits until it is alone. */
async function inLanes(
  files: readonly ChosenFile[],
  run: (index: number) => Promise<void>,
  stopped: () => boolean,
): Promise<void> {
  let next = 0
  while (next < files.length && !stopped()) {
    const batch: number[] = []
    while (batch.length < smallAtOnce && next < files.length) {
      const small = (files[next]?.file.size ?? 0) <= smallFile
      if (!small && batch.length > 0) break
      batch.push(next)
      next += 1
      if (!small) break
    }
    await Promise.all(batch.map(run))
  }
}

/**
 * Spools all files. Stopped in the middle, it answers with those that were taken over.
 * Faults: session-lost, when not a single file came through.
 */
export async function spoolFiles(
  session: Session,
  files: readonly ChosenFile[],
  onProgress: ((progress: AddFilesProgress) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<readonly FileReference[]>> {
  const secret = await session.secret()
  if (!secret.ok) return secret

  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0)
  const sent = new Map<number, number>()
  const references: (FileReference | undefined)[] = []
  let done = 0
  let lost: Fault | null = null
  let told = 0

  const tell = (force: boolean): void => {
    const now = performance.now()
    if (!force && now - told < progressEvery) return
    told = now
    const bytes = [...sent.values()].reduce((sum, value) => sum + value, 0)
    onProgress?.({ files: done, bytes, totalBytes })
  }

  const run = async (index: number): Promise<void> => {
    const chosen = files[index]
    if (chosen === undefined) return
    const onBytes = (bytes: number): void => {
      sent.set(index, Math.min(bytes, chosen.file.size))
      tell(false)
    }
    const reply = await uploadOne({ chosen, secret: secret.value, onBytes, signal })
    if (reply === null) return
    if (!reply.ok && reply.fault.code === 'session-lost') {
      lost = reply.fault
      if (reply.fault.retry === 'never') session.close()
      return
    }
    references[index] = reply.ok ? reply.value : refused(chosen, index, reply.fault)
    sent.set(index, chosen.file.size)
    done += 1
    tell(false)
  }

  await inLanes(files, run, () => lost !== null || signal?.aborted === true)
  tell(true)
  const taken = references.filter((reference) => reference !== undefined)
  if (lost === null) return success(taken)
  if (taken.length === 0) return failure(lost)
  const reason = lost
  return success(files.map((chosen, index) => references[index] ?? refused(chosen, index, reason)))
}
