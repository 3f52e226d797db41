import { describe, expect, it } from 'vitest'
import { en } from '../../../renderer/text/en.ts'
import { createFormat, daysUntil, organisationNumber, timeLeft } from '../../../renderer/text/format.ts'
import { systemLanguage } from '../../../renderer/text/i18n.ts'
import { nb } from '../../../renderer/text/nb.ts'
import { nn } from '../../../renderer/text/nn.ts'

function flat(texts: object, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[before + key, value] as [string, string]]
      : flat(Object(value) as object, `${before}${key}.`),
  )
}
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted()
const original = flat(nb)

describe('texts', () => {
  it.each([
    ['nynorsk', new Map(flat(nn))],
    ['English', new Map(flat(en))],
  ])('%s says the same things with the same values', (_name, translated) => {
    expect([...translated.keys()]).toEqual(original.map(([key]) => key))
    for (const [key, text] of original) {
      const other = translated.get(key) ?? ''
      expect(other.trim(), key).not.toBe('')
      expect(placeholders(other), key).toEqual(placeholders(text))
    }
  })

  it('nynorsk is nynorsk', () => {
    const bokmål = /\b(ikke|filene dine|mottaker|tjeneste|bekreft|en fil|hvem|hva|noen|jeg|dere)\b/i
    expect(flat(nn).filter(([, text]) => bokmål.test(text))).toEqual([])
  })

  it('uses the words of the field everywhere', () => {
    // window.md, «Words»: never «ressurs», «kvittering» or «laste opp på nytt» for these things.
    expect(original.filter(([, text]) => /\bressurs|\bscope\b|\btoken\b|\bpurge/i.test(text))).toEqual([])
  })

  it('speaks the language of the system, and bokmål when that is none of ours', () => {
    expect(systemLanguage(['nn-NO', 'en'])).toBe('nn')
    expect(systemLanguage(['no', 'en'])).toBe('nb')
    expect(systemLanguage(['se-NO', 'en-US'])).toBe('en')
    expect(systemLanguage(['fr'])).toBe('nb')
  })
})

describe('formats', () => {
  const format = createFormat('nb')

  it('writes sizes in units one can compare, and never 1000 of the smaller one', () => {
    expect([0, 999, 1000, 1_550, 999_499, 999_500, 2_147_483_648].map(format.size)).toEqual([
      '0\u00A0B',
      '999\u00A0B',
      '1\u00A0kB',
      '1,6\u00A0kB',
      '999\u00A0kB',
      '1\u00A0MB',
      '2,1\u00A0GB',
    ])
  })

  it('never says 100 % before everything is there', () => {
    expect(format.percent(0.99999)).toMatch(/^99/)
    expect(format.percent(1)).toMatch(/^100/)
  })

  it('counts days until deletion as the calendar does, not in turns of 24 hours', () => {
    const lateEvening = new Date(2026, 10, 21, 23, 50).getTime()
    const nextMorning = new Date(2026, 10, 22, 0, 10).getTime()
    expect(daysUntil(nextMorning, lateEvening)).toBe(1)
    expect(daysUntil(lateEvening, lateEvening)).toBe(0)
    // Over the night when summer time ends.
    expect(daysUntil(new Date(2026, 9, 26).getTime(), new Date(2026, 9, 24).getTime())).toBe(2)
  })

  it('says roughly how long is left, and never nothing while something is', () => {
    expect(timeLeft(0.2)).toEqual({ unit: 'seconds', count: 5 })
    expect(timeLeft(42)).toEqual({ unit: 'seconds', count: 45 })
    expect(timeLeft(100)).toEqual({ unit: 'minutes', count: 2 })
    expect(timeLeft(7_200)).toEqual({ unit: 'hours', count: 2 })
  })

  it('parts organisation numbers in threes that stay together', () => {
    expect(organisationNumber('310904473')).toBe('310\u00A0904\u00A0473')
  })
})
