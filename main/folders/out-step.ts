/** One round of an out-folder: finish what has begun, look what has come, claim what is whole. */
import path from 'node:path'
import type { Fault } from '../../preload/contract/fault.ts'
import { createAdvance, type Advanced } from './advance.ts'
import { createClaimRows, type ClaimRecord, type Piece } from './claim-rows.ts'
import { candidateKey, createExamine, type Examined } from './examine.ts'
import { checkMarker } from './marker.ts'
import { sendingFolder } from './names.ts'
import type { OutRule } from './out-rule.ts'
import type { WaitingReason } from './plan.ts'
import type { FolderPorts, Sender } from './ports.ts'
import { createQuiet, quietWindow } from './quiet.ts'
import { createSweep, type Candidate, type Swept } from './sweep.ts'
import { takePieces } from './take.ts'

export interface WaitingFile {
  readonly name: string
  readonly subFolder: string
  readonly reason: WaitingReason
}

/** What an out-folder can tell of itself besides the rows of its claims. */
export interface OutFolderStatus {
  /** Why nothing is taken from the folder now; null when it is. */
  readonly pausedBy: Fault | null
  /** Why transfers of this folder do not get through; null when they do. */
  readonly blockedBy: Fault | null
  readonly waitingCount: number
  /** Some of those that wait. */
  readonly waiting: readonly WaitingFile[]
  readonly ignored: Swept['ignored']
  readonly examples: Swept['examples']
  /**
   * Folders below `.sending` that nobody here knows: another machine is at work, or an older database was put back.
   * Their files are neither sent nor touched; moving them back to the folder sends them.
   */
  readonly strangers: number
  /** Epoch milliseconds of the last whole sweep; null before the first. */
  readonly sweptAt: number | null
}

export interface OutStep {
  /** Does what is due; answers after how many milliseconds there may be more, or null when nothing is in sight. */
  run(signal: AbortSignal): Promise<number | null>
  status(): OutFolderStatus
}

interface Finished {
  /** Until something that has begun can go on, milliseconds. */
  readonly waits: readonly number[]
  readonly blockedBy: Fault | null
}

interface Round extends Finished {
  readonly waiting: readonly WaitingFile[]
  readonly pausedBy: Fault | null
}

/** Claims under way at once: the queue stays short enough to be looked through, and sending is slower anyway. */
const mostUnderWay = 200
/** Looked at closely in one round; the others wait for their turn. */
const mostExamined = 2_000
const atOnce = 16
const mostShown = 200

export function createOutStep(
  rule: OutRule,
  marker: string,
  ports: FolderPorts & { readonly sender: Sender },
): OutStep {
  const { clock, random, disk, database } = ports
  let place: 'local' | 'network' = 'network'
  const quiet = createQuiet((size) => quietWindow(place, size))
  const rows = createClaimRows(database)
  const absence = async (): Promise<Fault | null> => {
    const checked = await checkMarker(disk, rule.path, marker)
    return checked.ok ? null : checked.fault
  }
  const advance = createAdvance(rule, { ...ports, rows, quiet, absence })
  const sweep = createSweep(rule, disk, clock)
  const examine = createExamine(rule, disk, clock, quiet)
  let status: OutFolderStatus = {
    ...{ pausedBy: null, blockedBy: null, waitingCount: 0, waiting: [], ignored: [], examples: [] },
    ...{ strangers: 0, sweptAt: null },
  }
  const tell = (patch: Partial<OutFolderStatus>): void => {
    const after = { ...status, ...patch }
    const { sweptAt: _before, ...known } = status
    const { sweptAt: _after, ...now } = after
    status = after
    if (JSON.stringify(known) !== JSON.stringify(now)) ports.changed(rule.id)
  }

  const claimOf = ({ candidate, plan }: Examined, pieces: readonly [Piece, ...Piece[]]): ClaimRecord => {
    const now = clock.now()
    return {
      id: random.uuid().replaceAll('-', '').slice(-12),
      ...{ ruleId: rule.id, state: 'claiming', name: candidate.name, subFolder: candidate.subFolder },
      ...{ pieces, order: plan.kind === 'send' ? plan.order : null },
      ...{ transferId: null, facts: null, fault: plan.kind === 'refused' ? plan.fault : null },
      ...{ filedFolder: null, filedName: null, attempts: 0, retryAt: null, createdAt: now, updatedAt: now },
    }
  }

  /** Takes one file out of the folder and on from there, or answers why it could not be taken. */
  const claim = async (examined: Examined, signal: AbortSignal): Promise<Advanced | Fault | null> => {
    const [file, ...companions] = examined.pieces
    if (file === undefined) return null
    const record = claimOf(examined, [file, ...companions])
    rows.insert(record)
    const taken = await takePieces(disk, rule.path, record, true)
    // In trouble after the file was taken: its row goes on where it stands.
    if (!taken.ok) return taken.fault
    if (!taken.value.isTaken) {
      rows.drop(record.id)
      return taken.value.reason
    }
    quiet.forget(candidateKey(examined.candidate))
    rows.update(record.id, { state: 'claimed' }, clock.now())
    return advance(rows.get(record.id) ?? record, signal)
  }

  const finish = async (signal: AbortSignal): Promise<Finished> => {
    const waits: number[] = []
    let blockedBy: Fault | null = null
    for (const open of rows.open(rule.id)) {
      if (signal.aborted) break
      const after = await advance(open, signal)
      if (after.wait !== null) waits.push(after.wait)
      blockedBy ??= after.blockedBy
    }
    return { waits, blockedBy }
  }

  /** Those that are being watched already come first, so that each gets to its end. */
  const chosenOf = (candidates: readonly Candidate[]): readonly Candidate[] => {
    const isTracked = (candidate: Candidate): boolean => quiet.isTracked(candidateKey(candidate))
    const known = candidates.filter(isTracked)
    if (known.length >= mostExamined) return known.slice(0, mostExamined)
    const fresh = candidates.filter((candidate) => !isTracked(candidate))
    return [...known, ...fresh.slice(0, mostExamined - known.length)]
  }

  const examineAll = async (chosen: readonly Candidate[], signal: AbortSignal): Promise<Examined[]> => {
    const found: Examined[] = []
    for (let start = 0; start < chosen.length && !signal.aborted; start += atOnce) {
      const batch = await Promise.all(chosen.slice(start, start + atOnce).map(examine))
      for (const one of batch) if (one !== null) found.push(one)
    }
    return found
  }

  const forgetTheRest = (chosen: readonly Candidate[], open: readonly ClaimRecord[]): void => {
    const keys = new Set(open.map(({ id }) => `\0${id}`))
    for (const candidate of chosen) {
      keys.add(candidateKey(candidate))
      for (const suffix of candidate.companions.keys()) keys.add(`${candidateKey(candidate)}\0${suffix}`)
    }
    quiet.retain(keys)
  }

  /** What a person has taken out of `Failed` has been seen to. */
  const forgetTaken = async (): Promise<void> => {
    for (const { id, name, filedFolder, filedName } of rows.list(rule.id, 'failed', 0, mostShown)) {
      const filed = await disk.identity(path.join(rule.path, filedFolder ?? '', filedName ?? name))
      if (filed.ok || filed.fault.code !== 'file-missing') continue
      rows.update(id, { filedFolder: null }, clock.now())
      ports.changed(rule.id)
    }
  }

  const countStrangers = async (): Promise<number> => {
    const listed = await disk.list(path.join(rule.path, sendingFolder))
    if (!listed.ok) return 0
    const known = new Set(rows.open(rule.id).map(({ id }) => id))
    return listed.value.filter(({ name, kind }) => kind === 'folder' && !known.has(name)).length
  }

  const paused = (pausedBy: Fault): null => {
    tell({ pausedBy })
    return null
  }

  /** Claims what is whole, as long as there is room; answers what waits. */
  const claimWhole = async (
    found: readonly Examined[],
    begun: Finished,
    signal: AbortSignal,
  ): Promise<Round> => {
    const waiting: WaitingFile[] = []
    const waits = [...begun.waits]
    let { blockedBy } = begun
    let pausedBy: Fault | null = null
    let room = mostUnderWay - rows.open(rule.id).filter(({ state }) => state !== 'asking').length
    for (const examined of found) {
      const { candidate, plan, wait } = examined
      const isReady = plan.kind !== 'waiting'
      let reason: WaitingReason | null = isReady ? 'turn' : plan.reason
      if (wait !== null) waits.push(wait)
      if (isReady && room > 0 && pausedBy === null && blockedBy === null && !signal.aborted) {
        room -= 1
        const claimed = await claim(examined, signal)
        if (claimed !== null && 'code' in claimed) {
          if (claimed.code !== 'folder-file-held') pausedBy = claimed
          reason = 'held'
        } else {
          reason = null
          blockedBy = claimed?.blockedBy ?? null
          if (claimed !== null && claimed.wait !== null) waits.push(claimed.wait)
        }
      }
      if (reason !== null) waiting.push({ name: candidate.name, subFolder: candidate.subFolder, reason })
    }
    return { waiting, waits, pausedBy, blockedBy }
  }

  return {
    status: () => status,
    async run(signal) {
      const before = await absence()
      if (before !== null) return paused(before)
      place = (await disk.isNetwork(rule.path)) ? 'network' : 'local'
      const begun = await finish(signal)
      const swept = await sweep()
      if (!swept.ok) return paused(swept.fault)
      const { candidates, ignored, examples } = swept.value
      const chosen = chosenOf(candidates)
      forgetTheRest(chosen, rows.open(rule.id))
      const examined = await examineAll(chosen, signal)
      // Once more, because it may have been taken away and put back in the middle of it.
      const after = await absence()
      if (after !== null) return paused(after)
      const { waiting, waits, pausedBy, blockedBy } = await claimWhole(examined, begun, signal)
      await forgetTaken()
      const waitingCount = waiting.length + candidates.length - chosen.length
      const shown = waiting.slice(0, mostShown)
      const found = { waitingCount, waiting: shown, ignored, examples, strangers: await countStrangers() }
      tell({ pausedBy, blockedBy, ...found, sweptAt: clock.now() })
      return waits.length === 0 ? null : Math.min(...waits)
    },
  }
}
