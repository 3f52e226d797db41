import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Access } from '../../../main/altinn/access.ts'
import { builtInEnvironments } from '../../../main/environments.ts'
import { systemDisk } from '../../../main/lib/disk.ts'
import { systemRandom } from '../../../main/lib/random.ts'
import { createCourse } from '../../../main/store/course.ts'
import { openDatabase, type Database } from '../../../main/store/database.ts'
import { createHashers } from '../../../main/transfers/hasher.ts'
import { clientIdProperty } from '../../../main/transfers/orphans.ts'
import { createOutgoingRows, type OutgoingRecord } from '../../../main/transfers/outgoing-rows.ts'
import { createSending } from '../../../main/transfers/sending.ts'
import { createWatching } from '../../../main/transfers/watching.ts'
import { success } from '../../../preload/contract/result.ts'
import { createModelBroker, Killed, type Fate, type ModelBroker } from '../../support/model-broker.ts'

const access: Access = {
  environment: builtInEnvironments[1]!,
  organisation: '310904473',
  clientId: 'client',
  signer: { keyId: 'kid', signGrant: () => Promise.reject(new Error('no network here')) },
  systemUser: null,
}
const content = Buffer.from('årsregnskap 2026\n'.repeat(500))
const checksum = createHash('md5').update(content).digest('hex')

function record(file: string, createdAt: number): OutgoingRecord {
  const { size, mtimeMs, dev, ino } = statSync(file)
  return {
    id: randomUUID(),
    ...{
      profileId: 'profile',
      position: 1,
      path: file,
      spooled: false,
      originalName: 'a.txt',
      wireName: 'a.txt',
    },
    ...{ note: null, folder: '', size, modified: mtimeMs, fileId: `${dev}:${ino}`, serviceId: 'service' },
    ...{ reference: null, properties: {}, state: 'queued', fileTransferId: null, initializingSince: null },
    ...{
      checksum: null,
      attempts: 0,
      fault: null,
      retryAt: null,
      lookAt: null,
      uploadedAt: null,
      expiresAt: null,
    },
    ...{ createdAt, updatedAt: createdAt },
  }
}

/** One life of the process: works until nothing is due, or until it is killed. */
async function live(
  database: Database,
  id: string,
  broker: ModelBroker,
  time: { now: number },
): Promise<'idle' | 'killed'> {
  const rows = createOutgoingRows(database)
  const clock = {
    now: () => time.now,
    monotonic: () => time.now,
    sleep: () => Promise.resolve(),
  }
  const common = {
    ...{ rows, course: createCourse(database), broker, clock, random: systemRandom, disk: systemDisk },
    ...{ hashers: createHashers(), log: { write: () => undefined }, changed: () => undefined },
    accessOf: () => Promise.resolve(success(access)),
  }
  const watching = createWatching({ ...common, database, reached: () => undefined })
  const progress = {
    begin: () => undefined,
    advance: () => undefined,
    end: () => undefined,
    moving: () => [],
  }
  const send = createSending({ ...common, progress, absorb: watching.absorb })
  const { signal } = new AbortController()
  try {
    for (let round = 0; round < 100; round += 1) {
      const due = rows.due(time.now, 10)
      const looking = rows.toLookAt(time.now, 10)
      if (rows.get(id)?.state === 'published') return 'idle'
      for (const one of due) await send(one, signal)
      for (const one of looking) await watching.look(one, signal)
      time.now += 10 * 60_000
    }
    return 'idle'
  } catch (error) {
    if (error instanceof Killed) return 'killed'
    throw error
  }
}

const fate = fc.constantFrom<Fate>('ok', 'ok', 'cut', 'lost', 'killed-before', 'killed-after', 'busy')

describe('a file that is sent through a bad day', () => {
  test('arrives exactly once and whole, whatever call is lost and wherever the process is killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 12 }), async (fates) => {
        const home = mkdtempSync(path.join(tmpdir(), 'budstikke-model-'))
        const file = path.join(home, 'a.txt')
        writeFileSync(file, content)
        const time = { now: Date.parse('2026-11-20T09:00:00Z') }
        const broker = createModelBroker([...fates], () => time.now)
        const order = record(file, time.now)
        const open = (): Database => {
          const opened = openDatabase(home)
          if (!opened.ok) throw new Error(opened.fault.code)
          return opened.value
        }
        try {
          let database = open()
          database.run(
            `INSERT INTO profile (id, environment_id, organisation, client_id, key_id, key_source, created_at)
             VALUES ('profile', 'tt02', '310904473', 'client', 'kid', 'file', 0)`,
          )
          createOutgoingRows(database).insert(order, ['991825827'], 'a.txt')
          while ((await live(database, order.id, broker, time)) === 'killed') {
            database.close()
            time.now += 60_000
            database = open()
          }
          const after = createOutgoingRows(database).get(order.id)
          database.close()

          const stored = [...broker.transfers.values()]
          const arrived = stored.filter(({ overview }) => overview.status === 'Published')
          expect(arrived.map(({ overview }) => overview.properties[clientIdProperty])).toEqual([order.id])
          expect(arrived[0]?.overview.checksum).toBe(checksum)
          expect(stored, 'no orphan is left behind').toHaveLength(1)
          expect(after?.fileTransferId).toBe(arrived[0]?.overview.fileTransferId)
          expect(after?.state).toBe('published')
        } finally {
          rmSync(home, { recursive: true, force: true })
        }
      }),
      { numRuns: 60 },
    )
  })
})
