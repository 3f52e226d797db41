/** What self-service does for an organisation: terms, clients, keys, scopes. platform.md §1.4–1.6. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Identities } from '../identities.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Database } from '../state/database.ts'
import { createDocuments } from '../state/documents.ts'
import type { Client } from '../world/clients.ts'
import { establishedOrganisations } from '../world/organisations.ts'
import { allScopes, scopeNamed } from '../world/scopes.ts'
import { readPublicKey } from './public-key.ts'

export const refusals = [
  'terms-missing',
  'name-missing',
  'client-unknown',
  'keys-full',
  'key-id-taken',
  'scope-not-granted',
  'scope-unknown',
  'key-unreadable',
  'key-private',
  'key-not-rsa',
  'key-short',
  'key-id-missing',
] as const
export type DeskRefusal = (typeof refusals)[number]

export type Done<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: DeskRefusal }

export interface Desk {
  hasAccepted(organisation: string): boolean
  setAccepted(organisation: string, accepted: boolean): void
  clientsOf(organisation: string): readonly Client[]
  /** Answers the client id. */
  createClient(organisation: string, name: string, integrationType: string): Done<string>
  removeClient(clientId: string): Done<null>
  /** Answers the key's id. The same key again is renewed; `keys` hold five at most. */
  addKey(clientId: string, pasted: string): Done<string>
  removeKey(clientId: string, kid: string): Done<null>
  /** What the list of scopes to add shows: granted and open ones that the client lacks. */
  offered(client: Client): readonly string[]
  addScope(clientId: string, scope: string): Done<null>
  removeScope(clientId: string, scope: string): Done<null>
  /** Asks the scope's owner, who grants it after a while. */
  askForScope(organisation: string, scope: string): Done<null>
}

export interface DeskPorts extends Identities {
  readonly database: Database
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** How long a scope's owner takes, milliseconds. */
  readonly grantDelay: () => number
}

export const integrationTypes = ['maskinporten', 'idporten', 'ansattporten'] as const
const mostKeys = 5

const done = <T>(value: T): Done<T> => ({ ok: true, value })
const refused = (refusal: DeskRefusal) => ({ ok: false, refusal }) as const

export function createDesk(ports: DeskPorts): Desk {
  const { database, clock, scheduler, clients, grants, grantDelay } = ports
  const termsSchema = z.object({ organisation: z.string(), accepted: z.boolean() })
  const terms = createDocuments(database, 'terms', termsSchema, ({ organisation }) => organisation)

  scheduler.handle('scope-grant', ({ subject, data }) => {
    // Whoever has been refused meanwhile stays refused.
    if (typeof data === 'string' && grants.waiting(subject).includes(data)) grants.grant(subject, [data])
  })

  const hasAccepted: Desk['hasAccepted'] = (organisation) =>
    terms.get(organisation)?.accepted ??
    establishedOrganisations.some(({ number }) => number === organisation)
  const change = (clientId: string, work: (client: Client) => Client | DeskRefusal): Done<null> => {
    const client = clients.get(clientId)
    if (client === null) return refused('client-unknown')
    const changed = work(client)
    if (typeof changed === 'string') return refused(changed)
    clients.put(changed)
    return done(null)
  }

  return {
    hasAccepted,
    setAccepted: (organisation, accepted) => terms.put({ organisation, accepted }),
    clientsOf: (organisation) => clients.all().filter((client) => client.organisation === organisation),
    createClient(organisation, name, integrationType) {
      if (!hasAccepted(organisation)) return refused('terms-missing')
      if (name.trim() === '') return refused('name-missing')
      const clientId = randomUUID()
      clients.put({
        ...{ clientId, organisation, name: name.trim().slice(0, 200), integrationType },
        ...{ keys: [], scopes: [], delegations: [] },
      })
      return done(clientId)
    },
    removeClient(clientId) {
      if (clients.get(clientId) === null) return refused('client-unknown')
      clients.remove(clientId)
      return done(null)
    },
    addKey(clientId, pasted) {
      const client = clients.get(clientId)
      if (client === null) return refused('client-unknown')
      const key = readPublicKey(pasted)
      if (typeof key === 'string') return refused(key)
      const same = client.keys.find(({ publicKey }) => publicKey.n === key.publicKey.n)
      const others = client.keys.filter((known) => known !== same)
      if (others.length >= mostKeys) return refused('keys-full')
      if (others.some(({ kid }) => kid === key.kid)) return refused('key-id-taken')
      clients.put({ ...client, keys: [...others, { ...key, uploadedAt: clock.now() }] })
      return done(key.kid)
    },
    removeKey: (clientId, kid) =>
      change(clientId, (client) => ({ ...client, keys: client.keys.filter((key) => key.kid !== kid) })),
    offered: ({ organisation, scopes }) =>
      allScopes
        .map(({ name }) => name)
        .filter((name) => grants.has(organisation, name) && !scopes.includes(name)),
    addScope: (clientId, scope) =>
      change(clientId, (client) => {
        if (scopeNamed(scope) === null) return 'scope-unknown'
        if (!grants.has(client.organisation, scope)) return 'scope-not-granted'
        return { ...client, scopes: [...new Set([...client.scopes, scope])] }
      }),
    removeScope: (clientId, scope) =>
      change(clientId, (client) => ({
        ...client,
        scopes: client.scopes.filter((known) => known !== scope),
      })),
    askForScope(organisation, scope) {
      if (scopeNamed(scope) === null) return refused('scope-unknown')
      if (grants.has(organisation, scope)) return done(null)
      grants.ask(organisation, scope)
      scheduler.add('scope-grant', organisation, grantDelay(), scope)
      return done(null)
    },
  }
}
