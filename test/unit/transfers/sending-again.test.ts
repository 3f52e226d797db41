import { expect, test } from 'vitest'
import type { Broker, FileTransferStatus, Overview } from '../../../main/altinn/broker/types.ts'
import { fault, type FaultCode } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { access } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { outgoingDesk, serviceId } from '../../support/transfers.ts'

const recipients = ['991825827']

/** A model service in which some answers are not what they should be. */
function setUp(bend: (broker: Broker) => Partial<Broker>) {
  const clock = createFakeClock()
  const model = createModelBroker([], clock.now)
  const desk = outgoingDesk({ ...model, ...bend(model) }, clock)
  return { clock, model, desk }
}

/** A transfer of which the service knows nothing but its name yet. */
async function initialized(broker: Broker): Promise<string> {
  const made = await broker.initialize(access, {
    ...{ fileName: 'a.txt', resourceId: serviceId, reference: 'r', sender: access.organisation, recipients },
    ...{ properties: {}, checksum: null, disableVirusScan: false },
  })
  if (!made.ok) throw new Error(made.fault.code)
  return made.value.id
}

test('a token that runs out after many cut connections is renewed: the file is sent, not given up', async () => {
  let refused = 0
  const { desk, model } = setUp((broker) => ({
    upload: (...call) =>
      (refused += 1) === 1 ? Promise.resolve(failure(fault('token-refused'))) : broker.upload(...call),
  }))
  const fileTransferId = await initialized(model)
  const { id } = desk.add('brev', { state: 'uploading', fileTransferId, attempts: 7 })
  await desk.run(id)
  expect(desk.get(id)).toMatchObject({ state: 'processing', fault: null, fileTransferId })
})

test('a token that is refused again and again is said, and not asked for for ever', async () => {
  let uploads = 0
  const { desk } = setUp(() => ({
    upload: () => Promise.resolve(failure(fault('token-refused', { values: { n: (uploads += 1) } }))),
  }))
  const { id } = desk.add('brev')
  await desk.run(id)
  expect(desk.get(id)).toMatchObject({ state: 'failed', fault: { code: 'token-refused' } })
  expect(uploads).toBeLessThanOrEqual(3)
})

test('«uploaded already» never leads to a second transfer, however long the service is in telling what it has', async () => {
  let lag = 30
  const late = (overview: Overview): Overview =>
    (lag -= 1) > 0 ? { ...overview, status: 'UploadStarted' satisfies FileTransferStatus } : overview
  const { clock, desk, model } = setUp((broker) => ({
    async overview(...call) {
      const seen = await broker.overview(...call)
      return seen.ok ? success(late(seen.value)) : seen
    },
    async upload(...call) {
      const sent = await broker.upload(...call)
      // The first answer is lost on its way; from then on the service says that it has everything.
      return sent.ok ? failure(fault('connection-cut')) : sent
    },
  }))
  const { id } = desk.add('brev')
  for (let runs = 0; runs < 40; runs += 1) {
    if (['queued', 'initializing', 'uploading'].includes(desk.get(id).state)) await desk.run(id)
    expect(desk.get(id).state).not.toBe('failed')
    await clock.advance(10 * 60_000)
  }
  expect(desk.get(id).state).toBe('published')
  expect(model.transfers.size).toBe(1)
})

test.each<FaultCode>(['internal', 'connection-cut', 'timeout', 'answer-unreadable'])(
  'after «%s» at initialize the service is searched before anything new is made',
  async (code) => {
    let lost = false
    const { clock, desk, model } = setUp((broker) => ({
      async initialize(...call) {
        const made = await broker.initialize(...call)
        if (lost) return made
        lost = true
        return failure(fault(code))
      },
    }))
    desk.outgoing.start()
    const { id } = desk.add('brev')
    await desk.run(id)
    if (desk.get(id).state === 'failed') expect((await desk.outgoing.retry(id)).ok).toBe(true)
    expect(desk.get(id).state).toBe('initializing')
    await desk.outgoing.stop()
    await clock.advance(60 * 60_000)
    if (desk.get(id).state === 'initializing') await desk.run(id)
    expect(desk.get(id).fileTransferId).toBe([...model.transfers.keys()][0])
    expect(model.transfers.size).toBe(1)
  },
)

test('a transfer that the service has purged is said to have failed, and its file is kept to be sent anew', async () => {
  const { desk, model } = setUp((broker) => ({
    async overview(...call) {
      const seen = await broker.overview(...call)
      return seen.ok ? success({ ...seen.value, status: 'Purged' as const }) : seen
    },
  }))
  const fileTransferId = await initialized(model)
  const { id } = desk.add('brev', { state: 'uploading', fileTransferId, spooled: true })
  await desk.run(id)
  expect(desk.get(id)).toMatchObject({ state: 'failed', fault: { code: 'transfer-purged' } })
  expect(desk.compared).toEqual([])
})

test('a file whose upload was answered into a dead line is compared with what the service has got', async () => {
  const { desk, model } = setUp((broker) => ({
    async upload(...call) {
      await broker.upload(...call)
      const [, transfer] = call
      const stored = model.transfers.get(transfer)
      if (stored !== undefined) stored.overview = { ...stored.overview, checksum: 'f'.repeat(32) }
      return failure(fault('connection-cut'))
    },
  }))
  const { id } = desk.add('brev')
  await desk.run(id)
  await desk.run(id)
  expect(desk.get(id)).toMatchObject({ state: 'failed', fault: { code: 'upload-checksum-mismatch' } })
})
