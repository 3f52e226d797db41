/** Puts together what a newcomer needs to be let in: self-service, registries, systems, approval, events. */
import { approvalRoutes } from './authentication/approval-page.ts'
import { createApproval } from './authentication/approval.ts'
import { requestRoutes } from './authentication/request-routes.ts'
import { createRequests } from './authentication/requests.ts'
import { systemRegisterRoutes } from './authentication/system-register.ts'
import { systemUserRoutes } from './authentication/system-user-routes.ts'
import type { Owners } from './broker/owners.ts'
import type { Timings } from './broker/timings.ts'
import type { Clock } from './clock.ts'
import { onboardingControlRoutes } from './control/onboarding-routes.ts'
import type { MessageServices } from './correspondence/services.ts'
import { eventRoutes } from './events/routes.ts'
import type { Addresses } from './handover.ts'
import type { Route } from './http/router.ts'
import type { Identities } from './identities.ts'
import { organisationRegisterRoutes } from './organisation-register/routes.ts'
import { createUnits } from './organisation-register/units.ts'
import { stylesheetRoute } from './pages/page.ts'
import type { Partners } from './partners.ts'
import { places } from './places.ts'
import { createRegistry } from './registry/resources.ts'
import { registryRoutes } from './registry/routes.ts'
import type { Scheduler } from './scheduler.ts'
import { createDesk } from './self-service/desk.ts'
import { scopeListRoute, selfServiceRoutes } from './self-service/routes.ts'
import type { Database } from './state/database.ts'
import type { Issuer } from './tokens/issuer.ts'
import { organisations } from './world/organisations.ts'
import { isPermitted } from './world/policies.ts'
import type { Service, Services } from './world/services.ts'
import type { SystemUser } from './world/system-users.ts'

export interface OnboardingFacts extends Identities {
  readonly database: Database
  readonly clock: Clock
  readonly services: Services
  readonly messageServices: MessageServices
  readonly owners: Owners
  readonly scheduler: Scheduler
  readonly partners: Partners
  readonly timings: Timings
  readonly altinn: Issuer
  readonly maskinporten: Issuer
  readonly addresses: Addresses
  /** Path of the control address. */
  readonly control: string
}

/** Where partners send a first file to: the service of everyday use when it is open, else any other that is. */
const firstOf = (services: readonly Service[], systemUser: SystemUser): string | undefined =>
  services.find(
    (service) =>
      service.configured &&
      service.requiredParty === null &&
      isPermitted({ organisation: systemUser.organisation, systemUser }, service, 'read'),
  )?.id

export function createOnboarding(facts: OnboardingFacts): readonly Route[] {
  const { database, clock, services, partners, timings, addresses, altinn, maskinporten } = facts
  const { systems, systemUsers, grants } = facts
  const registry = createRegistry(facts)
  const requests = createRequests(database, clock)
  const approval = createApproval({ database, clock, requests, systemUsers, registry })
  const units = createUnits(database)
  const desk = createDesk({ ...facts, grantDelay: timings.scopeGrant })
  approval.onApproved((systemUser) => {
    const resourceId = firstOf(services.all(), systemUser)
    if (resourceId !== undefined) partners.welcome(systemUser.organisation, resourceId)
  })
  const { origin } = addresses
  const vendor = { origin, clock, issuers: [altinn, maskinporten], systems, systemUsers, requests, registry }
  const authentication = '/altinn/authentication/api/v1'
  const nameOf = (organisation: string): string =>
    organisations.find(({ number }) => number === organisation)?.name ?? organisation
  return [
    stylesheetRoute,
    scopeListRoute(places.scopeList),
    ...selfServiceRoutes(places.selfService, { clock, desk, grants }),
    ...registryRoutes('/altinn', '/altinncdn', registry),
    ...systemRegisterRoutes(authentication, vendor),
    ...requestRoutes(authentication, { ...vendor, approvalPage: places.approval }),
    ...systemUserRoutes(authentication, vendor),
    ...approvalRoutes(places.approval, { requests, approval, registry, systems, nameOf }),
    ...organisationRegisterRoutes(places.organisationRegister, units),
    ...eventRoutes('/altinn/events/api/v1', () => addresses.platform, {
      ...{ clock, database, altinn, registry, systemUsers },
    }),
    ...onboardingControlRoutes(facts.control, { ...facts, desk, requests, approval, units }),
  ]
}
