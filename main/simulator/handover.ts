/** The one line that is printed when the world is ready: addresses, services, organisations, clients. */
import type { Owners } from './broker/owners.ts'
import { practicePersons } from './correspondence/parties.ts'
import type { MessageServices } from './correspondence/services.ts'
import type { ProxyFacts } from './proxy/proxies.ts'
import type { Keys } from './state/keys.ts'
import type { Identities } from './identities.ts'
import { places } from './places.ts'
import { organisations } from './world/organisations.ts'
import type { Services } from './world/services.ts'

export interface Addresses {
  /** Scheme, host and port. */
  readonly origin: string
  /** Issuer and base, with its slash. */
  readonly maskinporten: string
  /** Base of Altinn's APIs, without a slash. */
  readonly platform: string
  /** With its secret. */
  readonly control: string
}

export interface HandoverFacts extends Identities {
  readonly addresses: Addresses
  readonly services: Services
  readonly owners: Owners
  readonly keys: Keys
  readonly messageServices: MessageServices
  /** Certificate of the issuer of https, in PEM; null over plain http. */
  readonly authority: string | null
  readonly proxies: readonly ProxyFacts[]
}

const environmentOf = ({ addresses, services, messageServices, owners }: HandoverFacts) => ({
  id: 'practice',
  kind: 'practice',
  name: 'Øvingsmiljø',
  maskinporten: {
    issuer: addresses.maskinporten,
    metadata: `${addresses.maskinporten}.well-known/oauth-authorization-server`,
    token: `${addresses.maskinporten}token`,
    selfService: `${addresses.origin}${places.selfService}`,
    // One page does for both here.
    onboarding: `${addresses.origin}${places.selfService}`,
    scopeList: `${addresses.origin}${places.scopeList}`,
  },
  altinn: {
    platform: addresses.platform,
    issuer: `${addresses.platform}/authentication/api/v1/openid/`,
    approval: addresses.origin,
  },
  organisationRegister: `${addresses.origin}${places.organisationRegister}`,
  // The others are found by whoever looks for them.
  services: services
    .all()
    .filter(({ resourceType, delegable }) => resourceType === 'BrokerService' && delegable)
    .map(({ id, title, owner, maxFileTransferSize }) => ({
      id,
      title,
      owner: owners.get(owner)?.name ?? null,
      maxBytes: maxFileTransferSize,
    })),
  /** Apart from Broker's: no file can be sent through these. */
  messageServices: messageServices.all().map(({ id, title, owner, confidential, authenticationLevel }) => ({
    id,
    title,
    owner: organisations.find(({ number }) => number === owner)?.name ?? null,
    ownerOrganisation: owner,
    confidential,
    forwarding: authenticationLevel === 0,
  })),
  persons: practicePersons.map(({ number, name }) => ({ number, name })),
  organisations: organisations.map(({ number, name }) => ({ number, name })),
  subscriptionKey: null,
})

/** Private keys are in it: it goes to whoever started the process, and nowhere else. */
export function handoverOf(facts: HandoverFacts): unknown {
  const { addresses, clients, keys, systems, systemUsers } = facts
  return {
    environment: environmentOf(facts),
    control: addresses.control,
    clients: organisations.flatMap(({ number, name, own }) => {
      const client = clients.of(number)
      const privateKey = keys.organisations[number]
      const [key] = client?.keys ?? []
      if (client === null || key === undefined || privateKey === undefined) return []
      const [systemUser] = systems
        .all()
        .filter(({ clientIds }) => clientIds.includes(client.clientId))
        .flatMap(({ id }) => systemUsers.ofSystem(id))
      return [
        {
          organisation: { number, name },
          clientId: client.clientId,
          kid: key.kid,
          privateKey,
          systemUser:
            systemUser === undefined
              ? null
              : {
                  organisation: systemUser.organisation,
                  // Given only where it differs from what stands for «none given».
                  externalRef:
                    systemUser.externalRef === systemUser.organisation ? null : systemUser.externalRef,
                },
          scopes: client.scopes,
          own,
        },
      ]
    }),
    ...(facts.authority === null ? {} : { certificateAuthority: facts.authority }),
    ...(facts.proxies.length === 0 ? {} : { proxies: facts.proxies }),
    pid: process.pid,
  }
}
