/** Requests for system users as the vendor makes, follows and withdraws them. platform.md §3.5. */
import { randomUUID } from 'node:crypto'
import type { Call } from '../http/call.ts'
import { empty, json, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import type { Registry } from '../registry/resources.ts'
import type { System, SystemUsers, Systems } from '../world/system-users.ts'
import { paged } from './paging.ts'
import { authProblem } from './problems.ts'
import { changeBodySchema, checkRedirect, checkRights, requestBodySchema } from './request-checks.ts'
import type { Requests, SystemUserRequest } from './requests.ts'
import { rightsOf, writtenPackages, writtenResources, writtenRights } from './rights.ts'
import { bodyOf, vendorIn, vendorScopes, type VendorPorts } from './vendor-call.ts'

export interface RequestPorts extends VendorPorts {
  readonly systems: Systems
  readonly systemUsers: SystemUsers
  readonly requests: Requests
  readonly registry: Registry
  /** Path of the page where a person decides: `/request` or `/changerequest` and `?id=` follow. */
  readonly approvalPage: string
}

function requestShown(request: SystemUserRequest, approvalPage: string) {
  const { id, kind, systemId, externalRef, organisation, status, redirectUrl, escalated } = request
  return {
    id,
    ...{ integrationTitle: request.title, externalRef, systemId },
    ...(kind === 'request' ? {} : { systemUserId: request.systemUserId }),
    partyOrgNo: organisation,
    ...(kind === 'request'
      ? writtenRights(request)
      : {
          requiredRights: writtenResources(request.rights),
          unwantedRights: writtenResources(request.unwantedRights),
          requiredAccessPackages: writtenPackages(request.packages),
          unwantedAccessPackages: writtenPackages(request.unwantedPackages),
        }),
    ...{ status, redirectUrl },
    confirmUrl: `${approvalPage}/${kind}?id=${id}&DONTCHOOSEREPORTEE=true`,
    ...{ escalated, timedOut: status === 'Timedout' },
  }
}

export function requestRoutes(base: string, ports: RequestPorts): readonly Route[] {
  const { clock, systems, systemUsers, requests, registry, origin } = ports
  const shown = (request: SystemUserRequest) => requestShown(request, `${origin}${ports.approvalPage}`)

  /** The vendor's own system: AUTH-00011, AUTH-00023. */
  const ownSystem = (call: Call, id: string, vendor: string): System => {
    const system = systems.get(id)
    if (system === null) throw authProblem(call, 'AUTH-00011')
    if (system.vendor !== vendor) throw authProblem(call, 'AUTH-00023')
    return system
  }
  const isFor = (vendor: string, request: SystemUserRequest): boolean =>
    systems.get(request.systemId)?.vendor === vendor
  const ownRequest = (call: Call, vendor: string, request: SystemUserRequest | null | undefined): Reply => {
    if (!request || !isFor(vendor, request)) throw authProblem(call, 'AUTH-00010')
    return json(200, shown(request))
  }
  const blank = (system: System) => ({
    ...{ id: randomUUID(), systemId: system.id, status: 'New' as const, escalated: false },
    created: clock.brokerNow(),
  })

  const ask = async (call: Call): Promise<Reply> => {
    const vendor = await vendorIn(call, ports, vendorScopes.write)
    const body = await bodyOf(call, requestBodySchema)
    const system = ownSystem(call, body.systemId, vendor)
    const { partyOrgNo: organisation } = body
    const externalRef = body.externalRef || organisation
    const isSame = (one: SystemUserRequest): boolean =>
      one.kind === 'request' &&
      one.systemId === system.id &&
      one.organisation === organisation &&
      one.externalRef === externalRef
    if (systemUsers.find(system.id, organisation, externalRef) !== null) {
      throw authProblem(call, 'AUTH-00004')
    }
    // One that was turned down is answered as it is, until the vendor withdraws it.
    const known = requests.all().find((one) => isSame(one) && !['Accepted', 'Timedout'].includes(one.status))
    if (known !== undefined) return json(200, shown(known))
    checkRedirect(call, system, body.redirectUrl)
    const asked = rightsOf(body)
    if (asked.rights.length + asked.packages.length === 0) throw authProblem(call, 'AUTH-00059')
    checkRights(call, system, asked, registry)
    const request: SystemUserRequest = {
      ...{ ...blank(system), kind: 'request', systemUserId: null, correlation: null },
      ...{ organisation, externalRef, title: body.integrationTitle || (system.name['nb'] ?? system.id) },
      ...{ ...asked, unwantedRights: [], unwantedPackages: [], redirectUrl: body.redirectUrl },
    }
    for (const old of requests.all().filter(isSame)) requests.remove(old.id)
    requests.put(request)
    return json(201, shown(request))
  }

  const change = async (call: Call): Promise<Reply> => {
    const vendor = await vendorIn(call, ports, vendorScopes.write)
    const body = await bodyOf(call, changeBodySchema)
    const systemUser = systemUsers.get(call.query.get('system-user-id') ?? '')
    if (systemUser === null) throw authProblem(call, 'AUTH-00015')
    const system = ownSystem(call, systemUser.systemId, vendor)
    const correlation = call.query.get('correlation-id') ?? randomUUID()
    const known = requests.all().find((one) => one.correlation === correlation)
    if (known !== undefined && known.status !== 'New') throw authProblem(call, 'AUTH-00061')
    if (known !== undefined) return json(200, shown(known))
    checkRedirect(call, system, body.redirectUrl)
    const asked = rightsOf({ rights: body.requiredRights, accessPackages: body.requiredAccessPackages })
    const unwanted = rightsOf({ rights: body.unwantedRights, accessPackages: body.unwantedAccessPackages })
    checkRights(call, system, asked, registry)
    const { organisation, externalRef, title } = systemUser
    const request: SystemUserRequest = {
      ...{ ...blank(system), kind: 'changerequest', systemUserId: systemUser.id, correlation },
      ...{ organisation, externalRef, title, ...asked, redirectUrl: body.redirectUrl },
      ...{ unwantedRights: unwanted.rights, unwantedPackages: unwanted.packages },
    }
    requests.put(request)
    return json(201, shown(request))
  }

  const look =
    (kind: SystemUserRequest['kind']) =>
    async (call: Call): Promise<Reply> => {
      const vendor = await vendorIn(call, ports, vendorScopes.read)
      const request = requests.get(call.params['id'] ?? '')
      return ownRequest(call, vendor, request?.kind === kind ? request : null)
    }
  const byReference = async (call: Call): Promise<Reply> => {
    const vendor = await vendorIn(call, ports, vendorScopes.read)
    const { systemId, organisation, externalRef } = call.params
    const found = requests
      .all()
      .find(
        (one) =>
          one.kind === 'request' &&
          one.systemId === systemId &&
          one.organisation === organisation &&
          one.externalRef === externalRef,
      )
    return ownRequest(call, vendor, found)
  }
  const bySystem = async (call: Call): Promise<Reply> => {
    const system = ownSystem(
      call,
      call.params['systemId'] ?? '',
      await vendorIn(call, ports, vendorScopes.read),
    )
    const own = requests.all().filter(({ systemId, kind }) => systemId === system.id && kind === 'request')
    return json(200, paged(call, origin, own.map(shown)))
  }
  const withdraw = async (call: Call): Promise<Reply> => {
    const vendor = await vendorIn(call, ports, vendorScopes.write)
    const request = requests.get(call.params['id'] ?? '')
    ownRequest(call, vendor, request)
    if (request !== null) requests.remove(request.id)
    return empty(202)
  }

  const route = (operation: string, method: Method, path: string, handle: Route['handle']): Route => ({
    ...{ operation, method, pattern: `${base}/systemuser/${path}`, handle },
  })
  return [
    route('system-user-request', 'POST', 'request/vendor', ask),
    route('system-user-request-get', 'GET', 'request/vendor/:id', look('request')),
    route('system-user-request-delete', 'DELETE', 'request/vendor/:id', withdraw),
    route(
      'system-user-request-by-reference',
      'GET',
      'request/vendor/byexternalref/:systemId/:organisation/:externalRef',
      byReference,
    ),
    route('system-user-request-by-system', 'GET', 'request/vendor/bysystem/:systemId', bySystem),
    route('system-user-change', 'POST', 'changerequest/vendor', change),
    route('system-user-change-get', 'GET', 'changerequest/vendor/:id', look('changerequest')),
  ]
}
