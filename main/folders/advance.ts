/**
 * Takes a claim as far as it goes now: taken, checked again, ordered, looked after, filed. What is about to happen
 * is in its row before it happens, so that whoever takes it up after a crash goes on and sends it once.
 */
import { fault, type Fault } from '../../preload/contract/fault.ts'
import { backoff } from '../lib/backoff.ts'
import type { ClaimPatch, ClaimRecord, ClaimRows } from './claim-rows.ts'
import { fileAway, filedFolderOf } from './file-away.ts'
import { startOfDay } from './names.ts'
import type { OutRule } from './out-rule.ts'
import type { FolderPorts, Sender, SentFacts } from './ports.ts'
import { isSameFile, type Quiet } from './quiet.ts'
import { claimedPath, takePieces } from './take.ts'
import { verdictOf } from './verdict.ts'

export interface AdvancePorts extends FolderPorts {
  readonly rows: ClaimRows
  readonly sender: Sender
  readonly quiet: Quiet
  /** Null when the folder is there and is the one we know; nothing is concluded from what is missing without it. */
  readonly absence: () => Promise<Fault | null>
}

/** What the folder has to know of a claim that cannot go on. */
export interface Advanced {
  /** Milliseconds until another try can bring something new; null when only a change from outside can. */
  readonly wait: number | null
  /** Nothing of this folder would get through just now. */
  readonly blockedBy: Fault | null
}

/** How often a transfer that waits for somebody's help is tried again by itself, milliseconds. */
const helpAfter = 15 * 60_000
const atEnd: Advanced = { wait: null, blockedBy: null }

export function createAdvance(rule: OutRule, ports: AdvancePorts) {
  const { clock, random, disk, rows, sender, quiet } = ports
  const quietKey = (claim: ClaimRecord): string => `\0${claim.id}`

  const write = (claim: ClaimRecord, patch: ClaimPatch): ClaimRecord => {
    rows.update(claim.id, patch, clock.now())
    ports.changed(rule.id)
    const after = rows.get(claim.id)
    if (after === null) throw new Error('A claim that is being worked on is gone')
    return after
  }
  /** Until it is to be tried again; the wall clock may have been set back by a year. */
  const left = ({ retryAt }: ClaimRecord): number => {
    const wait = retryAt === null ? 0 : retryAt - clock.now()
    return wait > helpAfter ? 0 : wait
  }
  const goOn = (claim: ClaimRecord, patch: ClaimPatch): ClaimRecord =>
    write(claim, { attempts: 0, retryAt: null, ...patch })
  const toFile = (claim: ClaimRecord, end: { facts: SentFacts } | { fault: Fault }): ClaimRecord => {
    quiet.forget(quietKey(claim))
    const filedFolder = filedFolderOf(claim, 'facts' in end, clock.now())
    // Whoever reads the reason beside the file is told its name.
    const ended =
      'facts' in end
        ? { ...end, fault: null }
        : { fault: { ...end.fault, values: { name: claim.name, ...end.fault.values } } }
    return goOn(claim, { state: 'filing', filedFolder, ...ended })
  }
  const later = (claim: ClaimRecord, reason: Fault): Advanced => {
    const attempts = claim.attempts + 1
    const help = reason.retry === 'later' ? backoff(random, attempts) : helpAfter
    const wait = Math.max(1_000, reason.retryAt === null ? help : reason.retryAt - clock.now())
    write(claim, { fault: reason, attempts, retryAt: clock.now() + wait })
    return { wait, blockedBy: reason }
  }

  const take = async (claim: ClaimRecord): Promise<ClaimRecord | Advanced> => {
    const taken = await takePieces(disk, rule.path, claim, false)
    if (!taken.ok) return later(claim, taken.fault)
    if (taken.value.isTaken) return goOn(claim, { state: 'claimed' })
    const absent = await ports.absence()
    if (absent !== null) return { wait: null, blockedBy: absent }
    rows.drop(claim.id)
    return atEnd
  }

  /** Null when the file stands still as it was judged; else how long to wait, or why it is at its end. */
  const settle = async (claim: ClaimRecord): Promise<ClaimRecord | Advanced> => {
    const [file, ...companions] = claim.pieces
    const before = clock.monotonic()
    const identity = await disk.identity(claimedPath(rule.path, claim, file))
    if (!identity.ok && identity.fault.code !== 'file-missing') return later(claim, identity.fault)
    if (!identity.ok) {
      const absent = await ports.absence()
      if (absent !== null) return { wait: null, blockedBy: absent }
      return toFile(claim, { fault: fault('folder-file-gone', { values: { name: claim.name } }) })
    }
    if (!isSameFile(identity.value, file)) {
      const look = { identity: identity.value, before, after: clock.monotonic() }
      const { isComplete, wait } = quiet.observe(quietKey(claim), look)
      if (!isComplete) return { wait, blockedBy: null }
      const { size, modified, fileId } = identity.value
      return goOn(claim, { pieces: [{ ...file, size, modified, fileId }, ...companions] })
    }
    quiet.forget(quietKey(claim))
    return claim
  }

  const settled = async (
    claim: ClaimRecord,
    next: (still: ClaimRecord) => ClaimRecord | Promise<ClaimRecord | Advanced>,
  ): Promise<ClaimRecord | Advanced> => {
    const still = await settle(claim)
    return still === claim ? next(claim) : still
  }

  /** A person may have put it there twice: that is asked where somebody can answer, and told in the log elsewhere. */
  const weigh = async (claim: ClaimRecord, signal: AbortSignal): Promise<ClaimRecord | Advanced> => {
    const [{ size }] = claim.pieces
    const path = claimedPath(rule.path, claim, claim.pieces[0])
    const since = startOfDay(clock.now())
    const twin = claim.order === null ? null : await sender.twinOf(path, size, claim.order, since, signal)
    if (signal.aborted) return atEnd
    if (twin === null) return goOn(claim, { state: 'ordering' })
    if (ports.isAttended?.() !== true) {
      ports.log.write('warn', 'folder.duplicate', { ruleId: rule.id, claimId: claim.id })
      return goOn(claim, { state: 'ordering' })
    }
    const reason = fault('folder-duplicate', { values: { name: claim.name, value: twin } })
    ports.refused?.(rule.id, claim.name, reason)
    return goOn(claim, { state: 'asking', fault: reason })
  }

  const order = async (claim: ClaimRecord): Promise<ClaimRecord | Advanced> => {
    if (claim.order === null) return toFile(claim, { fault: claim.fault ?? fault('internal') })
    const queued = await sender.order(claimedPath(rule.path, claim, claim.pieces[0]), claim.order)
    if (queued.ok) return goOn(claim, { state: 'ordered', transferId: queued.value, fault: null })
    return verdictOf(queued.fault) === 'around'
      ? later(claim, queued.fault)
      : toFile(claim, { fault: queued.fault })
  }

  const retry = async (claim: ClaimRecord, transferId: string): Promise<Advanced> => {
    const retried = await sender.retry(transferId)
    if (!retried.ok) return later(claim, retried.fault)
    write(claim, { retryAt: null, fault: null })
    return atEnd
  }

  const lookAfter = async (claim: ClaimRecord): Promise<ClaimRecord | Advanced> => {
    const { transferId } = claim
    const outcome = transferId === null ? null : sender.outcome(transferId)
    if (transferId === null || outcome === null) return toFile(claim, { fault: fault('transfer-not-found') })
    if (outcome.kind === 'sent') return toFile(claim, { facts: outcome.facts })
    if (outcome.kind === 'under-way') {
      // Somebody has helped, here or in the window.
      if (claim.retryAt !== null) write(claim, { retryAt: null, fault: null })
      return atEnd
    }
    const reason = outcome.fault
    // Still being written, or written once more: no error, it goes as it is when it stands still.
    if (reason.code === 'file-changed') return settled(claim, (still) => retry(still, transferId))
    if (verdictOf(reason) === 'file') return toFile(claim, { fault: reason })
    if (claim.retryAt === null) return later(claim, reason)
    const wait = left(claim)
    return wait > 0 ? { wait, blockedBy: reason } : retry(claim, transferId)
  }

  const fileIt = async (claim: ClaimRecord): Promise<ClaimRecord | Advanced> => {
    const absent = await ports.absence()
    if (absent !== null) return { wait: null, blockedBy: absent }
    const filed = await fileAway(ports, rule.path, claim, (patch) => write(claim, patch))
    if (filed.ok) {
      const isNews = claim.transferId === null && claim.fault?.code !== 'folder-duplicate'
      if (isNews && claim.fault !== null) ports.refused?.(rule.id, claim.name, claim.fault)
      return goOn(claim, { state: claim.facts === null ? 'failed' : 'sent' })
    }
    // The row keeps how it ended; why it cannot be moved is shown by the folder.
    const wait = backoff(random, claim.attempts + 1)
    write(claim, { attempts: claim.attempts + 1, retryAt: clock.now() + wait })
    return { wait, blockedBy: filed.fault }
  }

  const step = (claim: ClaimRecord, signal: AbortSignal): Promise<ClaimRecord | Advanced> => {
    switch (claim.state) {
      case 'claiming':
        return take(claim)
      case 'claimed':
        return settled(claim, (still) => weigh(still, signal))
      case 'ordering':
        return order(claim)
      case 'ordered':
        return lookAfter(claim)
      case 'filing':
        return fileIt(claim)
      case 'asking':
      case 'sent':
      case 'failed':
        return Promise.resolve(atEnd)
    }
  }

  /** Takes one claim as far as it goes. Never throws for what is expected. */
  return async (start: ClaimRecord, signal: AbortSignal): Promise<Advanced> => {
    let claim = start
    while (!signal.aborted) {
      const wait = left(claim)
      // What became of a transfer can be asked at any time: somebody may have helped.
      if (wait > 0 && claim.state !== 'ordered') return { wait, blockedBy: claim.fault }
      const after = await step(claim, signal)
      if ('wait' in after) return after
      claim = after
    }
    return atEnd
  }
}
