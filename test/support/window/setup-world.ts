/** A set-up from nothing, in memory: each act puts its step in place, as engine and Altinn would together. */
import { fault } from '../../../preload/contract/fault.ts'
import type { FoundKey, KeyView } from '../../../preload/contract/identity-models.ts'
import type { Profile, Service } from '../../../preload/contract/models.ts'
import type { SetupStep, SetupStepId } from '../../../preload/contract/setup-models.ts'
import { acts, emptyStep, page, stepIds } from './setup-steps.ts'

const year = 365 * 86_400_000

export const registry: readonly Service[] = [
  { id: 'ovelse-arsregnskap', title: 'Årsregnskap', owner: 'Brønnøysundregistrene', maxBytes: null },
  { id: 'ovelse-helsedata', title: 'Helsedata', owner: 'Helsedirektoratet', maxBytes: null },
]

export interface SetupWorld {
  terms: boolean
  keys: KeyView[]
  registered: boolean
  request: 'none' | 'waiting' | 'approved'
  trial: boolean
}

export const newWorld = (): SetupWorld => ({
  ...{ terms: false, keys: [], registered: false, request: 'none', trial: false },
})

const jwk = (keyId: string): string =>
  JSON.stringify(
    { kty: 'RSA', kid: keyId, use: 'sig', alg: 'RS256', e: 'AQAB', n: 'u4Xh9oZb'.repeat(64) },
    null,
    2,
  )

export function keyOf(role: KeyView['role'], now: number, number: number): KeyView {
  const keyId = `budstikke-310904473-2026-11-${20 + number}-p7d${number}`
  const registeredAt = role === 'next' ? null : now - 300 * 86_400_000
  return {
    ...{ id: `key-${number}`, role, source: 'made', keyId, certificate: null, createdAt: now },
    publicJwk: jwk(keyId),
    publicPem: `-----BEGIN PUBLIC KEY-----\n${'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8A\n'.repeat(6)}-----END PUBLIC KEY-----`,
    registeredAt,
    expiresAt: registeredAt === null ? null : registeredAt + year,
  }
}

/** Three certificates of one delivery, as an enterprise gets them, and a key without one. */
export function foundKeys(now: number): FoundKey[] {
  const certificate = (use: 'authentication' | 'signing' | 'encryption') => ({
    subject: 'Fjordby kommune',
    organisation: '310904473',
    issuer: 'Buypass Class 3 Test4 CA G2 ST Business',
    kind: 'test' as const,
    use,
    notBefore: now - year,
    notAfter: now + 2 * year,
    thumbprint: 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
  })
  const found = (id: string, rest: Partial<FoundKey>): FoundKey => ({
    ...{ id, certificate: null, keyId: null, fault: null, best: false },
    ...rest,
  })
  return [
    found('found-1', { certificate: certificate('authentication'), best: true }),
    found('found-2', { certificate: certificate('signing') }),
    found('found-3', { certificate: certificate('encryption'), fault: fault('certificate-for-encryption') }),
    found('found-4', { keyId: 'gammel-nokkel' }),
  ]
}

/** How the checklist stands: everything up to the first thing that is missing. */
export function worldSteps(world: SetupWorld, profile: Profile, now: number): SetupStep[] {
  const inPlace: Readonly<Partial<Record<SetupStepId, boolean>>> = {
    terms: world.terms,
    key: world.keys.length > 0,
    client: profile.clientId !== null,
    service: profile.services.length > 0,
    system: world.registered,
    'system-user': world.request === 'approved',
    trial: world.trial,
  }
  const missing = stepIds.find((id) => inPlace[id] === false)
  const stop = missing === undefined ? stepIds.length : stepIds.indexOf(missing)
  return stepIds.map((id, index): SetupStep => {
    const step = { ...emptyStep(id), acts: acts[id] ?? [] }
    if (index < stop) return { ...step, state: id === 'events' ? 'optional' : 'ok', checkedAt: now }
    if (index > stop) return step
    if (id === 'system-user' && world.request === 'waiting')
      return {
        ...step,
        state: 'waiting',
        who: 'approver',
        letters: ['approval'],
        links: [page('approval')],
        acts: [],
      }
    return {
      ...step,
      state: 'attention',
      who: 'you',
      fault: id === 'key' ? fault('key-missing') : id === 'client' ? fault('client-missing') : null,
      links: id === 'client' ? [page('self-service')] : id === 'terms' ? [page('terms')] : [],
      checkedAt: now,
    }
  })
}
