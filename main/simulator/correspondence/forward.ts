/** Forwarding to an address of e-mail. correspondence.md §1.3, §2.9. */
import { randomUUID } from 'node:crypto'
import type { Call } from '../http/call.ts'
import { json, type Reply } from '../http/reply.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Caller } from './access.ts'
import { fieldsOf, type Reading } from './fields.ts'
import type { Lifecycle } from './lifecycle.ts'
import { received } from './lookup.ts'
import type { Messages } from './messages.ts'
import { isMailAddress } from './notification-checks.ts'
import type { CorrespondencePorts } from './ports.ts'
import { correspondenceError, validationProblem } from './problems.ts'
import { hasHad } from './statuses.ts'
import { isPlainText } from './text-rules.ts'

const longestAddress = 1_000
const longestText = 200

export function forward(ports: CorrespondencePorts, call: Call, caller: Caller, input: unknown): Reply {
  const { messages, database, scheduler, clock, timings } = ports
  const reading: Reading = { invalid: {}, form: false }
  const fields = fieldsOf(reading, input)
  const address = fields.text('forwardTo')
  const text = fields.optional('forwardingText') ?? ''
  if (Object.keys(reading.invalid).length > 0) throw validationProblem(call, reading.invalid)
  const message = received(ports, call, caller)
  if (!message.forwarding) throw correspondenceError(call, 1063)
  if (!hasHad(messages.history(message.id), 'Read')) throw correspondenceError(call, 1065)
  const before = 'SELECT id FROM message_forward WHERE message_id = ? AND lower(address) = lower(?)'
  if (database.one(before, message.id, address) !== null) throw correspondenceError(call, 1064)
  if (address.length > longestAddress) throw correspondenceError(call, 3027)
  if (!isMailAddress(address)) throw correspondenceError(call, 3011)
  if (text.length > longestText) throw correspondenceError(call, 1066)
  if (!isPlainText(text)) throw correspondenceError(call, 1067)
  const id = randomUUID()
  database.run(
    'INSERT INTO message_forward (id, message_id, address, at) VALUES (?, ?, ?, ?)',
    ...[id, message.id, address, clock.stamp()],
  )
  scheduler.add('message-forward', message.id, timings.forward())
  return json(200, id)
}

/** The status comes when the e-mail is reported delivered. */
export function handleForwards(scheduler: Scheduler, messages: Messages, lifecycle: Lifecycle): void {
  scheduler.handle('message-forward', ({ subject }) => {
    const message = messages.get(subject)
    if (message !== null) lifecycle.forwarded(message)
  })
}
