/** Call budgets: one call too many and the service locks everybody out for a minute. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBudget, type BudgetedOperation } from '../../../main/altinn/budget.ts'
import { access } from '../../support/altinn.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const limits = {
  initialize: 3,
  upload: 3,
  tus: 3,
  search: 1,
  overview: 3,
  details: 1,
  download: 3,
  confirm: 3,
}
const minute = 60_000
/** How much longer one call may be on its way than another. */
const skew = 1_500
/** After so long a place is free again. */
const turn = minute + skew

function build() {
  const clock = createFakeClock()
  const budget = createBudget({ clock, limits })
  const admitted: { readonly name: string; readonly at: number }[] = []
  const take = (name: string, operation: BudgetedOperation = 'upload', signal?: AbortSignal): void => {
    void budget.take(access, operation, signal).then((turn) => {
      if (turn.ok) admitted.push({ name, at: clock.monotonic() })
    })
  }
  return { clock, budget, admitted, take }
}

describe('a budget', () => {
  it('sends no more than the limit to the service within any minute, whoever comes when and however long a call is on its way, and nobody waits for ever', async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 30 })
    const delays = fc.array(fc.integer({ min: 0, max: skew }), { minLength: 30, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(arrivals, delays, async (pauses, late) => {
        const { clock, admitted, take } = build()
        for (const [index, pause] of pauses.entries()) {
          await clock.advance(pause)
          take(String(index))
        }
        await clock.advance(Math.ceil(pauses.length / limits.upload) * turn)
        expect(admitted.map(({ name }) => name)).toEqual(pauses.map((_, index) => String(index)))
        const heard = admitted.map(({ at }, index) => at + (late[index] ?? 0))
        for (const at of heard) {
          const inMinute = heard.filter((other) => other >= at && other < at + minute)
          expect(inMinute.length).toBeLessThanOrEqual(limits.upload)
        }
        expect(clock.sleepers()).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('is shared by all profiles of one client, and by no other client', async () => {
    const { clock, budget } = build()
    const sameClient = { ...access, organisation: '991825827', systemUser: null }
    expect(await budget.take(access, 'search')).toMatchObject({ ok: true })
    let turns = ''
    void budget.take(sameClient, 'search').then(() => (turns += 'same '))
    void budget.take({ ...access, clientId: 'client-2' }, 'search').then(() => (turns += 'other '))
    await clock.advance(0)
    expect(turns).toBe('other ')
    await clock.advance(turn)
    expect(turns).toBe('other same ')
  })

  it('keeps operations apart: a full search does not hold back an upload', async () => {
    const { clock, admitted, take } = build()
    take('a', 'search')
    take('b', 'search')
    take('c', 'upload')
    await clock.advance(0)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it('forgets whoever gave up: those behind move up', async () => {
    const { clock, budget, admitted, take } = build()
    const controller = new AbortController()
    take('a', 'search')
    const impatient = budget.take(access, 'search', controller.signal)
    take('c', 'search')
    controller.abort()
    expect(await impatient).toMatchObject({ ok: false, fault: { code: 'stopping' } })
    await clock.advance(turn)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it('leaves no timer behind when the last one gives up, and works on for the next', async () => {
    const { clock, admitted, take } = build()
    const controller = new AbortController()
    take('a', 'search')
    take('b', 'search', controller.signal)
    await clock.advance(0)
    controller.abort()
    await clock.advance(0)
    expect(clock.sleepers()).toBe(0)
    take('c', 'search')
    await clock.advance(turn)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it('survives that the last one gives up and another comes in the same breath', async () => {
    const { clock, admitted, take } = build()
    const controller = new AbortController()
    take('a', 'search')
    take('b', 'search', controller.signal)
    await clock.advance(0)
    controller.abort()
    take('c', 'search')
    await clock.advance(turn)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'c'])
  })
})

describe('after 429', () => {
  it('the operation rests as long as the service said, also for those already waiting', async () => {
    const { clock, budget, admitted, take } = build()
    for (const name of ['a', 'b', 'c', 'd']) take(name)
    await clock.advance(0)
    budget.pause(access, 'upload', 90_000)
    take('e')
    await clock.advance(89_999)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    await clock.advance(1)
    expect(admitted.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('a shorter pause does not shorten a longer one', async () => {
    const { clock, budget, admitted, take } = build()
    budget.pause(access, 'upload', 10_000)
    budget.pause(access, 'upload', 1_000)
    take('a')
    await clock.advance(9_999)
    expect(admitted).toEqual([])
    await clock.advance(1)
    expect(admitted).toHaveLength(1)
  })
})
