/** Single remembered values. */
import { textOf, type Database } from './database.ts'

export interface Meta {
  get(key: string): string | null
  set(key: string, value: string): void
}

export function createMeta(database: Database): Meta {
  return {
    get(key) {
      const row = database.one('SELECT value FROM meta WHERE key = ?', key)
      return row === null ? null : textOf(row, 'value')
    },
    set(key, value) {
      database.run(
        'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        value,
      )
    },
  }
}
