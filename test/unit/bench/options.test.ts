import { describe, expect, test } from 'vitest'
import { readOptions, type Options } from '../../bench/options.ts'

function read(...parameters: string[]): Options {
  const options = readOptions(parameters)
  if (typeof options === 'string') throw new Error(options)
  return options
}

describe('what a person can say to the bench', () => {
  test('nothing said, everything is measured as the issue asks: five rounds, 4 GiB, sparse 1 and 16', () => {
    const { window, transfers, isWire, wire } = read()
    expect([window, transfers, isWire]).toEqual([true, true, true])
    expect(wire).toMatchObject({ size: 4, sparse: [1, 16], rounds: 5, parts: null })
    expect(wire).toMatchObject({ smallFiles: 2_000, waiting: 10_000, kept: 100_000 })
  })

  test('the long run to 64 GiB is only made when asked for', () => {
    expect(read('--large').wire.sparse).toEqual([1, 16, 64])
  })

  test('sizes belong to the part that is asked for', () => {
    expect(read('--only', 'wire', '--sizes', '0.5,3,2').wire).toMatchObject({ size: 0.5, sparse: [2, 3] })
    const both = read('--sizes', '2,1')
    expect(both.sizes).toEqual([1, 2])
    expect(both.wire.size).toBe(4)
  })

  test('what there is not is answered by a sentence, not by a trace', () => {
    expect(readOptions(['--help'])).toMatch(/unknown option/iu)
  })

  test('a misspelt part is refused and not silently left out', () => {
    expect(readOptions(['--measure', 'up,dwon'])).toBe('Not measured: up,dwon')
    expect(readOptions(['--only', 'wires'])).toBe('Not a part: wires')
  })

  test.each([
    ['--sizes', '0'],
    ['--sizes', 'large'],
    ['--rounds', '1.5'],
    ['--counts', '1,2'],
    ['--counts', '1,2,x'],
  ])('%s %s is refused before anything is measured', (name, value) => {
    expect(typeof readOptions([name, value])).toBe('string')
  })
})
