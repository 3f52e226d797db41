import { expect, test } from 'vitest'
import { createPolling } from '../../../main/inbox/polling.ts'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { failure, success } from '../../../preload/contract/result.ts'
import { silentLog } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const minute = 60_000

function setUp(answer: (now: number) => Fault | null, services = 1, readAt: number | null = null) {
  const clock = createFakeClock()
  const readings: number[] = []
  const polling = createPolling({
    clock,
    random: { uuid: () => 'id', fraction: () => 0.5, bytes: () => new Uint8Array() },
    log: silentLog,
    profileIds: () => ['profile'],
    serviceCount: () => services,
    refresh: async () => {
      readings.push(clock.monotonic())
      const reason = answer(clock.now())
      return reason === null ? success(0) : failure(reason)
    },
    readAt: () => readAt,
    remember: () => undefined,
    checking: () => undefined,
    checked: () => undefined,
  })
  polling.start()
  return { clock, readings, polling }
}

test('the list is read at once, then again and again, and seldom after an idle hour', async () => {
  const { clock, readings, polling } = setUp(() => null)
  await clock.advance(10 * minute)
  expect(readings[0]).toBe(0)
  expect(readings.length).toBeGreaterThan(20)
  await clock.advance(60 * minute)
  const before = readings.length
  await clock.advance(30 * minute)
  expect(readings.length - before).toBeLessThanOrEqual(7)
  await polling.stop()
})

test('many services never use up the searches that a minute has', async () => {
  const { clock, readings, polling } = setUp(() => null, 12)
  await clock.advance(10 * minute)
  expect((readings.length * 12) / 10).toBeLessThanOrEqual(9)
  await polling.stop()
})

test('what only a person can mend is not asked for again and again', async () => {
  const { clock, readings, polling } = setUp(() => fault('service-no-access'))
  await clock.advance(60 * minute)
  expect(readings.length).toBeLessThanOrEqual(6)
  await polling.stop()
})

test('a time that the service names is waited for', async () => {
  const { clock, readings, polling } = setUp((now) => fault('too-many-calls', { retryAt: now + 7 * minute }))
  await clock.advance(6 * minute)
  expect(readings).toHaveLength(1)
  await clock.advance(2 * minute)
  expect(readings).toHaveLength(2)
  await polling.stop()
})

test('a person who asks is answered at once, even while the service is left in peace', async () => {
  const { clock, readings, polling } = setUp(() => null)
  await clock.advance(1_000)
  const asked = polling.refresh('profile')
  await clock.advance(0)
  expect(await asked).toEqual(success(null))
  expect(readings).toHaveLength(2)
  await polling.stop()
})

test('a command that runs just after another one does not read the list again', async () => {
  const { clock, readings, polling } = setUp(() => null, 4, Date.parse('2026-11-20T09:00:00Z') - 10_000)
  await clock.advance(30_000)
  expect(readings).toHaveLength(0)
  await clock.advance(31_000)
  expect(readings).toHaveLength(1)
  await polling.stop()
})
