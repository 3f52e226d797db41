/**
 * The checks of the set-up, one each. Every check asks the real service and answers what it found, or the
 * fault that is in the way. Source: platform.md §8.
 */
import { fault } from '../../preload/contract/fault.ts'
import type { SetupStepId } from '../../preload/contract/setup-models.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { Broker } from '../altinn/broker/types.ts'
import type { Authentication, Maskinporten } from '../altinn/tokens.ts'
import { parseOrganisationNumber } from '../lib/organisation-number.ts'
import type { Clock } from '../ports.ts'

export interface CheckPorts {
  readonly maskinporten: Maskinporten
  readonly authentication: Authentication
  readonly broker: Broker
  readonly clock: Clock
}

export type Facts = Readonly<Record<string, string | number>>
export interface CheckInput {
  readonly access: Access
  readonly organisationName: string | null
  /** Bare resource ids. */
  readonly services: readonly string[]
  readonly signal: AbortSignal
}
export type Check = (input: CheckInput) => Promise<Result<Facts>>

export const brokerScopes = ['altinn:broker.read', 'altinn:broker.write'] as const
/** Maskinporten lets a grant's time be this much ahead of its own. */
const toleratedSkew = 10
/** Grants are not fired off in a burst (platform.md §8, step 7). */
const betweenGrants = 1_000

/** These say that client and key are right and only the scope is not (platform.md §8, step 6). */
export const clientIsRight = new Set(['scope-not-on-client', 'scope-not-granted', 'system-user-missing'])

/** All checks in the order in which one builds on the other. */
export function createChecks(ports: CheckPorts): ReadonlyMap<SetupStepId, Check> {
  const { maskinporten, authentication, broker, clock } = ports

  const network: Check = async ({ access, signal }) => {
    const metadata = await maskinporten.metadata(access, signal)
    if (!metadata.ok) return metadata
    const skew = Math.round(metadata.value.skewSeconds)
    if (Math.abs(skew) > toleratedSkew) return failure(fault('clock-wrong', { values: { seconds: skew } }))
    return success({ host: new URL(metadata.value.tokenEndpoint).host, skewSeconds: skew })
  }

  const key: Check = async ({ access }) => {
    // Never leaves the machine: it only shows that the key opens and signs.
    const signed = await access.signer.signGrant({ aud: 'budstikke:self-test' })
    return signed.ok ? success({ keyId: access.signer.keyId ?? '' }) : signed
  }

  const client: Check = async ({ access, signal }) => {
    const granted = await maskinporten.grant(access, [brokerScopes[0]], signal)
    if (granted.ok || clientIsRight.has(granted.fault.code)) return success({ clientId: access.clientId })
    return granted
  }

  const scopes: Check = async ({ access, signal }) => {
    const present: string[] = []
    for (const [index, scope] of brokerScopes.entries()) {
      if (index > 0) await clock.sleep(betweenGrants, signal)
      const granted = await maskinporten.grant(access, [scope], signal)
      if (!granted.ok) return granted
      present.push(scope)
    }
    return success({ scopes: present.join(', ') })
  }

  const exchange: Check = async ({ access, signal }) => {
    const granted = await maskinporten.grant(access, [brokerScopes[0]], signal)
    if (!granted.ok) return granted
    const token = await authentication.exchange(access, granted.value, signal)
    if (!token.ok) return token
    const { organisation } = token.value
    if (organisation !== null && organisation !== access.organisation) {
      return failure(fault('token-other-organisation', { values: { organisation } }))
    }
    return success({ organisation: organisation ?? access.organisation })
  }

  const service: Check = ({ services }) =>
    Promise.resolve(
      services.length === 0
        ? failure(fault('service-unknown', { values: { service: '' } }))
        : success({ count: services.length }),
    )

  const access: Check = async ({ access: connection, services, signal }) => {
    for (const resourceId of services) {
      const listed = await broker.search(connection, { resourceId, role: 'Recipient' }, signal)
      if (!listed.ok) return listed
    }
    return success({ count: services.length })
  }

  return new Map<SetupStepId, Check>([
    [
      'environment',
      ({ access: { environment } }) => Promise.resolve(success({ environment: environment.name })),
    ],
    [
      'organisation',
      ({ access: { organisation }, organisationName }) =>
        Promise.resolve(
          parseOrganisationNumber(organisation) === null
            ? failure(fault('organisation-invalid', { values: { value: organisation } }))
            : success({ organisation, ...(organisationName === null ? {} : { name: organisationName }) }),
        ),
    ],
    ['network', network],
    ['key', key],
    ['client', client],
    ['scopes', scopes],
    ['exchange', exchange],
    ['service', service],
    ['access', access],
  ])
}
