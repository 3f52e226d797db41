import { expect, it } from 'vitest'
import { rowNear } from '../../../renderer/ui/row-near.ts'
import type { Pages } from '../../../renderer/store.ts'

const listOf = (...ids: readonly string[]): Pages<{ readonly id: string }> => ({
  total: () => ids.length,
  row: (index) => (ids[index] === undefined ? undefined : { id: ids[index] }),
  fault: () => null,
  show: () => undefined,
  stale: () => undefined,
  dispose: () => undefined,
})

it('follows the row that is pointed at when others arrive above it or leave, so that Enter opens what was meant', () => {
  expect(rowNear(listOf('new', 'newer', 'meant', 'old'), 'meant', 0)).toBe(2)
  expect(rowNear(listOf('meant', 'old'), 'meant', 1)).toBe(0)
  expect(rowNear(listOf('meant'), 'meant', 0)).toBe(0)
})

it('says so when the row is gone, and does not read a long list to its end for it', () => {
  expect(rowNear(listOf('other'), 'meant', 0)).toBeNull()
  const long = Array.from({ length: 300 }, (_row, at) => `row ${at}`)
  expect(rowNear(listOf(...long), 'row 250', 3)).toBeNull()
})
