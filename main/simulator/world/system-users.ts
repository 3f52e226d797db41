/** Systems that vendors have registered, and the system users that organisations have approved for them. */
import { z } from 'zod'
import type { Database } from '../state/database.ts'
import { createDocuments, type Documents } from '../state/documents.ts'

const texts = z.record(z.string(), z.string())

export const systemSchema = z.object({
  id: z.string(),
  /** As registering answers it. */
  internalId: z.string(),
  /** Organisation number of the vendor. */
  vendor: z.string(),
  name: texts,
  description: texts,
  /** Ids of resources. */
  rights: z.array(z.string()),
  /** Last parts of their URNs. */
  packages: z.array(z.string()),
  clientIds: z.array(z.string()),
  redirectUrls: z.array(z.string()),
  isVisible: z.boolean(),
})
export type System = z.infer<typeof systemSchema>

export const systemUserSchema = z.object({
  id: z.string(),
  systemId: z.string(),
  /** Who approved it and whom it acts for. */
  organisation: z.string(),
  /** The organisation's number where none was given. */
  externalRef: z.string(),
  title: z.string(),
  rights: z.array(z.string()),
  packages: z.array(z.string()),
  /** Epoch milliseconds. */
  created: z.number(),
})
export type SystemUser = z.infer<typeof systemUserSchema>

export type Systems = Documents<System>

export const createSystems = (database: Database): Systems =>
  createDocuments(database, 'system', systemSchema, ({ id }) => id)

export interface SystemUsers extends Documents<SystemUser> {
  /** The one of a system, an organisation and a reference: there is never more than one. */
  find(systemId: string, organisation: string, externalRef: string): SystemUser | null
  ofSystem(systemId: string): readonly SystemUser[]
}

export function createSystemUsers(database: Database): SystemUsers {
  const documents = createDocuments(database, 'system-user', systemUserSchema, ({ id }) => id)
  const ofSystem: SystemUsers['ofSystem'] = (systemId) =>
    documents.all().filter((known) => known.systemId === systemId)
  return {
    ...documents,
    ofSystem,
    find: (systemId, organisation, externalRef) =>
      ofSystem(systemId).find(
        (known) => known.organisation === organisation && known.externalRef === externalRef,
      ) ?? null,
  }
}
