/**
 * What all kills share: one practice environment, the built engine, and a home that has been set up once and is
 * copied for every desk. All clocks of this world are moved together, so that nothing waits for real time.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildEngine } from '../bench/build-engine.ts'
import { startSimulator, type Simulator, type SimulatedTransfer } from '../support/simulator.ts'
import type { Finding } from './findings.ts'
import type { LettersHeld } from './letter-findings.ts'
import { runLife, type LifeEnd, type LifePlan } from './life.ts'
import type { Act, Delivery, Errand, Letter, Post, Task } from './protocol.ts'

/** What is wanted of one home, whatever happens to it. */
export interface Desk {
  /** Goes into the names of its files, because all desks share one service. */
  readonly number: number
  readonly home: string
  readonly downloads: string
  /** Files of the person's that are to be sent. */
  readonly files: string
  readonly errands: Errand[]
  readonly deliveries: Delivery[]
  readonly letters: Letter[]
  readonly post: Post[]
  confirmsByItself: boolean
}

export interface World {
  readonly simulator: Simulator
  /** An empty desk, later than all before it: no search for what was begun at another reaches back so far. */
  newDesk(): Promise<Desk>
  /** One life of the engine on a desk, to its end. */
  live(desk: Desk, plan: LifePlan): Promise<LifeEnd>
  /** What was told too early; none is good. */
  complaints(desk: Desk): readonly Finding[]
  /** The transfers as the service has them once everything under way there is done. */
  transfers(): Promise<readonly SimulatedTransfer[]>
  /** The same of messages. */
  letters(): Promise<LettersHeld>
  /** What the person has done with messages. */
  acts(desk: Desk): readonly Act[]
  /** Reads the inboxes into the home that desks are copied from: what waits there is no news to the next one. */
  readAll(): Promise<void>
  close(desk: Desk): void
  stop(): Promise<void>
}

export const serviceId = 'ovelse-arsregnskap'
export const letterServiceId = 'ovelse-melding-fjordby'
/** More than what a search for an orphan looks back, milliseconds. */
const apart = 20 * 60_000
/** The service stores a confirmation four seconds after it was answered. */
const storing = 5_000
/** More than the pause between two readings of a list, so that a new life reads it at once. */
const rest = 90_000

export async function createWorld(): Promise<World> {
  const root = mkdtempSync(path.join(tmpdir(), 'budstikke-crash-'))
  const source = fileURLToPath(new URL('child/engine-process.ts', import.meta.url))
  const [script, simulator] = await Promise.all([
    buildEngine(path.join(root, 'engine'), source),
    startSimulator({ state: mkdtempSync(path.join(root, 'practice-')) }),
  ])
  let ahead = 0
  let desks = 0

  const advance = async (milliseconds: number): Promise<void> => {
    await simulator.control.advance(milliseconds)
    ahead += milliseconds
  }
  const deskIn = (folder: string): Desk => ({
    number: desks,
    home: path.join(folder, 'home'),
    // Its own: the folder of a home would be made by the first download.
    downloads: path.join(folder, 'downloads'),
    files: path.join(folder, 'files'),
    ...{ errands: [], deliveries: [], letters: [], post: [], confirmsByItself: false },
  })
  const besideHome = (desk: Desk, name: string): string => path.join(path.dirname(desk.home), name)
  const complaintsOf = (desk: Desk): string => besideHome(desk, 'complaints.txt')
  const actsOf = (desk: Desk): string => besideHome(desk, 'acts.txt')
  /** Written by our own process, line by line. */
  const linesOf = <T>(file: string): readonly T[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as T)
      : []
  const taskOf = (desk: Desk, plan: LifePlan): Task => ({
    ...{ home: desk.home, downloads: desk.downloads, practice: simulator.handover, serviceId, ahead },
    ...{ errands: desk.errands, deliveries: desk.deliveries, confirmsByItself: desk.confirmsByItself },
    ...{ letters: desk.letters, post: desk.post, letterServiceId, acts: actsOf(desk) },
    ...{ complaints: complaintsOf(desk), death: plan.death ?? null, diesAfter: plan.diesAfter ?? null },
    powerCut: plan.powerCut ?? null,
  })
  const live: World['live'] = async (desk, plan) => {
    await advance(rest)
    const cache = path.join(root, 'compiled')
    return runLife({ script, cache, task: taskOf(desk, plan), killAfter: plan.killAfter ?? null, advance })
  }

  const first = deskIn(path.join(root, 'first'))
  for (const folder of [first.home, first.downloads, first.files]) mkdirSync(folder, { recursive: true })
  await simulator.control.limits({ enabled: false })
  const readAll = async (): Promise<void> => {
    const end = await live(first, {})
    if (end.kind !== 'finished') throw new Error(`The first home has no good end: ${JSON.stringify(end)}`)
  }
  await readAll()

  return {
    simulator,
    live,
    readAll,
    async newDesk() {
      await advance(apart)
      desks += 1
      const folder = path.join(root, `desk-${desks}`)
      cpSync(path.dirname(first.home), folder, { recursive: true })
      return deskIn(folder)
    },
    complaints: (desk) => linesOf<Finding>(complaintsOf(desk)),
    acts: (desk) => linesOf<Act>(actsOf(desk)),
    async transfers() {
      await advance(storing)
      return (await simulator.control.state()).transfers
    },
    async letters() {
      await advance(storing)
      return (await simulator.control.request('GET', '/message/state')) as LettersHeld
    },
    close(desk) {
      rmSync(path.dirname(desk.home), { recursive: true, force: true })
    },
    async stop() {
      await simulator.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
