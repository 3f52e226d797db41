/** Altinn, whole: one client per remote service, with the clock, the tokens and the call budgets they share. */
import type { Clock, Log, Network, Random } from '../ports.ts'
import { createAuthentication } from './authentication/client.ts'
import { createTokens } from './authentication/tokens.ts'
import { createBroker } from './broker/client.ts'
import type { Broker } from './broker/types.ts'
import { createCorrespondence } from './correspondence/client.ts'
import type { Correspondence } from './correspondence/types.ts'
import { createBudget, type Budget } from './budget.ts'
import { createMaskinporten } from './maskinporten/client.ts'
import { createServiceClock } from './service-clock.ts'
import { createEvents, type Events } from './events.ts'
import { createPlatformCall, type PlatformCall } from './platform-call.ts'
import { createOrganisationRegister, type OrganisationRegister } from './registry/organisation-register.ts'
import { createRegistry, type Registry } from './registry/registry.ts'
import { createScopeList, type ScopeList } from './registry/scope-list.ts'
import { createSystemRegister, type SystemRegister } from './system-users/system-register.ts'
import { createSystemUsers, type SystemUsers } from './system-users/system-users.ts'
import type { Authentication, Maskinporten, Tokens } from './tokens.ts'
import { createTus } from './tus/client.ts'
import type { Tus } from './tus/types.ts'

export interface AltinnPorts {
  readonly network: Network
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface Altinn {
  readonly maskinporten: Maskinporten
  readonly authentication: Authentication
  readonly tokens: Tokens
  readonly broker: Broker
  readonly tus: Tus
  readonly correspondence: Correspondence
  /** Calls of the last minute against what is allowed. */
  readonly budgets: Budget['view']
  readonly registry: Registry
  readonly organisationRegister: OrganisationRegister
  readonly scopeList: ScopeList
  readonly systemRegister: SystemRegister
  readonly systemUsers: SystemUsers
  readonly events: Events
  /** For what has no client of its own. */
  readonly call: PlatformCall
}

export function createAltinn({ network, clock, random, log }: AltinnPorts): Altinn {
  const serviceClock = createServiceClock(clock)
  const maskinporten = createMaskinporten({ network, clock, serviceClock, random, log })
  const authentication = createAuthentication({ network, clock, serviceClock })
  const tokens = createTokens({ maskinporten, authentication, serviceClock, log })
  const budget = createBudget({ clock })
  const brokerPorts = { network, tokens, clock, serviceClock, log, budget }
  const broker = createBroker(brokerPorts)
  const call = createPlatformCall({ network, tokens, clock, serviceClock })
  return {
    ...{ maskinporten, authentication, tokens, broker },
    budgets: budget.view,
    tus: createTus(brokerPorts),
    correspondence: createCorrespondence({ ...brokerPorts, random }),
    registry: createRegistry(call, clock),
    organisationRegister: createOrganisationRegister(call),
    scopeList: createScopeList(call, clock),
    systemRegister: createSystemRegister(call),
    systemUsers: createSystemUsers(call),
    events: createEvents(call),
    call,
  }
}
