/** Which message a call is about, and as whom the caller sees it. correspondence.md §1.2, §2.1. */
import type { Call } from '../http/call.ts'
import type { Caller } from './access.ts'
import type { Message } from './messages.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import { highestOf, isVisibleToRecipient } from './statuses.ts'

export interface Seen {
  readonly message: Message
  readonly asRecipient: boolean
  readonly asSender: boolean
}

/** Refuses with 1001 or 4001. */
export function lookUp(ports: CorrespondencePorts, call: Call, caller: Caller): Seen {
  const { messages, access, resources } = ports
  const message = messages.get(call.params['id'] ?? '')
  if (message === null) throw correspondenceError(call, 1001)
  const resource = resources.get(message.resourceId)
  const asRecipient = access.permits(caller, resource, message.recipient)
  const asSender = access.isOwner(caller, resource)
  if (!asRecipient && !asSender) throw correspondenceError(call, 4001)
  return { message, asRecipient, asSender }
}

/** The message for its recipient: there when it is published, by the highest status. Refuses with 1001. */
export function visible(ports: CorrespondencePorts, call: Call, message: Message): Message {
  const { messages, lifecycle } = ports
  const isVisible = (): boolean => isVisibleToRecipient(highestOf(messages.history(message.id)).status)
  if (!isVisible()) lifecycle.publishLate(message)
  const fresh = messages.get(message.id)
  if (fresh === null || !isVisible()) throw correspondenceError(call, 1001)
  return fresh
}

/** For operations that only a recipient has. Refuses with 1001 or 4001. */
export function received(ports: CorrespondencePorts, call: Call, caller: Caller): Message {
  const { message, asRecipient } = lookUp(ports, call, caller)
  if (!asRecipient) throw correspondenceError(call, 4001)
  return visible(ports, call, message)
}
