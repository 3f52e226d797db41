/** Names of form fields become the shape of the JSON, whatever names are sent. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindForm, type FormField } from '../../../main/simulator/correspondence/form.ts'

const key = fc
  .stringMatching(/^[a-z][a-z]{0,8}$/)
  .filter((name) => name !== 'propertylist' && name !== 'recipients' && name !== 'existingattachments')
const tree = fc.letrec<{ node: unknown; leaf: string }>((tie) => ({
  leaf: fc.string({ minLength: 1, maxLength: 5 }),
  node: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.dictionary(key, tie('node'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
  ),
})).node

/** As ASP.NET names the leaves of a value. */
function fieldsOf(value: unknown, name: string): readonly FormField[] {
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) return value.flatMap((entry, index) => fieldsOf(entry, `${name}[${index}]`))
  return Object.entries(value as object).flatMap(([part, entry]) =>
    fieldsOf(entry, name === '' ? part : `${name}.${part}`),
  )
}

test('no part of an order is lost on its way through a form', () => {
  const order = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
  fc.assert(
    fc.property(order, fc.boolean(), (value, prefixed) => {
      const fields = fieldsOf(value, prefixed ? 'request' : '').map(
        ([name, text]) => [name.toUpperCase(), text] as const,
      )
      expect(bindForm(fields)).toEqual(value)
    }),
  )
})

test('keys of properties stay as they are, dots and capital letters and all', () => {
  const fields: FormField[] = [
    ['correspondence.propertyList.Sak.Nr', '1'],
    ['correspondence.propertyList[0]', '2'],
  ]
  expect(bindForm(fields)).toEqual({ correspondence: { propertylist: { 'Sak.Nr': '1', '0': '2' } } })
})

test('a list ends where an index is missing, and repeated names without one are a list', () => {
  const fields: FormField[] = [
    ['a[0]', 'x'],
    ['a[2]', 'z'],
    ['Recipients', '1'],
    ['recipients', '2'],
  ]
  expect(bindForm(fields)).toEqual({ a: ['x'], recipients: ['1', '2'] })
})

test('hostile names break nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (fields) => {
      expect(typeof bindForm([...fields, ['__proto__.polluted', 'x']])).toBe('object')
      expect('polluted' in {}).toBe(false)
    }),
  )
})
