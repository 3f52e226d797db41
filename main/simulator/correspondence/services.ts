/** The services that messages go through: each belongs to the organisation that sends with it. */
import { z } from 'zod'
import { textOf, type Database } from '../state/database.ts'
import {
  bakery,
  builder,
  county,
  directorate,
  fjordby,
  hospital,
  nordlys,
  skatteverket,
  type PracticeOrganisation,
} from '../world/organisations.ts'

export const messageServiceSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Organisation number of the service owner, who is the sender of all that goes through it. */
  owner: z.string(),
  /** Null = everybody. */
  accessList: z.array(z.string()).nullable(),
  /** Whether its policy is for confidential post (correspondence.md §2.8). */
  confidential: z.enum(['forbidden', 'allowed', 'demanded']),
  /** The lowest level of its policy: forwarding needs 0 (correspondence.md §2.9). */
  authenticationLevel: z.number(),
})
export type MessageService = z.infer<typeof messageServiceSchema>

const service = (
  owner: PracticeOrganisation,
  slug: string,
  title: string,
  rules: Partial<MessageService> = {},
): MessageService => ({
  id: `ovelse-melding-${slug}`,
  title: `${title} (øving)`,
  owner: owner.number,
  accessList: null,
  confidential: 'forbidden',
  authenticationLevel: 3,
  ...rules,
})

/** For everybody's own letters one; beside it one for confidential ones and one that may be forwarded. */
export const firstMessageServices: readonly MessageService[] = [
  service(fjordby, 'fjordby', 'Brev fra Fjordby kommune'),
  service(fjordby, 'fjordby-taushet', 'Taushetsbelagt post fra Fjordby kommune', {
    confidential: 'demanded',
    authenticationLevel: 4,
  }),
  service(fjordby, 'fjordby-info', 'Informasjon fra Fjordby kommune', {
    confidential: 'allowed',
    authenticationLevel: 0,
  }),
  service(nordlys, 'nordlys', 'Brev fra Nordlys Regnskap'),
  service(nordlys, 'nordlys-taushet', 'Taushetsbelagt post fra Nordlys Regnskap', {
    confidential: 'demanded',
    authenticationLevel: 4,
  }),
  service(nordlys, 'nordlys-info', 'Informasjon fra Nordlys Regnskap', {
    confidential: 'allowed',
    authenticationLevel: 0,
  }),
  service(skatteverket, 'skatteverket', 'Vedtak og skattemeldinger fra Skatteverket'),
  service(directorate, 'direktoratet', 'Henvendelser fra Øvingsdirektoratet'),
  service(hospital, 'sykehuset', 'Brev fra Solvik sykehus'),
  service(hospital, 'sykehuset-taushet', 'Taushetsbelagt post fra Solvik sykehus', {
    confidential: 'demanded',
    authenticationLevel: 4,
  }),
  service(bakery, 'bakeriet', 'Beskjeder fra Åsgård Bakeri'),
  service(county, 'fylket', 'Brev fra Blåfjell fylkeskommune', { authenticationLevel: 0 }),
  service(builder, 'tomreren', 'Beskjeder fra Tømrer Bjørnstad & Sønn'),
]

export interface MessageServices {
  get(id: string): MessageService | null
  all(): readonly MessageService[]
  put(service: MessageService): void
}

export function createMessageServices(database: Database): MessageServices {
  const parse = (data: string): MessageService => messageServiceSchema.parse(JSON.parse(data))
  const services: MessageServices = {
    get(id) {
      const row = database.one('SELECT data FROM message_service WHERE id = ?', id)
      return row === null ? null : parse(textOf(row, 'data'))
    },
    all: () =>
      database
        .all('SELECT data FROM message_service ORDER BY rowid')
        .map((row) => parse(textOf(row, 'data'))),
    put: (changed) =>
      void database.run(
        `INSERT INTO message_service (id, data) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET data = excluded.data`,
        ...[changed.id, JSON.stringify(changed)],
      ),
  }
  for (const first of firstMessageServices) if (services.get(first.id) === null) services.put(first)
  return services
}
