/**
 * Does at the service what the person has done here: opened, confirmed, deleted, asked for a file. Each is a row before
 * it is a call, so that what was clicked is done also after a crash, and done once.
 */
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import { backoff } from '../lib/backoff.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import type { MessagePorts } from './ports.ts'
import type {
  PendingAct,
  ReceivedFilePatch,
  ReceivedFileRecord,
  ReceivedPatch,
  ReceivedRecord,
  ReceivedRows,
} from './received-rows.ts'

export interface Receiving {
  start(): void
  stop(): Promise<void>
  /** The person opens it; the sender is told as soon as may be. */
  open(id: string): Result<ReceivedRecord>
  /** Resolves when the service has taken it, or with why it has not; done already, at once. */
  act(id: string, act: PendingAct): Promise<Result<null>>
  forward(id: string, email: string, text: string): Promise<Result<null>>
  /** Null = all that can be had. */
  download(id: string, fileId: string | null, folder: string): Result<null>
}

const longestRest = 60_000
/** A read mark that was refused: what is in the way may be put right, and the person has read it all the same. */
const firstRefusedWait = 15 * 60_000
const longestRefusedWait = 24 * 60 * 60_000
/** There is nothing left to mark. */
const markless: ReadonlySet<FaultCode> = new Set<FaultCode>(['message-not-found', 'message-already-deleted'])
/** Done already, by another machine or in Altinn's own inbox: that is what was wanted. */
const doneAlready: Readonly<Record<PendingAct, FaultCode>> = {
  read: 'message-already-read',
  confirm: 'message-already-confirmed',
  delete: 'message-already-deleted',
}
const gone: ReadonlySet<FaultCode> = new Set<FaultCode>(['attachment-gone', 'attachment-not-found'])

export function createReceiving(rows: ReceivedRows, ports: MessagePorts): Receiving {
  const { clock, random, correspondence, log } = ports
  let acting: Loop | null = null
  let fetching: Loop | null = null
  let stopping = new AbortController()
  /** Per act: one that was begun before, maybe by another process, is no answer to what is asked for now. */
  const waiting = new Map<string, Map<PendingAct, ((result: Result<null>) => void)[]>>()

  const write = (record: ReceivedRecord, patch: ReceivedPatch): void => {
    rows.update(record.id, patch, clock.now())
    ports.inboxChanged(record.profileId, record.id)
  }
  const writeFile = (file: ReceivedFileRecord, profileId: string, patch: ReceivedFilePatch): void => {
    rows.updateFile(file.id, patch)
    ports.inboxChanged(profileId, file.messageId)
  }
  const answer = (id: string, act: PendingAct, result: Result<null>): void => {
    const answers = waiting.get(id)?.get(act) ?? []
    waiting.get(id)?.delete(act)
    for (const tell of answers) tell(result)
  }
  const answerAll = (id: string, result: Result<null>): void => {
    for (const act of [...(waiting.get(id)?.keys() ?? [])]) answer(id, act, result)
  }

  /** As recipient something must be fetched before it is read or confirmed; a look does that. */
  const call = async (
    access: Access,
    id: string,
    act: PendingAct,
    signal: AbortSignal,
  ): Promise<Result<null>> => {
    const once = (): Promise<Result<null>> => {
      if (act === 'read') return correspondence.markRead(access, id, signal)
      if (act === 'confirm') return correspondence.confirm(access, id, signal)
      return correspondence.purge(access, id, 'recipient', signal)
    }
    const first = await once()
    if (first.ok || first.fault.code === doneAlready[act]) return success(null)
    if (first.fault.code !== 'message-not-fetched') return first
    const looked = await correspondence.details(access, id, 'recipient', signal)
    return looked.ok ? once() : looked
  }

  const done: Readonly<Record<PendingAct, (record: ReceivedRecord) => ReceivedPatch>> = {
    read: () => ({}),
    confirm: () => ({ state: 'confirmed', confirmedAt: clock.now() }),
    delete: () => ({ state: 'deleted', unread: false }),
  }
  /** Null when only a person can begin it again. */
  const nextTry = (act: PendingAct, reason: Fault, attempts: number): number | null => {
    if (reason.retry === 'later') return reason.retryAt ?? clock.now() + backoff(random, attempts)
    if (act !== 'read' || markless.has(reason.code)) return null
    return clock.now() + Math.min(longestRefusedWait, firstRefusedWait * 2 ** Math.min(attempts - 1, 10))
  }
  const perform = async (record: ReceivedRecord, act: PendingAct, signal: AbortSignal): Promise<void> => {
    const access = await ports.accessOf(record.profileId)
    const called = access.ok ? await call(access.value, record.correspondenceId, act, signal) : access
    // The person may have gone on meanwhile: what was opened a moment ago is confirmed next.
    const isNewer = rows.get(record.id)?.pending !== act
    if (called.ok) {
      write(record, {
        ...done[act](record),
        ...(isNewer ? {} : { pending: null }),
        fault: null,
        retryAt: null,
        attempts: 0,
      })
      return answer(record.id, act, called)
    }
    const reason = called.fault
    if (reason.code === 'stopping') return answer(record.id, act, called)
    const attempts = record.attempts + 1
    const retryAt = nextTry(act, reason, attempts)
    write(record, {
      fault: reason,
      retryAt,
      attempts,
      ...(retryAt === null && !isNewer ? { pending: null } : {}),
    })
    answer(record.id, act, called)
  }

  const fetchFile = async (
    file: ReceivedFileRecord,
    signal: AbortSignal,
  ): Promise<Result<ReceivedFilePatch>> => {
    const message = rows.get(file.messageId)
    if (message === null || file.folderPath === null) return failure(fault('folder-missing'))
    const { id, folderPath: folder, savedPath, checksum, size } = file
    // Killed between the move and its row: the file stands under its name already.
    if (savedPath !== null) {
      const isSaved = await ports.isSaved({ id, folder, path: savedPath, checksum, size }, signal)
      if (!isSaved.ok) return isSaved
      if (isSaved.value) return success({ state: 'saved' })
    }
    const access = await ports.accessOf(message.profileId)
    if (!access.ok) return access
    const got = await correspondence.download(
      access.value,
      message.correspondenceId,
      file.attachmentId,
      signal,
    )
    if (!got.ok) return got
    rows.updateFile(file.id, { size: got.value.length })
    const saved = await ports.save(
      {
        ...{ id, folder, name: file.name, length: got.value.length },
        ...{ body: got.value.body, checksum, from: access.value.environment.altinn.platform },
        intend: (name, found) => rows.updateFile(id, { savedPath: name, checksum: found }),
      },
      signal,
    )
    if (!saved.ok) return saved
    const { path, aside } = saved.value
    const reason = fault('download-checksum-mismatch', { values: { name: file.name, path } })
    return success(
      aside ? { state: 'aside', savedPath: path, fault: reason } : { state: 'saved', savedPath: path },
    )
  }
  const fetchOne = async (file: ReceivedFileRecord, signal: AbortSignal): Promise<void> => {
    const message = rows.get(file.messageId)
    if (message === null) return
    const fetched = await fetchFile(file, signal)
    if (fetched.ok) {
      writeFile(file, message.profileId, { fault: null, retryAt: null, attempts: 0, ...fetched.value })
      return
    }
    const reason = fetched.fault
    if (reason.code === 'stopping') return
    const attempts = file.attempts + 1
    if (reason.retry === 'later') {
      const retryAt = reason.retryAt ?? clock.now() + backoff(random, attempts)
      return writeFile(file, message.profileId, { fault: reason, retryAt, attempts })
    }
    const state = gone.has(reason.code) ? 'gone' : 'there'
    writeFile(file, message.profileId, { state, fault: reason, retryAt: null, attempts })
    ports.failed('received', message, message.facts.confidential ? '' : file.name, reason)
  }

  const guarded = async (
    id: string,
    work: Promise<void>,
    crashed: (reason: Fault) => void,
  ): Promise<void> => {
    try {
      await work
    } catch (error) {
      const reference = random.uuid()
      log.write('error', 'messages.crashed', { id, reference, error })
      crashed(fault('internal', { reference }))
    }
  }
  const rest = (): number => {
    const next = rows.nextDue(clock.now())
    return next === null ? longestRest : Math.max(50, Math.min(longestRest, next - clock.now()))
  }
  const actDue = async (signal: AbortSignal): Promise<number> => {
    for (const record of rows.due(clock.now())) {
      if (signal.aborted || record.pending === null) continue
      await guarded(record.id, perform(record, record.pending, signal), (reason) => {
        write(record, { pending: null, fault: reason, retryAt: null })
        answerAll(record.id, failure(reason))
      })
    }
    return rest()
  }
  const fetchDue = async (signal: AbortSignal): Promise<number> => {
    if (ports.isPaused()) return longestRest
    for (const file of rows.filesDue(clock.now())) {
      if (signal.aborted) break
      await guarded(file.id, fetchOne(file, signal), (reason) =>
        rows.updateFile(file.id, { state: 'there', fault: reason, retryAt: null }),
      )
    }
    return rest()
  }
  const troubled = (error: unknown): void => log.write('error', 'messages.step-crashed', { error })

  const known = (id: string): Result<ReceivedRecord> => {
    const record = rows.get(id)
    return record === null || record.state === 'deleted' ? failure(fault('unknown-item')) : success(record)
  }

  return {
    start() {
      stopping = new AbortController()
      acting ??= createLoop(clock, actDue, troubled)
      fetching ??= createLoop(clock, fetchDue, troubled)
    },
    async stop() {
      stopping.abort()
      await Promise.all([acting?.stop(), fetching?.stop()])
      acting = null
      fetching = null
      for (const id of waiting.keys()) answerAll(id, failure(fault('stopping')))
      waiting.clear()
    },
    open(id) {
      const found = known(id)
      if (!found.ok) return found
      const record = found.value
      if (record.state === 'new')
        write(record, {
          state: 'read',
          unread: false,
          pending: record.pending ?? 'read',
          fault: null,
          retryAt: null,
        })
      acting?.wake()
      return known(id)
    },
    act(id, act) {
      const found = known(id)
      if (!found.ok) return Promise.resolve(found)
      const record = found.value
      if (act === 'read' && record.state !== 'new' && record.pending !== 'read')
        return Promise.resolve(success(null))
      if (act === 'confirm' && record.confirmedAt !== null) return Promise.resolve(success(null))
      if (act === 'delete' && record.needsConfirmation && record.confirmedAt === null)
        return Promise.resolve(failure(fault('message-delete-unconfirmed')))
      const result = new Promise<Result<null>>((resolve) => {
        const ofThis = waiting.get(id) ?? new Map<PendingAct, ((result: Result<null>) => void)[]>()
        waiting.set(id, ofThis.set(act, [...(ofThis.get(act) ?? []), resolve]))
      })
      const opened = act === 'read' ? ({ state: 'read', unread: false } as const) : {}
      write(record, { ...opened, pending: act, fault: null, retryAt: null, attempts: 0 })
      acting?.wake()
      return result
    },
    async forward(id, email, text) {
      const found = known(id)
      if (!found.ok) return found
      const access = await ports.accessOf(found.value.profileId)
      if (!access.ok) return access
      return correspondence.forward(
        access.value,
        found.value.correspondenceId,
        { email, text },
        stopping.signal,
      )
    },
    download(id, fileId, folder) {
      const found = known(id)
      if (!found.ok) return found
      const wanted = rows.files(id).filter((file) => fileId === null || file.id === fileId)
      if (wanted.length === 0) return failure(fault('unknown-item'))
      for (const file of wanted) {
        if (file.state === 'downloading' || (fileId === null && file.state !== 'there')) continue
        writeFile(file, found.value.profileId, {
          ...{
            state: 'downloading',
            folderPath: folder,
            savedPath: null,
            fault: null,
            retryAt: null,
            attempts: 0,
          },
        })
      }
      fetching?.wake()
      return success(null)
    },
  }
}
