import { describe, expect, test } from 'vitest'
import type { SimulatedTransfer } from '../../support/simulator.ts'
import { findAtEnd, findEarly, type Held, type Wanted } from '../../crash/findings.ts'

const wanted: Wanted = {
  errands: [{ name: 'ut.bin', md5: 'a' }],
  deliveries: [{ name: 'inn.bin', to: '311556207', md5: 'b' }],
}
const transfer = (more: Partial<SimulatedTransfer>): SimulatedTransfer => ({
  ...{ id: '1', resourceId: 's', fileName: 'ut.bin', reference: '', sender: '', properties: {}, size: 1 },
  ...{ checksum: 'a', computed: 'a', status: 'Published', statusText: '', created: '', expires: '' },
  ...{ onDisk: true, history: [], recipients: [] },
  ...more,
})
const confirmed = [{ organisation: '311556207', status: 'DownloadConfirmed' }]
const received = transfer({ id: '2', fileName: 'inn.bin', computed: 'b', recipients: confirmed })
const good: Held = {
  transfers: [transfer({}), received],
  downloads: [{ name: 'inn.bin', md5: 'b' }],
  spool: [],
}
const sent = [{ name: 'ut.bin', fileTransferId: '1' }]

const wrongsOf = (held: Partial<Held>, rows = sent): string[] =>
  findAtEnd(wanted, rows, { ...good, ...held }).map(({ wrong }) => wrong)

describe('what the crash harness would say of', () => {
  test('a good end: nothing', () => {
    expect(wrongsOf({})).toEqual([])
  })

  test.each<[string, Partial<Held>, readonly string[]]>([
    ['a file that never left', { transfers: [received] }, ['lost']],
    ['a file that left torn', { transfers: [transfer({ computed: 'x' }), received] }, ['lost', 'orphan']],
    ['a file that left twice', { transfers: [transfer({}), transfer({ id: '3' }), received] }, ['duplicate']],
    [
      'a transfer that was begun and forgotten',
      { transfers: [transfer({}), transfer({ id: '3', status: 'Initialized', computed: null }), received] },
      ['orphan'],
    ],
    ['a confirmed file that is gone', { downloads: [] }, ['confirmed-too-early', 'lost']],
    [
      'a confirmed file that is torn',
      { downloads: [{ name: 'inn.bin', md5: 'x' }] },
      ['confirmed-too-early', 'lost'],
    ],
    [
      'a file that is never confirmed',
      { transfers: [transfer({}), { ...received, recipients: [] }] },
      ['lost'],
    ],
    [
      'a file under two names',
      { downloads: [...good.downloads, { name: 'inn (2).bin', md5: 'b' }] },
      ['second-name', 'left-over'],
    ],
    ['half a file', { downloads: [...good.downloads, { name: '.1.budstikke', md5: 'x' }] }, ['left-over']],
    ['a copy in the spool', { spool: ['1'] }, ['left-over']],
  ])('%s', (_what, held, wrongs) => {
    expect(wrongsOf(held)).toEqual(wrongs)
  })

  test('a transfer that the engine knows under another id', () => {
    expect(wrongsOf({}, [{ name: 'ut.bin', fileTransferId: '9' }])).toEqual(['orphan'])
  })

  test('a file that is confirmed before it is there, whatever comes later', () => {
    expect(findEarly(wanted, { ...good, downloads: [] })).toHaveLength(1)
    expect(findEarly(wanted, { ...good, transfers: [], downloads: [] })).toEqual([])
  })
})
