import { expect, test } from 'vitest'
import { createPolling } from '../../../main/inbox/polling.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { silentLog } from '../../support/altinn.ts'
import { createFakeClock, settle } from '../../support/fake-clock.ts'

/** A list whose answer comes when the test says so, or when the reading is broken off. */
function setUp() {
  const clock = createFakeClock()
  const readings: ((result: Result<number>) => void)[] = []
  const polling = createPolling({
    ...{
      clock,
      log: silentLog,
      random: { uuid: () => 'id', fraction: () => 0.5, bytes: () => new Uint8Array() },
    },
    ...{ profileIds: () => ['profile'], serviceCount: () => 1 },
    refresh: (_profileId, _full, signal) =>
      new Promise((resolve) => {
        readings.push(resolve)
        signal.addEventListener('abort', () => resolve(failure(fault('stopping'))))
      }),
    ...{ readAt: () => null, remember: () => undefined, checking: () => undefined, checked: () => undefined },
  })
  polling.start()
  return { clock, readings, polling }
}

test('while practice starts over nothing is read, and the reading under way has ended before', async () => {
  const { clock, readings, polling } = setUp()
  await clock.advance(0)
  expect(readings).toHaveLength(1)
  let during = -1
  await polling.hold(async () => {
    await clock.advance(10 * 60_000)
    during = readings.length
    return 'done'
  })
  expect(during).toBe(1)
  await clock.advance(0)
  expect(readings, 'afterwards the list is read at once').toHaveLength(2)
  await polling.stop()
})

test('who asks for the list while practice starts over is answered about the new world', async () => {
  const { clock, readings, polling } = setUp()
  await clock.advance(0)
  const before = polling.refresh('profile')
  const during: Promise<Result<null>>[] = []
  await polling.hold(async () => {
    during.push(polling.refresh('profile'))
    await settle()
  })
  await clock.advance(0)
  expect(readings).toHaveLength(2)
  readings[1]?.(success(3))
  expect(await before).toEqual(success(null))
  expect(await Promise.all(during)).toEqual([success(null)])
  await polling.stop()
})

test('a program that is closed while practice starts over stays closed', async () => {
  const { clock, readings, polling } = setUp()
  await polling.hold(() => polling.stop())
  await clock.advance(60 * 60_000)
  expect(readings).toHaveLength(1)
})

test('what goes wrong while practice starts over does not end the reading for good', async () => {
  const { clock, readings, polling } = setUp()
  await expect(polling.hold(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await clock.advance(0)
  expect(readings).toHaveLength(2)
  await polling.stop()
})

test('whoever waits for the list when the program is closed is told so, and so is who comes later', async () => {
  const { clock, polling } = setUp()
  await clock.advance(0)
  const waiting = polling.refresh('profile')
  await polling.stop()
  const stopping = { ok: false, fault: { code: 'stopping' } }
  expect(await waiting).toMatchObject(stopping)
  expect(await polling.refresh('profile')).toMatchObject(stopping)
})

test('started twice, it reads once', async () => {
  const { clock, readings, polling } = setUp()
  polling.start()
  await clock.advance(0)
  expect(readings).toHaveLength(1)
  await polling.stop()
})

test('who asks for the list of a profile that is removed meanwhile is told so', async () => {
  const { clock, polling } = setUp()
  await clock.advance(0)
  const asked = polling.refresh('another')
  await polling.hold(() => Promise.resolve())
  expect(await asked).toMatchObject({ ok: false, fault: { code: 'profile-unknown' } })
  await polling.stop()
})
