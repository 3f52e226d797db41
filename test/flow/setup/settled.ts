/** A profile on which everything works: each scenario spoils one thing, and `restore` puts it right again. */
import { services } from '../../support/flow.ts'
import { allScopes } from './newcomer.ts'
import type { Stage } from './stage.ts'

export interface Settled extends Stage {
  readonly profileId: string
  readonly keys: readonly RegisteredKey[]
}

interface RegisteredKey {
  readonly id: string
  readonly kid: string
  readonly publicKey: unknown
  readonly uploadedAt: number
}

export const organisation = '313772403'
export const organisationName = 'Fossheim Musikklag'
export const clientId = 'aaaaaaaa-0000-4000-8000-000000000001'
export const systemId = `${organisation}_budstikke`
export const reference = `budstikke-${organisation}`
/** What the policy of the open service asks for. */
export const everydayPackage = 'informasjon-og-kommunikasjon'
/** Without events: those are optional. */
const grants = { scopes: allScopes, granted: allScopes }

const keysAtMaskinporten = (keys: readonly RegisteredKey[]) =>
  keys.map(({ kid, publicKey, uploadedAt }) => ({ kid, publicKey, uploadedAt }))

export async function systemUserIdOf({ simulator }: Pick<Stage, 'simulator'>): Promise<string> {
  const { systemUsers } = await simulator.control.systemUsers.list()
  return systemUsers.find((one) => one.organisation === organisation)?.id ?? ''
}

/** With one system user of Budstikke's own system, approved. */
export async function settle(stage: Stage): Promise<Settled> {
  const { engine, simulator } = stage
  const { control } = simulator
  const { id: profileId } = await engine.call('profiles.create', { environmentId: 'practice', organisation })
  const key = await engine.call('keys.make', { profileId })
  const publicKey: unknown = JSON.parse(key.publicJwk ?? '{}')
  const uploadedAt = engine.clock.now()
  const keys = [{ id: key.id, kid: key.keyId ?? '', publicKey, uploadedAt }]
  await control.organisation({ number: organisation, name: organisationName })
  await control.client({ clientId, organisation, ...grants, keys: keysAtMaskinporten(keys) })
  await engine.call('profiles.setClient', { profileId, clientId })
  await engine.call('profiles.addService', { profileId, serviceId: services.open })
  await engine.call('system.register', { profileId })
  await engine.call('systemUser.request', { profileId })
  const [request] = (await control.systemUsers.list()).requests.filter(
    (one) => one.organisation === organisation,
  )
  await control.systemUsers.approve(request?.id ?? '')
  const settled = { ...stage, profileId, keys }
  await settled.check(profileId)
  return settled
}

export async function restore(stage: Settled): Promise<void> {
  const { control } = stage.simulator
  await control.noTrouble()
  await control.skew(0)
  await control.client({
    ...{ clientId, organisation, integrationType: 'maskinporten', ...grants },
    keys: keysAtMaskinporten(stage.keys),
  })
  await control.service({ id: services.open, resourceType: 'BrokerService', configured: true })
  await control.accessList(services.open, null)
  await control.systemUsers.system({
    ...{ id: systemId, vendor: organisation, clientIds: [clientId], packages: [everydayPackage], rights: [] },
  })
}
