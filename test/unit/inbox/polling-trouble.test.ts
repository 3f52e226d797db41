import { expect, test } from 'vitest'
import { createPolling, type PollingPorts } from '../../../main/inbox/polling.ts'
import { success, type Result } from '../../../preload/contract/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

function setUp(more: Partial<PollingPorts>) {
  const clock = createFakeClock()
  const logged: string[] = []
  const read: string[] = []
  const polling = createPolling({
    clock,
    random: { uuid: () => 'reference', fraction: () => 0.5, bytes: () => new Uint8Array() },
    log: { write: (_level, event) => logged.push(event) },
    profileIds: () => ['one', 'two'],
    serviceCount: () => 1,
    refresh: (profileId) => {
      read.push(profileId)
      return Promise.resolve(success(0))
    },
    readAt: () => null,
    remember: () => undefined,
    checking: () => undefined,
    checked: () => undefined,
    ...more,
  })
  return { clock, logged, read, polling }
}

test('whoever waits for the list is answered, also when the disk is full while it is read', async () => {
  const { clock, logged, polling } = setUp({
    refresh: () => Promise.reject(new Error('database or disk is full')),
  })
  polling.start()
  const asked = polling.refresh('one')
  await clock.advance(0)
  expect(await asked).toMatchObject({ ok: false, fault: { code: 'internal', reference: 'reference' } })
  expect(logged).toContain('polling.crashed')
  await polling.stop()
})

test('one profile that crashes does not keep the others from being read, nor itself from being tried again', async () => {
  let broken = true
  const { clock, read, polling } = setUp({
    checking: (profileId) => {
      if (profileId === 'one' && broken) throw new Error('no')
    },
  })
  polling.start()
  await clock.advance(5 * 60_000)
  expect(read.filter((id) => id === 'one')).toEqual([])
  expect(read.length).toBeGreaterThan(5)
  broken = false
  await clock.advance(10 * 60_000)
  expect(read).toContain('one')
  await polling.stop()
})

test('a crash of the loop itself is told to the log and mends itself', async () => {
  let broken = true
  const { clock, logged, read, polling } = setUp({
    profileIds: () => {
      if (broken) throw new Error('database is locked')
      return ['one']
    },
  })
  polling.start()
  await clock.advance(1_000)
  expect(logged).toEqual(['polling.step-crashed'])
  broken = false
  await clock.advance(10_000)
  expect(read).toEqual(['one'])
  await polling.stop()
})

test('a list that takes an hour and a half keeps no other profile waiting, and is not read twice at once', async () => {
  const read: string[] = []
  const endless = Promise.withResolvers<Result<number>>()
  const { clock, polling } = setUp({
    refresh: (profileId) => {
      read.push(profileId)
      return profileId === 'one' ? endless.promise : Promise.resolve(success(0))
    },
  })
  polling.start()
  await clock.advance(90 * 60_000)
  expect(read.filter((id) => id === 'two').length).toBeGreaterThan(20)
  expect(read.filter((id) => id === 'one')).toHaveLength(1)
  const asked = polling.refresh('one')
  endless.resolve(success(10_000))
  await clock.advance(0)
  expect(await asked).toEqual(success(null))
  expect(read.filter((id) => id === 'one')).toHaveLength(2)
  await polling.stop()
})
