import { expect, test } from 'vitest'
import { largeBytes } from '../../../main/transfers/lanes.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { failure } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createModelBroker } from '../../support/model-broker.ts'
import { outgoingDesk, until } from '../../support/transfers.ts'

function setUp() {
  const clock = createFakeClock()
  const uploads: string[] = []
  const desk = outgoingDesk(
    {
      ...createModelBroker([], clock.now),
      async upload(_access, id, _body, signal) {
        uploads.push(id)
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        return failure(fault('stopping'))
      },
    },
    clock,
  )
  return { clock, desk, uploads }
}

test('two hundred huge files do not keep a letter waiting', () => {
  const { clock, desk } = setUp()
  const huge = desk.add('x')
  for (let index = 0; index < 250; index += 1) {
    const copy = { ...huge, id: `huge-${index}`, position: index + 2, size: largeBytes }
    desk.rows.insert(copy, [], '')
  }
  const letter = desk.add('brev')
  expect(desk.rows.due(clock.now(), 200).map(({ id }) => id)).toContain(letter.id)
})

test('thousands that wait for their recipients do not hide what the service is just now taking in', () => {
  const { clock, desk } = setUp()
  const file = desk.add('x')
  const put = (id: string, state: 'processing' | 'published', lookAt: number): void => {
    desk.rows.insert({ ...file, id, state, position: desk.rows.nextPosition() }, [], '')
    desk.rows.update(id, { lookAt }, clock.now())
  }
  for (let index = 0; index < 300; index += 1) put(`old-${index}`, 'published', clock.now() - 10_000)
  for (let index = 0; index < 30; index += 1) put(`sent-${index}`, 'processing', clock.now() - 1)
  const batch = desk.rows.toLookAt(clock.now(), 20).map(({ id }) => id.split('-')[0])
  expect(batch).toEqual([...Array<string>(15).fill('sent'), ...Array<string>(5).fill('old')])
  expect(desk.rows.toLookAt(clock.now(), 200)).toHaveLength(200)
  expect(desk.rows.followed()).toBe(330)
})

test('while a file is under way the engine sleeps instead of looking twenty times a second', async () => {
  const { clock, desk, uploads } = setUp()
  let looks = 0
  const due = desk.rows.due
  desk.rows.due = (...question) => {
    looks += 1
    return due(...question)
  }
  desk.add('brev')
  desk.outgoing.start()
  await until(() => uploads.length === 1)
  const before = looks
  await clock.advance(30_000)
  expect(looks - before).toBeLessThanOrEqual(2)
})

test('what waits for its next try wakes the engine at its time, also while something else is under way', async () => {
  const { clock, desk, uploads } = setUp()
  desk.add('brev')
  desk.add('to', { retryAt: clock.now() + 7_000, attempts: 1, fault: fault('service-busy') })
  desk.outgoing.start()
  await until(() => uploads.length === 1)
  await clock.advance(6_000)
  expect(uploads).toHaveLength(1)
  await clock.advance(1_500)
  await until(() => uploads.length === 2)
})
