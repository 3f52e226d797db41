/** Deleting: a sender before publication, a recipient after it. correspondence.md §2.1. */
import type { Call } from '../http/call.ts'
import { json, type Reply } from '../http/reply.ts'
import type { Caller } from './access.ts'
import { lookUp, visible } from './lookup.ts'
import type { Message } from './messages.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import { hasHad, highestOf, isPurged, type MessageStatus } from './statuses.ts'

const beforePublication: readonly MessageStatus[] = ['Initialized', 'ReadyForPublish', 'Failed']

async function bySender(ports: CorrespondencePorts, call: Call, caller: Caller, message: Message) {
  const { status } = highestOf(ports.messages.history(message.id))
  if (!beforePublication.includes(status)) throw correspondenceError(call, 1013)
  if (message.transmission) throw correspondenceError(call, 1043)
  await ports.lifecycle.purge(message, 'PurgedByAltinn', caller.party)
}

async function byRecipient(ports: CorrespondencePorts, call: Call, caller: Caller, message: Message) {
  const found = visible(ports, call, message)
  const history = ports.messages.history(message.id)
  if (found.needsConfirmation && !hasHad(history, 'Confirmed')) throw correspondenceError(call, 1026)
  await ports.lifecycle.purge(found, 'PurgedByRecipient', caller.party)
}

export async function purge(ports: CorrespondencePorts, call: Call, caller: Caller): Promise<Reply> {
  const { message, asRecipient, asSender } = lookUp(ports, call, caller)
  const history = ports.messages.history(message.id)
  if (isPurged(highestOf(history).status)) throw correspondenceError(call, 1014)
  // A higher status hides an earlier purge: the answer is as if it were the first, and nothing happens.
  if (history.some(({ status }) => isPurged(status))) return json(200, message.id)
  const actsAsSender = asSender && (caller.asSender || !asRecipient)
  await (actsAsSender ? bySender : byRecipient)(ports, call, caller, message)
  return json(200, message.id)
}
