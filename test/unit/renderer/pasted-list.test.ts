import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOrganisationNumber } from '../../../renderer/ui/organisation-number.ts'
import { isList, parseList } from '../../../renderer/ui/pasted-list.ts'
import { isPersonNumber } from '../../../renderer/ui/person-number.ts'

// Digitaliseringsdirektoratet and Brønnøysundregistrene; persons of the national test population.
const [digdir, brreg] = ['991825827', '974760673']
const [person, other] = ['01815001091', '12834501048']

describe('a pasted list', () => {
  it('loses nobody, however the numbers are written and whatever stands beside them', () => {
    const list = `Navn;Nummer\r\nDigdir;991 825 827\n${brreg}\tBrønnøysundregistrene\n018150 01091\n\n${digdir}\n`
    expect(parseList(list, true).numbers).toEqual([digdir, brreg, person])
  })

  it('names each line that is nobody, by its own number and with the reason', () => {
    const list = `${digdir}\n123456789\n\nBergen kommune\n01815001092\n12345`
    expect(parseList(list, true).bad).toEqual([
      { line: 2, text: '123456789', reason: 'check' },
      { line: 4, text: 'Bergen kommune', reason: 'nobody' },
      { line: 5, text: '01815001092', reason: 'check' },
      { line: 6, text: '12345', reason: 'nobody' },
    ])
  })

  it('sends no file to a person, for files go to organisations only', () => {
    expect(parseList(`${digdir}\n${other}`, false)).toEqual({
      numbers: [digdir],
      bad: [{ line: 2, text: other, reason: 'nobody' }],
    })
  })

  it('lets no line disappear: each is somebody, or is named', () => {
    const line = fc.oneof(
      fc.constantFrom(digdir, brreg, person, other, `Digdir ${digdir}`, '987', '  ', '0192:974760673'),
      fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/gu, ' ')),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { numbers, bad } = parseList(lines.join('\n'), true)
        expect(numbers.every((number) => isOrganisationNumber(number) || isPersonNumber(number))).toBe(true)
        expect(new Set(numbers).size).toBe(numbers.length)
        const named = new Set(bad.map((one) => one.line))
        for (const [position, text] of lines.entries()) {
          const somebody = parseList(text, true).numbers
          expect(somebody.every((number) => numbers.includes(number))).toBe(true)
          if (text.trim() !== '' && somebody.length === 0) expect(named.has(position + 1)).toBe(true)
        }
      }),
    )
  })

  it('is told from a single number with a line break after it', () => {
    expect([isList(`${digdir}\n`), isList(`${digdir}\n${brreg}`)]).toEqual([false, true])
  })
})
