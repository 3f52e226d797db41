/** Steps 5 to 8: key, client id, scopes, exchange. platform.md §8. */
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'
import type { SetupAct, SetupItem } from '../../../preload/contract/setup-models.ts'
import type { Access } from '../../altinn/access.ts'
import { eventsScope } from '../../altinn/events.ts'
import { inOrder, inTheWay, item, type Check, type CheckContext } from '../check.ts'
import { pagesOf } from '../links.ts'
import { neededScopes, proofScope, serviceScopes, vendorScopes, wishedScopes } from '../scopes.ts'
import { vendorOf } from '../system-of.ts'
import { lettersFor } from '../who.ts'

/** Grants are not fired off in a burst (platform.md §8, step 7). */
const betweenGrants = 1_000

/** These say that client and key are right and only the scope is not (platform.md §8, step 6). */
export const clientIsRight: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'scope-not-on-client',
  'scope-not-granted',
  'system-user-missing',
])
const keyActs: SetupAct[] = ['make-key', 'import-key', 'choose-store-key']

export const checkKey: Check = async ({ ports, subject, clientAccess }) => {
  const { key } = subject
  if (key === null) return inTheWay(fault('key-missing'), { acts: keyActs })
  const ends = key.certificate?.notAfter
  const facts = {
    keyId: key.keyId ?? key.certificate?.subject ?? '',
    ...(key.certificate === null ? {} : { name: key.certificate.subject }),
  }
  if (ends !== undefined && ends < ports.clock.now()) {
    return inTheWay(fault('certificate-expired', { values: { date: ends } }), { facts, acts: keyActs })
  }
  const access = await clientAccess()
  // The client id comes with the next step; until then the key has nobody to sign for.
  if (!access.ok)
    return access.fault.code === 'client-missing'
      ? inOrder(facts)
      : inTheWay(access.fault, { facts, acts: keyActs })
  // Never leaves the machine: it only shows that the key opens and signs.
  const signed = await access.value.signer.signGrant({ aud: 'budstikke:self-test' })
  return signed.ok ? inOrder(facts) : inTheWay(signed.fault, { facts, acts: keyActs })
}

export const checkClient: Check = async (context) => {
  const { ports, notes, subject, signal, clientAccess } = context
  // Whoever makes the client adds its scopes at once, before they can be looked at.
  const scopes = wishedScopes(subject, notes).join(' ')
  const links = pagesOf(subject.environment, ['self-service', 'onboarding'])
  const acts: SetupAct[] = ['enter-client']
  const access = await clientAccess()
  if (!access.ok) return inTheWay(access.fault, { facts: { scopes }, acts, links })
  const { clientId } = access.value
  const granted = await ports.altinn.maskinporten.grant(access.value, [proofScope(subject)], signal)
  if (!granted.ok && !clientIsRight.has(granted.fault.code))
    return inTheWay(granted.fault, {
      ...{ facts: { clientId, scopes }, acts, links, letters: lettersFor(granted.fault) },
    })
  ports.keyWorked(subject.profileId, ports.clock.now())
  if (notes.get(subject.profileId, 'terms') !== null) return inOrder({ clientId }, { acts, links })
  // Nobody has a client who has not accepted the terms.
  notes.set(subject.profileId, 'terms', { at: ports.clock.now() })
  return inOrder({ clientId }, { acts, links, settles: ['terms'] })
}

/** Why a scope cannot be had: a name that nobody knows is a slip of the pen (platform.md §1.7). */
async function reasonFor(context: CheckContext, access: Access, scope: string): Promise<Fault | null> {
  const { ports, signal } = context
  const granted = await ports.altinn.maskinporten.grant(access, [scope], signal)
  if (granted.ok) return null
  if (granted.fault.code !== 'scope-not-on-client' && granted.fault.code !== 'scope-not-granted')
    return granted.fault
  const exists = await ports.altinn.scopeList.exists(access.environment, scope, signal)
  if (!exists.ok || exists.value) return granted.fault
  return fault('scope-misspelt', { values: { scope }, technical: granted.fault.technical ?? {} })
}

export const checkScopes: Check = async (context) => {
  const { ports, notes, subject, signal } = context
  const access = await context.clientAccess()
  if (!access.ok) return inTheWay(access.fault)
  const needed = neededScopes(subject, notes)
  const items: SetupItem[] = []
  for (const scope of wishedScopes(subject, notes)) {
    if (items.length > 0) await ports.clock.sleep(betweenGrants, signal)
    const reason = await reasonFor(context, access.value, scope)
    // What is not about the scope would be told of each of them.
    if (reason !== null && !clientIsRight.has(reason.code) && reason.code !== 'scope-misspelt')
      return inTheWay(reason, { items })
    const found = item(scope, scope, reason)
    items.push(scope === eventsScope && reason !== null ? { ...found, state: 'optional' } : found)
  }
  const missing = items.filter(({ state }) => state === 'attention')
  const links = pagesOf(subject.environment, ['self-service'])
  const [first] = missing.flatMap((one) => (one.fault === null ? [] : [one.fault]))
  if (first === undefined) return inOrder({ count: needed.length }, { items, links })
  const letters = [...new Set(missing.flatMap((one) => (one.fault === null ? [] : lettersFor(one.fault))))]
  const lacksVendor = missing.some(({ id }) => vendorScopes.some((scope) => scope === id))
  return inTheWay(first, {
    ...{ items, links, letters: lacksVendor ? [...letters, 'vendor-terms'] : letters },
    // With one of them the rest can still be looked at.
    stops: serviceScopes(subject).every((scope) => missing.some(({ id }) => id === scope)),
  })
}

export const checkExchange: Check = async ({ ports, subject, signal, clientAccess }) => {
  const access = await clientAccess()
  if (!access.ok) return inTheWay(access.fault)
  const { maskinporten, authentication } = ports.altinn
  let granted = await maskinporten.grant(access.value, [proofScope(subject)], signal)
  for (const scope of serviceScopes(subject).slice(1)) {
    if (!granted.ok) granted = await maskinporten.grant(access.value, [scope], signal)
  }
  if (!granted.ok) return inTheWay(granted.fault)
  const token = await authentication.exchange(access.value, granted.value, signal)
  if (!token.ok) return inTheWay(token.fault, { letters: lettersFor(token.fault) })
  return inOrder({ organisation: token.value.organisation ?? vendorOf(subject) })
}
