/** System users that exist, as their vendor finds them. platform.md §3.5. */
import type { Call } from '../http/call.ts'
import { empty, json, type Reply } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import type { SystemUser, SystemUsers, Systems } from '../world/system-users.ts'
import { paged } from './paging.ts'
import { authProblem } from './problems.ts'
import { vendorIn, vendorScopes, type VendorPorts } from './vendor-call.ts'

export interface SystemUserPorts extends VendorPorts {
  readonly systems: Systems
  readonly systemUsers: SystemUsers
}

const shown = ({ id, systemId, organisation, externalRef, title, created }: SystemUser, vendor: string) => ({
  ...{ id, integrationTitle: title, systemId, productName: '', reporteeOrgNo: organisation },
  ...{ created: new Date(created).toISOString(), isDeleted: false, supplierName: '', supplierOrgno: vendor },
  ...{ externalRef, userType: 'standard' },
})

export function systemUserRoutes(base: string, ports: SystemUserPorts): readonly Route[] {
  const { systems, systemUsers } = ports

  const byQuery = async (call: Call): Promise<Reply> => {
    const vendor = await vendorIn(call, ports, vendorScopes.write)
    const systemId = call.query.get('system-id') ?? ''
    const organisation = call.query.get('orgno') ?? ''
    // The organisation's number stands for a reference that was never given.
    const externalRef = call.query.get('external-ref') || organisation
    const found = systemUsers.find(systemId, organisation, externalRef)
    if (found === null || systems.get(systemId)?.vendor !== vendor) return empty(404)
    return json(200, shown(found, vendor))
  }
  const bySystem = async (call: Call): Promise<Reply> => {
    const vendor = await vendorIn(call, ports, vendorScopes.write)
    const system = systems.get(call.params['systemId'] ?? '')
    if (system === null) throw authProblem(call, 'AUTH-00011')
    if (system.vendor !== vendor) throw authProblem(call, 'AUTH-00023')
    const found = systemUsers.ofSystem(system.id).map((user) => shown(user, vendor))
    return json(200, paged(call, ports.origin, found))
  }
  return [
    {
      ...{ operation: 'system-user-by-query', method: 'GET', handle: byQuery },
      pattern: `${base}/systemuser/vendor/byquery`,
    },
    {
      ...{ operation: 'system-user-by-system', method: 'GET', handle: bySystem },
      pattern: `${base}/systemuser/vendor/bysystem/:systemId`,
    },
  ]
}
