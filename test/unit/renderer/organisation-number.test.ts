import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isOrganisationNumber,
  isUnfinishedNumber,
  parseRecipients,
} from '../../../renderer/ui/organisation-number.ts'

const digits = (count: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''))
const valid = digits(9).filter(isOrganisationNumber)

describe('organisation numbers', () => {
  it('knows true ones from those with a wrong check digit', () => {
    // Digitaliseringsdirektoratet, Brønnøysundregistrene, Skatteetaten.
    for (const number of ['991825827', '974760673', '974761076'])
      expect(isOrganisationNumber(number)).toBe(true)
    for (const number of ['991825828', '123456789', '99182582', '9918258270', '']) {
      expect(isOrganisationNumber(number)).toBe(false)
    }
  })

  it('catches every single digit that is mistyped', () => {
    fc.assert(
      fc.property(valid, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (number, position, by) => {
        const wrong = (Number(number[position]) + by) % 10
        const mistyped = `${number.slice(0, position)}${wrong}${number.slice(position + 1)}`
        expect(isOrganisationNumber(mistyped)).toBe(false)
      }),
    )
  })

  it('finds all numbers in what is pasted, however they are written and parted', () => {
    const written = fc.tuple(valid, fc.constantFrom('', ' ', '\u00A0', '.'), fc.constantFrom('', '0192:'))
    const parting = fc.constantFrom(' ', ', ', '\n', '; ', '\t', '\r\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(written, parting), { minLength: 1, maxLength: 8 }), (list) => {
        const text = list
          .map(([[number, gap, prefix], part]) => {
            const threes = [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(gap)
            return `${prefix}${threes}${part}`
          })
          .join('')
        const { numbers, wrong, rest } = parseRecipients(text)
        expect(numbers).toEqual([...new Set(list.map(([[number]]) => number))])
        expect(wrong).toEqual([])
        expect(rest).toBe('')
      }),
    )
  })

  it('tells which number is wrong, and keeps the name one was typing', () => {
    expect(parseRecipients('974 760 673, 123456789 og Skatte')).toEqual({
      numbers: ['974760673'],
      wrong: ['123456789'],
      rest: 'og Skatte',
    })
    expect(parseRecipients('NO 974760673 MVA').numbers).toEqual(['974760673'])
  })

  it('does not cut nine digits out of a longer number', () => {
    expect(parseRecipients('9747606731')).toEqual({ numbers: [], wrong: [], rest: '9747606731' })
    expect(isUnfinishedNumber('9747606731')).toBe(true)
    expect(isUnfinishedNumber('974 760')).toBe(true)
    expect(isUnfinishedNumber('Skatte 12')).toBe(false)
  })
})
