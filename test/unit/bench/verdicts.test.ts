import { describe, expect, test } from 'vitest'
import { median, table, verdictOf, type Row } from '../../bench/verdicts.ts'

const row = (value: number, more: Partial<Row> = {}): Row => ({
  ...{ what: 'speed', value, unit: '%', bound: null, details: '' },
  ...more,
})

describe('verdicts of the bench', () => {
  test('a missed goal is called missed, on either side', () => {
    expect(verdictOf(row(1.31, { bound: 1.3 }))).toBe('MISSED')
    expect(verdictOf(row(1.3, { bound: 1.3 }))).toBe('kept')
    expect(verdictOf(row(94.9, { least: 95 }))).toBe('MISSED')
    expect(verdictOf(row(95, { least: 95 }))).toBe('kept')
  })

  test('what could not be measured is never called kept', () => {
    expect(verdictOf(row(Number.NaN, { bound: 1 }))).toBe('MISSED')
    expect(verdictOf(row(Number.NaN, { least: 1 }))).toBe('MISSED')
  })

  test('a number that is only told has no verdict', () => {
    expect(verdictOf(row(7))).toBe('')
  })

  test('the table says which way a goal points', () => {
    const text = table([row(99, { least: 95 }), row(2, { bound: 1, unit: '×' })])
    expect(text).toContain('≥ 95 %')
    expect(text).toContain('≤ 1 ×')
    expect(text).toContain('MISSED')
  })

  test('one slow round does not decide: the middle does', () => {
    expect(median([9, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })
})
