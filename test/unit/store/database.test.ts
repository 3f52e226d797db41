import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import { latestVersion, migrations } from '../../../main/store/migrations.ts'
import { temporaryFolder } from '../../support/temporary.ts'

const file = (home: string): string => path.join(home, 'budstikke.db')

describe('the database of a home', () => {
  test('made by a later program is refused and not touched by a byte', () => {
    const home = temporaryFolder()
    const later = new DatabaseSync(file(home))
    later.exec('CREATE TABLE future (x); PRAGMA user_version = 999')
    later.close()
    const before = readFileSync(file(home))
    expect(openDatabase(home)).toMatchObject({ ok: false, fault: { code: 'home-newer' } })
    expect(readFileSync(file(home)).equals(before)).toBe(true)
  })

  test('that is rubbish is called damaged and left where it is', () => {
    const home = temporaryFolder()
    writeFileSync(file(home), 'this is no database at all, but somebody may still want it back'.repeat(50))
    const before = readFileSync(file(home))
    expect(openDatabase(home)).toMatchObject({ ok: false, fault: { code: 'home-damaged' } })
    expect(readFileSync(file(home)).equals(before)).toBe(true)
  })

  test('that cannot be written is said so', () => {
    expect(openDatabase(path.join(temporaryFolder(), 'missing'))).toMatchObject({
      ok: false,
      fault: { code: 'home-unwritable' },
    })
  })

  test('is copied before its shape changes, and a failed change leaves the old shape', () => {
    const home = temporaryFolder()
    const first = openDatabase(home)
    if (!first.ok) throw new Error(first.fault.code)
    first.value.run("INSERT INTO setting (key, value) VALUES ('language', 'nn')")
    first.value.close()

    const broken = [
      ...migrations,
      { version: latestVersion + 1, sql: 'CREATE TABLE more (x); THIS IS NO SQL' },
    ]
    expect(openDatabase(home, broken).ok).toBe(false)
    const copy = readdirSync(home).find((name) => name.includes(`.before-${latestVersion}`))
    expect(copy).toBeDefined()
    expect(existsSync(path.join(home, copy ?? ''))).toBe(true)

    const again = openDatabase(home)
    if (!again.ok) throw new Error(again.fault.code)
    expect(again.value.one("SELECT value FROM setting WHERE key = 'language'")).toEqual({ value: 'nn' })
    expect(again.value.all("SELECT name FROM sqlite_master WHERE name = 'more'")).toEqual([])
    again.value.close()
  })

  test('of the first program keeps profile, key and what was sent when it is brought up to date', () => {
    const home = temporaryFolder()
    const old = openDatabase(home, migrations.slice(0, 1))
    if (!old.ok) throw new Error(old.fault.code)
    old.value.run(
      `INSERT INTO profile (id, environment_id, organisation, client_id, key_id, key_source, key_file, created_at)
       VALUES ('p1', 'tt02', '310904473', 'client-1', 'kid-1', 'file', '/keys/one.jwk', 5)`,
    )
    old.value.run("INSERT INTO profile_service (profile_id, service_id) VALUES ('p1', 'service-1')")
    old.value.close()

    const now = openDatabase(home)
    if (!now.ok) throw new Error(now.fault.code)
    expect(now.value.one('SELECT client_id, supplier_id FROM profile')).toEqual({
      client_id: 'client-1',
      supplier_id: null,
    })
    expect(now.value.one('SELECT profile_id, role, source, key_id, file_path FROM profile_key')).toEqual({
      ...{ profile_id: 'p1', role: 'current', source: 'file' },
      ...{ key_id: 'kid-1', file_path: '/keys/one.jwk' },
    })
    expect(now.value.one('SELECT service_id FROM profile_service')).toEqual({ service_id: 'service-1' })
    expect(() =>
      now.value.run("INSERT INTO profile_service (profile_id, service_id) VALUES ('nobody', 'x')"),
    ).toThrow(/FOREIGN KEY/u)
    now.value.close()
  })

  test('takes all of a transaction or nothing', () => {
    const opened = openDatabase(temporaryFolder())
    if (!opened.ok) throw new Error(opened.fault.code)
    const database = opened.value
    expect(() =>
      database.transaction(() => {
        database.run("INSERT INTO setting (key, value) VALUES ('a', '1')")
        throw new Error('in the middle')
      }),
    ).toThrow('in the middle')
    expect(database.all('SELECT * FROM setting')).toEqual([])
    database.close()
  })
})

test('migrations follow each other without a gap, or an older home would skip one', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})
