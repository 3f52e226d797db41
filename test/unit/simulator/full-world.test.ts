/** A world with very many file transfers: what a person or a bench asks for must not grow with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SQLInputValue } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { entryStatement, type EntryQuery } from '../../../main/simulator/broker/search-entries.ts'
import { createTransfers } from '../../../main/simulator/broker/transfers.ts'
import { createClock } from '../../../main/simulator/clock.ts'
import { openDatabase, textOf, type Database } from '../../../main/simulator/state/database.ts'
import { callerOf, service, sharedSimulator } from './altinn.ts'
import { md5 } from './tus.ts'

const simulator = sharedSimulator()
/** When nobody has sent anything of his own, milliseconds ago. */
const age = 12.5 * 86_400_000
const [fjordby, nordlys] = ['310904473', '313245778'] as const

interface Filled {
  readonly count: number
  readonly first: string
  readonly last: string
}

const ownNumber = (name: string): string => simulator().client(name).organisation.number

async function fill(count: number, facts: Record<string, unknown> = {}): Promise<Filled> {
  return (await simulator().control.request('POST', '/populate', {
    count,
    from: ownNumber('Fjordby kommune'),
    to: ownNumber('Nordlys Regnskap AS'),
    ...facts,
  })) as Filled
}

describe('a filled world', () => {
  test('is listed in pages of a hundred, all of it and nothing twice, and can be fetched', async () => {
    const recipient = await callerOf(simulator(), 'Nordlys Regnskap AS')
    const filled = await fill(1_050, { ageMs: age, size: 10 })
    const seen = new Set<string>()
    let from = new Date(Date.now() - age - 3_600_000).toISOString()
    let calls = 0
    for (;;) {
      calls += 1
      const ids = await recipient.search({
        ...{ status: 'Published', recipientStatus: 'Initialized', orderAscending: 'true', from },
        to: new Date(Date.now() - age + 3_600_000).toISOString(),
      })
      const fresh = ids.filter((id) => !seen.has(id))
      for (const id of fresh) seen.add(id)
      if (fresh.length === 0) break
      from = (await recipient.overview(fresh.at(-1) ?? '')).fileTransferStatusChanged
    }
    expect(seen.size).toBe(1_050)
    // The bounds are inclusive: 100 new ones first, 99 from then on.
    expect(calls).toBe(12)
    const newest = await recipient.overview(filled.last)
    expect(newest).toMatchObject({ fileTransferStatus: 'Published', checksum: md5('a'.repeat(10)) })
    expect(await (await recipient.download(filled.last)).text()).toBe('a'.repeat(10))
    expect((await recipient.confirm(filled.last)).status).toBe(204)
    const others = await recipient.search({ status: 'Published', recipientStatus: 'DownloadStarted' })
    expect(others).not.toContain(filled.first)
  })

  test('is purged file by file, and the bytes of one are not those of another', async () => {
    const { first, last } = await fill(3)
    const { bytes } = await simulator().control.state()
    const recipient = await callerOf(simulator(), 'Nordlys Regnskap AS')
    await recipient.download(first)
    await recipient.confirm(first)
    await simulator().control.advance(3 * 3_600_000, 'broker')
    expect((await recipient.overview(first)).fileTransferStatus).toBe('Purged')
    expect((await simulator().control.state()).bytes).toBeLessThan(bytes)
    expect((await (await recipient.download(last)).text()).length).toBe(1_024)
  })

  test('tells its state with as many transfers as are asked for, and how many there are', async () => {
    const { last } = await fill(20)
    const none = (await simulator().control.request('GET', '/state?transfers=0')) as {
      transfers: unknown[]
      counts: Record<string, number>
    }
    expect(none.transfers).toEqual([])
    expect(none.counts['Published']).toBeGreaterThanOrEqual(20)
    const two = (await simulator().control.request('GET', '/state?transfers=2')) as {
      transfers: { id: string; history: string[] }[]
    }
    expect(two.transfers.map(({ id }) => id)).toContain(last)
    expect(two.transfers.at(-1)?.history).toEqual([
      'Initialized',
      'UploadStarted',
      'UploadProcessing',
      'Published',
    ])
  })
})

describe('the database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'budstikke-entries-'))
  const real = openDatabase(folder)
  const transfers = createTransfers(real, createClock({ world: 0, broker: 0 }))
  afterAll(() => {
    real.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const plan = (sql: string, values: readonly SQLInputValue[]): string =>
    real
      .all(`EXPLAIN QUERY PLAN ${sql}`, ...values)
      .map((row) => textOf(row, 'detail'))
      .join('; ')

  const times = [
    { from: null, to: null },
    { from: 1, to: null },
    { from: 1, to: 2 },
  ]
  const queries: readonly EntryQuery[] = (['Sender', 'Recipient'] as const).flatMap((role) =>
    [null, 'Published'].flatMap((status) =>
      [null, 0].flatMap((latest) =>
        times.flatMap((time) =>
          [true, false].map((ascending) => ({
            ...{ organisation: fjordby, role, resourceId: service, status, latest, ...time, ascending },
            most: 100,
          })),
        ),
      ),
    ),
  )

  test('walks along one index for every search, without sorting and without reading a table', () => {
    for (const query of queries) {
      const [sql, values] = entryStatement(query)
      expect([query, plan(sql, values)]).toEqual([
        query,
        expect.stringMatching(
          /^SEARCH search_entry USING COVERING INDEX \w+ \(organisation=\? AND role=\? AND resource_id=\?/,
        ),
      ])
    }
  })

  test('finds jobs and transfers by what they are asked for by', () => {
    expect(plan('DELETE FROM job WHERE kind = ? AND subject = ?', ['scan', 'x'])).toMatch(/^SEARCH job USING/)
    expect(plan('SELECT id FROM job WHERE kind = ? AND data = ?', ['scan', 'x'])).toMatch(/^SEARCH job USING/)
    expect(
      plan('SELECT id FROM file_transfer WHERE status = ? ORDER BY status_changed', ['Published']),
    ).toMatch(/^SEARCH file_transfer USING INDEX file_transfer_status/)
  })

  const counted = (): { database: Database; calls: () => number } => {
    let calls = 0
    const all: Database['all'] = (...parameters) => {
      calls += 1
      return real.all(...parameters)
    }
    return { database: { ...real, all }, calls: () => calls }
  }
  const insert = (count: number): void => {
    for (let index = 0; index < count; index += 1) {
      transfers.insert({
        ...{ resourceId: service, fileName: 'a.txt', reference: `r${index}`, sender: `0192:${fjordby}` },
        ...{ vendor: fjordby, checksum: null, useScan: true, properties: {}, recipients: [nordlys] },
        ...{ created: 1_000 + index, expires: 9_000_000 },
      })
    }
  }

  test('is asked the same few questions for the state of three transfers and of three hundred', () => {
    insert(3)
    const few = counted()
    expect(createTransfers(few.database, createClock({ world: 0, broker: 0 })).courses(null)).toHaveLength(3)
    insert(300)
    const many = counted()
    const courses = createTransfers(many.database, createClock({ world: 0, broker: 0 })).courses(null)
    expect(courses).toHaveLength(303)
    expect(many.calls()).toBe(few.calls())
    expect(courses[0]).toMatchObject({
      statuses: [{ status: 'Initialized' }],
      transfer: { recipients: [nordlys] },
    })
  })

  test('of a world from before there were entries is searched as well', () => {
    const all = (): string[] =>
      real.all(...flat({ organisation: nordlys, role: 'Recipient' })).map((row) => textOf(row, 'id'))
    const before = all()
    expect(before).toHaveLength(100)
    real.run('DELETE FROM search_entry')
    expect(all()).toEqual([])
    createTransfers(real, createClock({ world: 0, broker: 0 }))
    expect(all()).toEqual(before)
  })
  const flat = (who: Pick<EntryQuery, 'organisation' | 'role'>) => {
    const [sql, values] = entryStatement({
      ...{ ...who, resourceId: service, status: null, latest: null, from: null, to: null },
      ...{ ascending: false, most: 100 },
    })
    return [sql, ...values] as const
  }
})
