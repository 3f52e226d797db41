/** The services (resources) of the practice world; what Broker and the Resource Registry know of each. */
import { z } from 'zod'
import { textOf, type Database } from '../state/database.ts'
import { bakery, builder, directorate, establishedOrganisations } from './organisations.ts'
import {
  confidentialPolicy,
  demanding,
  packagePrefix,
  policySchema,
  rolePrefix,
  usualPolicy,
} from './policies.ts'

export const serviceSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Organisation number of the service owner. */
  owner: z.string(),
  /** As the Resource Registry has it: older broker services are `GenericAccessResource`. */
  resourceType: z.string(),
  policy: policySchema,
  /** Whether rights to it can be given on at all. */
  delegable: z.boolean(),
  /** Null = everybody; otherwise only these organisations (RRR access list). */
  accessList: z.array(z.string()).nullable(),
  /** Set up in Broker at all (BRO-00025). */
  configured: z.boolean(),
  /** Known to the Resource Registry (BRO-00005). */
  registered: z.boolean(),
  maxFileTransferSize: z.number().nullable(),
  /** Milliseconds; null = 30 days. */
  timeToLive: z.number().nullable(),
  purgeAfterConfirm: z.boolean(),
  /** Milliseconds; null = 2 hours. */
  gracePeriod: z.number().nullable(),
  useManifestFileShim: z.boolean().nullable(),
  externalServiceCodeLegacy: z.string().nullable(),
  externalServiceEditionCodeLegacy: z.number().nullable(),
  requiredParty: z.string().nullable(),
})
export type Service = z.infer<typeof serviceSchema>

export const dayMs = 86_400_000
export const hourMs = 3_600_000
export const defaultTimeToLive = 30 * dayMs
export const defaultGrace = 2 * hourMs

const plain = {
  owner: directorate.number,
  resourceType: 'BrokerService',
  policy: usualPolicy,
  delegable: true,
  accessList: null,
  configured: true,
  registered: true,
  maxFileTransferSize: null,
  timeToLive: null,
  purgeAfterConfirm: true,
  gracePeriod: null,
  useManifestFileShim: null,
  externalServiceCodeLegacy: null,
  externalServiceEditionCodeLegacy: null,
  requiredParty: null,
}

/** The one service that takes everything, one that is choosy, one that is narrow, one with a required party. */
export const firstServices: readonly Service[] = [
  { ...plain, id: 'ovelse-arsregnskap', title: 'Årsregnskap (øving)' },
  {
    ...plain,
    id: 'ovelse-helsedata',
    title: 'Helsedata med tilgangsliste (øving)',
    policy: confidentialPolicy,
    accessList: establishedOrganisations
      .map(({ number }) => number)
      .filter((number) => number !== bakery.number),
  },
  {
    ...plain,
    id: 'ovelse-smafiler',
    title: 'Små filer, høyst 5 MB (øving)',
    // No package leads here: the role of the managing director does, and the right to the service itself.
    policy: demanding(`${rolePrefix}dagl`),
    maxFileTransferSize: 5_000_000,
    timeToLive: 7 * dayMs,
  },
  {
    ...plain,
    id: 'ovelse-innrapportering',
    title: 'Innrapportering til Øvingsdirektoratet (øving)',
    policy: demanding(`${packagePrefix}regnskap-okonomi-rapport`, `${rolePrefix}regn`),
    requiredParty: directorate.number,
  },
]

const strange = { ...plain, configured: false }
/** Found in the registry by who looks for them: an older broker service, and some that no file can be sent with. */
export const otherServices: readonly Service[] = [
  {
    ...plain,
    id: 'ovelse-eldre-tjeneste',
    title: 'Eldre filtjeneste (øving)',
    resourceType: 'GenericAccessResource',
  },
  { ...strange, id: 'ovelse-skjema', title: 'Søknadsskjema (øving)', resourceType: 'AltinnApp' },
  {
    ...strange,
    id: 'ovelse-maskinporten',
    title: 'Delegering av API (øving)',
    resourceType: 'MaskinportenSchema',
  },
  {
    ...plain,
    id: 'ovelse-lukket',
    title: 'Tjeneste for én virksomhet (øving)',
    policy: demanding(`urn:altinn:organization:identifier-no:${builder.number}`),
    delegable: false,
  },
]

const storedSchema = z.looseObject({ id: z.string() })

export interface Services {
  get(id: string): Service | null
  all(): readonly Service[]
  put(service: Service): void
}

export function createServices(database: Database): Services {
  const parse = (data: string): Service => {
    const stored = storedSchema.parse(JSON.parse(data))
    // An older state knows less of its services.
    const first = firstServices.find(({ id }) => id === stored.id)
    return serviceSchema.parse({ ...plain, ...first, ...stored })
  }
  return {
    get(id) {
      const row = database.one('SELECT data FROM service WHERE id = ?', id)
      return row === null ? null : parse(textOf(row, 'data'))
    },
    all: () =>
      database.all('SELECT data FROM service ORDER BY rowid').map((row) => parse(textOf(row, 'data'))),
    put(service) {
      database.run(
        'INSERT INTO service (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data',
        service.id,
        JSON.stringify(service),
      )
    },
  }
}
