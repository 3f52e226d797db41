/** Very many file transfers at once, published as if they had been sent, for whoever measures with a full world. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Clock } from '../clock.ts'
import type { Blobs } from '../state/blobs.ts'
import { textOf, type Database } from '../state/database.ts'
import { defaultTimeToLive, type Services } from '../world/services.ts'

export interface PopulateOrder {
  readonly count: number
  /** Organisation numbers. */
  readonly from: string
  readonly to: string
  readonly resourceId: string
  /** Bytes of each, all the same letter. */
  readonly size: number
  /** How long ago the last of them was sent, milliseconds. */
  readonly ageMs: number
}

export interface PopulatePorts {
  readonly clock: Clock
  readonly database: Database
  readonly blobs: Blobs
  readonly services: Services
}

/** Microseconds between two. */
const spacing = 1_000
/** Names that a file system lets one file have, with room to spare. */
const mostNames = 10_000

const uuid = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
  || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`

/** The rows of them all in a handful of statements; no events are posted and no partner acts. */
function insertRows(ports: PopulatePorts, order: PopulateOrder, md5: string): readonly string[] {
  const { clock, database, services } = ports
  const { count, from, to, resourceId, size, ageMs } = order
  const last = clock.stamp() - Math.round(ageMs) * 1_000
  const timeToLive = (services.get(resourceId)?.timeToLive ?? defaultTimeToLive) * 1_000
  return database.together(() => {
    database.run('CREATE TEMP TABLE filled (id TEXT PRIMARY KEY, number INTEGER, created INTEGER) STRICT')
    database.run(
      `WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < ?)
       INSERT INTO filled (id, number, created) SELECT ${uuid}, number, ? - (? - number) * ${spacing} FROM counted`,
      ...[count, last - spacing, count],
    )
    database.run(
      `INSERT INTO file_transfer (id, resource_id, file_name, reference, sender, vendor, checksum, computed, use_scan,
         size, created, expires, published, properties, status, status_changed)
       SELECT id, ?, printf('fil-%06d.txt', number), printf('Fylt opp %d', number), ?, ?, ?, ?, 1,
         ?, created, created + ?, created + 300, '{}', 'Published', created + 300 FROM filled ORDER BY number`,
      ...[resourceId, `0192:${from}`, from, md5, md5, size, timeToLive],
    )
    database.run(
      'INSERT INTO recipient (transfer_id, organisation, position) SELECT id, ?, 0 FROM filled ORDER BY number',
      to,
    )
    const statuses = ['Initialized', 'UploadStarted', 'UploadProcessing', 'Published']
    for (const [index, status] of statuses.entries()) {
      database.run(
        'INSERT INTO status_event (transfer_id, status, at) SELECT id, ?, created + ? FROM filled ORDER BY number',
        ...[status, index * 100],
      )
    }
    database.run(
      `INSERT INTO recipient_event (transfer_id, organisation, vendor, status, at)
       SELECT id, ?, '', 0, created FROM filled ORDER BY number`,
      to,
    )
    database.run(
      `INSERT INTO job (due, kind, subject, data) SELECT (created + ?) / 1000, 'expire', id, 'null' FROM filled`,
      timeToLive,
    )
    const ids = database.all('SELECT id FROM filled ORDER BY number').map((row) => textOf(row, 'id'))
    database.run('DROP TABLE filled')
    return ids
  })
}

/** Answers the ids, oldest first. Their files can be fetched; on disk there is one for thousands of them. */
export async function fillWorld(ports: PopulatePorts, order: PopulateOrder): Promise<readonly string[]> {
  const { blobs } = ports
  const content = Buffer.alloc(order.size, 0x61)
  const ids = insertRows(ports, order, createHash('md5').update(content).digest('hex'))
  for (let start = 0; start < ids.length; start += mostNames) {
    const [first = '', ...others] = ids.slice(start, start + mostNames)
    const part = blobs.partPath()
    await writeFile(part, content, { mode: 0o600 })
    await blobs.commit(part, first)
    await blobs.share(first, others)
  }
  return ids
}
