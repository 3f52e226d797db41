/** Profiles as they are kept: who we are, in which environment, with which client. Never a key. */
import { z } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import type { Service } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock, Random } from '../ports.ts'
import { jsonOrNull, numberOrNull, text, textOrNull } from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'
import { createServicesForMessages, type ServicesForMessages } from './message-services.ts'

const systemUserSchema = z.object({ organisation: z.string(), externalRef: z.string().nullable() })

export interface ProfileRecord {
  readonly id: string
  readonly environmentId: string
  /** Nine digits. */
  readonly organisation: string
  /** The profile whose client and keys are used; null = its own. */
  readonly supplierId: string | null
  /** Null until the person has made a client; always null with a supplier. */
  readonly clientId: string | null
  readonly systemUser: { readonly organisation: string; readonly externalRef: string | null } | null
}

export interface Profiles extends ServicesForMessages {
  all(): readonly ProfileRecord[]
  /** Faults: profile-unknown. */
  get(id: string): Result<ProfileRecord>
  /** The profile whose client and keys this one uses: itself, or its supplier's. Faults: profile-unknown. */
  holderOf(record: ProfileRecord): Result<ProfileRecord>
  /** Faults: profile-exists. */
  add(record: Omit<ProfileRecord, 'id'>): Result<ProfileRecord>
  /** Client and system user may change; organisation and environment never do. Faults: profile-exists. */
  update(record: ProfileRecord): Result<ProfileRecord>
  /** Hides the profile; what it has sent and received stays in the records. Faults: profile-unknown, profile-in-use. */
  remove(id: string): Result<null>
  services(profileId: string): readonly Service[]
  service(profileId: string, serviceId: string): Service
  addService(profileId: string, service: Service): void
  removeService(profileId: string, serviceId: string): void
}

function recordOf(row: Row): ProfileRecord {
  return {
    id: text(row, 'id'),
    environmentId: text(row, 'environment_id'),
    organisation: text(row, 'organisation'),
    supplierId: textOrNull(row, 'supplier_id'),
    clientId: textOrNull(row, 'client_id'),
    systemUser: jsonOrNull(row, 'system_user_json', (input) => systemUserSchema.parse(input)),
  }
}

function serviceOf(row: Row): Service {
  return {
    id: text(row, 'service_id'),
    title: textOrNull(row, 'title'),
    owner: textOrNull(row, 'owner'),
    maxBytes: numberOrNull(row, 'max_bytes'),
  }
}

const systemUserText = ({ systemUser }: Pick<ProfileRecord, 'systemUser'>): string | null =>
  systemUser === null ? null : JSON.stringify(systemUser)

export function createProfiles(database: Database, clock: Clock, random: Random): Profiles {
  const one = (id: string): Result<ProfileRecord> => {
    const row = database.one('SELECT * FROM profile WHERE id = ? AND removed_at IS NULL', id)
    return row === null ? failure(fault('profile-unknown')) : success(recordOf(row))
  }
  const isTaken = (record: Omit<ProfileRecord, 'id'>, except: string): boolean =>
    database.one(
      `SELECT id FROM profile WHERE environment_id = ? AND organisation = ? AND removed_at IS NULL
         AND coalesce(client_id, supplier_id, '') = ? AND id <> ?`,
      record.environmentId,
      record.organisation,
      record.clientId ?? record.supplierId ?? '',
      except,
    ) !== null

  return {
    all: () =>
      database.all('SELECT * FROM profile WHERE removed_at IS NULL ORDER BY created_at, rowid').map(recordOf),
    get: one,
    holderOf: (record) => (record.supplierId === null ? success(record) : one(record.supplierId)),
    add(record) {
      if (isTaken(record, ''))
        return failure(fault('profile-exists', { values: { organisation: record.organisation } }))
      const id = random.uuid()
      database.run(
        `INSERT INTO profile (id, environment_id, organisation, supplier_id, client_id, system_user_json, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        id,
        record.environmentId,
        record.organisation,
        record.supplierId,
        record.clientId,
        systemUserText(record),
        clock.now(),
      )
      return success({ ...record, id })
    },
    update(record) {
      if (isTaken(record, record.id))
        return failure(fault('profile-exists', { values: { organisation: record.organisation } }))
      database.run(
        'UPDATE profile SET client_id = ?, system_user_json = ? WHERE id = ?',
        record.clientId,
        systemUserText(record),
        record.id,
      )
      return success(record)
    },
    remove(id) {
      const customer = database.one(
        'SELECT organisation FROM profile WHERE supplier_id = ? AND removed_at IS NULL',
        id,
      )
      if (customer !== null)
        return failure(fault('profile-in-use', { values: { organisation: text(customer, 'organisation') } }))
      const changed = database.run(
        'UPDATE profile SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
        clock.now(),
        id,
      )
      return changed === 0 ? failure(fault('profile-unknown')) : success(null)
    },
    ...createServicesForMessages(database),
    services: (profileId) =>
      database
        .all('SELECT * FROM profile_service WHERE profile_id = ? ORDER BY rowid', profileId)
        .map(serviceOf),
    service(profileId, serviceId) {
      const row = database.one(
        'SELECT * FROM profile_service WHERE profile_id = ? AND service_id = ?',
        profileId,
        serviceId,
      )
      return row === null ? { id: serviceId, title: null, owner: null, maxBytes: null } : serviceOf(row)
    },
    addService(profileId, service) {
      database.run(
        `INSERT INTO profile_service (profile_id, service_id, title, owner, max_bytes) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (profile_id, service_id) DO UPDATE SET
           title = coalesce(excluded.title, title), owner = coalesce(excluded.owner, owner),
           max_bytes = coalesce(excluded.max_bytes, max_bytes)`,
        profileId,
        service.id,
        service.title,
        service.owner,
        service.maxBytes,
      )
    },
    removeService(profileId, serviceId) {
      database.run(
        'DELETE FROM profile_service WHERE profile_id = ? AND service_id = ?',
        profileId,
        serviceId,
      )
    },
  }
}
