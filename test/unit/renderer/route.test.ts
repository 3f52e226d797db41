import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inboxPlace, parseInboxPlace } from '../../../renderer/state/inbox-place.ts'
import { parseRoute, routeAddress, views } from '../../../renderer/state/route.ts'
import { stepFrom } from '../../../renderer/ui/list-keys.ts'
import { comingSteps } from '../../../renderer/transfers/states.ts'

describe('the address', () => {
  it('tells a message from a file in the inbox', () => {
    fc.assert(
      fc.property(fc.constantFrom('file', 'message'), fc.uuid(), (kind, id) => {
        expect(parseInboxPlace(inboxPlace({ kind, id }))).toEqual({ kind, id })
      }),
    )
  })

  it('leads back to where one was, whatever an id is made of', () => {
    const id = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: null })
    fc.assert(
      fc.property(fc.constantFrom(...views), id, (view, chosen) => {
        expect(parseRoute(routeAddress({ view, id: chosen }))).toEqual({ view, id: chosen })
      }),
    )
  })

  it('leads to the inbox when it is not ours or damaged', () => {
    for (const hash of ['', '#', '#token=secret', '#/nowhere', '#inbox']) {
      expect(parseRoute(hash)).toEqual({ view: 'inbox', id: null })
    }
    expect(parseRoute('#/inbox/%E0%A4%A')).toEqual({ view: 'inbox', id: null })
  })
})

describe('keys in a list', () => {
  it('never lead out of it', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e5 }), fc.nat({ max: 1e5 }), key, (total, at, pressed) => {
        const next = stepFrom(Math.min(at, total - 1), pressed, total, 7)
        expect(next).toBeGreaterThanOrEqual(0)
        expect(next).toBeLessThan(total)
      }),
    )
    expect(stepFrom(0, 'a', 10, 5)).toBeNull()
    expect(stepFrom(0, 'ArrowDown', 0, 5)).toBeNull()
  })
})

describe('what a transfer still waits for', () => {
  it('is the service’s next step, and nothing once it has ended', () => {
    expect(comingSteps('uploading')[0]).toBe('uploaded')
    expect(comingSteps('processing')[0]).toBe('published')
    expect(comingSteps('published')[0]).toBe('download-started')
    expect(comingSteps('fetched')).toEqual(['all-confirmed'])
    for (const state of ['confirmed', 'failed', 'cancelled', 'purged'] as const) {
      expect(comingSteps(state)).toEqual([])
    }
  })
})
