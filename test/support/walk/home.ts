/**
 * One person's home and the service it speaks to, for random walks: the engine's transfers can be stopped or killed and
 * started again on it, and what the service has is there to be looked at. Parts are counted in kibibytes.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database } from '../../../main/store/database.ts'
import { createSettings } from '../../../main/store/settings.ts'
import { createQueueState, queueCommands } from '../../../main/transfers/queue.ts'
import { createTransfers, type Transfers } from '../../../main/transfers/transfers.ts'
import { success } from '../../../preload/contract/result.ts'
import { countingRandom, organisation, silentLog } from '../altinn.ts'
import { createFakeClock, type FakeClock } from '../fake-clock.ts'
import { createModelBroker, type Fate, type ModelBroker } from '../model-broker.ts'
import { createModelTus, type ModelTus } from '../model-tus.ts'
import { incomingRecord, recipientsAccess, waitingFile } from '../receiving.ts'
import { openStore, profileId, serviceId, unseenChanges } from '../transfers.ts'
import { diskInTurn } from './disk.ts'
import { createLine, type Delay } from './line.ts'
import { createWork, type Work } from './work.ts'

export const kibibyte = 1024

export interface Life {
  readonly clock: FakeClock
  readonly transfers: Transfers
  readonly commands: ReturnType<typeof queueCommands>
  readonly database: Database
  readonly work: Work
}

export interface WalkHome {
  readonly broker: ModelBroker
  readonly tus: ModelTus
  readonly fates: Fate[]
  readonly delays: Delay[]
  readonly downloads: string
  /** Of each file that was sent or published, by the name it travels under. */
  readonly contents: ReadonlyMap<string, Buffer>
  /** Bytes that have moved, by file transfer. */
  readonly moved: ReadonlyMap<string, number>
  life(): Life
  /** A file of the person's; answers its id for an order. */
  choose(size: number): Promise<string>
  /** A file that waits for the person; answers the id of its row. */
  publish(size: number): string
  restart(isKilled: boolean): Promise<void>
  end(): Promise<void>
}

export const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')

/** Every block tells where it belongs. */
function contentOf(size: number, seed: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8) * 17 + seed) & 0xff
  return bytes
}

export function createWalkHome(onConfirm: (fileTransferId: string) => void): WalkHome {
  const home = mkdtempSync(path.join(tmpdir(), 'budstikke-walk-'))
  const folder = path.join(home, 'files')
  mkdirSync(folder)
  const random = countingRandom()
  const fates: Fate[] = []
  const delays: Delay[] = []
  const contents = new Map<string, Buffer>()
  const moved = new Map<string, number>()
  const lives: Life[] = []
  const now = (): number => life().clock.now()
  const broker = createModelBroker(fates, now, { onConfirm, cutAfter: 5_000 })
  const tus = createModelTus(broker, fates, now)

  const begin = (at: number | undefined): Life => {
    const work = createWork()
    const clock = createFakeClock(at, () => work.settled())
    const database = openStore(home)
    // A power cut is not among what happens here.
    database.run('PRAGMA synchronous = OFF')
    const queue = createQueueState(createSettings(database), clock)
    const line = createLine(
      { broker, tus, delays, moved: (id, bytes) => moved.set(id, (moved.get(id) ?? 0) + bytes) },
      work,
      clock,
    )
    const transfers = createTransfers(
      {
        ...{
          clock,
          random,
          disk: diskInTurn(work),
          log: silentLog,
          database,
          changes: unseenChanges,
          ...line,
        },
        desktop: { showInFolder: async () => success(null), openPage: async () => success(null) },
      },
      {
        accessOf: () => Promise.resolve(success(recipientsAccess)),
        organisationOf: (_profileId, number) => ({ number, name: null }),
        serviceOf: (_profileId, id) => ({ id, title: null, owner: null, maxBytes: null }),
        confirmsByItself: () => false,
        ...{ queue, spoolFolder: path.join(home, 'spool'), partUnit: kibibyte },
      },
    )
    const commands = queueCommands({
      ...{ queue, outgoing: transfers.outgoing, incoming: transfers.incoming },
      ...{ budgets: () => [], changed: () => undefined },
    })
    transfers.start()
    return { clock, transfers, commands, database, work }
  }
  function life(): Life {
    const last = lives.at(-1)
    if (last === undefined) throw new Error('Nobody lives here')
    return last
  }
  lives.push(begin(undefined))

  return {
    ...{ broker, tus, fates, delays, contents, moved, life },
    downloads: path.join(home, 'downloads'),
    async choose(size) {
      const name = `ut-${contents.size}.bin`
      const content = contentOf(size, contents.size)
      writeFileSync(path.join(folder, name), content)
      contents.set(name, content)
      const found = await life().transfers.files.register([path.join(folder, name)])
      if (!found.ok) throw new Error(found.fault.code)
      return found.value[0]?.id ?? ''
    },
    publish(size) {
      const fileName = `inn-${contents.size}.bin`
      const content = contentOf(size, contents.size)
      contents.set(fileName, content)
      const facts = {
        size,
        fileName,
        checksum: md5Of(content),
        sender: organisation,
        fileTransferId: randomUUID(),
      }
      const overview = waitingFile(now(), facts)
      broker.publish(overview, content)
      const record = incomingRecord(overview)
      life().transfers.incomingRows.insert(record, fileName)
      return record.id
    },
    async restart(isKilled) {
      const old = life()
      const at = old.clock.now()
      if (isKilled) old.work.kill()
      else await old.transfers.stop()
      lives.push(begin(at))
    },
    async end() {
      const last = life()
      await last.transfers.stop()
      for (const { database } of lives) database.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export const order = (fileId: string, checksumFirst: boolean) => ({
  ...{ profileId, serviceId, fileIds: [fileId], recipients: [organisation], checksumFirst },
  ...{ reference: null, properties: {} },
})
