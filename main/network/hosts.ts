/** Whom the program speaks to, and whom the person's browser is sent to: the list for a firewall. */
import type { NetworkHost } from '../../preload/contract/network-models.ts'
import type { Environment } from '../environments.ts'

type Use = NetworkHost['uses'][number]

interface Place {
  readonly address: string | null
  readonly use: Use
  /** What is asked when the way there is tried: small, open, and there for everybody. */
  readonly tried?: string
}

function placesOf({ maskinporten, altinn, organisationRegister }: Environment): readonly Place[] {
  return [
    { address: maskinporten.token, use: 'login', tried: maskinporten.metadata },
    { address: maskinporten.metadata, use: 'login', tried: maskinporten.metadata },
    {
      ...{ address: altinn.platform, use: 'transport' },
      tried: `${altinn.issuer}.well-known/openid-configuration`,
    },
    { address: organisationRegister, use: 'names' },
    { address: maskinporten.scopeList, use: 'scopes' },
    { address: maskinporten.selfService, use: 'pages' },
    { address: maskinporten.onboarding, use: 'pages' },
    { address: altinn.approval, use: 'pages' },
  ]
}

/** A host with what is asked of it when the way is tried; null where a whole answer would be a burden. */
export interface KnownHost extends NetworkHost {
  readonly origin: string
  readonly tried: string | null
}

/** Environments of the profiles; those that come with the program while there is none. */
export function inUse(
  profiles: readonly { readonly environmentId: string }[],
  all: readonly Environment[],
  builtIn: readonly Environment[],
): readonly Environment[] {
  const used = all.filter(({ id }) => profiles.some(({ environmentId }) => environmentId === id))
  return used.length === 0 ? builtIn : used
}

const numberOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80))
const plus = <T>(list: readonly T[], item: T): T[] => [...new Set([...list, item])]

/** In the order in which they are met. `lookUpNames`: the person has said yes to the register. */
export function hostsOf(environments: readonly Environment[], lookUpNames: boolean): readonly KnownHost[] {
  const hosts = new Map<string, KnownHost>()
  for (const environment of environments) {
    for (const { address, use, tried } of placesOf(environment)) {
      if (address === null) continue
      const url = new URL(address)
      const id = `${url.hostname}:${numberOf(url)}`
      const before = hosts.get(id)
      const program = use !== 'pages' || before?.from === 'program'
      hosts.set(id, {
        ...{ id, host: url.hostname, port: numberOf(url), origin: url.origin },
        uses: plus(before?.uses ?? [], use),
        from: program ? 'program' : 'browser',
        isOptional: use === 'names' && !lookUpNames && (before?.isOptional ?? true),
        environments: plus(before?.environments ?? [], environment.name),
        tried: before?.tried ?? tried ?? null,
      })
    }
  }
  return [...hosts.values()]
}
