/** Everything a door can ask about messages that are sent, and the loops that send and follow them. */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import {
  messageOrderSchema,
  type MessageDraft,
  type MessageOrder,
} from '../../preload/contract/message-models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { createLoop, type Loop } from '../lib/loop.ts'
import { json, number, text, textOrNull } from '../store/columns.ts'
import { checkFiles, checkOrder } from './check-order.ts'
import type { MessagePorts } from './ports.ts'
import { hide, reveal, searchable } from './sealed.ts'
import { createSending } from './sending.ts'
import type { SentRecord, SentRows } from './sent-rows.ts'
import { createWatching } from './watching.ts'

export interface Outbox {
  start(): void
  stop(): Promise<void>
  /** Checked whole before anything is written or sent; answers the id. */
  send(profileId: string, draftId: string | null, order: MessageOrder): Result<{ id: string }>
  retry(id: string): Result<null>
  /** Faults: message-withdraw-too-late, and those of the call. */
  withdraw(id: string): Promise<Result<null>>
  wake(): void
  /** Opens the vault for those that are sealed; one that does not open is left out, and kept. */
  drafts(profileId: string): Promise<readonly MessageDraft[]>
  saveDraft(profileId: string, id: string | null, order: MessageOrder): Result<{ id: string }>
  removeDraft(id: string): Result<null>
}

const longestRest = 60_000

export function createOutbox(rows: SentRows, ports: MessagePorts): Outbox {
  const { clock, random, database, log, correspondence } = ports
  const send = createSending(rows, ports)
  const look = createWatching(rows, ports)
  let sending: Loop | null = null
  let looking: Loop | null = null
  let stopping = new AbortController()

  const guarded = async (record: SentRecord, work: Promise<void>): Promise<void> => {
    try {
      await work
    } catch (error) {
      const reference = random.uuid()
      log.write('error', 'messages.crashed', { id: record.id, reference, error })
      rows.update(
        record.id,
        { state: 'failed', fault: fault('internal', { reference }), retryAt: null },
        clock.now(),
      )
      ports.sentChanged(record.profileId, record.id)
    }
  }
  const until = (at: number | null): number =>
    at === null ? longestRest : Math.max(50, Math.min(longestRest, at - clock.now()))
  const sendDue = async (signal: AbortSignal): Promise<number> => {
    if (ports.isPaused()) return longestRest
    for (const record of rows.due(clock.now())) {
      if (signal.aborted) break
      await guarded(record, send(record, signal))
    }
    looking?.wake()
    return until(rows.nextDue(clock.now()))
  }
  const lookDue = async (signal: AbortSignal): Promise<number> => {
    for (const record of rows.toLookAt(clock.now())) {
      if (signal.aborted) break
      await look(record, signal)
    }
    return until(rows.nextLook())
  }
  const troubled = (error: unknown): void => log.write('error', 'messages.step-crashed', { error })

  const withdrawAll = async (record: SentRecord): Promise<Result<null>> => {
    const access = await ports.accessOf(record.profileId)
    if (!access.ok) return access
    for (const one of rows.recipients(record.id)) {
      if (one.correspondenceId === null || one.status !== 'accepted') continue
      const purged = await correspondence.purge(access.value, one.correspondenceId, 'sender', stopping.signal)
      if (!purged.ok && purged.fault.code !== 'message-already-deleted') return purged
      rows.setRecipient(record.id, { ...one, status: 'withdrawn', changedAt: clock.now() })
    }
    return success(null)
  }
  /** Files that are still chosen for this draft, and that no other draft means to send. */
  const onlyIn = (draftId: string): readonly string[] => {
    const drafts = database.all('SELECT id, order_json FROM message_draft').map((row) => ({
      isThis: text(row, 'id') === draftId,
      fileIds: json(row, 'order_json', (input) => messageOrderSchema.parse(input)).fileIds,
    }))
    const others = new Set(drafts.filter(({ isThis }) => !isThis).flatMap(({ fileIds }) => fileIds))
    const own = drafts.find(({ isThis }) => isThis)?.fileIds ?? []
    return ports.stillChosen(own.filter((id) => !others.has(id))).map((file) => file.id)
  }
  const write = (record: SentRecord, patch: Parameters<SentRows['update']>[1]): void => {
    rows.update(record.id, patch, clock.now())
    ports.sentChanged(record.profileId, record.id)
  }

  const readDrafts = (profileId: string) =>
    database
      .all('SELECT * FROM message_draft WHERE profile_id = ? ORDER BY updated_at DESC', profileId)
      .map((row): { readonly draft: MessageDraft; readonly closed: Fault | null } => {
        const id = text(row, 'id')
        const kept = json(row, 'order_json', (input) => messageOrderSchema.parse(input))
        const sealed = textOrNull(row, 'sealed')
        const { whole: order, closed } = reveal(ports.sealer, 'message_draft', id, kept, sealed)
        const files = [...ports.stillChosen(order.fileIds)]
        return { draft: { id, profileId, order, updatedAt: number(row, 'updated_at'), files }, closed }
      })

  return {
    start() {
      stopping = new AbortController()
      sending ??= createLoop(clock, sendDue, troubled)
      looking ??= createLoop(clock, lookDue, troubled)
    },
    async stop() {
      stopping.abort()
      await Promise.all([sending?.stop(), looking?.stop()])
      sending = null
      looking = null
    },
    send(profileId, draftId, order) {
      const checked = checkOrder(order, ports.serviceOf(profileId, order.serviceId), clock.now())
      if (!checked.ok) return checked
      const seen = ports.lookAtFiles(order.fileIds)
      if (!seen.ok) return seen
      const files = checkFiles(seen.value)
      if (!files.ok) return files
      const now = clock.now()
      const record: SentRecord = {
        ...{ id: random.uuid(), profileId, serviceId: order.serviceId, order, closed: null, state: 'queued' },
        ...{ sendingSince: null, attempts: 0, fault: null, retryAt: null, lookAt: null, acceptedAt: null },
        ...{ createdAt: now, updatedAt: now },
      }
      const names = checked.value.map((number) => ports.organisationOf(profileId, number).name ?? '')
      const search = searchable(order, [order.reference, ...checked.value, ...names])
      const taken = database.transaction(() => {
        const own = ports.takeFiles(order.fileIds)
        if (!own.ok) return own
        rows.insert(record, checked.value, own.value, search)
        if (draftId !== null) database.run('DELETE FROM message_draft WHERE id = ?', draftId)
        return own
      })
      if (!taken.ok) return taken
      ports.sentChanged(profileId, record.id)
      sending?.wake()
      return success({ id: record.id })
    },
    retry(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      const waits = record.state === 'failed' || record.retryAt !== null
      // Made already, and refused by what came after: a new message is a new order of the person's.
      if (!waits || record.acceptedAt !== null) return failure(fault('wrong-state'))
      const state = record.sendingSince === null ? 'queued' : 'sending'
      write(record, { state, fault: null, retryAt: null, attempts: 0 })
      sending?.wake()
      return success(null)
    },
    async withdraw(id) {
      const record = rows.get(id)
      if (record === null) return failure(fault('unknown-item'))
      if (record.state === 'queued' || (record.state === 'failed' && record.sendingSince === null)) {
        write(record, { state: 'withdrawn', fault: null, retryAt: null })
        return success(null)
      }
      if (record.state !== 'accepted') return failure(fault('message-withdraw-too-late'))
      const withdrawn = await withdrawAll(record)
      if (withdrawn.ok) write(record, { state: 'withdrawn', fault: null, retryAt: null, lookAt: null })
      return withdrawn
    },
    wake() {
      sending?.wake()
      looking?.wake()
    },
    async drafts(profileId) {
      const before = readDrafts(profileId)
      if (before.every(({ closed }) => closed === null)) return before.map(({ draft }) => draft)
      await ports.readyToSeal(null)
      return readDrafts(profileId).flatMap(({ draft, closed }) => (closed === null ? [draft] : []))
    },
    saveDraft(profileId, id, order) {
      const own = id ?? random.uuid()
      const { kept, sealed } = hide(ports.sealer, 'message_draft', own, order)
      database.run(
        `INSERT INTO message_draft (id, profile_id, order_json, sealed, updated_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE
           SET order_json = excluded.order_json, sealed = excluded.sealed, updated_at = excluded.updated_at`,
        ...[own, profileId, JSON.stringify(kept), sealed, clock.now()],
      )
      return success({ id: own })
    },
    removeDraft(id) {
      const unwanted = database.transaction(() => {
        const chosen = onlyIn(id)
        database.run('DELETE FROM message_draft WHERE id = ?', id)
        return ports.takeFiles(chosen)
      })
      // Only copies of ours go; a file of the person's own stays where it is. What is cut off here goes at the next start.
      for (const file of unwanted.ok ? unwanted.value : [])
        void ports
          .releaseFile(file)
          .catch((error: unknown) => log.write('warn', 'messages.copy-kept', { error }))
      return success(null)
    },
  }
}
