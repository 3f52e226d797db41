/** The addresses of resumable uploads. broker.md §1.3, §5.3. */
import type { Call } from '../../http/call.ts'
import { empty, type Reply } from '../../http/reply.ts'
import type { Method, Route } from '../../http/router.ts'
import { isGuid } from '../../identifiers.ts'
import type { Caller } from '../access.ts'
import type { Limits } from '../limits.ts'
import { pardons } from './authorize.ts'
import { create } from './create.ts'
import { checkVersion } from './headers.ts'
import { look, remove } from './look.ts'
import type { TusPorts } from './ports.ts'
import { protocol, resumable, tusRefusal } from './refusals.ts'
import { patch } from './write.ts'

type Handle = (ports: TusPorts, call: Call, caller: Caller) => Promise<Reply> | Reply

/** Advertised, and not all of it true: no checksum is ever right. */
const options = (): Reply =>
  empty(204, {
    ...resumable,
    'Tus-Version': protocol,
    'Tus-Extension':
      'creation,creation-with-upload,termination,checksum,checksum-trailer,concatenation,expiration',
    'Tus-Checksum-Algorithm': 'md5',
  })

const whole: readonly (readonly [operation: string, method: Method, handle: Handle])[] = [
  ['tus-options', 'OPTIONS', options],
  ['tus-create', 'POST', create],
  ['tus-head', 'HEAD', look],
  ['tus-patch', 'PATCH', patch],
  ['tus-delete', 'DELETE', remove],
]
const partial = whole.filter(([operation]) => operation !== 'tus-create')

/** No limit of the gateway is known for them; one may be ordered by the operation's name. */
export function tusRoutes(ports: TusPorts, limits: Limits): readonly Route[] {
  const scopes = ['altinn:broker.write']
  const route = (pattern: string, [operation, method, handle]: (typeof whole)[number]): Route => ({
    operation,
    method,
    pattern,
    async handle(call) {
      const caller = await ports.access.authenticate(call, scopes, (one) => pardons(ports, call, one))
      limits.count(caller.clientId, operation)
      if (method !== 'OPTIONS') checkVersion(call)
      if (!isGuid(call.params['id'] ?? '')) throw tusRefusal(404, 'Missing file transfer id')
      return handle(ports, call, caller)
    },
  })
  const { base } = ports
  return [
    ...whole.map((one) => route(`${base}/:id`, one)),
    ...partial.map((one) => route(`${base}/:id/partial/:part`, one)),
    // The older form of the address of a part.
    ...partial.map((one) => route(`${base}/:id/:part`, one)),
  ]
}
