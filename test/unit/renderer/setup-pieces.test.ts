import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailAddress } from '../../../renderer/setup/mail-address.ts'
import { dateOf, inputDate } from '../../../renderer/setup/keys/dates.ts'
import { places } from '../../../renderer/setup/start/places.ts'
import { chosenKeyId } from '../../../renderer/setup/acts/identified.tsx'
import { digitsOf, numberState } from '../../../renderer/ui/organisation-field.tsx'
import { base64Of, mostKeyBytes, readSmallFile } from '../../../renderer/ui/small-file.ts'

describe('a key file on its way to the engine', () => {
  it('arrives byte for byte, at every length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
        expect(Buffer.from(base64Of(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })
  it('is taken up to the cap and refused one byte above it, before it is read', async () => {
    const whole = new File([new Uint8Array(mostKeyBytes)], 'nøkkel.p12')
    expect(await readSmallFile(whole, mostKeyBytes, 'key-file-too-costly')).toMatchObject({ ok: true })
    const more = new File([new Uint8Array(mostKeyBytes + 1)], 'film.p12')
    more.arrayBuffer = () => Promise.reject(new Error('It was read'))
    expect(await readSmallFile(more, mostKeyBytes, 'key-file-too-costly')).toMatchObject({
      ok: false,
      fault: { code: 'key-file-too-costly' },
    })
  })
  it('that cannot be read is a fault with its name, not a crash', async () => {
    const gone = new File(['x'], 'borte.p12')
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
    expect(await readSmallFile(gone, mostKeyBytes, 'key-file-too-costly')).toMatchObject({
      ok: false,
      fault: { code: 'file-unreadable', values: { name: 'borte.p12' } },
    })
  })
})

describe('a letter in the person’s own e-mail program', () => {
  it('arrives whole, with its line breaks, and adds no recipient or header of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, body) => {
        const url = new URL(mailAddress({ to: 'servicedesk@altinn.no', subject, body }))
        expect(url.pathname).toBe('servicedesk@altinn.no')
        // As a mail program reads it: `+` is a plus.
        const fields = url.search
          .slice(1)
          .split('&')
          .map((field) => field.split('=').map(decodeURIComponent))
        expect(fields).toEqual([
          ['subject', subject.replace(/\s+/g, ' ')],
          ['body', body.replace(/\r?\n/g, '\r\n')],
        ])
      }),
    )
  })
  it('cannot be turned to another recipient by what stands in the address', () => {
    const address = mailAddress({ to: 'a@b.no?bcc=x@y.no', subject: 's', body: 'b' })
    expect(address).toBe('mailto:a@b.no%3Fbcc=x@y.no?subject=s&body=b'.replace('=x', '%3Dx'))
  })
})

describe('the day a key was registered', () => {
  it('is the same day after it has been written and read, all year round', () => {
    const day = fc.date({ min: new Date(2000, 0, 1), max: new Date(2090, 0, 1), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const text = inputDate(date.getTime())
        expect(inputDate(dateOf(text))).toBe(text)
      }),
    )
  })
  it('is nothing when it is no day', () => {
    expect(['', '2026-02-30', '2026-13-01', 'i går'].map(dateOf)).toEqual([null, null, null, null])
  })
})

describe('an organisation number as people write it', () => {
  it.each([
    ['', 'empty'],
    ['310 904', 'unfinished'],
    ['310 904 473', 'valid'],
    ['NO 310904473 MVA', 'valid'],
    ['0192:310904473', 'valid'],
    ['310904474', 'wrong'],
    ['3109044731', 'wrong'],
  ])('«%s» is %s', (text, state) => {
    expect(numberState(text)).toBe(state)
  })
  it('reaches the engine as nine digits', () => {
    expect(digitsOf(' 0192:310904473')).toBe('310904473')
  })
})

describe('how Maskinporten knows a key', () => {
  it('needs no key id when the certificate is enough, and never an empty one', () => {
    expect(chosenKeyId({ by: 'certificate', keyId: 'left over' })).toBeNull()
    expect(chosenKeyId({ by: 'keyId', keyId: ' kid-1 ' })).toBe('kid-1')
    expect(chosenKeyId({ by: 'keyId', keyId: ' ' })).toBeUndefined()
  })
})

describe('where one can begin', () => {
  it('offers practice first, also before it has been opened, and production after test', () => {
    const known = [
      { id: 'production', kind: 'production', name: 'Altinn' },
      { id: 'own', kind: 'custom', name: 'Eget' },
      { id: 'tt02', kind: 'test', name: 'TT02' },
    ] as const
    expect(places(known, 'Øving').map(({ id }) => id)).toEqual(['practice', 'tt02', 'production', 'own'])
    const opened = [...known, { id: 'practice', kind: 'practice', name: 'Øving' } as const]
    expect(places(opened, 'Øving').filter(({ id }) => id === 'practice')).toHaveLength(1)
  })
})
