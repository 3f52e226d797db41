/**
 * What goes along with the keys in a backup: without the profiles they belong to, keys on a new machine would be
 * of no use to anybody. Sealed together with them.
 */
import { z } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { environmentSchema } from '../environments.ts'
import type { Database, Row } from '../store/database.ts'
import { environmentFrom, type Environments } from './environments.ts'

const column = z.union([z.string(), z.number(), z.null()])
const row = z.record(z.string(), column)
const companionSchema = z.object({
  version: z.literal(1),
  environments: z.array(environmentSchema),
  profiles: z.array(row),
  services: z.array(row),
  messageServices: z.array(row).default([]),
  keys: z.array(row),
  settings: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
})

const companionTextSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(companionSchema)

export interface Companion {
  write(): string
  /** Adds the profiles that are not here, or were removed; what is here stays as it is. Faults: backup-damaged. */
  read(text: string): Result<null>
}

/** Only what this program knows by name comes in: a column from elsewhere would be code. */
const columns = {
  profile: [
    ...['id', 'environment_id', 'organisation', 'supplier_id', 'client_id', 'system_user_json', 'created_at'],
  ],
  profile_service: ['profile_id', 'service_id', 'title', 'owner', 'max_bytes'],
  profile_message_service: [
    ...['profile_id', 'service_id', 'title', 'owner', 'owner_organisation', 'confidential', 'forwarding'],
  ],
  profile_key: [
    ...['id', 'profile_id', 'role', 'source', 'key_id', 'file_path', 'store_reference'],
    ...['certificate_json', 'chain_json', 'public_pem', 'created_at', 'registered_at'],
  ],
} as const

/** What is the person's own. Folders, proxies and certificates belong to the machine that is left behind. */
const movable = ['language', 'confirmAutomatically', 'lookUpNames', 'bandwidth', 'retention'] as const
const movableList = movable.map((key) => `'${key}'`).join(', ')

const rank = (profile: z.infer<typeof row>): number => (profile['supplier_id'] === null ? 0 : 1)

export function createCompanion(database: Database, environments: Environments): Companion {
  const rowsOf = (table: keyof typeof columns, where: string): readonly Row[] =>
    database.all(`SELECT ${columns[table].join(', ')} FROM ${table} WHERE ${where} ORDER BY rowid`)
  const insert = (table: keyof typeof columns, values: z.infer<typeof row>): void => {
    const names = columns[table]
    database.run(
      `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...names.map((name) => values[name] ?? null),
    )
  }
  // Practice is another world on another machine; its profiles come by themselves.
  const kept = "removed_at IS NULL AND environment_id <> 'practice'"
  const ofKept = `profile_id IN (SELECT id FROM profile WHERE ${kept})`

  return {
    write: () =>
      JSON.stringify({
        version: 1,
        environments: environments.all().filter(({ id }) => id !== 'practice' && !environments.isBuiltIn(id)),
        profiles: rowsOf('profile', kept),
        services: rowsOf('profile_service', ofKept),
        messageServices: rowsOf('profile_message_service', ofKept),
        keys: rowsOf('profile_key', ofKept),
        settings: database.all(`SELECT key, value FROM setting WHERE key IN (${movableList}) ORDER BY key`),
      }),
    read(text) {
      if (text === '') return success(null)
      const parsed = companionTextSchema.safeParse(text)
      if (!parsed.success) return failure(fault('backup-damaged'))
      const { profiles, services, messageServices, keys } = parsed.data
      const known = new Set(environments.all().map(({ id }) => id))
      const brought = parsed.data.environments.map((document) => environmentFrom(document, environments))
      // Whoever makes others restore a backup must not lead their keys to other addresses.
      const isSound = brought.every((one, at) => one.ok && one.value.id === parsed.data.environments[at]?.id)
      if (!isSound) return failure(fault('backup-damaged'))
      for (const one of brought) if (one.ok && !known.has(one.value.id)) environments.save(one.value)
      database.transaction(() => {
        const present = () =>
          new Set(database.all('SELECT id FROM profile WHERE removed_at IS NULL').map(({ id }) => id))
        const before = present()
        // Suppliers first: a customer's profile refers to one.
        for (const profile of profiles.toSorted((a, b) => rank(a) - rank(b)))
          if (!before.has(profile['id'] ?? null)) {
            insert('profile', profile)
            // Removed by mistake, perhaps: it is asked for again. Where another has its place, that one stays.
            database.run('UPDATE OR IGNORE profile SET removed_at = NULL WHERE id = ?', profile['id'] ?? null)
          }
        // The same connection may be here already under another id, and was left alone then.
        const after = present()
        const isNew = (id: unknown): boolean => after.has(id) && !before.has(id)
        for (const service of services) if (isNew(service['profile_id'])) insert('profile_service', service)
        for (const service of messageServices)
          if (isNew(service['profile_id'])) insert('profile_message_service', service)
        for (const { key, value } of parsed.data.settings)
          if (movable.some((one) => one === key))
            database.run('INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)', key, value)
        for (const key of keys) if (isNew(key['profile_id'])) insert('profile_key', key)
      })
      return success(null)
    },
  }
}
