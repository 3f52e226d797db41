/** Steps 1 to 4: environment, organisation, network and clock, terms. platform.md §8. */
import { z } from 'zod'
import { fault, type Fault } from '../../../preload/contract/fault.ts'
import { parseOrganisationNumber } from '../../lib/organisation-number.ts'
import { inOrder, inTheWay, item, type Check } from '../check.ts'
import { pagesOf } from '../links.ts'
import { lettersFor } from '../who.ts'

/** More than this many seconds is told; what is less is the network's. */
const toleratedSkew = 10

export const checkEnvironment: Check = ({ subject: { environment } }) =>
  Promise.resolve(inOrder({ environment: environment.name }))

export const checkOrganisation: Check = async ({ ports, subject, signal }) => {
  const { organisation, organisationName, environment } = subject
  if (parseOrganisationNumber(organisation) === null)
    return inTheWay(fault('organisation-invalid', { values: { value: organisation } }))
  const facts = { organisation, ...(organisationName === null ? {} : { name: organisationName }) }
  if (!ports.consentToLookUp()) return inOrder(facts)
  const found = await ports.altinn.organisationRegister.lookUp(environment, organisation, signal)
  // A register that does not answer is no reason to stop.
  if (!found.ok || found.value === null) return inOrder(facts)
  const { name, status } = found.value
  if (name !== null) ports.rememberName(environment.id, organisation, name)
  const named = { ...facts, ...(name === null ? {} : { name }) }
  const codes = {
    unknown: 'organisation-unknown',
    deleted: 'organisation-deleted',
    bankrupt: 'organisation-bankrupt',
  } as const
  if (status === 'found') return inOrder(named)
  return inTheWay(fault(codes[status], { values: { organisation } }), { facts: named, stops: false })
}

const openIdSchema = z.object({ issuer: z.string() })

/** A machine that reaches one of two hosts is not offline: the other's name is not found, or nobody leads there. */
function asSeenTogether(one: Fault | null, other: Fault | null): readonly [Fault | null, Fault | null] {
  const isOffline = (fault: Fault | null): boolean => fault?.code === 'offline'
  if (isOffline(one) === isOffline(other)) return [one, other]
  const reached = (found: Fault | null): Fault | null => {
    if (found === null || !isOffline(found)) return found
    const { values, technical } = found
    return fault('host-unreachable', { values, ...(technical === null ? {} : { technical }) })
  }
  return [reached(one), reached(other)]
}

export const checkNetwork: Check = async ({ ports, subject, signal }) => {
  const { environment } = subject
  const { altinn } = ports
  const metadata = await altinn.maskinporten.metadata({ environment }, signal)
  const openId = await altinn.call.open(
    environment,
    {
      ...{ service: 'Altinn Authentication', operation: 'openid-configuration', method: 'GET' },
      url: `${environment.altinn.issuer}.well-known/openid-configuration`,
      schema: openIdSchema,
    },
    signal,
  )
  const strange: Fault | null =
    openId.ok && openId.value.issuer !== environment.altinn.issuer
      ? fault('issuer-unexpected', {
          values: { expected: environment.altinn.issuer, found: openId.value.issuer.slice(0, 200) },
        })
      : null
  const found = asSeenTogether(metadata.ok ? null : metadata.fault, openId.ok ? strange : openId.fault)
  const hosts = [
    item('maskinporten', new URL(environment.maskinporten.token).host, found[0]),
    item('altinn', new URL(environment.altinn.platform).host, found[1]),
  ]
  const [trouble] = hosts.flatMap((host) => (host.fault === null ? [] : [host.fault]))
  if (trouble !== undefined) return inTheWay(trouble, { items: hosts, letters: lettersFor(trouble) })
  const skew = metadata.ok ? Math.round(metadata.value.skewSeconds) : 0
  const facts = { skewSeconds: skew }
  if (Math.abs(skew) <= toleratedSkew) return inOrder(facts, { items: hosts })
  // Grants are made by Maskinporten's clock meanwhile, so the rest can go on.
  const wrong = fault('clock-wrong', { values: { seconds: skew } })
  return inTheWay(wrong, { facts, items: hosts, stops: false })
}

export const checkTerms: Check = ({ notes, subject }) => {
  const links = pagesOf(subject.environment, ['terms', 'onboarding', 'self-service'])
  const ticked = notes.get(subject.profileId, 'terms')
  return Promise.resolve(
    ticked === null
      ? inTheWay(fault('terms-open'), { stops: false, acts: ['tick-terms'], links })
      : inOrder({}, { links }),
  )
}
