/** What the tables of sent and received transfers have in common. SQL of both lives here or in `*-rows.ts`. */
import type { Fault } from '../../preload/contract/fault.ts'
import { countOf } from '../store/count.ts'
import type { Database, Row } from '../store/database.ts'
import { matching, readPage } from '../store/page.ts'

export interface PageQuery<Filter extends string> {
  readonly profileId: string
  /** Words as the person typed them; '' for all. */
  readonly search: string
  readonly filter: Filter
  readonly offset: number
  readonly limit: number
}

export interface Page<T> {
  /** Rows that match, on this page or not. */
  readonly total: number
  readonly items: readonly T[]
}

export interface Pages<T, Filter extends string> {
  list(query: PageQuery<Filter>): Page<T>
  count(profileId: string, filter: Filter): number
}

export interface Table<T, Filter extends string> {
  readonly name: 'outgoing' | 'incoming'
  /** What stands behind ORDER BY. */
  readonly order: string
  /** The condition of each filter. Written in code, never taken from input. */
  readonly filters: Readonly<Record<Filter, string>>
  readonly recordOf: (row: Row) => T
}

/** Pages and counters of a table that has `profile_id` and, in lower case, `search`. */
export function createPages<T, Filter extends string>(
  database: Database,
  { name, order, filters, recordOf }: Table<T, Filter>,
): Pages<T, Filter> {
  return {
    list({ profileId, search, filter, offset, limit }) {
      const found = matching(search)
      const where = `profile_id = ? AND ${filters[filter]} AND ${found.where}`
      const part = { columns: '*', table: name, where, values: [profileId, ...found.values] }
      const { total, rows } = readPage(database, [part], order, { limit, offset })
      return { total, items: rows.map(recordOf) }
    },
    count: (profileId, filter) =>
      countOf(database, `${name} WHERE profile_id = ? AND ${filters[filter]}`, profileId),
  }
}

/** A fault as a column keeps it; undefined leaves the column as it is. */
export const faultText = (fault: Fault | null | undefined): string | null | undefined =>
  fault === undefined || fault === null ? fault : JSON.stringify(fault)

/** Removes the rows of a profile and what belongs to each: its course, and rows of `parts` (`<name>_id`). */
export function forgetRows(
  database: Database,
  name: Table<unknown, never>['name'],
  profileId: string,
  parts: readonly ('outgoing_recipient' | 'outgoing_upload' | 'incoming_part')[] = [],
): void {
  const mine = `SELECT id FROM ${name} WHERE profile_id = ?`
  database.transaction(() => {
    database.run(`DELETE FROM course WHERE item_id IN (${mine})`, profileId)
    for (const part of parts) database.run(`DELETE FROM ${part} WHERE ${name}_id IN (${mine})`, profileId)
    database.run(`DELETE FROM ${name} WHERE profile_id = ?`, profileId)
  })
}

/** What a changed network may have mended. */
const ofNetwork = ['offline', 'host-unreachable', 'connection-cut', 'timeout', 'proxy-answer', 'service-busy']
const list = ofNetwork.map((code) => `'${code}'`).join(', ')

/** Rows that wait after trouble with the network are due now. */
export function hurryRows(database: Database, name: Table<unknown, never>['name'], now: number): void {
  database.run(
    `UPDATE ${name} SET retry_at = ? WHERE retry_at > ? AND json_extract(fault_json, '$.code') IN (${list})`,
    ...[now, now],
  )
}
