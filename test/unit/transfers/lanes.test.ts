import { expect, test } from 'vitest'
import { createLanes, type LaneItem } from '../../../main/transfers/lanes.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const item: LaneItem = { id: 'a', size: 1 }

function setUp(crashed: (item: LaneItem, error: unknown) => void, ended: () => void = () => undefined) {
  const clock = createFakeClock()
  const errors: unknown[] = []
  let runs = 0
  const lanes = createLanes<LaneItem>(
    () => {
      runs += 1
      return Promise.reject(new Error('database or disk is full'))
    },
    () => {
      ended()
      // As the loop does it: what has ended may be due again.
      lanes.fill([item])
    },
    crashed,
    { clock, failed: (error) => errors.push(error) },
  )
  return { clock, errors, lanes, runs: () => runs }
}

test('a transfer whose crash cannot be written down either is tried again, but not in a hot loop', async () => {
  const full = new Error('database or disk is full')
  const { clock, errors, lanes, runs } = setUp(() => {
    throw full
  })
  lanes.fill([item])
  await clock.advance(1_000)
  expect(runs()).toBe(1)
  expect(errors).toEqual([full])
  await clock.advance(10_000)
  expect(runs()).toBe(3)
  await lanes.stop()
})

test('the program can be ended while such a transfer rests', async () => {
  const clock = createFakeClock()
  const full = (): never => {
    throw new Error('database or disk is full')
  }
  const guard = { clock, failed: () => undefined }
  const lanes = createLanes<LaneItem>(
    () => Promise.reject(new Error('no')),
    () => undefined,
    full,
    guard,
  )
  lanes.fill([item])
  await clock.advance(0)
  expect(lanes.isRunning('a')).toBe(true)
  await lanes.stop()
  expect(clock.sleepers()).toBe(0)
})

test('trouble after the end of a transfer is told to the log and leaves the lane free', async () => {
  const wrong = new Error('no row')
  const { clock, errors, lanes } = setUp(
    () => undefined,
    () => {
      throw wrong
    },
  )
  lanes.fill([item])
  await clock.advance(0)
  expect(errors).toEqual([wrong])
  expect(lanes.isRunning('a')).toBe(false)
})
