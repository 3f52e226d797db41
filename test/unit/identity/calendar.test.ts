import { describe, expect, test } from 'vitest'
import { warningFor } from '../../../main/identity/calendar.ts'

const day = 86_400_000
const now = Date.parse('2026-11-21T09:00:00Z')

describe('what lapses', () => {
  test.each([
    [61 * day, null],
    [60 * day, 60],
    [31 * day, 60],
    [30 * day, 30],
    [14 * day, 14],
    [8 * day, 14],
    [7 * day, 7],
    [day + 1, 7],
    [day, 1],
    [1, 1],
    [0, 0],
    [-day, 0],
  ])('in %i ms is warned of with %s days', (left, days) => {
    expect(warningFor(now + left, now)).toBe(days)
  })
})
