/** What the person has chosen, one row each; anything missing has its default. */
import { text } from './columns.ts'
import type { Database } from './database.ts'

export interface SettingStore {
  get(key: string): string | null
  set(key: string, value: string): void
}

export function createSettings(database: Database): SettingStore {
  return {
    get(key) {
      const row = database.one('SELECT value FROM setting WHERE key = ?', key)
      return row === null ? null : text(row, 'value')
    },
    set(key, value) {
      database.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        value,
      )
    },
  }
}
