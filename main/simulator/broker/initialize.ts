/** Initialize: the checks in the service's own order, then a row. broker.md §1.4. */
import type { Call } from '../http/call.ts'
import { Refused } from '../http/reply.ts'
import { defaultTimeToLive, type Service } from '../world/services.ts'
import type { Caller } from './access.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, internalError } from './problems.ts'
import { longestStoredReference, type InitializeModel } from './initialize-model.ts'
import { organisationNumber } from './transfers.ts'

/** Whoever is party must be, and then alone (BRO-00026, BRO-00027). */
function checkRequiredParty(
  call: Call,
  service: Service,
  sender: string,
  recipients: readonly string[],
): void {
  const { requiredParty } = service
  if (requiredParty === null || sender === requiredParty) return
  if (!recipients.includes(requiredParty)) throw brokerError(call, 'BRO-00026')
  if (recipients.length > 1) throw brokerError(call, 'BRO-00027')
}

/** Answers the id of the new file transfer; the caller has the scope already. */
export async function initialize(
  ports: BrokerPorts,
  call: Call,
  caller: Caller,
  model: InitializeModel,
): Promise<string> {
  const { access, services, owners, clock, lifecycle, room } = ports
  const sender = organisationNumber(model.sender)
  const recipients = model.recipients.map(organisationNumber)
  const service = services.get(model.resourceId)
  if (service === null || !access.permits(caller, model.resourceId, sender, 'write')) {
    throw brokerError(call, 'BRO-00006')
  }
  if (!service.configured) throw brokerError(call, 'BRO-00025')
  const owner = owners.get(service.owner)
  if (owner === null) throw brokerError(call, 'BRO-00002')
  if (!owner.ready || !(await room.make(0))) throw brokerError(call, 'BRO-00021')
  if (!service.registered) throw brokerError(call, 'BRO-00005')
  const { accessList } = service
  if (accessList !== null && !recipients.every((recipient) => accessList.includes(recipient))) {
    throw brokerError(call, 'BRO-00028')
  }
  checkRequiredParty(call, service, sender, recipients)
  if (model.reference.length > longestStoredReference) throw new Refused(internalError(call))
  const created = clock.stamp()
  return lifecycle.initialize({
    resourceId: model.resourceId,
    fileName: model.fileName,
    reference: model.reference,
    sender: model.sender,
    vendor: caller.vendor,
    checksum: model.checksum,
    useScan: !model.disableVirusScan,
    properties: model.properties,
    recipients,
    created,
    expires: created + (service.timeToLive ?? defaultTimeToLive) * 1_000,
  })
}
