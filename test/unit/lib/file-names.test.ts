import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberedFileName, safeFileName, wireFileName } from '../../../main/lib/file-names.ts'

describe('a received name', () => {
  test.each([
    ['../../etc/passwd', 'passwd', 'path-removed'],
    ['..\\..\\Windows\\win.ini', 'win.ini', 'path-removed'],
    ['CON.txt', '_CON.txt', 'reserved-name'],
    ['lpt1', '_lpt1', 'reserved-name'],
    ['a\u0000b.txt', 'a_b.txt', 'unsafe-characters'],
    ['rapport.pdf. . ', 'rapport.pdf', 'unsafe-characters'],
    ['faktura\u202egpj.exe', 'faktura_gpj.exe', 'unsafe-characters'],
    ['..', 'uten-navn', 'unsafe-characters'],
    ['', 'uten-navn', 'unsafe-characters'],
    ['fil:strøm', 'fil_strøm', 'unsafe-characters'],
  ])('%j cannot do harm on disk', (received, name, note) => {
    expect(safeFileName(received)).toEqual({ name, note })
  })

  test('that is harmless stays as the sender wrote it', () => {
    expect(safeFileName('årsregnskap 2026 (endelig).xlsx')).toEqual({
      name: 'årsregnskap 2026 (endelig).xlsx',
      note: null,
    })
  })

  test('in decomposed characters becomes the same name that a person would type', () => {
    expect(safeFileName('a\u030arsmøte.txt').name).toBe('årsmøte.txt')
  })

  test('of any content is one that every system can create in the folder it was meant for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (received) => {
        const { name } = safeFileName(received)
        expect(name).not.toBe('')
        expect(name).not.toMatch(/[/\\:*?"<>|\u0000-\u001f\u202a-\u202e]/u)
        expect(name).not.toMatch(/^\.{1,2}$|[. ]$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210)
        expect(name.isWellFormed()).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is made safe once: a safe name stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (received) => {
        const once = safeFileName(received).name
        expect(safeFileName(once)).toEqual({ name: once, note: null })
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a name that is sent', () => {
  test('of 300 characters is shortened and keeps its ending, and says so', () => {
    const { name, note } = wireFileName(`${'æ'.repeat(300)}.pdf`)
    expect(name).toHaveLength(255)
    expect(name.endsWith('.pdf')).toBe(true)
    expect(note).toBe('shortened')
  })

  test('is composed, so that the recipient finds it by typing it', () => {
    expect(wireFileName('o\u0308l.txt').name).toBe('öl.txt')
  })
})

test('a taken name gets a number before its ending', () => {
  expect(numberedFileName('rapport.pdf', 1)).toBe('rapport.pdf')
  expect(numberedFileName('rapport.pdf', 2)).toBe('rapport (2).pdf')
  expect(numberedFileName('.hemmelig', 3)).toBe('.hemmelig (3)')
})
