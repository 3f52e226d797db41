/** What a service owner does in Broker: register, set its services up, count. broker.md §1.7–§1.9. */
import { z } from 'zod'
import { empty, json } from '../http/reply.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Timings } from './timings.ts'
import type { BrokerPorts } from './ports.ts'
import { brokerError, validationProblem } from './problems.ts'
import { getResource, putResource } from './resource.ts'
import { readJson, type BrokerRoute } from './routes.ts'
import { monthlyStatistics } from './statistics.ts'

const nameSchema = z.object({ name: z.string().min(1).max(500) })
const scopes = ['altinn:serviceowner']
const accept = ['application/json']

export function serviceOwnerRoutes(
  ports: BrokerPorts,
  scheduler: Scheduler,
  timings: Timings,
): readonly BrokerRoute[] {
  const { owners } = ports
  // Two storage accounts are set up in the background; until then initialize answers BRO-00021.
  scheduler.handle('provision', ({ subject }) => {
    const owner = owners.get(subject)
    if (owner !== null) owners.put({ ...owner, ready: true })
  })
  return [
    {
      ...{ operation: 'resource-get', method: 'GET', path: '/resource/:resourceId', scopes, accept },
      handle: (call, caller) => getResource(ports, call, caller),
    },
    {
      ...{ operation: 'resource-put', method: 'PUT', path: '/resource/:resourceId', scopes, accept },
      handle: async (call, caller) => putResource(ports, call, caller, await readJson(call)),
    },
    {
      ...{ operation: 'service-owner-post', method: 'POST', path: '/serviceowner', scopes, accept },
      async handle(call, caller) {
        const parsed = nameSchema.safeParse(await readJson(call))
        if (!parsed.success) throw validationProblem(call, { Name: ['The Name field is required.'] })
        const { organisation } = caller
        if (owners.get(organisation) !== null) throw brokerError(call, 'BRO-07002')
        owners.put({ organisation, name: parsed.data.name, ready: false })
        scheduler.add('provision', organisation, timings.provision())
        return empty(200)
      },
    },
    {
      ...{ operation: 'service-owner-get', method: 'GET', path: '/serviceowner', scopes, accept },
      handle(call, caller) {
        const owner = owners.get(caller.organisation)
        if (owner === null) throw brokerError(call, 'BRO-07004')
        const provider = (type: string) => ({
          type,
          deploymentStatus: owner.ready ? 'Ready' : 'DeployingResources',
          deploymentEnvironment: 'practice',
        })
        return json(200, {
          name: owner.name,
          storageProviders: [provider('AltinnAzure'), provider('AltinnAzureWithoutVirusScan')],
        })
      },
    },
    {
      ...{ operation: 'statistics', method: 'GET', path: '/statistics/monthly', scopes },
      accept: ['text/csv'],
      handle: (call, caller) => monthlyStatistics(ports, call, caller),
    },
  ]
}
