import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outRuleSchema, type OutRule } from '../../../main/folders/out-rule.ts'
import { createNameFilter, plan, type FoundFile } from '../../../main/folders/plan.ts'
import { parseSideCar } from '../../../main/folders/side-car.ts'
import { organisation, otherOrganisation } from '../../support/altinn.ts'

const ruleOf = (more: object = {}): OutRule =>
  outRuleSchema.parse({
    ...{ id: 'r', profileId: 'p', serviceId: 's', path: 'mappe' },
    recipients: { from: 'fixed', recipients: [otherOrganisation] },
    ...more,
  })
const found = (name: string, more: Partial<FoundFile> = {}): FoundFile => ({
  ...{ name, subFolder: '', sideCar: null, hasMarker: false },
  ...more,
})
const orderOf = (file: FoundFile, rule: OutRule) => {
  const planned = plan(file, rule)
  if (planned.kind !== 'send') throw new Error(JSON.stringify(planned))
  return planned.order
}

describe('whom a file goes to', () => {
  it('is the recipients of the rule', () => {
    expect(orderOf(found('a.pdf'), ruleOf())).toEqual({
      ...{ profileId: 'p', serviceId: 's', recipients: [otherOrganisation], reference: null, properties: {} },
    })
  })

  it.each([
    otherOrganisation,
    `${otherOrganisation} Lier kommune`,
    '991 825 827 Lier',
    '991\u00a0825\u00a0827',
  ])('is the number of the sub-folder «%s»', (subFolder) => {
    const rule = ruleOf({ recipients: { from: 'sub-folder' } })
    expect(orderOf(found('a.pdf', { subFolder }), rule).recipients).toEqual([otherOrganisation])
  })

  it.each(['Lier kommune', '991825828', '9918258271', ''])(
    'is nobody when the sub-folder «%s» has no number that exists',
    (subFolder) => {
      const rule = ruleOf({ recipients: { from: 'sub-folder' } })
      const planned = plan(found('a.pdf', { subFolder }), rule)
      expect(planned).toMatchObject({ kind: 'refused', fault: { code: 'recipient-invalid' } })
    },
  )

  it('is what the name says by the pattern of the rule, with the reference', () => {
    const rule = ruleOf({ recipients: { from: 'name', pattern: '{recipient}_{reference}_{any}.pdf' } })
    const order = orderOf(found(`${otherOrganisation}_Sak-7_vedlegg 1.PDF`), rule)
    expect(order).toMatchObject({ recipients: [otherOrganisation], reference: 'Sak-7' })
    const other = plan(found('rapport.pdf'), rule)
    expect(other).toMatchObject({ kind: 'refused', fault: { code: 'folder-name-unmatched' } })
    const wrong = plan(found('123456789_7_x.pdf'), rule)
    expect(wrong).toMatchObject({ kind: 'refused', fault: { code: 'recipient-invalid' } })
  })

  it('is what the side-car says, and the file waits until that has come', () => {
    const rule = ruleOf({ recipients: { from: 'side-car' }, properties: { kilde: 'regel', fast: 'ja' } })
    expect(plan(found('a.pdf'), rule)).toEqual({ kind: 'waiting', reason: 'side-car' })
    const sideCar = JSON.stringify({
      recipients: [`0192:${otherOrganisation}`, otherOrganisation, organisation],
      ...{ reference: 'R', properties: { kilde: 'fil' } },
    })
    expect(orderOf(found('a.pdf', { sideCar: `\uFEFF${sideCar}` }), rule)).toMatchObject({
      recipients: [otherOrganisation, organisation],
      ...{ reference: 'R', properties: { kilde: 'fil', fast: 'ja' } },
    })
  })

  it.each([
    ...['', '{', '[]', 'null', '{"recipients":[]}', '{"recipient":["991825827"]}'],
    '{"recipients":["991825827"],"refrence":"typo"}',
    JSON.stringify({ recipients: ['991825827'], properties: { ['k'.repeat(51)]: '' } }),
  ])('is nobody when the side-car is %s', (content) => {
    expect(parseSideCar('a.pdf', content)).toMatchObject({
      ok: false,
      fault: { code: 'folder-side-car-invalid' },
    })
  })

  it('is never anybody whose number does not exist, whatever stands in a side-car or a name', () => {
    const rules = [
      ruleOf({ recipients: { from: 'side-car' } }),
      ruleOf({ recipients: { from: 'name', pattern: '{recipient}{any}' } }),
      ruleOf({ recipients: { from: 'sub-folder' } }),
    ]
    const number = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String)
    fc.assert(
      fc.property(fc.constantFrom(...rules), number, fc.string(), (rule, digits, rest) => {
        const sideCar = JSON.stringify({ recipients: [digits] })
        const planned = plan(found(`${digits}${rest}`, { subFolder: digits, sideCar }), rule)
        if (planned.kind !== 'send') return
        for (const recipient of planned.order.recipients) {
          const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
          const sum = weights.reduce((total, weight, at) => total + weight * Number(recipient[at]), 0)
          expect([recipient.length, sum % 11]).toEqual([9, 0])
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a rule', () => {
  it('fills the reference with what the file is called and where it lies', () => {
    const rule = ruleOf({ reference: '{folder}: {stem} ({name})', recipients: { from: 'sub-folder' } })
    const order = orderOf(found('brev.v2.pdf', { subFolder: `${otherOrganisation} Lier` }), rule)
    expect(order.reference).toBe(`${otherOrganisation} Lier: brev.v2 (brev.v2.pdf)`)
    const long = ruleOf({ reference: `${'x'.repeat(490)}{name}` })
    expect(plan(found('et langt navn.pdf'), long)).toMatchObject({ fault: { code: 'reference-invalid' } })
  })

  it('takes a file with a marker only when the marker has come', () => {
    const rule = ruleOf({ strict: 'marker' })
    expect(plan(found('a.pdf'), rule)).toEqual({ kind: 'waiting', reason: 'marker' })
    expect(plan(found('a.pdf', { hasMarker: true }), rule).kind).toBe('send')
  })

  it('leaves out what it does not name, and never sends what goes along with a file', () => {
    const filter = createNameFilter(
      ruleOf({
        ...{ include: ['*.{pdf,xml}', 'Årsregnskap*'], exclude: ['kladd*', '*-intern.*'] },
        ...{ recipients: { from: 'side-car' }, strict: 'marker' },
      }),
    )
    const names = ['a.pdf', 'B.PDF', 'a\u030arsregnskap.xlsx', 'a.docx', 'Kladd 1.pdf', 'x-intern.pdf']
    expect(names.map(filter)).toEqual([null, null, null, 'excluded', 'excluded', 'excluded'])
    expect(['a.pdf.json', 'a.pdf.DONE', '~$a.pdf'].map(filter)).toEqual(['companion', 'companion', 'lock'])
    expect(createNameFilter(ruleOf())('a.pdf.json')).toBeNull()
  })

  it.each([
    { recipients: { from: 'fixed', recipients: ['123456789'] } },
    { recipients: { from: 'fixed', recipients: [] } },
    { recipients: { from: 'name', pattern: 'no-recipient.pdf' } },
    { recipients: { from: 'name', pattern: '{recipient}{recipient}' } },
    { recipients: { from: 'name', pattern: '{recipient}_{any}{any}' } },
    { recipients: { from: 'name', pattern: '{recipient}_{year}' } },
    { recipients: { from: 'name', pattern: '{recipient}_{any}-{any}-{any}-{reference}' } },
    { properties: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`p${index}`, ''])) },
    { serviceId: '' },
  ])('is refused when it could send to nobody or wrongly: %j', (more) => {
    const whole = { ...ruleOf(), ...more }
    expect(outRuleSchema.safeParse(whole).success).toBe(false)
  })

  it('finds a recipient in any name in no time, even one made to be slow', () => {
    const pattern = '{recipient}_{any}-{any}-{reference}.pdf'
    const rule = ruleOf({ recipients: { from: 'name', pattern } })
    expect(plan(found(`${otherOrganisation}_${'-'.repeat(240)}`), rule).kind).toBe('refused')
  })
})
