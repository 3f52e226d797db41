/** Monthly statistics as CSV, for a service owner. broker.md §1.9. */
import type { Call } from '../http/call.ts'
import { text, type Reply } from '../http/reply.ts'
import { numberOf, textOf, type Row } from '../state/database.ts'
import type { Caller } from './access.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, validationProblem } from './problems.ts'

const columns = [
  'year',
  'month',
  'resourceId',
  'senderVendor',
  'recipientVendor',
  'sender',
  'recipient',
  'totalFileTransfers',
  'uploadCount',
  'totalTransferDownloadAttempts',
  'transfersWithDownloadConfirmed',
]

function flag(call: Call, name: string, otherwise: boolean): boolean {
  const text = call.query.get(name)
  return text === null ? otherwise : text.toLowerCase() === 'true'
}

function wholeNumber(call: Call, name: string): number {
  const text = call.query.get(name)
  if (text !== null && /^\d{1,4}$/.test(text)) return Number(text)
  throw validationProblem(call, { [name]: [`The ${name} field is required.`] })
}

/** One row per pair of parties (and of vendors, when asked for). */
const query = `
SELECT t.resource_id, count(*) AS transfers, sum(t.size > 0 OR t.computed IS NOT NULL) AS uploads,
  CASE WHEN :vendors THEN t.vendor ELSE '' END AS sender_vendor,
  CASE WHEN :vendors THEN coalesce((SELECT max(e.vendor) FROM recipient_event e
    WHERE e.transfer_id = t.id AND e.organisation = r.organisation), '') ELSE '' END AS recipient_vendor,
  CASE WHEN :parties THEN substr(t.sender, -9) ELSE '' END AS sender,
  CASE WHEN :parties THEN r.organisation ELSE '' END AS recipient,
  sum((SELECT count(*) FROM recipient_event e WHERE e.transfer_id = t.id
    AND e.organisation = r.organisation AND e.status = 1)) AS attempts,
  sum(EXISTS (SELECT 1 FROM recipient_event e WHERE e.transfer_id = t.id
    AND e.organisation = r.organisation AND e.status = 2)) AS confirmed
FROM file_transfer t JOIN recipient r ON r.transfer_id = t.id
JOIN service s ON s.id = t.resource_id
WHERE json_extract(s.data, '$.owner') = :owner AND t.created >= :first AND t.created < :next
  AND (:resource = '' OR t.resource_id = :resource)
GROUP BY t.resource_id, sender_vendor, recipient_vendor, sender, recipient
ORDER BY t.resource_id, sender, recipient`

export function monthlyStatistics(ports: BrokerPorts, call: Call, caller: Caller): Reply {
  const year = wholeNumber(call, 'year')
  const month = wholeNumber(call, 'month')
  if (year < 2000) throw brokerError(call, 'BRO-06003')
  if (month < 1 || month > 12) throw brokerError(call, 'BRO-06004')
  const parties = flag(call, 'includeEndUser', true)
  const vendors = flag(call, 'includeVendor', false)
  if (!parties && !vendors) throw brokerError(call, 'BRO-06005')
  const rows = ports.database.named(query, {
    owner: caller.organisation,
    first: Date.UTC(year, month - 1) * 1_000,
    next: Date.UTC(year, month) * 1_000,
    resource: call.query.get('resourceId') ?? '',
    parties: parties ? 1 : 0,
    vendors: vendors ? 1 : 0,
  })
  if (rows.length === 0) throw brokerError(call, 'BRO-06001')
  const line = (row: Row): string =>
    [
      ...[year, month, textOf(row, 'resource_id'), textOf(row, 'sender_vendor')],
      ...[textOf(row, 'recipient_vendor'), textOf(row, 'sender'), textOf(row, 'recipient')],
      ...['transfers', 'uploads', 'attempts', 'confirmed'].map((column) => numberOf(row, column)),
    ].join(',')
  const csv = `${[columns.join(','), ...rows.map(line)].join('\r\n')}\r\n`
  const name = `broker_statistics_${year}_${String(month).padStart(2, '0')}.csv`
  return text(200, csv, 'text/csv', { 'Content-Disposition': `attachment; filename=${name}` })
}
