/** The scopes that exist in this world, and which organisation has been granted which. platform.md §1.4, §1.8. */
import { numberOf, textOf, type Database } from '../state/database.ts'

export interface Scope {
  readonly name: string
  /** What a person reads beside it, in Bokmål. */
  readonly description: string
  /** Open to all: nobody has to be asked. */
  readonly open: boolean
}

const scope = (name: string, description: string, open = false): Scope => ({
  name: `altinn:${name}`,
  description,
  open,
})

export const allScopes: readonly Scope[] = [
  scope('broker.read', 'Motta filer over Altinn formidling'),
  scope('broker.write', 'Sende filer over Altinn formidling'),
  scope('correspondence.read', 'Lese meldinger i Altinn'),
  scope('correspondence.write', 'Sende meldinger i Altinn'),
  scope('events.subscribe', 'Følge hendelser i Altinn', true),
  scope('authentication/systemregister.write', 'Registrere et system i Altinn'),
  scope('authentication/systemuser.request.write', 'Be om en systembruker'),
  scope('authentication/systemuser.request.read', 'Følge en forespørsel om systembruker'),
  scope('accessmanagement/authorizedparties', 'Se hvem en kan handle for'),
  scope('serviceowner', 'For tjenesteeiere'),
  scope('authorization/authorize', 'Beslutninger om tilgang, for tjenesteeiere'),
  scope('resourceregistry/accesslist.read', 'Lese egne tilgangslister, for tjenesteeiere'),
]

/** What an organisation that exchanges files and messages needs to set itself up. */
export const everydayScopes: readonly string[] = allScopes.slice(0, 8).map(({ name }) => name)

export const scopeNamed = (name: string): Scope | null =>
  allScopes.find((known) => known.name === name) ?? null

export interface Grants {
  /** Granted to the organisation, without those that are open to all. */
  of(organisation: string): readonly string[]
  /** Asked for and not answered yet. */
  waiting(organisation: string): readonly string[]
  /** Granted or open to all. */
  has(organisation: string, scope: string): boolean
  ask(organisation: string, scope: string): void
  grant(organisation: string, scopes: readonly string[]): void
  revoke(organisation: string, scope: string): void
}

export function createGrants(database: Database): Grants {
  const list = (organisation: string, given: number): readonly string[] =>
    database
      .all(
        'SELECT scope FROM scope_grant WHERE organisation = ? AND given = ? ORDER BY rowid',
        organisation,
        given,
      )
      .map((row) => textOf(row, 'scope'))
  const grants: Grants = {
    of: (organisation) => list(organisation, 1),
    waiting: (organisation) => list(organisation, 0),
    has(organisation, name) {
      if (scopeNamed(name)?.open === true) return true
      const sql = 'SELECT given FROM scope_grant WHERE organisation = ? AND scope = ?'
      const row = database.one(sql, organisation, name)
      return row !== null && numberOf(row, 'given') === 1
    },
    ask: (organisation, name) =>
      void database.run('INSERT OR IGNORE INTO scope_grant VALUES (?, ?, 0)', organisation, name),
    grant(organisation, scopes) {
      for (const name of scopes) {
        database.run('INSERT OR REPLACE INTO scope_grant VALUES (?, ?, 1)', organisation, name)
      }
    },
    revoke: (organisation, name) =>
      void database.run('DELETE FROM scope_grant WHERE organisation = ? AND scope = ?', organisation, name),
  }
  return grants
}
