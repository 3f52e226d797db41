/** All checks, in the order in which one builds on the other. platform.md §8. */
import type { Checks } from '../check.ts'
import { checkEnvironment, checkNetwork, checkOrganisation, checkTerms } from './basics.ts'
import { checkClient, checkExchange, checkKey, checkScopes } from './client.ts'
import { checkTrial, checkWatch } from './proof.ts'
import { checkAccess, checkEvents, checkService } from './service.ts'
import { checkSystem, checkSystemUser } from './system-user.ts'

export const allChecks: Checks = {
  environment: checkEnvironment,
  organisation: checkOrganisation,
  network: checkNetwork,
  terms: checkTerms,
  key: checkKey,
  client: checkClient,
  scopes: checkScopes,
  exchange: checkExchange,
  service: checkService,
  system: checkSystem,
  'system-user': checkSystemUser,
  access: checkAccess,
  events: checkEvents,
  trial: checkTrial,
  watch: checkWatch,
}
