import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Broker } from '../../../main/altinn/broker/types.ts'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { createTransfers } from '../../../main/transfers/transfers.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { access, countingRandom, otherOrganisation, silentLog } from '../../support/altinn.ts'
import { createFakeClock, settle } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import {
  freeQueueState,
  openStore,
  outgoingRecord,
  profileId,
  refusingTus,
  unseenChanges,
  until,
} from '../../support/transfers.ts'

function setUp(bend: Partial<Broker> = {}, disk: Partial<Disk> = {}) {
  const home = temporaryFolder()
  const database = openStore(home)
  onTestFinished(() => database.close())
  const clock = createFakeClock()
  const transfers = createTransfers(
    {
      ...{ clock, random: countingRandom(), log: silentLog, database, changes: unseenChanges },
      broker: { ...createModelBroker([], clock.now), ...bend },
      tus: refusingTus,
      desktop: {
        showInFolder: () => Promise.resolve(success(null)),
        openPage: () => Promise.resolve(success(null)),
      },
      disk: { ...systemDisk, ...disk },
    },
    {
      accessOf: () => Promise.resolve(success(access)),
      organisationOf: (_profile, number) => ({ number, name: null }),
      serviceOf: (_profile, id) => ({ id, title: null, owner: null, maxBytes: null }),
      confirmsByItself: () => false,
      queue: freeQueueState,
      spoolFolder: path.join(home, 'spool'),
    },
  )
  const add = (name: string): string => {
    const file = path.join(home, name)
    writeFileSync(file, 'brev')
    const record = outgoingRecord(file, clock.now(), { position: transfers.outgoingRows.nextPosition() })
    transfers.outgoingRows.insert(record, [otherOrganisation], '')
    return record.id
  }
  return { clock, transfers, add }
}

/** Uploads that never end by themselves. */
function endlessUpload() {
  const uploads: string[] = []
  const upload: Broker['upload'] = async (_access, id, _body, signal) => {
    uploads.push(id)
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
    return failure(fault('stopping'))
  }
  return { uploads, upload }
}

test('the end waits for the cleaning of the spool: nothing works on a closed store', async () => {
  let goOn: () => void = () => undefined
  const listed = new Promise<void>((resolve) => (goOn = resolve))
  const list: Disk['list'] = (folder) => listed.then(() => systemDisk.list(folder))
  const { transfers } = setUp({}, { list })
  transfers.start()
  let stopped = false
  const stopping = transfers.stop().then(() => (stopped = true))
  await settle()
  expect(stopped).toBe(false)
  goOn()
  await stopping
})

test('started twice, each file is sent once', async () => {
  const { uploads, upload } = endlessUpload()
  const { clock, transfers, add } = setUp({ upload })
  add('a.txt')
  transfers.start()
  transfers.start()
  await until(() => uploads.length > 0)
  await clock.advance(60_000)
  expect(uploads).toHaveLength(1)
  await transfers.stop()
  await clock.advance(60 * 60_000)
  expect(uploads, 'and the one stop has stopped all').toHaveLength(1)
})

test('while practice starts over nothing is under way; afterwards the work goes on', async () => {
  const { uploads, upload } = endlessUpload()
  const { clock, transfers, add } = setUp({ upload })
  add('a.txt')
  transfers.start()
  await until(() => uploads.length === 1)
  await transfers.hold(async () => {
    transfers.forget(profileId)
    add('b.txt')
    await clock.advance(10 * 60_000)
    expect(uploads).toHaveLength(1)
  })
  await until(() => uploads.length === 2)
  await transfers.stop()
})

test('a program that is closed while practice starts over sends nothing any more', async () => {
  const { uploads, upload } = endlessUpload()
  const { clock, transfers, add } = setUp({ upload })
  transfers.start()
  await transfers.hold(async () => {
    add('a.txt')
    await transfers.stop()
  })
  await clock.advance(10 * 60_000)
  await settle()
  expect(uploads).toEqual([])
})

test('a history that comes when its file has been forgotten is dropped', async () => {
  let answer: () => void = () => undefined
  const held = new Promise<void>((resolve) => (answer = resolve))
  const { transfers, add } = setUp({
    details: async () => {
      await held
      return success({
        ...{ fileTransferId: 'x', resourceId: 's', fileName: 'a', reference: 'r', checksum: null, size: 1 },
        ...{ useVirusScan: true, status: 'Published', statusText: '', statusChangedAt: 5, createdAt: 1 },
        ...{ expiresAt: 9, sender: '310904473', recipients: [], properties: {}, recipientHistory: [] },
        history: [{ status: 'Published', text: '', at: 5 }],
      })
    },
  })
  const id = add('a.txt')
  transfers.outgoingRows.update(id, { state: 'published', fileTransferId: 'x' }, 1)
  const record = transfers.outgoingRows.get(id)
  if (record === null) throw new Error('The row is gone')
  transfers.lookedAt(record)
  transfers.forget(profileId)
  answer()
  await settle()
  expect(transfers.views.course.of(id)).toEqual([])
  await transfers.stop()
})
