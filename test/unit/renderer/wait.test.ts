import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fault } from '../../../preload/contract/fault.ts'
import { outgoingStateSchema, incomingStateSchema, type Moving } from '../../../preload/contract/models.ts'
import type { BudgetLine } from '../../../preload/contract/queue-models.ts'
import {
  callWaits,
  canPause,
  noCallWaits,
  secondsOf,
  waitOf,
  type Around,
  type Standing,
} from '../../../renderer/state/wait.ts'

const queued: Standing = { id: 'a', state: 'queued', paused: false, fault: null }
const free: Around = { paused: false, moving: new Map(), calls: noCallWaits }
const moving = (id: string, speed: number | null = 1, direction: Moving['direction'] = 'out'): Moving => ({
  ...{ id, speed, direction, profileId: 'p', fileName: id, done: 1, total: 2, secondsLeft: null },
})
const withMoving = (...all: readonly Moving[]): Around => ({
  ...free,
  moving: new Map(all.map((one) => [one.id, one])),
})
const line = (part: Partial<BudgetLine>): BudgetLine => ({
  ...{
    environmentId: 'tt02',
    clientId: 'c',
    operation: 'initialize',
    used: 1,
    limit: 9,
    waiting: 0,
    wait: 0,
  },
  ...part,
})
const offline = fault('host-unreachable')
const noAccess = fault('service-no-access')

describe('why a file stands still', () => {
  it.each([
    ['what the person has done comes before all else', { paused: true, fault: offline }, free, 'paused'],
    ['then that everything is paused', { fault: offline }, { ...free, paused: true }, 'queue'],
    ['trouble that passes', { state: 'uploading', fault: offline } as const, free, 'retry'],
    [
      'trouble that passes, after the upload too',
      { state: 'processing', fault: offline } as const,
      free,
      'retry',
    ],
    ['trouble that does not pass tells of itself', { fault: noAccess }, free, null],
    ['it moves', { state: 'uploading' } as const, withMoving(moving('a')), null],
    ['others go first', {}, withMoving(moving('b')), 'turn'],
    ['others in the other direction are in nobody’s way', {}, withMoving(moving('b', 1, 'in')), 'starting'],
    [
      'it has begun, and no byte comes through',
      { state: 'uploading' } as const,
      withMoving(moving('a', 0)),
      'starting',
    ],
    [
      'the calls of this minute are used up',
      {},
      { ...free, calls: { ...noCallWaits, initialize: 9 } },
      'calls',
    ],
    [
      'those of others are none of its business',
      {},
      { ...free, calls: { ...noCallWaits, download: 9 } },
      'starting',
    ],
    [
      'a download has its own',
      { state: 'downloading' } as const,
      { ...free, calls: { ...noCallWaits, download: 9 } },
      'calls',
    ],
    [
      'at Altinn there is nothing to pause',
      { state: 'published', paused: true } as const,
      { ...free, paused: true },
      null,
    ],
  ] satisfies [string, Partial<Standing>, Around, string | null][])('%s', (_why, part, around, expected) => {
    expect(waitOf({ ...queued, ...part }, around)).toBe(expected)
  })

  it('always has a reason while it can be paused and does not move', () => {
    const states = [...outgoingStateSchema.options, ...incomingStateSchema.options]
    const seconds = fc.option(fc.nat(90))
    fc.assert(
      fc.property(
        fc.record({
          id: fc.constant('a'),
          state: fc.constantFrom(...states),
          paused: fc.boolean(),
          fault: fc.constantFrom(null, offline),
        }),
        fc.record({ initialize: seconds, upload: seconds, download: seconds }),
        fc.boolean(),
        fc.constantFrom(free, withMoving(moving('b')), withMoving(moving('a', 0))),
        (item, calls, paused, { moving: others }) => {
          const wait = waitOf(item, { paused, moving: others, calls })
          if (canPause(item)) expect(wait).not.toBeNull()
          else expect(wait === null || wait === 'retry').toBe(true)
        },
      ),
    )
  })
})

describe('calls that must be waited for', () => {
  it('are those of this environment that somebody waits in or that are used up, longest first', () => {
    const lines = [
      line({ wait: 3_000 }),
      line({ wait: 24_000, clientId: 'other' }),
      line({ operation: 'tus', waiting: 2 }),
      line({ operation: 'search', wait: 50_000 }),
      line({ operation: 'download', wait: 50_000, environmentId: 'production' }),
    ]
    const waits = callWaits(lines, 'tt02')
    expect(waits).toEqual({ initialize: 24, upload: 0, download: null })
    expect(secondsOf(queued, waits)).toBe(24)
    expect(secondsOf({ ...queued, state: 'uploading' }, waits), 'nobody knows').toBeNull()
  })
})
