import { expect, test } from 'vitest'
import type { Overview } from '../../../main/altinn/broker/types.ts'
import { createCourse } from '../../../main/store/course.ts'
import { createDiscovery } from '../../../main/transfers/discovery.ts'
import { createIncomingRows } from '../../../main/transfers/incoming-rows.ts'
import { fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'
import { countingRandom } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { recipientsAccess, waitingFile } from '../../support/receiving.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, profileId, serviceId } from '../../support/transfers.ts'

function setUp() {
  const clock = createFakeClock()
  const database = openStore(temporaryFolder())
  const rows = createIncomingRows(database)
  const model = createModelBroker([], clock.now)
  const bad = new Map<string, FaultCode>()
  const looked: string[] = []
  const broker: typeof model = {
    ...model,
    overview(access, id, signal) {
      looked.push(id)
      const code = bad.get(id)
      return code === undefined ? model.overview(access, id, signal) : Promise.resolve(failure(fault(code)))
    },
  }
  const ports = { database, rows, course: createCourse(database), broker, clock, random: countingRandom() }
  const discovery = createDiscovery({ ...ports, nameOf: () => null, changed: () => undefined })
  return {
    bad,
    looked,
    publish(at: number, code?: FaultCode): Overview {
      const overview = waitingFile(at)
      model.publish(overview, Buffer.from('a'))
      if (code !== undefined) bad.set(overview.fileTransferId, code)
      return overview
    },
    list: (full: boolean) =>
      discovery.list(profileId, serviceId, recipientsAccess, full, new AbortController().signal),
    count: () => rows.list({ profileId, search: '', filter: 'all', offset: 0, limit: 1 }).total,
  }
}

test.each(['answer-unreadable', 'request-refused', 'service-no-access', 'internal'] as const)(
  'one file whose overview is of no use (%s) keeps no other from the inbox',
  async (code) => {
    const { publish, list, count } = setUp()
    publish(10_000)
    publish(20_000, code)
    publish(30_000)
    expect(await list(false)).toMatchObject({ ok: false, fault: { code } })
    expect(count()).toBe(2)
  },
)

test('a file that could not be read is found as soon as it can, without waiting for the long sweep', async () => {
  const { bad, publish, list, count } = setUp()
  publish(10_000)
  const { fileTransferId } = publish(20_000, 'answer-unreadable')
  publish(3_000_000)
  await list(false)
  bad.delete(fileTransferId)
  expect(await list(false)).toMatchObject({ ok: true, value: [{ fileTransferId }] })
  expect(count()).toBe(3)
})

test('the first of several reasons is told', async () => {
  const { publish, list } = setUp()
  publish(10_000, 'request-refused')
  publish(20_000, 'answer-unreadable')
  expect(await list(true)).toMatchObject({ fault: { code: 'request-refused' } })
})

test('a long list is read to its end past files that cannot be read, and each of these is tried once', async () => {
  const { bad, looked, publish, list, count } = setUp()
  for (let index = 0; index < 250; index += 1) {
    publish(1_000_000 + index, index % 10 === 9 ? 'answer-unreadable' : undefined)
  }
  await list(true)
  expect(count()).toBe(225)
  expect(looked.filter((id) => bad.has(id))).toHaveLength(25)
})

test('what has been deleted since the list was made is nobody’s trouble', async () => {
  const { publish, list, count } = setUp()
  publish(10_000, 'transfer-not-found')
  publish(20_000)
  expect(await list(false)).toMatchObject({ ok: true })
  expect(count()).toBe(1)
})

test.each(['offline', 'too-many-calls', 'stopping', 'connection-cut'] as const)(
  'what hinders every call (%s) ends the reading at once',
  async (code) => {
    const { looked, publish, list, count } = setUp()
    publish(10_000)
    publish(20_000, code)
    publish(30_000)
    expect(await list(true)).toMatchObject({ fault: { code } })
    expect(looked).toHaveLength(2)
    expect(count()).toBe(1)
  },
)

test('one file at which the service stumbles is passed, a service that is down is not asked for every file', async () => {
  const { looked, publish, list, count } = setUp()
  publish(10_000, 'service-busy')
  publish(20_000)
  for (let index = 0; index < 50; index += 1) publish(30_000 + index, 'service-busy')
  expect(await list(true)).toMatchObject({ fault: { code: 'service-busy' } })
  expect(count()).toBe(1)
  expect(looked.length).toBeLessThan(10)
})
