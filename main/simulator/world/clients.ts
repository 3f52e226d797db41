/** The clients that Maskinporten knows: type, keys and scopes of each. */
import { z } from 'zod'
import { textOf, type Database } from '../state/database.ts'

export const clientSchema = z.object({
  clientId: z.string(),
  organisation: z.string(),
  name: z.string(),
  /** Only `maskinporten` gets tokens (MP-201). */
  integrationType: z.string(),
  keys: z.array(
    z.object({
      kid: z.string(),
      publicKey: z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string() }),
      /** Epoch milliseconds; a key lives one year from here (MP-121). */
      uploadedAt: z.number(),
    }),
  ),
  /** Added to the client (MP-200). */
  scopes: z.array(z.string()),
  /** Organisations that have delegated their API access to this one (MP-251). */
  delegations: z.array(z.string()),
})
export type Client = z.infer<typeof clientSchema>

export interface Clients {
  get(clientId: string): Client | null
  /** The first client of an organisation. */
  of(organisation: string): Client | null
  all(): readonly Client[]
  put(client: Client): void
  remove(clientId: string): void
}

export function createClients(database: Database): Clients {
  const parse = (data: string): Client => clientSchema.parse({ name: '', ...(JSON.parse(data) as object) })
  const all = (): readonly Client[] =>
    database.all('SELECT data FROM client ORDER BY rowid').map((row) => parse(textOf(row, 'data')))
  return {
    all,
    get(clientId) {
      const row = database.one('SELECT data FROM client WHERE client_id = ?', clientId)
      return row === null ? null : parse(textOf(row, 'data'))
    },
    of: (organisation) => all().find((client) => client.organisation === organisation) ?? null,
    put(client) {
      database.run(
        'INSERT INTO client (client_id, data) VALUES (?, ?) ON CONFLICT (client_id) DO UPDATE SET data = excluded.data',
        client.clientId,
        JSON.stringify(client),
      )
    },
    remove: (clientId) => void database.run('DELETE FROM client WHERE client_id = ?', clientId),
  }
}
