/**
 * A random walk of what a person does, what the network and the clock do to them, and of engines that are stopped or
 * killed and started again, held against a small model of what may happen to a file transfer.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientIdProperty } from '../../../main/transfers/orphans.ts'
import type { IncomingState, OutgoingState } from '../../../preload/contract/models.ts'
import { createWalkHome, md5Of, type WalkHome } from '../../support/walk/home.ts'
import { resumeAll, step, take, type Known, type Step } from '../../support/walk/steps.ts'

const outgoingRank: Readonly<Record<OutgoingState, number>> = {
  ...{ queued: 0, initializing: 1, uploading: 2, processing: 3, published: 4, fetched: 5, confirmed: 6 },
  ...{ purged: 7, failed: 8, cancelled: 8 },
}
const incomingRank: Readonly<Record<IncomingState, number>> = {
  ...{ new: 0, downloading: 1, unchecked: 2, saved: 3, confirming: 4, confirmed: 5, aside: 6, gone: 6 },
}
const delivered: ReadonlySet<OutgoingState> = new Set(['published', 'fetched', 'confirmed', 'purged'])

/** What was true after the step before. */
interface Before {
  readonly outgoing: Map<string, OutgoingState>
  readonly incoming: Map<string, IncomingState>
  /** Bytes that had moved of what stands still since then, by row. */
  readonly still: Map<string, number>
}

/** Transfers at the service that were made for a row and that have not failed there. */
const livingOf = ({ broker }: WalkHome, id: string) =>
  [...broker.transfers.values()].filter(
    ({ overview }) => overview.properties[clientIdProperty] === id && overview.status !== 'Failed',
  )

function mayGo(before: OutgoingState, after: OutgoingState, one: Step, hasLiving: boolean): boolean {
  if (outgoingRank[after] >= outgoingRank[before])
    return before !== 'failed' || after === 'failed' || one.do === 'cancel'
  // Anew only when there is nothing left to go on with.
  if (after === 'queued' && before !== 'cancelled') return !hasLiving
  if (before === 'failed') return one.do === 'retry'
  return before === 'cancelled' && delivered.has(after)
}

function checkOutgoing(home: WalkHome, before: Before, id: string, one: Step): void {
  const record = home.life().transfers.outgoingRows.get(id)
  if (record === null) throw new Error('A row is gone')
  const living = livingOf(home, id)
  const was = before.outgoing.get(id) ?? 'queued'
  expect(living.length, 'transfers at the service for one order').toBeLessThanOrEqual(1)
  expect(mayGo(was, record.state, one, living.length > 0), `${was} → ${record.state}`).toBe(true)
  before.outgoing.set(id, record.state)
  if (delivered.has(record.state)) {
    const [only] = living
    expect(only?.overview.fileTransferId, 'known by its own id').toBe(record.fileTransferId)
    expect(only?.bytes?.equals(home.contents.get(record.originalName) ?? Buffer.alloc(0)), 'whole').toBe(true)
  }
  checkStill(home, before, id, record.fileTransferId, record.paused)
}

function checkIncoming(home: WalkHome, before: Before, id: string, one: Step): void {
  const record = home.life().transfers.incomingRows.get(id)
  if (record === null) throw new Error('A row is gone')
  const was = before.incoming.get(id) ?? 'new'
  const goesBack = incomingRank[record.state] < incomingRank[was]
  if (goesBack && incomingRank[was] >= incomingRank.saved)
    expect(`${was} → ${record.state}`, 'only the confirmation may have to be asked for again').toBe(
      'confirming → saved',
    )
  if (goesBack && record.state === 'new' && one.do !== 'cancelDownload')
    expect(record.fault, 'the person is told why').not.toBeNull()
  before.incoming.set(id, record.state)
  if (incomingRank[record.state] >= incomingRank.saved) {
    const file = record.savedPath ?? ''
    expect(existsSync(file) && md5Of(readFileSync(file)), 'whole under its name').toBe(record.checksum)
  }
  checkStill(home, before, id, record.fileTransferId, record.paused && record.state === 'downloading')
}

function checkStill(
  home: WalkHome,
  before: Before,
  id: string,
  fileTransferId: string | null,
  isPaused: boolean,
): void {
  const standsStill =
    isPaused ||
    home.life().database.one("SELECT 1 FROM setting WHERE key = 'queuePaused' AND value = 'yes'") !== null
  const moved = fileTransferId === null ? 0 : (home.moved.get(fileTransferId) ?? 0)
  if (!standsStill) before.still.delete(id)
  else if (before.still.has(id)) expect(moved, 'bytes of what stands still').toBe(before.still.get(id))
  else before.still.set(id, moved)
}

/** A confirmation takes effect at the service: by then the file must be ours. */
function confirmedIn(home: () => WalkHome) {
  return (fileTransferId: string): void => {
    const { broker, downloads, contents } = home()
    const name = broker.transfers.get(fileTransferId)?.overview.fileName ?? ''
    const file = path.join(downloads, name)
    const isWhole = existsSync(file) && readFileSync(file).equals(contents.get(name) ?? Buffer.alloc(0))
    if (!isWhole) tooEarly.push(name)
  }
}
const tooEarly: string[] = []

function haveAllEnded(home: WalkHome, known: Known): boolean {
  const { outgoingRows, incomingRows } = home.life().transfers
  return (
    known.outgoing.every((id) => {
      const state = outgoingRows.get(id)?.state
      return state === 'cancelled' || (state !== undefined && delivered.has(state))
    }) && known.incoming.every((id) => incomingRows.get(id)?.state === 'confirmed')
  )
}

async function walk(steps: readonly Step[]): Promise<void> {
  const known: Known = { outgoing: [], incoming: [] }
  const before: Before = { outgoing: new Map(), incoming: new Map(), still: new Map() }
  const home: WalkHome = createWalkHome(confirmedIn(() => home))
  tooEarly.length = 0
  const check = (one: Step): void => {
    for (const id of known.outgoing) checkOutgoing(home, before, id, one)
    for (const id of known.incoming) checkIncoming(home, before, id, one)
    expect(tooEarly, 'confirmed before they were saved').toEqual([])
  }
  try {
    for (const one of steps) {
      await take(home, known, one)
      check(one)
    }
    for (let round = 0; round < 12 && !haveAllEnded(home, known); round += 1) {
      await resumeAll(home, known)
      await home.life().clock.advance(10 * 60_000)
    }
    const { outgoingRows, incomingRows } = home.life().transfers
    const at = known.outgoing.map((id) => outgoingRows.get(id)?.state)
    expect(at.filter((state) => state !== 'cancelled' && !delivered.has(state ?? 'queued'))).toEqual([])
    expect(known.incoming.map((id) => incomingRows.get(id)?.state)).toEqual(
      known.incoming.map(() => 'confirmed'),
    )
    before.still.clear()
    check({ do: 'retry', at: 0 })
    const names = known.incoming.map((id) => incomingRows.get(id)?.fileName)
    expect(
      existsSync(home.downloads) ? readdirSync(home.downloads).toSorted() : [],
      'nothing is left over',
    ).toEqual(names.toSorted())
  } finally {
    await home.end()
  }
}

test('whatever a person, a network, a clock and a crash do: sent once, saved before it is confirmed, and never stuck', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), walk), {
    numRuns: Number(process.env['WALK_RUNS'] ?? 40),
    seed: Number(process.env['WALK_SEED'] ?? 20_261_121),
  })
}, 600_000)
