/**
 * What Broker would post to Altinn Events, in order, lost ones marked. The Events API to come reads from
 * here. broker.md §4.
 */
import { randomUUID } from 'node:crypto'
import { formatStamp, type Clock } from '../clock.ts'
import { fixedGuid } from '../identifiers.ts'
import { numberOf, textOf, type Database } from '../state/database.ts'
import type { FileTransfer } from './transfers.ts'

export type EventName =
  | 'filetransferinitialized'
  | 'uploadprocessing'
  | 'published'
  | 'uploadfailed'
  | 'downloadconfirmed'
  | 'allconfirmeddownloaded'
  | 'filepurged'
  | 'fileneverconfirmeddownloaded'

export interface PostedEvent {
  readonly sequence: number
  readonly lost: boolean
  readonly event: unknown
}

export interface CloudEvents {
  post(name: EventName, transfer: FileTransfer, organisation: string, role: 'Sender' | 'Recipient'): void
  /** An event of another API, as it is. */
  add(id: string, type: string, event: Readonly<Record<string, unknown>>): void
  after(sequence: number): readonly PostedEvent[]
}

export interface CloudEventPorts {
  readonly database: Database
  readonly clock: Clock
  /** `{platform}/broker/api/v1/filetransfer`. */
  readonly source: () => string
  /** Delivery is best effort (broker.md fact 23): trouble may lose one. */
  readonly isLost: (type: string) => boolean
}

/** Published is the one event with a fixed id, safe for de-duplication. */
function idOf(name: EventName, transfer: FileTransfer, organisation: string, role: string): string {
  if (name !== 'published') return randomUUID()
  return fixedGuid(`${transfer.id}${role}${organisation}`)
}

export function createCloudEvents({ database, clock, source, isLost }: CloudEventPorts): CloudEvents {
  const add: CloudEvents['add'] = (id, type, event) =>
    void database.run(
      'INSERT INTO cloud_event (id, lost, data) VALUES (?, ?, ?)',
      ...[id, isLost(type) ? 1 : 0, JSON.stringify(event)],
    )

  return {
    add,
    post(name, transfer, organisation, role) {
      const type = `no.altinn.broker.${name}`
      const id = idOf(name, transfer, organisation, role)
      const event = {
        specversion: '1.0',
        id,
        type,
        time: formatStamp(clock.stamp()),
        resource: `urn:altinn:resource:${transfer.resourceId}`,
        resourceinstance: transfer.id,
        source: source(),
        subject: `urn:altinn:organization:identifier-no:${organisation}`,
        data: { Role: role },
      }
      add(id, type, event)
    },
    after: (sequence) =>
      database
        .all('SELECT * FROM cloud_event WHERE sequence > ? ORDER BY sequence LIMIT 1000', sequence)
        .map((row) => ({
          sequence: numberOf(row, 'sequence'),
          lost: numberOf(row, 'lost') === 1,
          event: JSON.parse(textOf(row, 'data')) as unknown,
        })),
  }
}
