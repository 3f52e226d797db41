/** What set-up remembers between its steps. */
import { z } from 'zod'
import { json } from '../store/columns.ts'
import type { Database } from '../store/database.ts'

const shapes = {
  /** When the person said that the terms are accepted; epoch ms. */
  terms: z.object({ at: z.number() }),
  /** The request for a system user that is under way. */
  request: z.object({
    id: z.string(),
    kind: z.enum(['request', 'changerequest']),
    confirmUrl: z.string().nullable(),
    externalRef: z.string(),
    at: z.number(),
  }),
  /** The system user came from elsewhere: made by hand, or by a supplier. */
  adopted: z.object({ at: z.number() }),
  trial: z.object({ serviceId: z.string(), outgoingId: z.string(), at: z.number() }),
  /** When everything was checked last; epoch ms. */
  checked: z.object({ at: z.number() }),
} as const

export type NoteName = keyof typeof shapes
export type Note<Name extends NoteName> = z.output<(typeof shapes)[Name]>

export interface Notes {
  get<Name extends NoteName>(profileId: string, name: Name): Note<Name> | null
  set<Name extends NoteName>(profileId: string, name: Name, value: Note<Name>): void
  remove(profileId: string, name: NoteName): void
}

export function createNotes(database: Database): Notes {
  return {
    get(profileId, name) {
      const row = database.one(
        'SELECT value_json FROM setup_note WHERE profile_id = ? AND name = ?',
        profileId,
        name,
      )
      // The table of shapes ties name and value together, which the compiler cannot follow through an index.
      return row === null
        ? null
        : (json(row, 'value_json', (input) => shapes[name].parse(input)) as Note<typeof name>)
    },
    set(profileId, name, value) {
      database.run(
        'INSERT INTO setup_note (profile_id, name, value_json) VALUES (?, ?, ?) ON CONFLICT (profile_id, name) DO UPDATE SET value_json = excluded.value_json',
        profileId,
        name,
        JSON.stringify(value),
      )
    },
    remove(profileId, name) {
      database.run('DELETE FROM setup_note WHERE profile_id = ? AND name = ?', profileId, name)
    },
  }
}
