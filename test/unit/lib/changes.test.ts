import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChanges } from '../../../main/lib/changes.ts'
import type { EngineEvent } from '../../../preload/contract/events.ts'
import { revisionedEvents } from '../../../preload/contract/events.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

test('every revisioned event has the next number, so that a window notices when it has missed one', async () => {
  const action = fc.constantFrom('patch', 'stale', 'notice', 'progress', 'wait')
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      const clock = createFakeClock()
      const events: EngineEvent[] = []
      const changes = createChanges(
        clock,
        () => changes.patch({ counters: {} }),
        () => undefined,
      )
      changes.subscribe((event) => events.push(event))
      for (const one of actions) {
        if (one === 'patch') changes.patch({})
        if (one === 'stale') changes.stale('inbox', 'p', 'i')
        if (one === 'notice') {
          changes.notice({ profileId: 'p', kind: 'arrived', fileName: 'a', itemId: 'i', fault: null })
        }
        if (one === 'progress') changes.progress([])
        if (one === 'wait') await clock.advance(200)
      }
      await clock.advance(200)
      const numbers = events.filter(({ name }) => revisionedEvents.has(name)).map(({ revision }) => revision)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      expect(changes.revision()).toBe(numbers.length)
    }),
    { numRuns: 60 },
  )
})

test('ten thousand changed rows are one event, not ten thousand', async () => {
  const clock = createFakeClock()
  const events: EngineEvent[] = []
  const changes = createChanges(
    clock,
    () => undefined,
    () => undefined,
  )
  changes.subscribe((event) => events.push(event))
  for (let index = 0; index < 10_000; index += 1) changes.stale('outgoing', 'p', `row-${index}`)
  await clock.advance(500)
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    name: 'list.stale',
    data: { list: 'outgoing', profileId: 'p', ids: null },
  })
})
