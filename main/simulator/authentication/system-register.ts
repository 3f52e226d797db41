/** The system register: a vendor registers, reads and changes its systems. platform.md §3.5. */
import { randomUUID } from 'node:crypto'
import type { Call } from '../http/call.ts'
import { empty, json, Refused, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import type { Registry } from '../registry/resources.ts'
import type { System, Systems } from '../world/system-users.ts'
import { validationProblem } from './problems.ts'
import { rightsOf, writtenRights } from './rights.ts'
import { systemBodySchema, systemErrors, type SystemBody } from './system-checks.ts'
import { bodyOf, vendorIn, vendorScopes, type VendorPorts } from './vendor-call.ts'

export interface SystemRegisterPorts extends VendorPorts {
  readonly systems: Systems
  readonly registry: Registry
}

const systemOf = (body: SystemBody, internalId: string): System => ({
  ...{ id: body.id, internalId, vendor: body.vendor.ID.slice(-9) },
  ...{ name: body.name, description: body.description, ...rightsOf(body), clientIds: body.clientId },
  ...{ redirectUrls: body.allowedRedirectUrls, isVisible: body.isVisible },
})

const shown = (system: System) => ({
  id: system.id,
  vendor: { ID: `0192:${system.vendor}` },
  name: system.name,
  description: system.description,
  ...writtenRights(system),
  isDeleted: false,
  clientId: system.clientIds,
  isVisible: system.isVisible,
  allowedRedirectUrls: system.redirectUrls,
})

export function systemRegisterRoutes(base: string, ports: SystemRegisterPorts): readonly Route[] {
  const { systems, registry } = ports

  /** For somebody else nobody registers anything. */
  const readSystem = async (call: Call): Promise<SystemBody> => {
    const vendor = await vendorIn(call, ports, vendorScopes.register)
    const body = await bodyOf(call, systemBodySchema)
    if (/^0192:\d{9}$/.test(body.vendor.ID) && body.vendor.ID !== `0192:${vendor}`) {
      throw new Refused(empty(403))
    }
    return body
  }
  const check = (call: Call, body: SystemBody, others: readonly System[]): void => {
    const errors = systemErrors(body, others, registry)
    if (errors.length > 0) throw validationProblem(call, errors)
  }
  /** An unknown id is an empty 404, another vendor's an empty 403. */
  const known = (call: Call, vendor: string): System => {
    const system = systems.get(call.params['systemId'] ?? '')
    if (system === null) throw new Refused(empty(404))
    if (system.vendor !== vendor) throw new Refused(empty(403))
    return system
  }

  const register = async (call: Call): Promise<Reply> => {
    const body = await readSystem(call)
    check(call, body, systems.all())
    const system = systemOf(body, randomUUID())
    systems.put(system)
    return json(200, system.internalId)
  }
  const read = async (call: Call): Promise<Reply> =>
    json(200, shown(known(call, await vendorIn(call, ports, vendorScopes.register))))
  const update = async (call: Call): Promise<Reply> => {
    const body = await readSystem(call)
    const system = known(call, body.vendor.ID.slice(-9))
    if (body.id !== system.id) {
      throw validationProblem(call, [{ code: 'VLD-00012', path: 'systemid' }])
    }
    check(
      call,
      body,
      systems.all().filter(({ id }) => id !== system.id),
    )
    systems.put(systemOf(body, system.internalId))
    return json(200, { succeeded: true })
  }

  const one = `${base}/systemregister/vendor/:systemId`
  return [
    {
      ...{ operation: 'system-register', method: 'POST', handle: register },
      pattern: `${base}/systemregister/vendor`,
    },
    { operation: 'system-get', method: 'GET', pattern: one, handle: read },
    { operation: 'system-update', method: 'PUT', pattern: one, handle: update },
  ]
}
