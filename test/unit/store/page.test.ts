/** Pages of long lists: a count that is wrong hides rows from the person, or shows empty ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase, type Database } from '../../../main/store/database.ts'
import { matching, readPage, type Part } from '../../../main/store/page.ts'
import { temporaryFolder } from '../../support/temporary.ts'

function tables(): Database {
  const opened = openDatabase(temporaryFolder())
  if (!opened.ok) throw new Error(opened.fault.code)
  for (const name of ['left', 'right'])
    opened.value.run(`CREATE TABLE page_${name} (id INTEGER, search TEXT)`)
  return opened.value
}

test('rows of both tables come in order, once each, and are as many as is said, wherever a page begins', () => {
  const database = tables()
  const words = fc.array(fc.constantFrom('lønn', 'årsregnskap', 'vedtak'), { maxLength: 12 })
  const page = fc.record({ limit: fc.integer({ min: 1, max: 6 }), offset: fc.nat({ max: 20 }) })
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom('', ' LØNN ', 'finnes ikke'),
      page,
      (left, right, search, at) => {
        const rows = [...left, ...right].map((word, id) => ({ id, word }))
        // As one transaction: each of its own is flushed to the disk.
        database.transaction(() => {
          for (const name of ['left', 'right']) database.run(`DELETE FROM page_${name}`)
          for (const { id, word } of rows)
            database.run(`INSERT INTO page_${id < left.length ? 'left' : 'right'} VALUES (?, ?)`, id, word)
        })
        const part = (name: string): Part => ({ columns: 'id', table: `page_${name}`, ...matching(search) })
        const read = readPage(database, [part('left'), part('right')], 'id DESC', at)
        const expected = rows.filter(({ word }) => word.includes(search.trim().toLowerCase())).toReversed()
        expect(read.total).toBe(expected.length)
        const ids = expected.slice(at.offset, at.offset + at.limit).map(({ id }) => id)
        expect(read.rows.map((row) => row['id'])).toEqual(ids)
      },
    ),
    { numRuns: 100 },
  )
  database.close()
})
