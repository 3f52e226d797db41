import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fault, faultCodes } from '../../../preload/contract/fault.ts'
import { sentenceOf, sentences } from '../../../preload/contract/sentences/index.ts'

const languages = ['nb', 'nn', 'en'] as const
const everyCode = languages.flatMap((language) => faultCodes.map((code) => [language, code] as const))
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).toSorted()

describe('sentences', () => {
  it.each(faultCodes)('%s tells the same facts in all three languages', (code) => {
    for (const part of ['what', 'next'] as const) {
      const expected = placeholders(sentences.nb[code][part])
      expect(placeholders(sentences.nn[code][part])).toEqual(expected)
      expect(placeholders(sentences.en[code][part])).toEqual(expected)
    }
  })

  it.each(everyCode)('%s %s is whole sentences, even when no value is known', (language, code) => {
    const { what, next } = sentenceOf(fault(code), language)
    for (const text of [what, next]) {
      expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN/)
      expect(text).toMatch(/^[\p{Lu}«“]/u)
      expect(text).toMatch(/[.?]$/)
    }
  })

  it.each(everyCode)('%s %s shows no code to the person', (language, code) => {
    const { what, next } = sentences[language][code]
    const text = `${what} ${next}`.replaceAll(/\{\{[^}]*\}\}/g, '')
    expect(text).not.toMatch(/\bBRO-|\bMP-\d|\bHTTP\b|\b[45]\d\d\b(?! )|[a-z]+_[a-z]+/)
    expect(faultCodes.filter((other) => other.includes('-') && text.includes(other))).toEqual([])
  })

  it('never lets a value write a placeholder, or be filled twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyCode), fc.string(), ([language, code], value) => {
        const keys = [
          'name',
          'limit',
          'host',
          'organisation',
          'service',
          'owner',
          'scope',
          'seconds',
          'value',
        ]
        const values = Object.fromEntries(keys.map((key) => [key, value.replaceAll(/[{}]/g, '')]))
        const { what, next } = sentenceOf(fault(code, { values }), language)
        expect(what + next).not.toContain('{{')
      }),
    )
    const tricky = fault('file-empty', { values: { name: '{{owner}}.txt', owner: 'X' } })
    expect(sentenceOf(tricky, 'nb').what).toContain('«{{owner}}.txt»')
  })

  it('shows sizes, numbers of organisations and times the way people write them', () => {
    const tooLarge = fault('file-too-large', {
      values: { name: 'kart.zip', limit: 2_147_483_648, service: 'Kart', owner: 'Kartverket' },
    })
    expect(sentenceOf(tooLarge, 'nb')).toEqual({
      what: '«kart.zip» er for stor: tjenesten «Kart» tar imot filer opp til 2,1\u00A0GB. Ingenting er sendt.',
      next: 'Del opp filen, eller velg en tjeneste som tar imot større filer. Tjenesteeieren (Kartverket) kan heve grensen.',
    })
    const notListed = fault('recipient-not-on-list', { values: { organisation: '310904473' } })
    expect(sentenceOf(notListed, 'nn').what).toMatch(/^Organisasjonen 310\u00A0904\u00A0473 står ikkje/)
    expect(sentenceOf(fault('clock-wrong', { values: { seconds: 600 } }), 'en').what).toContain(
      '(10 minutes)',
    )
    expect(sentenceOf(fault('files-too-many', { values: { limit: 20000 } }), 'en').what).toContain(
      '20,000 files',
    )
  })

  it('shows a day as a day, and leaves out the year 1970 when nobody knows it', () => {
    const expired = (values: Record<string, string | number>) => fault('certificate-expired', { values })
    const at = { date: Date.UTC(2029, 10, 19, 11) }
    expect(sentenceOf(expired(at), 'nb').what).toBe('Sertifikatet gikk ut 19. november 2029.')
    expect(sentenceOf(expired(at), 'nn').what).toBe('Sertifikatet gjekk ut 19. november 2029.')
    expect(sentenceOf(expired(at), 'en').what).toBe('The certificate expired 19 November 2029.')
    expect(sentenceOf(expired({}), 'nb').what).toBe('Sertifikatet gikk ut for en tid siden.')
    expect(sentenceOf(expired({ date: 'i fjor' }), 'nb').what).toBe('Sertifikatet gikk ut i fjor.')
  })

  it('keeps a hostile file name from reversing the sentence or steering a terminal', () => {
    // A right-to-left override shows «gpj.exe» as «exe.jpg»; ESC [ would colour or move the cursor.
    const hostile = fault('file-missing', { values: { name: '\u202Egpj.exe\u001B[2J\n' } })
    const { what } = sentenceOf(hostile, 'nb')
    expect(['\u202E', '\u001B', '\n'].filter((character) => what.includes(character))).toEqual([])
  })

  it('keeps the ending of a long file name in sight', () => {
    const long = fault('file-empty', { values: { name: `${'a'.repeat(400)}.xlsx` } })
    const { what } = sentenceOf(long, 'nb')
    expect(what).toContain('.xlsx»')
    expect(what.length).toBeLessThan(160)
  })
})
