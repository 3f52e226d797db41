/** How many connections one download uses: one where that is enough, more where the line is slow. */
import { expect, test } from 'vitest'
import { createCrew } from '../../../main/transfers/parts/crew.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

function crewOf(first: number, most: number) {
  const clock = createFakeClock()
  const crew = createCrew(clock, first, most)
  const ends: (() => void)[] = []
  const ended = crew.work(() => new Promise((resolve) => ends.push(resolve)))
  const look = (...wanted: readonly boolean[]): void => wanted.forEach((one) => crew.look(one))
  return { clock, look, ends, ended }
}

test('another one joins as long as the hash waits for bytes, and never more than are allowed', () => {
  const { look, ends } = crewOf(1, 3)
  look(true, true, true)
  expect(ends).toHaveLength(1)
  look(true)
  expect(ends).toHaveLength(2)
  for (let times = 0; times < 20; times += 1) look(true)
  expect(ends).toHaveLength(3)
})

test('a hash that is busy now and then needs no other', () => {
  const { look, ends } = crewOf(1, 6)
  for (let times = 0; times < 20; times += 1) look(true, true, true, false)
  expect(ends).toHaveLength(1)
})

test('the work has ended when those who joined late have ended too', async () => {
  const { look, ends, ended } = crewOf(1, 2)
  let hasEnded = false
  void ended.then(() => (hasEnded = true))
  look(true, true, true, true)
  ends[0]?.()
  await new Promise((resolve) => setImmediate(resolve))
  expect(hasEnded).toBe(false)
  ends[1]?.()
  await ended
})

test('another one joins where nothing comes at all, as behind an answer that hangs', async () => {
  const { clock, look, ends } = crewOf(1, 6)
  await clock.advance(240)
  look(false)
  await clock.advance(240)
  expect(ends).toHaveLength(1)
  await clock.advance(600)
  expect(ends.length).toBeGreaterThan(1)
})
