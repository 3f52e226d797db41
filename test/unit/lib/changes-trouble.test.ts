import { expect, test } from 'vitest'
import { createChanges } from '../../../main/lib/changes.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

test('counters that cannot be counted and a door that fails are told to the log, and stop nobody else', async () => {
  const clock = createFakeClock()
  const errors: unknown[] = []
  const events: EngineEvent['name'][] = []
  const full = new Error('database or disk is full')
  const broken = new Error('the window is gone')
  const changes = createChanges(
    clock,
    () => {
      throw full
    },
    (error) => errors.push(error),
  )
  changes.subscribe(() => {
    throw broken
  })
  changes.subscribe(({ name }) => events.push(name))
  changes.stale('inbox', 'profile', 'item')
  await clock.advance(200)
  changes.notice({ profileId: 'profile', kind: 'arrived', fileName: 'a', itemId: 'i', fault: null })
  expect(events).toEqual(['list.stale', 'notice'])
  expect(errors).toEqual([broken, full, broken])
})
