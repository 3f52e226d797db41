/** Profiles as they are kept: who we are, in which environment, with which client. Never a key. */
import { z } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import type { Service } from '../../preload/contract/models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Clock, Random } from '../ports.ts'
import { jsonOrNull, numberOrNull, oneOf, text, textOrNull } from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'

const systemUserSchema = z.object({ organisation: z.string(), externalRef: z.string().nullable() })

export interface ProfileRecord {
  readonly id: string
  readonly environmentId: string
  /** Nine digits. */
  readonly organisation: string
  readonly clientId: string
  readonly keyId: string
  readonly keySource: 'practice' | 'file'
  /** Where the person keeps the key; null in practice. */
  readonly keyFile: string | null
  readonly systemUser: { readonly organisation: string; readonly externalRef: string | null } | null
}

export interface Profiles {
  all(): readonly ProfileRecord[]
  /** Faults: profile-unknown. */
  get(id: string): Result<ProfileRecord>
  /** Faults: profile-exists. */
  add(record: Omit<ProfileRecord, 'id'>): Result<ProfileRecord>
  /** Practice makes new clients when it starts over; the profile stays the same. */
  update(record: ProfileRecord): void
  /** Hides the profile; what it has sent and received stays in the records. */
  remove(id: string): Result<null>
  services(profileId: string): readonly Service[]
  service(profileId: string, serviceId: string): Service
  addService(profileId: string, service: Service): void
}

function recordOf(row: Row): ProfileRecord {
  return {
    id: text(row, 'id'),
    environmentId: text(row, 'environment_id'),
    organisation: text(row, 'organisation'),
    clientId: text(row, 'client_id'),
    keyId: text(row, 'key_id'),
    keySource: oneOf(row, 'key_source', ['practice', 'file']),
    keyFile: textOrNull(row, 'key_file'),
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

export function createProfiles(database: Database, clock: Clock, random: Random): Profiles {
  const one = (id: string): Result<ProfileRecord> => {
    const row = database.one('SELECT * FROM profile WHERE id = ? AND removed_at IS NULL', id)
    return row === null ? failure(fault('profile-unknown')) : success(recordOf(row))
  }
  return {
    all: () =>
      database.all('SELECT * FROM profile WHERE removed_at IS NULL ORDER BY created_at, rowid').map(recordOf),
    get: one,
    add(record) {
      const taken = database.one(
        'SELECT id FROM profile WHERE environment_id = ? AND organisation = ? AND client_id = ? AND removed_at IS NULL',
        record.environmentId,
        record.organisation,
        record.clientId,
      )
      if (taken !== null)
        return failure(fault('profile-exists', { values: { organisation: record.organisation } }))
      const made = { ...record, id: random.uuid() }
      database.run(
        `INSERT INTO profile (id, environment_id, organisation, client_id, key_id, key_source, key_file, system_user_json, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        made.id,
        made.environmentId,
        made.organisation,
        made.clientId,
        made.keyId,
        made.keySource,
        made.keyFile,
        made.systemUser === null ? null : JSON.stringify(made.systemUser),
        clock.now(),
      )
      return success(made)
    },
    update(record) {
      database.run(
        'UPDATE profile SET client_id = ?, key_id = ?, system_user_json = ? WHERE id = ?',
        record.clientId,
        record.keyId,
        record.systemUser === null ? null : JSON.stringify(record.systemUser),
        record.id,
      )
    },
    remove(id) {
      const changed = database.run(
        'UPDATE profile SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
        clock.now(),
        id,
      )
      return changed === 0 ? failure(fault('profile-unknown')) : success(null)
    },
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
  }
}
