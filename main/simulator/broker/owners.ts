/** Service owners that are registered in Broker, and whether their storage is ready. broker.md §1.8. */
import { numberOf, textOf, type Database } from '../state/database.ts'

export interface Owner {
  readonly organisation: string
  readonly name: string
  readonly ready: boolean
}

export interface Owners {
  get(organisation: string): Owner | null
  put(owner: Owner): void
}

export function createOwners(database: Database): Owners {
  return {
    get(organisation) {
      const row = database.one('SELECT * FROM service_owner WHERE organisation = ?', organisation)
      return row === null
        ? null
        : { organisation, name: textOf(row, 'name'), ready: numberOf(row, 'ready') === 1 }
    },
    put: ({ organisation, name, ready }) =>
      void database.run(
        `INSERT INTO service_owner (organisation, name, ready) VALUES (?, ?, ?)
         ON CONFLICT (organisation) DO UPDATE SET name = excluded.name, ready = excluded.ready`,
        organisation,
        name,
        ready ? 1 : 0,
      ),
  }
}
