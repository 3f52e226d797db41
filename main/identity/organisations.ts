/** Names of organisations, as far as anybody has told us, and whom this home has sent to before. */
import type { Organisation } from '../../preload/contract/models.ts'
import { text, textOrNull } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

export interface Organisations {
  named(environmentId: string, number: string): Organisation
  /** What a register has told. */
  remember(environmentId: string, number: string, name: string): void
  /** Remembers that somebody was written to, so that they are suggested first next time. */
  used(environmentId: string, numbers: readonly string[], at: number): void
  /** Suggestions: recently used first, then by name; matches any part of name or number. */
  search(environmentId: string, words: string, limit: number): readonly Organisation[]
}

/** `%` and `_` are wildcards in LIKE; a person who types them means the characters. */
function likePattern(words: string): string {
  return `%${words.replace(/[\\%_]/gu, (character) => `\\${character}`)}%`
}

export function createOrganisations(database: Database): Organisations {
  const names = new Map<string, string>()
  return {
    named(environmentId, number) {
      const key = `${environmentId} ${number}`
      const known = names.get(key)
      if (known !== undefined) return { number, name: known }
      const row = database.one(
        'SELECT name FROM organisation WHERE environment_id = ? AND number = ?',
        environmentId,
        number,
      )
      const name = row === null ? null : textOrNull(row, 'name')
      if (name !== null) names.set(key, name)
      return { number, name }
    },
    remember(environmentId, number, name) {
      names.set(`${environmentId} ${number}`, name)
      database.run(
        'INSERT INTO organisation (environment_id, number, name) VALUES (?, ?, ?) ON CONFLICT (environment_id, number) DO UPDATE SET name = excluded.name',
        environmentId,
        number,
        name,
      )
    },
    used(environmentId, numbers, at) {
      for (const number of numbers) {
        database.run(
          'INSERT INTO organisation (environment_id, number, used_at) VALUES (?, ?, ?) ON CONFLICT (environment_id, number) DO UPDATE SET used_at = excluded.used_at',
          environmentId,
          number,
          at,
        )
      }
    },
    search(environmentId, words, limit) {
      const digits = words.replace(/\s/gu, '')
      return database
        .all(
          `SELECT number, name FROM organisation
           WHERE environment_id = ? AND (name LIKE ? ESCAPE '\\' OR number LIKE ? ESCAPE '\\')
           ORDER BY used_at IS NULL, used_at DESC, name LIMIT ?`,
          environmentId,
          likePattern(words),
          likePattern(digits),
          limit,
        )
        .map((row) => ({ number: text(row, 'number'), name: textOrNull(row, 'name') }))
    },
  }
}
