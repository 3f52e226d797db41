import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../../main/lib/random.ts'
import type { Database } from '../../../main/store/database.ts'
import { clientIdProperty } from '../../../main/transfers/orphans.ts'
import { createOutgoingRows } from '../../../main/transfers/outgoing-rows.ts'
import { createWatching } from '../../../main/transfers/watching.ts'
import { createModelBroker, Killed, type Fate, type ModelBroker } from '../../support/model-broker.ts'
import { openStore, outgoingRecord, sendingOf, sendingPorts } from '../../support/transfers.ts'

const content = Buffer.from('årsregnskap 2026\n'.repeat(500))
const checksum = createHash('md5').update(content).digest('hex')

/** One life of the process: works until nothing is due, or until it is killed. */
async function live(
  database: Database,
  id: string,
  broker: ModelBroker,
  time: { now: number },
): Promise<'idle' | 'killed'> {
  const clock = { now: () => time.now, monotonic: () => time.now, sleep: () => Promise.resolve() }
  const common = { ...sendingPorts(database, clock, systemRandom), broker }
  const { rows } = common
  const watching = createWatching(common)
  const send = sendingOf(common, watching)
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
        const order = outgoingRecord(file, time.now)
        try {
          let database = openStore(home)
          createOutgoingRows(database).insert(order, ['991825827'], 'a.txt')
          while ((await live(database, order.id, broker, time)) === 'killed') {
            database.close()
            time.now += 60_000
            database = openStore(home)
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
