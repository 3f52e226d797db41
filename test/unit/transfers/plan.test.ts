import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mebibyte,
  planParts,
  planStretches,
  stretchesAtOnce,
  type Extent,
} from '../../../main/transfers/parts/plan.ts'

/** Up to more than the service takes. */
const size = fc.bigInt(1n, 2_000_000_000_000n).map(Number)

function expectWhole(parts: readonly Extent[], bytes: number): void {
  const ends = parts.map(({ start, length }) => start + length)
  expect(parts.map(({ start }) => start)).toEqual([0, ...ends.slice(0, -1)])
  expect(ends.at(-1)).toBe(bytes)
  expect(parts.every(({ length }) => length > 0)).toBe(true)
}

test('no byte of a file is left out or sent twice, and it has no more parts than the service joins', () => {
  fc.assert(
    fc.property(size, (bytes) => {
      const parts = planParts(bytes, mebibyte)
      expectWhole(parts, bytes)
      expect(parts.length).toBeLessThanOrEqual(100)
    }),
  )
})

test('no byte of a file is left out or fetched twice, and it takes fewer calls than half of those of a minute', () => {
  fc.assert(
    fc.property(size, (bytes) => {
      const stretches = planStretches(bytes, mebibyte)
      expectWhole(stretches, bytes)
      expect(stretches.length).toBeLessThanOrEqual(55)
    }),
  )
})

test.each([1, 4, 50])('of %i GB hardly anything is left to hash when the last byte has come', (gigabytes) => {
  const bytes = gigabytes * 1e9
  const stretches = planStretches(bytes, mebibyte)
  // All that are fetched at once come to their end together, and the hash has only followed the first of them.
  const behind = stretches.slice(-stretchesAtOnce + 1).reduce((all, { length }) => all + length, 0)
  expect(behind / bytes).toBeLessThan(gigabytes === 1 ? 0.4 : 0.13)
})
