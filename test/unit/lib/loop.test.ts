import { expect, test } from 'vitest'
import { createLoop } from '../../../main/lib/loop.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

test('a full disk in the middle of a step does not end the work for good: it goes on when there is room', async () => {
  const clock = createFakeClock()
  const errors: unknown[] = []
  let steps = 0
  const full = new Error('database or disk is full')
  const loop = createLoop(
    clock,
    () => {
      steps += 1
      if (steps < 3) throw full
      return Promise.resolve(60_000)
    },
    (error) => errors.push(error),
  )
  await clock.advance(11_000)
  expect(steps).toBe(3)
  expect(errors).toEqual([full, full])
  await loop.stop()
})

test('whatever wakes it meanwhile, what fails is tried only every five seconds', async () => {
  const clock = createFakeClock()
  let steps = 0
  const loop = createLoop(
    clock,
    () => {
      steps += 1
      return Promise.reject(new Error('no'))
    },
    () => undefined,
  )
  for (let wakes = 0; wakes < 100; wakes += 1) {
    loop.wake()
    await clock.advance(100)
  }
  expect(steps).toBeLessThanOrEqual(4)
  await loop.stop()
})

test('it can be stopped while it rests after a failure, and even when the log fails too', async () => {
  const clock = createFakeClock()
  const loop = createLoop(
    clock,
    () => Promise.reject(new Error('no')),
    () => {
      throw new Error('the log is on the same full disk')
    },
  )
  await clock.advance(0)
  await loop.stop()
  expect(clock.sleepers()).toBe(0)
})
