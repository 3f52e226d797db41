import { expect, onTestFinished, test } from 'vitest'
import type { MessagePorts } from '../../../main/messages/ports.ts'
import { clientIdProperty } from '../../../main/messages/order-of.ts'
import { createSending } from '../../../main/messages/sending.ts'
import { createSentRows, type SentRecord } from '../../../main/messages/sent-rows.ts'
import { systemDisk } from '../../../main/lib/disk.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { messageOrderSchema } from '../../../preload/contract/message-models.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { access, countingRandom, otherOrganisation, silentLog } from '../../support/altinn.ts'
import { buildCorrespondence, messageId, overviewBody } from '../../support/correspondence.ts'
import { createTestVault } from '../../support/secret-store.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { openStore, profileId } from '../../support/transfers.ts'

const id = '7d0b4a52-0000-4000-8000-000000000001'
const others = ['312881403', '314209508']

/** A service that has not ended a call when its answer is lost; `finish` lets it come to its end. */
function setUp(recipients: readonly string[]) {
  let made: readonly string[] = []
  const { correspondence, requests, clock } = buildCorrespondence(({ method, url }) => {
    const { pathname } = new URL(url)
    if (method === 'POST') return { fault: fault('connection-cut') }
    if (pathname.endsWith('/correspondence')) return { body: { ids: made.length === 0 ? [] : [messageId] } }
    const recipient = `urn:altinn:organization:identifier-no:${made[0] ?? ''}`
    return { body: { ...overviewBody, recipient, propertyList: { [clientIdProperty]: id } } }
  })
  const database = openStore(temporaryFolder())
  onTestFinished(() => database.close())
  const nothing = () => undefined
  const { texts: noSealer } = createTestVault(database)
  const ports: MessagePorts = {
    ...{ clock, random: countingRandom(), disk: systemDisk, log: silentLog, database, correspondence },
    throttle: { pass: (_way, stream) => stream },
    sealer: noSealer,
    readyToSeal: async () => success(null),
    isPaused: () => false,
    accessOf: async () => success(access),
    organisationOf: (_profileId, number) => ({ number, name: null }),
    serviceOf: (_profileId, serviceId) => ({
      ...{
        id: serviceId,
        title: null,
        owner: null,
        ownerOrganisation: null,
        confidential: null,
        forwarding: null,
      },
    }),
    takeFiles: () => success([]),
    lookAtFiles: () => success([]),
    stillChosen: () => [],
    openFile: () => {
      throw new Error('There is no file')
    },
    releaseFile: async () => undefined,
    save: async () => failure(fault('internal')),
    isSaved: async () => success(false),
    ...{ inboxChanged: nothing, sentChanged: nothing, failed: nothing },
  }
  const rows = createSentRows(database, noSealer)
  const order = messageOrderSchema.parse({
    ...{ serviceId: 'brev', recipients, title: 'Vedtak', body: 'Hei', language: 'nb' },
  })
  const record: SentRecord = {
    ...{
      id,
      profileId,
      serviceId: 'brev',
      order,
      closed: null,
      state: 'queued',
      sendingSince: null,
      attempts: 0,
      fault: null,
    },
    ...{ retryAt: null, lookAt: null, acceptedAt: null, createdAt: clock.now(), updatedAt: clock.now() },
  }
  rows.insert(record, recipients, [], '')
  const send = createSending(rows, ports)
  return {
    rows,
    finish: () => void (made = recipients),
    calls: () => requests.filter(({ method }) => method === 'POST').length,
    /** Comes back whenever it wants to, as the loop does. */
    async pass(seconds: number) {
      for (let second = 0; second <= seconds; second += 1) {
        for (const due of rows.due(clock.now())) await send(due, new AbortController().signal)
        await clock.advance(1_000)
      }
    },
  }
}

test('a message to several that the service is still at when the answer is lost is not sent to them again', async () => {
  const { rows, finish, calls, pass } = setUp(others)
  await pass(90)
  expect(calls()).toBe(1)
  expect(rows.get(id)).toMatchObject({ state: 'sending', fault: { code: 'connection-cut' } })
  finish()
  await pass(20)
  expect(rows.get(id)).toMatchObject({ state: 'accepted', fault: null })
  expect(calls()).toBe(1)
})

test('a message to several that the service never made is sent when no call can be under way any more', async () => {
  const { calls, pass } = setUp(others)
  await pass(115)
  expect(calls()).toBe(1)
  await pass(20)
  expect(calls()).toBe(2)
})

test('a message to one is repeated at once: its key keeps it from going twice', async () => {
  const { calls, pass } = setUp([otherOrganisation])
  await pass(10)
  expect(calls()).toBeGreaterThan(1)
})
