/** Control calls about being let in: self-service, systems, requests, approvers, organisations. See the README. */
import { z } from 'zod'
import { requestStatuses, type Requests } from '../authentication/requests.ts'
import { approverSchema, type Approval } from '../authentication/approval.ts'
import type { Call } from '../http/call.ts'
import { json, Refused, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import type { Identities } from '../identities.ts'
import { unitSchema, type Units } from '../organisation-register/units.ts'
import type { Scheduler } from '../scheduler.ts'
import { integrationTypes, type Desk, type Done } from '../self-service/desk.ts'
import { newSystem } from '../world/established.ts'
import { systemSchema, systemUserSchema } from '../world/system-users.ts'
import { readBody, unknown } from './body.ts'

export interface OnboardingControlPorts extends Identities {
  readonly desk: Desk
  readonly scheduler: Scheduler
  readonly requests: Requests
  readonly approval: Approval
  readonly units: Units
}

const organisation = z.string().regex(/^\d{9}$/)
const ofClient = { clientId: z.string() }
const selfServiceSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('terms'), organisation, accepted: z.boolean().default(true) }),
  z.strictObject({
    ...{ action: z.literal('create-client'), organisation, name: z.string().default('Prøve') },
    type: z.enum(integrationTypes).default('maskinporten'),
  }),
  z.strictObject({ action: z.literal('remove-client'), ...ofClient }),
  z.strictObject({ action: z.literal('add-key'), ...ofClient, key: z.string() }),
  z.strictObject({ action: z.literal('remove-key'), ...ofClient, kid: z.string() }),
  /** As if the keys had been uploaded so much earlier (MP-121). */
  z.strictObject({ action: z.literal('age-keys'), ...ofClient, ageMs: z.number().nonnegative() }),
  z.strictObject({ action: z.literal('add-scope'), ...ofClient, scope: z.string() }),
  z.strictObject({ action: z.literal('remove-scope'), ...ofClient, scope: z.string() }),
  z.strictObject({ action: z.literal('ask-scope'), organisation, scope: z.string() }),
  /** As the scope's owner. */
  z.strictObject({ action: z.literal('grant'), organisation, scopes: z.array(z.string()) }),
  z.strictObject({ action: z.literal('revoke'), organisation, scopes: z.array(z.string()) }),
])
type SelfServiceAct = z.infer<typeof selfServiceSchema>

const requestActSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('approve'), id: z.string() }),
  z.strictObject({ action: z.literal('reject'), id: z.string() }),
  z.strictObject({ action: z.literal('deny'), id: z.string() }),
  z.strictObject({ action: z.literal('escalate'), id: z.string() }),
  /** Whatever it was before; nobody gets or loses anything by it. */
  z.strictObject({ action: z.literal('set'), id: z.string(), status: z.enum(requestStatuses) }),
  z.strictObject({ action: z.literal('remove'), id: z.string() }),
])
const removable = { remove: z.literal(true) }
const idOnly = z.strictObject({ id: z.string(), ...removable })
const systemPatchSchema = z.union([idOnly, systemSchema.partial().required({ id: true }).strict()])
const systemUserPatchSchema = z.union([idOnly, systemUserSchema.partial().required({ id: true }).strict()])

/** A refusal is an answer of its own: 409 with the code in `error`. */
function valueOf<T>(outcome: Done<T>): T {
  if (outcome.ok) return outcome.value
  throw new Refused(json(409, { error: outcome.refusal }))
}

function act({ desk, grants, clients }: OnboardingControlPorts, order: SelfServiceAct): unknown {
  switch (order.action) {
    case 'terms':
      return desk.setAccepted(order.organisation, order.accepted)
    case 'create-client':
      return { clientId: valueOf(desk.createClient(order.organisation, order.name, order.type)) }
    case 'remove-client':
      return valueOf(desk.removeClient(order.clientId))
    case 'add-key':
      return { kid: valueOf(desk.addKey(order.clientId, order.key)) }
    case 'remove-key':
      return valueOf(desk.removeKey(order.clientId, order.kid))
    case 'age-keys': {
      const client = clients.get(order.clientId)
      if (client === null) throw unknown('client')
      const age = (uploadedAt: number): number => uploadedAt - order.ageMs
      return clients.put({
        ...client,
        keys: client.keys.map((key) => ({ ...key, uploadedAt: age(key.uploadedAt) })),
      })
    }
    case 'add-scope':
      return valueOf(desk.addScope(order.clientId, order.scope))
    case 'remove-scope':
      return valueOf(desk.removeScope(order.clientId, order.scope))
    case 'ask-scope':
      return valueOf(desk.askForScope(order.organisation, order.scope))
    case 'grant':
      return grants.grant(order.organisation, order.scopes)
    case 'revoke':
      for (const scope of order.scopes) grants.revoke(order.organisation, scope)
      return null
  }
}

export function onboardingControlRoutes(base: string, ports: OnboardingControlPorts): readonly Route[] {
  const { systems, systemUsers, requests, approval, units, scheduler } = ports
  const done = (value: unknown = {}): Reply => json(200, value ?? {})

  const actions: Readonly<Record<string, (call: Call) => Promise<Reply>>> = {
    'POST /self-service': async (call) => {
      const value = act(ports, await readBody(call, selfServiceSchema))
      await scheduler.settle()
      return done(value)
    },
    'POST /system-user/request': async (call) => {
      const order = await readBody(call, requestActSchema)
      const request = requests.get(order.id)
      if (request === null) throw unknown('request')
      if (order.action === 'set') requests.put({ ...request, status: order.status })
      else if (order.action === 'remove') requests.remove(order.id)
      else {
        const refusal = {
          approve: () => approval.approve(order.id),
          reject: () => approval.reject(order.id),
          deny: () => approval.reject(order.id, 'Denied'),
          escalate: () => approval.escalate(order.id),
        }[order.action]()
        if (refusal !== null) throw new Refused(json(409, { error: refusal }))
      }
      await scheduler.settle()
      return done(requests.get(order.id))
    },
    'POST /system-user/approver': async (call) => {
      approval.setApprover(await readBody(call, approverSchema))
      return done()
    },
    'POST /system-user': async (call) => {
      const patch = await readBody(call, systemUserPatchSchema)
      const known = systemUsers.get(patch.id)
      if (known === null) throw unknown('system user')
      if ('remove' in patch) systemUsers.remove(patch.id)
      else systemUsers.put(systemUserSchema.parse({ ...known, ...patch }))
      return done(systemUsers.get(patch.id))
    },
    'POST /system': async (call) => {
      const patch = await readBody(call, systemPatchSchema)
      const known = systems.get(patch.id) ?? newSystem(patch.id, patch.id.slice(0, 9), [])
      if ('remove' in patch) systems.remove(patch.id)
      else systems.put(systemSchema.parse({ ...known, ...patch }))
      return done(systems.get(patch.id))
    },
    'POST /organisation': async (call) => {
      units.put(await readBody(call, unitSchema))
      return done()
    },
    'GET /onboarding': async () => {
      await scheduler.settle()
      return done({ systems: systems.all(), systemUsers: systemUsers.all(), requests: requests.all() })
    },
  }
  return Object.entries(actions).map(([name, handle]) => {
    const [method = '', path = ''] = name.split(' ')
    return { operation: 'control', method: method as Method, pattern: `${base}${path}`, handle }
  })
}
