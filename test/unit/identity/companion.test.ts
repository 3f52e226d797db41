/** What goes along with the keys when somebody moves to a new machine. */
import { expect, onTestFinished, test } from 'vitest'
import { createCompanion } from '../../../main/identity/backup-companion.ts'
import { createEnvironments } from '../../../main/identity/environments.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { createSettings } from '../../../main/store/settings.ts'
import { temporaryFolder } from '../../support/temporary.ts'

function machine() {
  const opened = openDatabase(temporaryFolder())
  if (!opened.ok) throw new Error('No database')
  const database = opened.value
  onTestFinished(() => database.close())
  return {
    settings: createSettings(database),
    companion: createCompanion(database, createEnvironments(database, [])),
  }
}

test('the choices move along, and what belongs to the old machine stays there', () => {
  const old = machine()
  old.settings.set('language', 'nn')
  old.settings.set('retention', '{"historyDays":365,"bodyDays":null}')
  old.settings.set('confirmAutomatically', 'yes')
  old.settings.set('downloadFolder', '/mnt/gammel')
  old.settings.set('network', '{"proxy":{"kind":"address","address":"gammel:8080","exceptions":[]}}')
  const fresh = machine()
  fresh.settings.set('confirmAutomatically', 'no')
  expect(fresh.companion.read(old.companion.write())).toEqual({ ok: true, value: null })
  expect(fresh.settings.get('language')).toBe('nn')
  expect(fresh.settings.get('retention')).toContain('365')
  // What has been chosen here already is not overruled.
  expect(fresh.settings.get('confirmAutomatically')).toBe('no')
  expect(fresh.settings.get('downloadFolder')).toBeNull()
  expect(fresh.settings.get('network')).toBeNull()
})

test('a backup from before choices moved along still opens, and none of its rows becomes another setting', () => {
  const { companion, settings } = machine()
  const before = { version: 1, environments: [], profiles: [], services: [], keys: [] }
  expect(companion.read(JSON.stringify(before)).ok).toBe(true)
  const rows = [{ key: 'downloadFolder', value: '/tilfeldig' }]
  expect(companion.read(JSON.stringify({ ...before, settings: rows })).ok).toBe(true)
  expect(settings.get('downloadFolder')).toBeNull()
})
