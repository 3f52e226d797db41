/** Everything a test may want to know, in one answer. */
import { formatStamp } from '../clock.ts'
import { highestStatus } from '../broker/transfers.ts'
import type { ControlPorts } from './ports.ts'

/** `most`: so many of the newest transfers; null = all. */
export function stateOf(ports: ControlPorts, most: number | null) {
  const { clock, transfers, counters, limits, blobs, services, troubles } = ports
  const { clients, grants, systems, systemUsers } = ports
  return {
    now: clock.now(),
    brokerNow: clock.brokerNow(),
    /** Per operation: how often, and what was answered. */
    requests: counters.read(),
    limits: limits.get(),
    trouble: troubles.list(),
    bytes: blobs.used(),
    services: services.all(),
    clients: clients.all().map((client) => ({ ...client, granted: grants.of(client.organisation) })),
    systems: systems.all(),
    systemUsers: systemUsers.all(),
    /** How many there are, by status. */
    counts: transfers.counts(),
    transfers: transfers.courses(most).map(({ transfer, statuses, recipientEvents }) => ({
      id: transfer.id,
      resourceId: transfer.resourceId,
      fileName: transfer.fileName,
      reference: transfer.reference,
      sender: transfer.senderOrganisation,
      properties: transfer.properties,
      size: transfer.size,
      checksum: transfer.checksum,
      computed: transfer.computed,
      status: transfer.status,
      statusText: transfer.statusText,
      created: formatStamp(transfer.created),
      expires: formatStamp(transfer.expires),
      onDisk: blobs.size(transfer.id) !== null,
      history: statuses.map(({ status }) => status),
      recipients: transfer.recipients.map((organisation) => ({
        organisation,
        status: highestStatus(recipientEvents, organisation),
      })),
    })),
  }
}
