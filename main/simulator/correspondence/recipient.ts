/** Overview, details, content, read, confirm. correspondence.md §1.3, §2.1. */
import type { Call } from '../http/call.ts'
import { json, text, type Reply } from '../http/reply.ts'
import type { Caller } from './access.ts'
import { lookUp, received, visible, type Seen } from './lookup.ts'
import type { Message } from './messages.ts'
import { detailsOf, overviewOf, type Reader } from './overview.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError } from './problems.ts'
import { hasHad, highestOf, isPurged } from './statuses.ts'

interface Look {
  readonly message: Message
  readonly reader: Reader
}

/** Looks, and writes down that a recipient has looked. */
function look(
  ports: CorrespondencePorts,
  call: Call,
  caller: Caller,
  { message, asRecipient, asSender }: Seen,
  kind: 'overview' | 'details',
): Look {
  const { messages, lifecycle } = ports
  const reader = { isOnlySender: !asRecipient }
  const isOwn = asSender && (caller.asSender || !asRecipient)
  if (isOwn) {
    const isGone = isPurged(highestOf(messages.history(message.id)).status)
    if (isGone && kind === 'overview') throw correspondenceError(call, 1001)
    return { message, reader }
  }
  const found = visible(ports, call, message)
  if (!caller.asSender) lifecycle.fetched(found, caller.party, kind === 'overview')
  return { message: found, reader }
}

export function overview(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const { message, reader } = look(ports, call, caller, lookUp(ports, call, caller), 'overview')
  return json(200, overviewOf(ports, message, reader))
}

export function details(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const { message, reader } = look(ports, call, caller, lookUp(ports, call, caller), 'details')
  return json(200, detailsOf(ports, message, reader))
}

export function content(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const message = received(ports, call, caller)
  if (!caller.asSender) {
    ports.lifecycle.fetched(message, caller.party, true)
    if (!hasHad(ports.messages.history(message.id), 'Read')) ports.lifecycle.read(message, caller.party)
  }
  return text(
    200,
    overviewOf(ports, message, { isOnlySender: false }).content.messageBody,
    'text/plain; charset=utf-8',
  )
}

export function markAsRead(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const message = received(ports, call, caller)
  const history = ports.messages.history(message.id)
  if (!hasHad(history, 'Fetched')) throw correspondenceError(call, 1024)
  if (hasHad(history, 'Read')) throw correspondenceError(call, 1040)
  ports.lifecycle.read(message, caller.party)
  return json(200, message.id)
}

/** The answer comes before it is stored: a second one in between is taken too. */
export function confirm(ports: CorrespondencePorts, call: Call, caller: Caller): Reply {
  const message = received(ports, call, caller)
  const history = ports.messages.history(message.id)
  if (!hasHad(history, 'Fetched')) throw correspondenceError(call, 1025)
  if (hasHad(history, 'Confirmed')) throw correspondenceError(call, 1041)
  ports.lifecycle.confirmLater(message, caller.party)
  return json(200, message.id)
}
