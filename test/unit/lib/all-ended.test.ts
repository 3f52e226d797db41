import { expect, test } from 'vitest'
import { allEnded } from '../../../main/lib/all-ended.ts'
import { settle } from '../../support/fake-clock.ts'

test('a list that fails is told only when no other still writes: the database may be closed right after', async () => {
  const slow = Promise.withResolvers<string>()
  let told: unknown = null
  const all = allEnded([Promise.reject(new Error('disk full')), slow.promise]).catch((error: unknown) => {
    told = error
  })
  await settle()
  expect(told).toBeNull()
  slow.resolve('read')
  await all
  expect(told).toEqual(new Error('disk full'))
})

test('what all have found comes in their order', async () => {
  expect(await allEnded([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2])
})
