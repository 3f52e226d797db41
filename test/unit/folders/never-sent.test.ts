import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neverSent, type NeverSentReason } from '../../../main/folders/never-sent.ts'

const names: Readonly<Record<NeverSentReason, readonly string[]>> = {
  ours: [
    ...['.budstikke-folder.json', '.sending', 'Sent', 'sent', 'Failed', 'a.pdf.reason.txt'],
    ...['a.pdf.receipt.json', '.0a1b2c3d.budstikke'],
  ],
  'being-written': [
    ...['a.pdf.crdownload', 'Unconfirmed 123456.crdownload', 'a.pdf.part', 'a.download', 'a.partial'],
    ...['stor.zip.filepart', 'a.pdf.tmp', 'a.temp', '~WRD0001.tmp', '3F2A1B00', 'a.pdf.1a2b3c4d.partial'],
    ...['.a.pdf.Xy12Zq', '.goutputstream-ABC123', '.syncthing.a.pdf.tmp', '~syncthing~a.pdf.tmp'],
    ...['sedAb12Cd', '.com.google.Chrome.x1y2', 'a.opdownload', 'a.incomplete', '.sb-1234'],
  ],
  lock: [
    ...['~$rapport.docx', '.~lock.rapport.odt#', '.#notat.org', '.a.txt.swp', '.swp', '4913', 'db.laccdb'],
    ...['a.lock'],
  ],
  backup: ['notat.txt~', '#notat.org#', 'a.bak', 'a.orig'],
  system: [
    ...['.DS_Store', '._rapport.pdf', 'Thumbs.db', 'desktop.ini', 'DESKTOP.INI', '.nfs000000a1b2c3d4e5'],
    ...['.fuse_hidden0001', 'Icon\r', '.directory'],
  ],
  'online-only': ['.rapport.pdf.icloud', 'Notat.gdoc', 'a.cloudf'],
  hidden: ['.gitignore', '.skjult'],
}

describe('files that were never meant for a recipient', () => {
  it.each(Object.entries(names).flatMap(([reason, list]) => list.map((name) => [name, reason])))(
    '%s stays where it is (%s)',
    (name, reason) => expect(neverSent(name)).toBe(reason),
  )
})

describe('files that were', () => {
  it.each([
    ...[
      'rapport.pdf',
      'Årsregnskap 2026 – endelig.xlsx',
      '20261121',
      '12345678',
      'a',
      'tempo.pdf',
      'part.csv',
    ],
    ...[
      'lock.pdf',
      'Sent.pdf',
      'Failed 2026.txt',
      'bakst.docx',
      'deadbeef.pdf',
      'sedimenter',
      'a.json',
      'a.done',
    ],
    ...['kvittering.txt', 'arkiv.tar.gz', 'download.zip', '~kladd.txt', 'a~b.txt', 'C#.txt'],
  ])('%s is not held back', (name) => expect(neverSent(name)).toBeNull())

  it('answers at once, whatever a stranger calls a file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 255 }), (name) => {
        neverSent(`${'.'.repeat(100)}${name}${'a.'.repeat(60)}`)
      }),
    )
  })
})
