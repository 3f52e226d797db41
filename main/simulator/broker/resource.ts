/** The settings of a service, for its owner: read as .NET prints them, written as ISO 8601, merged. broker.md §1.7. */
import { z } from 'zod'
import type { Call } from '../http/call.ts'
import { empty, json, type Reply } from '../http/reply.ts'
import { dayMs, hourMs, type Service } from '../world/services.ts'
import type { Caller } from './access.ts'
import { formatTimeSpan, parseDuration } from './durations.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, validationProblem, type BrokerError } from './problems.ts'

const bodySchema = z
  .object({
    maxFileTransferSize: z.int().nullable(),
    fileTransferTimeToLive: z.string().nullable(),
    purgeFileTransferAfterAllRecipientsConfirmed: z.boolean().nullable(),
    purgeFileTransferGracePeriod: z.string().nullable(),
    useManifestFileShim: z.boolean().nullable(),
    externalServiceCodeLegacy: z.string().nullable(),
    externalServiceEditionCodeLegacy: z.int().nullable(),
    requiredParty: z.string().nullable(),
  })
  .partial()

/** 50 000 blocks of 32 MiB: more the storage cannot hold. */
const storageCeiling = 1_677_721_600_000

function owned(ports: BrokerPorts, call: Call, caller: Caller): Service {
  const service = ports.services.get(call.params['resourceId'] ?? '')
  if (service === null) throw brokerError(call, 'BRO-00005')
  if (service.owner !== caller.organisation) throw brokerError(call, 'BRO-00006')
  return service
}

export function getResource(ports: BrokerPorts, call: Call, caller: Caller): Reply {
  const service = owned(ports, call, caller)
  const span = (milliseconds: number | null): string | null =>
    milliseconds === null ? null : formatTimeSpan(milliseconds)
  return json(200, {
    maxFileTransferSize: service.maxFileTransferSize,
    fileTransferTimeToLive: span(service.timeToLive),
    purgeFileTransferAfterAllRecipientsConfirmed: service.purgeAfterConfirm,
    purgeFileTransferGracePeriod: span(service.gracePeriod),
    useManifestFileShim: service.useManifestFileShim,
    externalServiceCodeLegacy: service.externalServiceCodeLegacy,
    externalServiceEditionCodeLegacy: service.externalServiceEditionCodeLegacy,
    requiredParty: service.requiredParty,
  })
}

interface DurationRule {
  readonly malformed: BrokerError
  readonly most: number
  readonly tooLong: BrokerError
}
const lifeRule: DurationRule = { malformed: 'BRO-00014', most: 365 * dayMs, tooLong: 'BRO-00015' }
const graceRule: DurationRule = { malformed: 'BRO-00017', most: 24 * hourMs, tooLong: 'BRO-00018' }

function readDuration(call: Call, text: string | null | undefined, rule: DurationRule): number | null {
  if (text === null || text === undefined) return null
  const value = parseDuration(text)
  if (value === null) throw brokerError(call, rule.malformed)
  if (value > rule.most) throw brokerError(call, rule.tooLong)
  return value
}

function checkSize(call: Call, size: number): void {
  if (size < 0) throw brokerError(call, 'BRO-00011')
  if (size === 0) throw brokerError(call, 'BRO-00012')
  if (size > storageCeiling) throw brokerError(call, 'BRO-00022')
}

/** A merge: null and left out mean unchanged. The first one sets the service up in Broker. */
export function putResource(ports: BrokerPorts, call: Call, caller: Caller, input: unknown): Reply {
  const service = owned(ports, call, caller)
  const parsed = bodySchema.safeParse(input)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => [`$.${path.join('.')}`, [message]] as const)
    throw validationProblem(call, Object.fromEntries(errors))
  }
  const wanted = parsed.data
  if (typeof wanted.maxFileTransferSize === 'number') checkSize(call, wanted.maxFileTransferSize)
  const timeToLive = readDuration(call, wanted.fileTransferTimeToLive, lifeRule)
  const gracePeriod = readDuration(call, wanted.purgeFileTransferGracePeriod, graceRule)
  const legacy = {
    externalServiceCodeLegacy: wanted.externalServiceCodeLegacy ?? service.externalServiceCodeLegacy,
    externalServiceEditionCodeLegacy:
      wanted.externalServiceEditionCodeLegacy ?? service.externalServiceEditionCodeLegacy,
  }
  if (wanted.useManifestFileShim && Object.values(legacy).includes(null)) throw brokerError(call, 'BRO-00023')
  ports.services.put({
    ...service,
    ...legacy,
    configured: true,
    maxFileTransferSize: wanted.maxFileTransferSize ?? service.maxFileTransferSize,
    timeToLive: timeToLive ?? service.timeToLive,
    gracePeriod: gracePeriod ?? service.gracePeriod,
    purgeAfterConfirm: wanted.purgeFileTransferAfterAllRecipientsConfirmed ?? service.purgeAfterConfirm,
    useManifestFileShim: wanted.useManifestFileShim ?? service.useManifestFileShim,
    requiredParty: wanted.requiredParty ?? service.requiredParty,
  })
  return empty(204)
}
