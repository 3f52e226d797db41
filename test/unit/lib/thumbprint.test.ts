import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normaliseThumbprint } from '../../../main/lib/thumbprint.ts'

const thumbprint = 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334'

it.each([
  ['with spaces', 'a1 b2 c3 d4 e5 f6 07 18 29 3a 4b 5c 6d 7e 8f 90 01 12 23 34'],
  ['with colons', 'A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90:01:12:23:34'],
  ['with the mark that the Windows console puts first', `\u200E${thumbprint}`],
  ['with a byte order mark, a line break and a space that does not break', `\uFEFF${thumbprint}\u00A0\r\n`],
])('a thumbprint is accepted as it is copied: %s', (_how, copied) => {
  expect(normaliseThumbprint(copied)).toBe(thumbprint)
})

it('nothing else is taken for a thumbprint', () => {
  for (const other of [
    '',
    thumbprint.slice(1),
    `${thumbprint}0`,
    `${thumbprint.slice(1)}G`,
    `'; rm ${thumbprint}`,
  ]) {
    expect(normaliseThumbprint(other)).toBeNull()
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normaliseThumbprint(text) ?? thumbprint).toMatch(/^[0-9A-F]{40}$/)
    }),
  )
})
