/** Organisation numbers as people write them: a wrong digit must never become somebody else's number. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOrganisationNumber, parseOrganisationNumber } from '../../../main/lib/organisation-number.ts'

/** Numbers with a right check digit, made by trying all ten: not by the formula under test. */
const eightDigits = fc.integer({ min: 10_000_000, max: 99_999_999 })
const numbers = eightDigits.map((eight) => {
  const nine = Array.from({ length: 10 }, (_, digit) => `${eight}${digit}`)
  return nine.filter((candidate) => {
    const sum = Array.from(candidate).reduce(
      (total, digit, index) => total + Number(digit) * Number('327654321'[index]),
      0,
    )
    return sum % 11 === 0
  })
})

describe('an organisation number', () => {
  it.each([
    '310904473',
    '310 904 473',
    ' 310\u00A0904\u00A0473 ',
    'NO 310904473 MVA',
    'NO310904473MVA',
    'no 310 904 473 mva',
    '310904473MVA',
    '0192:310904473',
    'urn:altinn:organization:identifier-no:310904473',
    'NTRNO-310904473',
    '310.904.473',
    '\u200E310904473',
  ])('is found in %j', (text) => {
    expect(parseOrganisationNumber(text)).toBe('310904473')
  })

  it.each([
    '',
    '310904474',
    '31090447',
    '3109044733',
    'NO',
    '0192:',
    'Kari 310904473',
    '310904473 or so',
    '310904473310904473',
    '٣١٠٩٠٤٤٧٣',
  ])('is not found in %j', (text) => {
    expect(parseOrganisationNumber(text)).toBeNull()
  })

  it('with one digit changed or two neighbours swapped is refused', () => {
    fc.assert(
      fc.property(numbers, fc.nat(8), fc.integer({ min: 1, max: 9 }), ([number], at, by) => {
        fc.pre(number !== undefined)
        expect(isOrganisationNumber(number)).toBe(true)
        const digits = Array.from(number)
        const changed = digits.with(at, String((Number(digits[at]) + by) % 10))
        expect(isOrganisationNumber(changed.join(''))).toBe(false)
        const [here, next] = [digits[at], digits[at + 1]]
        if (here === undefined || next === undefined || here === next) return
        expect(
          isOrganisationNumber(
            digits
              .with(at, next)
              .with(at + 1, here)
              .join(''),
          ),
        ).toBe(false)
      }),
    )
  })

  it('that would need the check digit 10 does not exist', () => {
    const tenEndings = Array.from({ length: 10 }, (_, digit) => `10000013${digit}`)
    expect(tenEndings.filter(isOrganisationNumber)).toEqual([])
  })
})
