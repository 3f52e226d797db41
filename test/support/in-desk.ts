/** An in-folder on the real disk, a service in memory, a clock that leaps, and a process that can be killed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Arrival } from '../../main/folders/arrival.ts'
import { createFolderRules } from '../../main/folders/folder-rules.ts'
import { createInFolder, type InFolder } from '../../main/folders/in-folder.ts'
import { inRuleSchema, type InRule } from '../../main/folders/in-rule.ts'
import type {
  FetchOutcome,
  FolderPorts,
  Letter,
  LetterFile,
  Letters,
  Receiver,
} from '../../main/folders/ports.ts'
import type { Database } from '../../main/store/database.ts'
import { success } from '../../preload/contract/result.ts'
import { countingRandom, otherOrganisation, silentLog } from './altinn.ts'
import {
  createLeapingClock,
  filesIn,
  folderDisk,
  Killed,
  mortalDatabase,
  mortalDisk,
  type Killer,
  type LeapingClock,
} from './folders.ts'
import { temporaryFolder } from './temporary.ts'
import { openStore, profileId, serviceId } from './transfers.ts'

export const signal = new AbortController().signal
const published = Date.parse('2026-11-20T23:30:00Z')

export const arrivalOf = (id: string, more: Partial<Arrival> = {}): Arrival => ({
  ...{ id, kind: 'file', profileId, fileTransferId: `f-${id}`, serviceId, sender: otherOrganisation },
  ...{ fileName: 'brev.pdf', size: 4, reference: 'sak 7', properties: {}, publishedAt: published },
  needsConfirmation: false,
  ...more,
})
export const ruleOf = (more: object = {}): InRule =>
  inRuleSchema.parse({ id: 'inn', profileId, path: path.resolve('inn'), withMetadata: true, ...more })

/** Puts a file under the first free name, as a download does. */
function save(folder: string, name: string, content: string): string {
  const { name: stem, ext } = path.parse(name)
  let file = path.join(folder, name)
  for (let count = 2; existsSync(file); count += 1) file = path.join(folder, `${stem} (${count})${ext}`)
  writeFileSync(file, content, { flag: 'wx' })
  return file
}

/** The service with its files, and what one machine has fetched and confirmed. */
function createFakeReceiver(content = 'data') {
  const outcomes = new Map<string, FetchOutcome>()
  const confirmed: string[] = []
  /** What lay on the disk when it was confirmed. */
  const safe: boolean[] = []
  const receiver: Receiver = {
    async fetch(id, folder) {
      if (outcomes.get(id)?.kind === 'saved') return success(null)
      const checksum = createHash('md5').update(content).digest('hex')
      outcomes.set(id, { kind: 'saved', path: save(folder, 'brev.pdf', content), checksum })
      return success(null)
    },
    outcome: (id) => outcomes.get(id) ?? { kind: 'waiting' },
    async confirm(id) {
      const outcome = outcomes.get(id)
      safe.push(outcome?.kind === 'saved' && readFileSync(outcome.path, 'utf8') === content)
      confirmed.push(id)
      return success(null)
    },
  }
  return { receiver, outcomes, confirmed, safe }
}

/** One message with its attachments: how each fares is the test's to say. */
export function createFakeLetters() {
  const files = new Map<string, LetterFile>()
  const told: string[] = []
  /** Paths of the attachments that were not on the disk when the sender was told. */
  const lacking: (string | null)[] = []
  const fate: {
    fetched: (file: LetterFile, folder: string) => Partial<LetterFile>
    isDeleted: boolean
    closed: Letter['closed']
  } = {
    ...{ isDeleted: false, closed: null },
    fetched: ({ name, id }, folder) => ({ state: 'saved', path: save(folder, name, `content of ${id}`) }),
  }
  const letter = (): Letter => ({
    ...{ closed: fate.closed, body: fate.closed === null ? '# Vedtak' : '', facts: { title: 'Vedtak' } },
    files: [...files.values()],
  })
  const tell = (act: string): void => {
    told.push(act)
    for (const { state, path: file } of files.values())
      if (state === 'saved' && (file === null || !existsSync(file))) lacking.push(file)
  }
  const letters: Letters = {
    get: () => (fate.isDeleted ? null : letter()),
    fetch(_id, fileId, folder) {
      const file = files.get(fileId)
      if (file !== undefined) files.set(fileId, { ...file, fault: null, ...fate.fetched(file, folder) })
      return success(null)
    },
    moved(_id, folder) {
      for (const [id, file] of files)
        if (file.path !== null) files.set(id, { ...file, path: path.join(folder, path.basename(file.path)) })
    },
    async markRead(id) {
      tell(`read ${id}`)
      return success(null)
    },
    async confirm(id) {
      tell(`confirm ${id}`)
      return success(null)
    },
  }
  const attach = (id: string, name: string, more: Partial<LetterFile> = {}): void => {
    const common = { contentType: 'text/plain', path: null, size: null, checksum: null, fault: null }
    files.set(id, { id, name, state: 'there', ...common, ...more })
  }
  return { letters, files, told, lacking, fate, attach }
}

export interface InDesk {
  readonly root: string
  readonly database: Database
  readonly clock: LeapingClock
  readonly fake: ReturnType<typeof createFakeReceiver>
  readonly mail: ReturnType<typeof createFakeLetters>
  process(killer?: Killer): InFolder
  settle(folder?: InFolder): Promise<void>
  /** A process that is offered this and maybe killed; answers its moments. */
  live(arrival: Arrival, killer: Killer): Promise<number>
}

export async function createInDesk(more: object = {}, shared?: string, host = 'maskin-a'): Promise<InDesk> {
  const root = shared ?? path.join(temporaryFolder(), 'inn')
  mkdirSync(root, { recursive: true })
  const clock = createLeapingClock()
  const database = openStore(temporaryFolder())
  onTestFinished(() => database.close())
  const fake = createFakeReceiver()
  const mail = createFakeLetters()
  const ports: FolderPorts = {
    ...{ clock, random: countingRandom(), disk: folderDisk, log: silentLog, database },
    ...{ language: () => 'nb', changed: () => {} },
  }
  const rule = ruleOf({ path: root, ...more })
  const added = await createFolderRules(ports).addIn(rule)
  if (!added.ok) throw new Error(added.fault.code)
  const { marker } = added.value
  const installation = { id: `${host}-0001`, host }
  const process = (killer?: Killer): InFolder =>
    createInFolder(rule, marker, {
      ...{ ...ports, receiver: fake.receiver, letters: mail.letters, installation },
      ...(killer === undefined
        ? {}
        : { disk: mortalDisk(folderDisk, killer), database: mortalDatabase(database, killer) }),
    })
  const settle = async (folder = process()): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await folder.run(signal)
      clock.leap(60_000)
    }
  }
  return {
    ...{ root, database, clock, fake, mail, process, settle },
    async live(arrival, killer) {
      const folder = process(killer)
      try {
        folder.offer(arrival)
        await settle(folder)
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      }
      return killer.moments()
    },
  }
}

/** What a person sees in the folder. */
export const shown = (root: string): string[] =>
  Object.keys(filesIn(root))
    .filter((name) => !name.startsWith('.'))
    .toSorted()
