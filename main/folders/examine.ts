/** Looks closer at files that a sweep has found: are they whole, and what does the rule say? */
import path from 'node:path'
import { fault } from '../../preload/contract/fault.ts'
import type { Clock, FileIdentity } from '../ports.ts'
import type { Piece } from './claim-rows.ts'
import { doneSuffix, sideCarSuffix } from './names.ts'
import type { OutRule } from './out-rule.ts'
import { plan, type Plan, type WaitingReason } from './plan.ts'
import type { FolderDisk } from './ports.ts'
import type { Quiet, QuietVerdict } from './quiet.ts'
import { longestSideCar } from './side-car.ts'
import type { Candidate } from './sweep.ts'

export interface Examined {
  readonly candidate: Candidate
  readonly plan: Plan
  /** Milliseconds until another look can bring something new; null when only a change can. */
  readonly wait: number | null
  /** What there is to claim; empty while it waits. */
  readonly pieces: readonly Piece[]
}

export const candidateKey = ({ subFolder, name }: Candidate): string => `${subFolder}/${name}`

/** What the rule says of a file as it is now, with its side-car read. */
export function createPlanFor(rule: OutRule, disk: FolderDisk) {
  return async (candidate: Candidate, size: number): Promise<Plan> => {
    const { name, subFolder, companions } = candidate
    if (size === 0) return { kind: 'refused', fault: fault('file-empty', { values: { name } }) }
    const sideCarName = companions.get(sideCarSuffix)
    const sideCar =
      sideCarName === undefined
        ? null
        : await disk.readText(path.join(rule.path, subFolder, sideCarName), longestSideCar)
    if (sideCar !== null && !sideCar.ok) {
      return sideCar.fault.code === 'folder-text-too-long'
        ? { kind: 'refused', fault: sideCar.fault }
        : { kind: 'waiting', reason: 'side-car' }
    }
    const hasMarker = companions.has(doneSuffix)
    return plan({ name, subFolder, sideCar: sideCar?.value ?? null, hasMarker }, rule)
  }
}

/** Answers null for what has gone since the sweep. Reads nothing but the side-car. */
export function createExamine(rule: OutRule, disk: FolderDisk, clock: Clock, quiet: Quiet) {
  const look = async (key: string, file: string): Promise<[FileIdentity, QuietVerdict] | null> => {
    const before = clock.monotonic()
    const identity = await disk.identity(file)
    if (!identity.ok || identity.value.kind !== 'file') return null
    return [
      identity.value,
      quiet.observe(key, { identity: identity.value, before, after: clock.monotonic() }),
    ]
  }

  const planFor = createPlanFor(rule, disk)

  return async (candidate: Candidate): Promise<Examined | null> => {
    const { name, subFolder, companions } = candidate
    const key = candidateKey(candidate)
    const pieces: Piece[] = []
    let wait = 0
    let grewHere = false
    for (const [suffix, piece] of [['', name] as const, ...companions]) {
      const seen = await look(
        suffix === '' ? key : `${key}\0${suffix}`,
        path.join(rule.path, subFolder, piece),
      )
      if (seen === null) return null
      const [{ size, modified, fileId }, verdict] = seen
      pieces.push({ name: piece, suffix, size, modified, fileId })
      // A marker says all it has to say by being there.
      if (suffix !== doneSuffix) wait = Math.max(wait, verdict.wait)
      if (suffix === '') grewHere = verdict.grewHere
    }
    const size = pieces[0]?.size ?? 0
    const waiting = (reason: WaitingReason, until: number | null): Examined => ({
      ...{ candidate, plan: { kind: 'waiting', reason }, wait: until, pieces: [] },
    })
    if (rule.strict === 'rename' && grewHere) return waiting('written-in-place', null)
    if (wait > 0) return waiting(size === 0 ? 'empty' : 'growing', wait)
    if (await disk.isOnlineOnly(path.join(rule.path, subFolder, name))) return waiting('online-only', null)
    const decided = await planFor(candidate, size)
    return { candidate, plan: decided, wait: null, pieces: decided.kind === 'waiting' ? [] : pieces }
  }
}
