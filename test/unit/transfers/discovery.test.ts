import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Overview } from '../../../main/altinn/broker/types.ts'
import { systemClock } from '../../../main/lib/clock.ts'
import { systemRandom } from '../../../main/lib/random.ts'
import { createCourse } from '../../../main/store/course.ts'
import { createDiscovery } from '../../../main/transfers/discovery.ts'
import { createIncomingRows } from '../../../main/transfers/incoming-rows.ts'
import { access as sendersAccess, otherOrganisation } from '../../support/altinn.ts'
import { createModelBroker, type ModelBroker } from '../../support/model-broker.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore } from '../../support/transfers.ts'

const access = { ...sendersAccess, organisation: otherOrganisation }

function publish(broker: ModelBroker, at: number, more: Partial<Overview> = {}): void {
  broker.publish(
    {
      ...{
        fileTransferId: randomUUID(),
        resourceId: 'service',
        fileName: 'a.txt',
        reference: 'r',
        checksum: null,
      },
      ...{
        useVirusScan: true,
        size: 1,
        status: 'Published',
        statusText: '',
        statusChangedAt: at,
        createdAt: at,
      },
      ...{ expiresAt: at + 1e10, publishedAt: at, sender: '310904473', properties: {} },
      recipients: [{ organisation: access.organisation, status: 'Initialized', changedAt: at }],
      ...more,
    },
    Buffer.from('a'),
  )
}

function setUp() {
  const broker = createModelBroker([], () => 0)
  const database = openStore(temporaryFolder())
  const rows = createIncomingRows(database)
  const ports = {
    database,
    rows,
    course: createCourse(database),
    broker,
    clock: systemClock,
    random: systemRandom,
  }
  const discovery = createDiscovery({ ...ports, nameOf: () => null, changed: () => undefined })
  const list = async (full: boolean): Promise<number> => {
    const found = await discovery.list('profile', 'service', access, full, new AbortController().signal)
    if (!found.ok) throw new Error(found.fault.code)
    return found.value.length
  }
  return { broker, rows, list }
}

test('the 101st waiting file is found too, although a list shows a hundred', async () => {
  const { broker, list } = setUp()
  for (let index = 0; index < 357; index += 1) publish(broker, 1_000_000 + index)
  expect(await list(true)).toBe(357)
  expect(await list(false)).toBe(0)
})

test('a file whose download began and was lost is in the list again', async () => {
  const { broker, list, rows } = setUp()
  publish(broker, 5_000, {
    recipients: [{ organisation: access.organisation, status: 'DownloadStarted', changedAt: 5_100 }],
  })
  expect(await list(true)).toBe(1)
  expect(
    rows.list({ profileId: 'profile', search: '', filter: 'all', offset: 0, limit: 9 }).items[0]?.state,
  ).toBe('new')
})

test('what another machine has confirmed is shown as confirmed and asks for nothing', async () => {
  const { broker, list, rows } = setUp()
  publish(broker, 5_000, {
    recipients: [{ organisation: access.organisation, status: 'DownloadConfirmed', changedAt: 5_100 }],
  })
  await list(true)
  expect(rows.count('profile', 'unconfirmed')).toBe(0)
  expect(rows.count('profile', 'unread')).toBe(0)
})

test('new files are found without reading the whole list again, and files sent by us are not ours to fetch', async () => {
  const { broker, list } = setUp()
  publish(broker, 10_000)
  expect(await list(false)).toBe(1)
  publish(broker, 20_000)
  publish(broker, 21_000, {
    recipients: [{ organisation: '310904473', status: 'Initialized', changedAt: 1 }],
  })
  expect(await list(false)).toBe(1)
})
