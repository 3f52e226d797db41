/** Which folders are watched, and the check that no two of them see the same file. */
import type { ZodType } from 'zod'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { flag, json, oneOf, text } from '../store/columns.ts'
import type { Database, Row } from '../store/database.ts'
import { inRuleSchema, type InRule } from './in-rule.ts'
import { markFolder } from './marker.ts'
import { outRuleSchema, type OutRule } from './out-rule.ts'
import { isWatchable, overlaps } from './overlap.ts'
import type { FolderPorts } from './ports.ts'

interface Kept {
  readonly isEnabled: boolean
  /** What `createOutFolder` compares with the marker in the folder. */
  readonly marker: string
}
export type KeptRule =
  | (Kept & { readonly kind: 'out'; readonly rule: OutRule })
  | (Kept & { readonly kind: 'in'; readonly rule: InRule })

export interface FolderRules {
  list(): readonly KeptRule[]
  /** Also of one that has been removed; null when there is none. */
  profileOf(id: string): string | null
  /** Faults: folder-path-invalid, folder-overlaps, folder-missing, folder-unreadable, disk-unwritable. */
  addOut(rule: OutRule, isEnabled?: boolean): Promise<Result<Kept>>
  addIn(rule: InRule, isEnabled?: boolean): Promise<Result<Kept>>
  /** What may change while it is off or on: everything but id, kind and path. Faults: unknown-item. */
  change(rule: OutRule | InRule): Result<null>
  /** Switching on marks the folder anew: the person says that this is the one. */
  setEnabled(id: string, isEnabled: boolean): Promise<Result<null>>
  /** Its history stays. */
  remove(id: string): void
  /** Removes rules and history of a profile; nothing on the disk is touched. */
  forget(profileId: string): void
}

const parsed = <T>(row: Row, schema: ZodType<T>): T => json(row, 'rule_json', (value) => schema.parse(value))

function keptOf(row: Row): KeptRule {
  const kept = { isEnabled: flag(row, 'enabled'), marker: text(row, 'marker') }
  return oneOf(row, 'kind', ['out', 'in']) === 'out'
    ? { ...kept, kind: 'out', rule: parsed(row, outRuleSchema) }
    : { ...kept, kind: 'in', rule: parsed(row, inRuleSchema) }
}

export function createFolderRules(
  ports: Pick<FolderPorts, 'clock' | 'random' | 'disk' | 'database'>,
): FolderRules {
  const { clock, random, disk, database } = ports
  const all = (): KeptRule[] =>
    database.all('SELECT * FROM folder_rule WHERE removed_at IS NULL ORDER BY created_at, id').map(keptOf)
  const add = async (
    kind: 'out' | 'in',
    rule: OutRule | InRule,
    isEnabled: boolean,
  ): Promise<Result<Kept>> => {
    if (!isWatchable(rule.path, process.platform))
      return failure(fault('folder-path-invalid', { values: { path: rule.path } }))
    const wanted = await disk.realPath(rule.path)
    for (const other of all()) {
      if (overlaps(wanted, await disk.realPath(other.rule.path), process.platform))
        return failure(fault('folder-overlaps', { values: { path: rule.path, value: other.rule.path } }))
    }
    const marker = await markFolder(disk, random, rule.path)
    if (!marker.ok) return marker
    insert(database, kind, rule, { isEnabled, marker: marker.value }, clock.now())
    return success({ isEnabled, marker: marker.value })
  }

  return {
    list: all,
    profileOf(id) {
      const row = database.one('SELECT profile_id FROM folder_rule WHERE id = ?', id)
      return row === null ? null : text(row, 'profile_id')
    },
    addOut: (rule, isEnabled = true) => add('out', rule, isEnabled),
    addIn: (rule, isEnabled = true) => add('in', rule, isEnabled),
    change(rule) {
      const changed = database.run(
        'UPDATE folder_rule SET rule_json = ? WHERE id = ? AND path = ? AND removed_at IS NULL',
        JSON.stringify(rule),
        rule.id,
        rule.path,
      )
      return changed === 0 ? failure(fault('unknown-item')) : success(null)
    },
    async setEnabled(id, isEnabled) {
      const known = all().find(({ rule }) => rule.id === id)
      if (known === undefined) return failure(fault('unknown-item'))
      const marker = isEnabled ? await markFolder(disk, random, known.rule.path) : success(known.marker)
      if (!marker.ok) return marker
      database.run(
        'UPDATE folder_rule SET enabled = ?, marker = ? WHERE id = ?',
        isEnabled ? 1 : 0,
        marker.value,
        id,
      )
      return success(null)
    },
    remove(id) {
      database.run('UPDATE folder_rule SET removed_at = ?, enabled = 0 WHERE id = ?', clock.now(), id)
    },
    forget(profileId) {
      database.transaction(() => {
        const rules = 'SELECT id FROM folder_rule WHERE profile_id = ?'
        database.run(`DELETE FROM folder_claim WHERE rule_id IN (${rules})`, profileId)
        database.run(`DELETE FROM folder_arrival WHERE rule_id IN (${rules})`, profileId)
        database.run('DELETE FROM folder_rule WHERE profile_id = ?', profileId)
      })
    },
  }
}

function insert(
  database: Database,
  kind: 'out' | 'in',
  rule: OutRule | InRule,
  { isEnabled, marker }: Kept,
  now: number,
): void {
  database.run(
    `INSERT INTO folder_rule (id, kind, profile_id, path, marker, rule_json, enabled, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    rule.id,
    kind,
    rule.profileId,
    rule.path,
    marker,
    JSON.stringify(rule),
    isEnabled ? 1 : 0,
    now,
  )
}
