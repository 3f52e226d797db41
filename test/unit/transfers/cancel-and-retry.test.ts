import { describe, expect, test } from 'vitest'
import type { Broker, FileTransferStatus } from '../../../main/altinn/broker/types.ts'
import { systemDisk } from '../../../main/lib/disk.ts'
import type { Disk } from '../../../main/ports.ts'
import { applyOverview, lookAgainAfter } from '../../../main/transfers/outgoing-machine.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { outgoingDesk, until } from '../../support/transfers.ts'

function setUp(bend: (broker: Broker) => Partial<Broker> = () => ({}), disk: Partial<Disk> = {}) {
  const clock = createFakeClock()
  const model = createModelBroker([], clock.now)
  const desk = outgoingDesk({ ...model, ...bend(model) }, clock, { ...systemDisk, ...disk })
  const statusOf = (id: string) => model.transfers.get(desk.get(id).fileTransferId ?? '')?.overview.status
  return { clock, model, desk, statusOf }
}

/** An upload whose bytes have all arrived, while its answer is still on its way until somebody cuts it off. */
const lateAnswer = (broker: Broker, arrived: () => void): Pick<Broker, 'upload'> => ({
  async upload(access, id, body, signal) {
    await broker.upload(access, id, body, signal)
    arrived()
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
    return failure(fault('stopping'))
  },
})

describe('a file that is cancelled', () => {
  test('when the service has it already: the person is told that it is too late, and it is shown as sent', async () => {
    let hasArrived = false
    const { desk } = setUp((broker) => lateAnswer(broker, () => (hasArrived = true)))
    const { id } = desk.add('brev')
    desk.outgoing.start()
    await until(() => hasArrived)
    expect(await desk.outgoing.cancel(id)).toMatchObject({ ok: false, fault: { code: 'wrong-state' } })
    expect(desk.get(id)).toMatchObject({ state: 'published', fault: null })
    expect(desk.course.of(id).map(({ step }) => step)).not.toContain('cancelled')
  })

  test('while the service cannot be asked, and was sent after all: it is shown as sent as soon as we know', async () => {
    let hasArrived = false
    let online = false
    const { clock, desk } = setUp((broker) => ({
      ...lateAnswer(broker, () => (hasArrived = true)),
      overview: (...call) =>
        online ? broker.overview(...call) : Promise.resolve(failure(fault('connection-cut'))),
    }))
    const { id } = desk.add('brev')
    desk.outgoing.start()
    await until(() => hasArrived)
    expect((await desk.outgoing.cancel(id)).ok).toBe(true)
    expect(desk.get(id)).toMatchObject({ state: 'cancelled', fault: null })
    await clock.advance(60_000)
    expect(desk.get(id)).toMatchObject({ state: 'cancelled', fault: null })
    online = true
    await clock.advance(20 * 60_000)
    expect(desk.get(id).state).toBe('published')
  })

  test('is not begun anew while the service is asked what it has', async () => {
    let uploads = 0
    let asked = false
    let answer: () => void = () => undefined
    const { clock, desk, statusOf } = setUp((broker) => ({
      async upload(_access, _id, _body, signal) {
        uploads += 1
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        return failure(fault('stopping'))
      },
      async overview(...call) {
        if (!asked) await new Promise<void>((resolve) => ((answer = resolve), (asked = true)))
        return broker.overview(...call)
      },
    }))
    const { id } = desk.add('brev')
    desk.outgoing.start()
    await until(() => uploads === 1)
    const cancelled = desk.outgoing.cancel(id)
    await until(() => asked)
    await clock.advance(5 * 60_000)
    expect(await desk.outgoing.retry(id)).toMatchObject({ ok: false })
    answer()
    expect((await cancelled).ok).toBe(true)
    expect(desk.get(id).state).toBe('cancelled')
    expect(statusOf(id)).toBe('Initialized')
    expect(uploads).toBe(1)
  })

  test('after it failed at the service: nothing was sent, so it can be cancelled', async () => {
    const { desk, model } = setUp((broker) => ({
      async overview(...call) {
        const seen = await broker.overview(...call)
        return seen.ok ? success({ ...seen.value, status: 'Failed' as const }) : seen
      },
    }))
    const { id } = desk.add('brev')
    await desk.run(id)
    desk.rows.update(id, { state: 'failed', fault: fault('malware-found') }, 0)
    expect((await desk.outgoing.cancel(id)).ok).toBe(true)
    expect(desk.get(id).state).toBe('cancelled')
    expect(model.transfers.size).toBe(1)
  })

  test('is followed while the service may still publish it, and no longer', () => {
    for (const status of ['Initialized', 'UploadStarted', 'UploadProcessing'] as const)
      expect(lookAgainAfter('cancelled', 0, status, 1)).toBeGreaterThan(0)
    for (const status of ['Failed', 'Purged', 'Cancelled'] as const)
      expect(lookAgainAfter('cancelled', 0, status, 1)).toBeNull()
  })

  test.each<[FileTransferStatus, number | null, string | undefined]>([
    ['UploadStarted', null, undefined],
    ['UploadProcessing', null, undefined],
    ['Failed', null, undefined],
    ['Purged', null, undefined],
    ['Published', 3, 'published'],
    ['AllConfirmedDownloaded', 3, 'confirmed'],
    ['Purged', 3, 'purged'],
  ])(
    'and then stands at the service as %s (published at %s) is shown as %s',
    (status, publishedAt, state) => {
      const overview = {
        ...{ fileTransferId: 'id', resourceId: 's', fileName: 'a', reference: 'r', checksum: null, size: 1 },
        ...{ useVirusScan: true, status, statusText: '', statusChangedAt: 5, createdAt: 1, expiresAt: 9 },
        ...{ publishedAt, sender: '310904473', recipients: [], properties: {} },
      }
      // Somebody who has not confirmed: else «purged» would mean that all have it.
      const recipients = [{ organisation: '991825827', status: 'Initialized' as const, changedAt: 4 }]
      const known = [{ organisation: '991825827', status: 'waiting' as const, changedAt: 4 }]
      const change = applyOverview({ state: 'cancelled', checksum: null }, known, { ...overview, recipients })
      expect(change?.state).toBe(state)
    },
  )
})

describe('a file that is tried again', () => {
  /** A disk that answers about a file only when it is told to. */
  function heldDisk() {
    let asked = 0
    let answer: () => void = () => undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    const identity: Disk['identity'] = async (file) => {
      asked += 1
      await held
      return systemDisk.identity(file)
    }
    return { disk: { identity }, asked: () => asked, answer: () => answer() }
  }
  const changed = { state: 'failed', fault: fault('file-changed') } as const

  test('and cancelled a moment later is not sent', async () => {
    const { disk, asked, answer } = heldDisk()
    const { desk } = setUp(() => ({}), disk)
    const { id } = desk.add('brev', changed)
    const retried = desk.outgoing.retry(id)
    await until(() => asked() === 1)
    expect((await desk.outgoing.cancel(id)).ok).toBe(true)
    answer()
    expect(await retried).toMatchObject({ ok: false, fault: { code: 'wrong-state' } })
    expect(desk.get(id).state).toBe('cancelled')
  })

  test('by a double click is sent once', async () => {
    const { disk, asked, answer } = heldDisk()
    const { desk, model, statusOf } = setUp(() => ({}), disk)
    const { id } = desk.add('brev', { ...changed, fault: fault('file-changed') })
    desk.outgoing.start()
    const clicks = [desk.outgoing.retry(id), desk.outgoing.retry(id)]
    await until(() => asked() === 2)
    answer()
    const answers = await Promise.all(clicks)
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    await until(() => desk.get(id).state === 'published')
    expect(model.transfers.size).toBe(1)
    expect(statusOf(id)).toBe('Published')
    expect(desk.course.of(id).filter(({ step }) => step === 'retried')).toHaveLength(1)
  })

  test('while its lane still works on it is left to that lane', async () => {
    let uploads = 0
    const { desk } = setUp(() => ({
      async upload(_access, _id, _body, signal) {
        uploads += 1
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        return failure(fault('stopping'))
      },
    }))
    const { id } = desk.add('brev')
    desk.outgoing.start()
    await until(() => uploads === 1)
    desk.rows.update(id, { retryAt: 1 }, 1)
    expect(await desk.outgoing.retry(id)).toMatchObject({ ok: false, fault: { code: 'wrong-state' } })
  })
})
