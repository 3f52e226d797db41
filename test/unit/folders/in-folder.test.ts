import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../../main/folders/arrival.ts'
import { createArrivalRows } from '../../../main/folders/arrival-rows.ts'
import { createFolderRules } from '../../../main/folders/folder-rules.ts'
import { createInFolder, type InFolder } from '../../../main/folders/in-folder.ts'
import { inRuleSchema, ruleFor, subFolderFor, type InRule } from '../../../main/folders/in-rule.ts'
import type { FetchOutcome, FolderPorts, Receiver } from '../../../main/folders/ports.ts'
import type { Database } from '../../../main/store/database.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { success } from '../../../preload/contract/result.ts'
import { countingRandom, organisation, otherOrganisation, silentLog } from '../../support/altinn.ts'
import {
  createKiller,
  createLeapingClock,
  filesIn,
  folderDisk,
  Killed,
  mortalDatabase,
  mortalDisk,
  type Killer,
  type LeapingClock,
} from '../../support/folders.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, profileId, serviceId } from '../../support/transfers.ts'

const signal = new AbortController().signal
const published = Date.parse('2026-11-20T23:30:00Z')

const arrivalOf = (id: string, more: Partial<Arrival> = {}): Arrival => ({
  ...{ id, profileId, fileTransferId: `f-${id}`, serviceId, sender: otherOrganisation, fileName: 'brev.pdf' },
  ...{ size: 4, reference: 'sak 7', properties: {}, publishedAt: published },
  ...more,
})
const ruleOf = (more: object = {}): InRule =>
  inRuleSchema.parse({ id: 'inn', profileId, path: path.resolve('inn'), withMetadata: true, ...more })

/** The service with its files, and what one machine has fetched and confirmed. */
function createFakeReceiver(content = 'data') {
  const outcomes = new Map<string, FetchOutcome>()
  const confirmed: string[] = []
  /** What lay on the disk when it was confirmed. */
  const safe: boolean[] = []
  const receiver: Receiver = {
    async fetch(id, folder) {
      if (outcomes.get(id)?.kind === 'saved') return success(null)
      let file = path.join(folder, 'brev.pdf')
      for (let count = 2; existsSync(file); count += 1) file = path.join(folder, `brev (${count}).pdf`)
      writeFileSync(file, content, { flag: 'wx' })
      const checksum = createHash('md5').update(content).digest('hex')
      outcomes.set(id, { kind: 'saved', path: file, checksum })
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

interface InDesk {
  readonly root: string
  readonly database: Database
  readonly clock: LeapingClock
  readonly fake: ReturnType<typeof createFakeReceiver>
  process(killer?: Killer): InFolder
  settle(folder?: InFolder): Promise<void>
}

async function createInDesk(more: object = {}, shared?: string, host = 'maskin-a'): Promise<InDesk> {
  const root = shared ?? path.join(temporaryFolder(), 'inn')
  mkdirSync(root, { recursive: true })
  const clock = createLeapingClock()
  const database = openStore(temporaryFolder())
  onTestFinished(() => database.close())
  const fake = createFakeReceiver()
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
      ...{ ...ports, receiver: fake.receiver, installation },
      ...(killer === undefined
        ? {}
        : { disk: mortalDisk(folderDisk, killer), database: mortalDatabase(database, killer) }),
    })
  return {
    ...{ root, database, clock, fake, process },
    async settle(folder = process()) {
      for (let round = 0; round < 4; round += 1) {
        await folder.run(signal)
        clock.leap(60_000)
      }
    },
  }
}

const shown = (root: string): string[] =>
  Object.keys(filesIn(root))
    .filter((name) => !name.startsWith('.'))
    .toSorted()

describe('what arrives in an in-folder', () => {
  it('lies in its sub-folder with its metadata, and is confirmed when it is safe', async () => {
    const desk = await createInDesk({ subFolder: '{sender}/{year}-{month}-{day}' })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    // Half past midnight in Norway.
    const place = `${otherOrganisation}/2026-11-21`
    expect(shown(desk.root)).toEqual([`${place}/brev.pdf`, `${place}/brev.pdf.json`])
    expect(JSON.parse(readFileSync(path.join(desk.root, place, 'brev.pdf.json'), 'utf8'))).toMatchObject({
      ...{ file: 'brev.pdf', fileTransferId: 'f-a', sender: otherOrganisation, reference: 'sak 7', size: 4 },
      md5: createHash('md5').update('data').digest('hex'),
    })
    expect(desk.fake.confirmed).toEqual(['a'])
    expect(desk.fake.safe).toEqual([true])
  })

  it('is put there once and confirmed only when safe, whenever the process is killed', async () => {
    const live = async (desk: InDesk, killAt: number): Promise<number> => {
      const killer = createKiller(killAt)
      const folder = desk.process(killer)
      try {
        folder.offer(arrivalOf('a'))
        await desk.settle(folder)
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      }
      return killer.moments()
    }
    const moments = await live(await createInDesk(), Infinity)
    expect(moments).toBeGreaterThan(20)
    for (let killAt = 1; killAt <= moments; killAt += 1) {
      const desk = await createInDesk()
      await live(desk, killAt)
      await live(desk, Infinity)
      expect([killAt, shown(desk.root)]).toEqual([killAt, ['brev.pdf', 'brev.pdf.json']])
      expect(desk.fake.safe).not.toContain(false)
      expect(desk.fake.confirmed).toContain('a')
      expect(createArrivalRows(desk.database).get('a')?.state).toBe('done')
    }
  })

  it('never overwrites what lies there, not even with metadata', async () => {
    const desk = await createInDesk()
    writeFileSync(path.join(desk.root, 'brev.pdf.json'), 'somebody’s own')
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    folder.offer(arrivalOf('b'))
    await desk.settle(folder)
    expect(filesIn(desk.root)['brev.pdf.json']).toBe('somebody’s own')
    expect(shown(desk.root)).toEqual([
      ...['brev (2).pdf', 'brev (2).pdf.json', 'brev.pdf', 'brev.pdf (2).json', 'brev.pdf.json'],
    ])
  })

  it('is put there by one of the machines that share the folder, and the other says which', async () => {
    const first = await createInDesk()
    const second = await createInDesk({}, first.root, 'maskin-b')
    const [one, other] = [first.process(), second.process()]
    one.offer(arrivalOf('hos-a', { fileTransferId: 'same' }))
    other.offer(arrivalOf('hos-b', { fileTransferId: 'same' }))
    await Promise.all([one.run(signal), other.run(signal)])
    await first.settle(one)
    await second.settle(other)
    expect(shown(first.root)).toEqual(['brev.pdf', 'brev.pdf.json'])
    const states = [
      createArrivalRows(first.database).get('hos-a'),
      createArrivalRows(second.database).get('hos-b'),
    ]
    expect(states.map((row) => row?.state).toSorted()).toEqual(['done', 'elsewhere'])
    const elsewhere = states.find((row) => row?.state === 'elsewhere')
    expect(elsewhere?.fault?.code).toBe('folder-arrival-elsewhere')
    expect(elsewhere?.fault?.values['host']).toMatch(/^maskin-[ab]$/)
    expect(first.fake.confirmed.length + second.fake.confirmed.length).toBe(1)
  })

  it('is not put on the empty place of a disk that has been unplugged', async () => {
    const desk = await createInDesk({ subFolder: '{date}' })
    rmSync(desk.root, { recursive: true })
    mkdirSync(desk.root)
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    expect(folder.pausedBy()?.code).toBe('folder-marker-missing')
    expect(filesIn(desk.root)).toEqual({})
    expect(desk.fake.confirmed).toEqual([])
  })

  it('is tried again when the download has failed, and not confirmed before', async () => {
    const desk = await createInDesk()
    desk.fake.outcomes.set('a', { kind: 'failed', fault: fault('disk-full') })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await folder.run(signal)
    expect(createArrivalRows(desk.database).get('a')?.fault?.code).toBe('disk-full')
    expect(desk.fake.confirmed).toEqual([])
    await desk.settle(folder)
    expect(desk.fake.confirmed).toEqual(['a'])
  })

  it('is left to the person to confirm when the rule says so', async () => {
    const desk = await createInDesk({ confirms: false })
    const folder = desk.process()
    folder.offer(arrivalOf('a'))
    await desk.settle(folder)
    expect(createArrivalRows(desk.database).get('a')?.state).toBe('done')
    expect(desk.fake.confirmed).toEqual([])
  })
})

describe('the rule for an arrival', () => {
  it('is the one that says most of it', () => {
    const any = ruleOf({ id: 'any' })
    const service = ruleOf({ id: 'service', serviceId })
    const sender = ruleOf({ id: 'sender', sender: otherOrganisation })
    const wrong = ruleOf({ id: 'wrong', sender: organisation, serviceId })
    expect(ruleFor([any, service, sender, wrong], arrivalOf('a'))?.id).toBe('sender')
    expect(ruleFor([any, service, wrong], arrivalOf('a'))?.id).toBe('service')
    expect(ruleFor([wrong], arrivalOf('a'))).toBeNull()
    expect(ruleFor([any], arrivalOf('a', { profileId: 'other' }))).toBeNull()
  })

  it('never leads out of its folder, whatever a service is called', () => {
    const rule = ruleOf({ subFolder: '../{service}/../x/' })
    expect(subFolderFor(rule, arrivalOf('a', { serviceId: '../../etc' }))).toBe('etc/x')
    expect(inRuleSchema.safeParse({ ...rule, subFolder: '{secret}' }).success).toBe(false)
    expect(inRuleSchema.safeParse({ ...rule, subFolder: 'C:\\x' }).success).toBe(false)
  })
})
