/** A watched folder on the real disk, a queue in memory, a clock that leaps, and a process that can be killed. */
import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createFolderDisk } from '../../main/folders/folder-disk.ts'
import { createFolderRules } from '../../main/folders/folder-rules.ts'
import { outRuleSchema, type OutRule } from '../../main/folders/out-rule.ts'
import { createOutStep, type OutStep } from '../../main/folders/out-step.ts'
import type { FolderDisk, FolderPorts, SendOrder, SendOutcome, Sender } from '../../main/folders/ports.ts'
import { systemDisk } from '../../main/lib/disk.ts'
import type { Clock, WriteHandle } from '../../main/ports.ts'
import type { Database } from '../../main/store/database.ts'
import { failure, success } from '../../preload/contract/result.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import { countingRandom, otherOrganisation, silentLog } from './altinn.ts'
import { temporaryFolder } from './temporary.ts'
import { openStore, profileId, serviceId } from './transfers.ts'

export interface LeapingClock extends Clock {
  leap(milliseconds: number): void
  /** How often somebody let others work. */
  yields(): number
}

/** Stands still until it is made to leap; whoever sleeps wakes at once. */
export function createLeapingClock(start = Date.parse('2026-11-20T09:00:00Z')): LeapingClock {
  let monotonic = 0
  let yields = 0
  return {
    now: () => start + monotonic,
    monotonic: () => monotonic,
    async sleep() {
      yields += 1
      await new Promise((resolve) => setImmediate(resolve))
    },
    leap(milliseconds) {
      monotonic += milliseconds
    },
    yields: () => yields,
  }
}

export const folderDisk: FolderDisk = createFolderDisk(systemDisk)

/** Every file below a folder, with its content; paths with `/`. Our marker is left out. */
export function filesIn(root: string, below = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) return Object.entries(filesIn(root, name))
      return name === '.budstikke-folder.json' ? [] : [[name, readFileSync(path.join(root, name), 'utf8')]]
    }),
  )
}

export interface QueuedFile {
  readonly id: string
  readonly path: string
  readonly order: SendOrder
  readonly content: string
}

export interface FakeQueue extends Sender {
  readonly queued: QueuedFile[]
  readonly retried: string[]
  /** What becomes of a transfer; published at once unless a test says otherwise. */
  fate: (file: QueuedFile) => SendOutcome
  refusal: (file: string) => Fault | null
  /** The name of what has been sent before with the same content; null unless a test says otherwise. */
  twin: (file: string) => string | null
}

export function createFakeQueue(clock: Clock): FakeQueue {
  const queued: QueuedFile[] = []
  const retried: string[] = []
  const queue: FakeQueue = {
    queued,
    retried,
    fate: ({ id }) => ({
      kind: 'sent',
      facts: { fileTransferId: `altinn-${id}`, checksum: 'md5', publishedAt: clock.now() },
    }),
    refusal: () => null,
    twin: () => null,
    twinOf: (file) => Promise.resolve(queue.twin(file)),
    async order(file, order) {
      const refusal = queue.refusal(file)
      if (refusal !== null) return failure(refusal)
      const known = queued.find((one) => one.path === file)
      if (known !== undefined) return success(known.id)
      const made = { id: `t${queued.length + 1}`, path: file, order, content: readFileSync(file, 'utf8') }
      queued.push(made)
      return success(made.id)
    },
    outcome(id) {
      const file = queued.find((one) => one.id === id)
      return file === undefined ? null : queue.fate(file)
    },
    async retry(id) {
      retried.push(id)
      return success(null)
    },
  }
  return queue
}

export class Killed extends Error {}

export interface Killer {
  /** A moment at which the process may die. */
  tick(): void
  readonly moments: () => number
  readonly isDead: () => boolean
}

/** Dies at the `at`-th moment, counted from 1, and does nothing more after that. */
export function createKiller(at: number): Killer {
  let moments = 0
  let isDead = false
  return {
    tick() {
      moments += 1
      if (moments >= at) isDead = true
      if (isDead) throw new Killed()
    },
    moments: () => moments,
    isDead: () => isDead,
  }
}

function mortalHandle(handle: WriteHandle, { tick, isDead }: Killer): WriteHandle {
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    tick()
    const value = await work()
    tick()
    return value
  }
  return {
    async write(bytes, position, use) {
      try {
        tick()
      } catch (error) {
        const half = bytes.map((block) => block.subarray(0, block.byteLength / 2))
        await handle.write(half, position)
        throw error
      }
      await handle.write(bytes, position, use)
    },
    truncate: (length) => around(() => handle.truncate(length)),
    sync: () => around(() => handle.sync()),
    // The system closes the files of the dead.
    close: () => handle.close().then(() => (isDead() ? undefined : tick())),
  }
}

/** A disk that may end with its process before, after and in the middle of every change. */
export function mortalDisk(disk: FolderDisk, killer: Killer): FolderDisk {
  const around =
    <A extends unknown[], T>(work: (...values: A) => Promise<T>) =>
    async (...values: A): Promise<T> => {
      killer.tick()
      const value = await work(...values)
      killer.tick()
      return value
    }
  return {
    ...disk,
    claim: around(disk.claim),
    makeFolder: around(disk.makeFolder),
    remove: around(disk.remove),
    removeEmpty: around(disk.removeEmpty),
    async openWrite(file, mode) {
      killer.tick()
      const opened = await disk.openWrite(file, mode)
      return opened.ok ? success(mortalHandle(opened.value, killer)) : opened
    },
    async moveExclusive(from, to) {
      try {
        killer.tick()
      } catch (error) {
        // Under both names: the first half of a move by links.
        linkSync(from, to)
        throw error
      }
      const moved = await disk.moveExclusive(from, to)
      killer.tick()
      return moved
    },
  }
}

export function mortalDatabase(database: Database, killer: Killer): Database {
  return {
    ...database,
    run(sql, ...values) {
      killer.tick()
      const changed = database.run(sql, ...values)
      killer.tick()
      return changed
    },
  }
}

export function mortalSender(sender: Sender, killer: Killer): Sender {
  return {
    ...sender,
    async order(file, order) {
      killer.tick()
      const queued = await sender.order(file, order)
      killer.tick()
      return queued
    },
  }
}

export interface OutDesk {
  readonly root: string
  readonly rule: OutRule
  readonly clock: LeapingClock
  readonly queue: FakeQueue
  readonly database: Database
  readonly ports: FolderPorts & { readonly sender: Sender }
  readonly marker: string
  write(name: string, content: string): void
  /** A process, which a killer may end. */
  process(killer?: Killer): OutStep
  /** Rounds as the clock would make them, until nothing has changed for some. */
  settle(step?: OutStep, rounds?: number): Promise<void>
}

export async function createOutDesk(
  more: Partial<OutRule> = {},
  disk: Partial<FolderDisk> = {},
): Promise<OutDesk> {
  const home = temporaryFolder()
  const root = path.join(temporaryFolder(), 'ut')
  mkdirSync(root)
  const clock = createLeapingClock()
  const database = openStore(home)
  onTestFinished(() => database.close())
  const queue = createFakeQueue(clock)
  const ports = {
    ...{ clock, random: countingRandom(), disk: { ...folderDisk, isNetwork: async () => false, ...disk } },
    ...{ log: silentLog, database, language: () => 'nb' as const, changed: () => {}, sender: queue },
  }
  const rule = outRuleSchema.parse({
    ...{ id: 'rule', profileId, serviceId, path: root },
    recipients: { from: 'fixed', recipients: [otherOrganisation] },
    ...more,
  })
  const added = await createFolderRules(ports).addOut(rule)
  if (!added.ok) throw new Error(added.fault.code)
  const { marker } = added.value
  const process = (killer?: Killer): OutStep =>
    createOutStep(
      rule,
      marker,
      killer === undefined
        ? ports
        : {
            ...ports,
            disk: mortalDisk(ports.disk, killer),
            database: mortalDatabase(database, killer),
            sender: mortalSender(queue, killer),
          },
    )
  const signal = new AbortController().signal
  return {
    ...{ root, rule, clock, queue, database, ports, marker, process },
    write(name, content) {
      const file = path.join(root, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
    },
    async settle(step = process(), rounds = 6) {
      for (let round = 0; round < rounds; round += 1) {
        await step.run(signal)
        clock.leap(5_000)
      }
    },
  }
}
