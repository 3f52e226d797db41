/** Altinn Events, pulled: what a desktop that nobody can call reads. platform.md §5.2. */
import type { Clock } from '../clock.ts'
import type { Call } from '../http/call.ts'
import { empty, Refused, text, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import type { Registry } from '../registry/resources.ts'
import type { Database } from '../state/database.ts'
import type { Issuer } from '../tokens/issuer.ts'
import { bearerOf, organisationOf, systemUserIdOf, verifyToken } from '../tokens/verify.ts'
import { isPermitted, organisationPrefix, type Actor } from '../world/policies.ts'
import type { SystemUsers } from '../world/system-users.ts'
import { readEventQuery } from './query.ts'
import { readEvents } from './store.ts'

export interface EventPorts {
  readonly clock: Clock
  readonly database: Database
  /** Maskinporten's own tokens are not taken here. */
  readonly altinn: Issuer
  readonly registry: Registry
  readonly systemUsers: SystemUsers
}

const scope = 'altinn:events.subscribe'

/** `base` is the path, `platform` the address of Altinn's APIs, which the next page begins with. */
export function eventRoutes(base: string, platform: () => string, ports: EventPorts): readonly Route[] {
  const { clock, database, altinn, registry, systemUsers } = ports

  const readerOf = async (call: Call): Promise<Actor> => {
    const token = bearerOf(call.headers.authorization)
    const verdict = token === null ? null : await verifyToken(token, [altinn], clock.now() + clock.skew())
    if (!verdict?.ok) throw new Refused(empty(401, { 'WWW-Authenticate': 'Bearer' }))
    const { claims } = verdict
    if (!(claims.scope ?? '').split(' ').includes(scope)) throw new Refused(empty(403))
    const id = systemUserIdOf(claims)
    return {
      organisation: organisationOf(claims) ?? '',
      systemUser: id === null ? null : systemUsers.get(id),
    }
  }

  const list = async (call: Call): Promise<Reply> => {
    const reader = await readerOf(call)
    const query = readEventQuery(call)
    const resource = registry.get(query.resource.replace('urn:altinn:resource:', ''))
    const maySee = resource !== null && isPermitted(reader, resource, 'subscribe')
    const page = readEvents(database, clock, query).filter(
      ({ subject }) => maySee && subject === `${organisationPrefix}${reader.organisation}`,
    )
    const last = page.at(-1)
    const more = new URLSearchParams([
      ...[...call.query].filter(([name]) => name !== 'after'),
      ...(last === undefined ? [] : [['after', last.id]]),
    ])
    // A page of which nothing may be seen has no next one: whoever reads without subject is stuck there.
    const next = `${platform()}/events/api/v1/events?${more.toString()}`
    return text(
      200,
      JSON.stringify(page),
      'application/cloudevents+json; charset=utf-8',
      last === undefined ? {} : { next },
    )
  }
  return [{ operation: 'events', method: 'GET', pattern: `${base}/events`, handle: list }]
}
