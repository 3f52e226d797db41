import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandwidthSchema } from '../../../preload/contract/queue-models.ts'
import { bandwidthOf, draftOf, isMistaken, rateOf } from '../../../renderer/settings/bandwidth-form.ts'
import { createFormat } from '../../../renderer/text/format.ts'

const languages = (['nb', 'nn', 'en'] as const).map(createFormat)
const draft = { up: '', down: '', limited: false, from: 8, to: 16 }

describe('limits as people type them', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['20', 20],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['1 000', 1_000],
    ['1\u00A0000', 1_000],
    ['0', 'outOfRange'],
    ['0,05', 'outOfRange'],
    ['100001', 'outOfRange'],
    ['-3', 'notANumber'],
    ['20 Mbit', 'notANumber'],
    ['1e3', 'notANumber'],
    ['1,000', 'notANumber'],
    ['1,000,000', 'notANumber'],
  ] as const)('«%s» is %s', (typed, expected) => {
    expect(rateOf(typed)).toBe(expected)
  })

  it('an hour to itself is no time at all, and midnight is one hour with two names', () => {
    for (const [from, to] of [
      [8, 8],
      [0, 24],
    ] as const)
      expect(bandwidthOf({ ...draft, limited: true, from, to })).toMatchObject({ hours: 'sameHour' })
    expect(bandwidthOf({ ...draft, from: 8, to: 8 })).toEqual({ up: null, down: null, hours: null })
  })

  it('never sends the engine what it would refuse', () => {
    fc.assert(
      fc.property(
        fc.record({
          up: fc.oneof(fc.string(), fc.double().map(String)),
          down: fc.oneof(fc.string(), fc.nat().map(String)),
          limited: fc.boolean(),
          from: fc.nat(23),
          to: fc.integer({ min: 1, max: 24 }),
        }),
        (typed) => {
          const read = bandwidthOf(typed)
          if (!isMistaken(read)) bandwidthSchema.parse(read)
        },
      ),
    )
  })

  it('what was saved is shown again as the same limits, in every language', () => {
    const rate = fc.option(
      fc.integer({ min: 1, max: 1_000_000 }).map((tenths) => tenths / 10),
      { nil: null },
    )
    const hours = fc.option(fc.record({ from: fc.nat(11), to: fc.integer({ min: 12, max: 23 }) }))
    fc.assert(
      fc.property(rate, rate, hours, fc.constantFrom(...languages), (up, down, between, format) => {
        const saved = { up, down, hours: between }
        expect(bandwidthOf(draftOf(saved, format.number))).toEqual(saved)
      }),
    )
  })
})

it('an hour is written as the language writes times, to the end of the day', () => {
  const [nb, , en] = languages
  expect([0, 8, 24].map((hour) => nb?.hour(hour))).toEqual(['00:00', '08:00', '24:00'])
  expect(en?.hour(24)).toBe('24:00')
})
