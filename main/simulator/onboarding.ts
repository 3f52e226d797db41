/** Puts together what a newcomer needs to be let in: registries, system register, requests and their approval. */
import { approvalRoutes } from './authentication/approval-page.ts'
import { createApproval, type Approval } from './authentication/approval.ts'
import { requestRoutes } from './authentication/request-routes.ts'
import { createRequests, type Requests } from './authentication/requests.ts'
import { systemRegisterRoutes } from './authentication/system-register.ts'
import { systemUserRoutes } from './authentication/system-user-routes.ts'
import type { Owners } from './broker/owners.ts'
import type { Clock } from './clock.ts'
import type { MessageServices } from './correspondence/services.ts'
import type { Route } from './http/router.ts'
import type { Identities } from './identities.ts'
import { stylesheetRoute } from './pages/page.ts'
import { createRegistry } from './registry/resources.ts'
import { registryRoutes } from './registry/routes.ts'
import type { Database } from './state/database.ts'
import type { Issuer } from './tokens/issuer.ts'
import { organisations } from './world/organisations.ts'
import type { Services } from './world/services.ts'

export interface OnboardingFacts extends Identities {
  readonly database: Database
  readonly clock: Clock
  readonly services: Services
  readonly messageServices: MessageServices
  readonly owners: Owners
  readonly issuers: readonly Issuer[]
  /** Without a path. */
  readonly origin: string
}

export interface Onboarding {
  readonly routes: readonly Route[]
  readonly requests: Requests
  readonly approval: Approval
}

const approvalPath = '/accessmanagement/ui/systemuser'

export function createOnboarding(facts: OnboardingFacts): Onboarding {
  const { database, clock, systems, systemUsers, issuers, origin } = facts
  const registry = createRegistry(facts)
  const requests = createRequests(database, clock)
  const approval = createApproval({ database, clock, requests, systemUsers, registry })
  const vendor = { clock, issuers, systems, systemUsers, requests, registry }
  const authentication = '/altinn/authentication/api/v1'
  const nameOf = (organisation: string): string =>
    organisations.find(({ number }) => number === organisation)?.name ?? organisation
  return {
    requests,
    approval,
    routes: [
      stylesheetRoute,
      ...registryRoutes('/altinn', '/altinncdn', registry),
      ...systemRegisterRoutes(authentication, vendor),
      ...requestRoutes(authentication, { ...vendor, approvalPage: `${origin}${approvalPath}` }),
      ...systemUserRoutes(authentication, vendor),
      ...approvalRoutes(approvalPath, { requests, approval, registry, systems, nameOf }),
    ],
  }
}
