/** The calls of the set-up, answered from memory. */
import { fault } from '../../../preload/contract/fault.ts'
import type { VaultView } from '../../../preload/contract/identity-models.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import { setupStateSchema, type SetupStep } from '../../../preload/contract/setup-models.ts'
import { calendarOf } from './data.ts'
import type { Handlers } from './handlers.ts'
import { finishedSteps, page, stepIds, stepsInState } from './setup-steps.ts'
import { foundKeys, keyOf, newWorld, registry, worldSteps } from './setup-world.ts'

export interface SetupPorts {
  readonly scene: string
  readonly now: number
  readonly profile: (profileId: string) => Profile
  readonly change: (profile: Profile) => void
  readonly stale: () => void
}

type Steps = Promise<Result<{ steps: SetupStep[] }>>

export function setupHandlers({ scene, now, profile, change, stale }: SetupPorts): Handlers {
  const world = newWorld()
  const all = setupStateSchema.options.find((state) => scene === `setup-${state}`)
  if (all !== undefined) world.keys = [keyOf('current', now, 1), keyOf('next', now, 2), keyOf('old', now, 3)]
  let passphrase = scene === 'locked'
  let vault: VaultView['state'] = scene === 'locked' ? 'closed' : 'open'
  const keychain = scene !== 'no-keychain'
  if (!keychain) vault = 'empty'

  let at = -1
  const steps = (profileId: string): SetupStep[] => {
    if (all !== undefined) return stepsInState(all, now)
    if (scene === 'slow')
      return finishedSteps(now, true).map((step, index) =>
        index === at ? { ...step, state: 'checking' } : step,
      )
    if (scene !== 'from-nothing' && scene !== 'no-keychain') return finishedSteps(now, scene === 'broken')
    return worldSteps(world, profile(profileId), now)
  }
  /** Step after step is being tested, each told of, as the engine does it. */
  const goThrough = async (): Promise<void> => {
    for (at = 0; at < stepIds.length; at += 1) {
      stale()
      await new Promise(requestAnimationFrame)
    }
    at = -1
  }
  const answer = (profileId: string): Steps => Promise.resolve(success({ steps: steps(profileId) }))
  /** Somebody else approves a little later, as seen at the second look. */
  const looked = (): void => {
    if (world.request === 'waiting') world.request = 'approved'
  }
  const did = (profileId: string, deed: () => void): Steps => {
    deed()
    stale()
    return answer(profileId)
  }
  const vaultView = (): VaultView => ({
    state: vault,
    openedBy: [...(keychain ? ['keychain' as const] : []), ...(passphrase ? ['passphrase' as const] : [])],
    fault: vault === 'closed' ? fault(keychain ? 'vault-passphrase-needed' : 'keychain-missing') : null,
  })
  const rename = (id: string, part: Partial<(typeof world.keys)[number]>) => {
    world.keys = world.keys.map((key) => (key.id === id ? { ...key, ...part } : key))
    const [key] = world.keys.filter((one) => one.id === id)
    return key === undefined ? failure(fault('key-unknown')) : success(key)
  }

  return {
    'setup.get': ({ profileId }) => answer(profileId),
    'setup.check': async ({ profileId }) => {
      if (scene === 'slow') await goThrough()
      return did(profileId, looked)
    },
    'setup.openLink': ({ kind }) =>
      failure(fault('page-not-opened', { values: { address: page(kind).url } })),
    'setup.tickTerms': ({ profileId, done }) => did(profileId, () => (world.terms = done)),
    'setup.letter': ({ kind }) =>
      success({
        to: kind === 'approval' ? '' : 'servicedesk@altinn.no',
        subject: 'Tilgang til altinn:broker.write for 310904473',
        body: 'Hei!\n\nVi ber om API-tilgangen altinn:broker.write i TT02 for Fjordby kommune (310 904 473).\n\nVennlig hilsen\n',
      }),
    'services.find': ({ words }) =>
      success({
        services: registry
          .filter(({ title, id }) => `${title ?? ''} ${id}`.toLowerCase().includes(words.toLowerCase()))
          .map(({ id, title, owner }) => ({ id, title, owner, type: 'BrokerService' })),
      }),
    'profiles.setClient': ({ profileId, clientId }) => {
      change({ ...profile(profileId), clientId })
      return success(profile(profileId))
    },
    'profiles.addService': ({ profileId, serviceId }) => {
      const service = registry.find(({ id }) => id === serviceId)
      if (service === undefined) return failure(fault('service-unknown', { values: { service: serviceId } }))
      const before = profile(profileId)
      change({ ...before, services: [...before.services, service] })
      return success(profile(profileId))
    },
    'system.register': ({ profileId }) => did(profileId, () => (world.registered = true)),
    'systemUser.request': ({ profileId }) => did(profileId, () => (world.request = 'waiting')),
    'systemUser.change': ({ profileId }) => did(profileId, () => (world.request = 'waiting')),
    'systemUser.adopt': ({ profileId }) => did(profileId, () => (world.request = 'approved')),
    'trial.send': ({ profileId }) => did(profileId, () => (world.trial = true)),

    'keys.list': () => success({ keys: world.keys }),
    'keys.make': () => {
      if (!keychain && !passphrase) {
        vault = 'closed'
        return failure(fault('keychain-missing'))
      }
      const key = keyOf(world.keys.length === 0 ? 'current' : 'next', now, world.keys.length + 1)
      world.keys = [...world.keys, key]
      stale()
      return success(key)
    },
    'keys.read': ({ password }) => {
      if (password === null) return failure(fault('key-password-needed'))
      if (password !== 'riktig') return failure(fault('key-password-wrong'))
      return success({ found: foundKeys(now) })
    },
    'keys.readStore': () => success({ found: foundKeys(now).slice(0, 3) }),
    'keys.take': ({ keyId }) => {
      const key = { ...keyOf('current', now, world.keys.length + 1), keyId, source: 'imported' as const }
      world.keys = [...world.keys, key]
      stale()
      return success(key)
    },
    'keys.setKeyId': ({ id, keyId }) => rename(id, { keyId }),
    'keys.registered': ({ id, at }) => rename(id, { registeredAt: at }),
    'keys.switch': ({ id }) => {
      world.keys = world.keys.map((key) =>
        key.id === id ? { ...key, role: 'current' } : key.role === 'current' ? { ...key, role: 'old' } : key,
      )
      return rename(id, {})
    },
    'keys.remove': ({ id }) => {
      world.keys = world.keys.filter((key) => key.id !== id)
      return success(null)
    },

    'vault.get': () => success(vaultView()),
    'vault.unlock': ({ passphrase: given }) => {
      if (given !== 'fire ord som passer') return failure(fault('vault-passphrase-wrong'))
      vault = 'open'
      return success(vaultView())
    },
    'vault.setPassphrase': ({ passphrase: given }) => {
      passphrase = given !== null
      if (passphrase) vault = 'open'
      return success(vaultView())
    },
    'vault.backup': () => success({ name: 'budstikke-2026-11-21.backup' }),
    'vault.restore': () => success({ added: 2, same: 1, different: 1 }),
    'calendar.list': () => success({ entries: scene === 'from-nothing' ? [] : calendarOf(now) }),
  }
}
