/**
 * From an empty desk to an approved system user, one thing missing after the other, each brought about as a person
 * does it or fails to: through self-service, the system register and the approval page. Nothing is put right again.
 */
import { services } from '../../support/flow.ts'
import { faultOf, type Refusal, type Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'

export interface Newcomer extends Stage {
  readonly profileId: string
  /** Set when the person has made it. */
  clientId: string
}

type Row = Scenario<Newcomer>
export const organisation = '311467204'
const builder = '310333603'
const brokerScopes = ['altinn:broker.read', 'altinn:broker.write']
const vendorScopes = [
  'altinn:authentication/systemregister.write',
  'altinn:authentication/systemuser.request.write',
  'altinn:authentication/systemuser.request.read',
]
export const allScopes = [...brokerScopes, ...vendorScopes]
/** Belongs to somebody else, who has had our client on it before us. */
const strangeSystem = `${builder}_annet`

const has = async (stage: Newcomer, clientId: string): Promise<void> => {
  stage.clientId = clientId
  await stage.engine.call('profiles.setClient', { profileId: stage.profileId, clientId })
}
const addServices = async ({ engine, profileId }: Newcomer, ...ids: readonly string[]): Promise<void> => {
  for (const serviceId of ids) await engine.call('profiles.addService', { profileId, serviceId })
}
const removeService = ({ engine, profileId }: Newcomer, serviceId: string) =>
  engine.call('profiles.removeService', { profileId, serviceId })
const ask = ({ engine, profileId }: Newcomer) =>
  engine.clock.hurry(() => engine.call('systemUser.request', { profileId }))
/** Altinn's own id of the request that is open. */
async function requestOf({ simulator }: Newcomer): Promise<string> {
  const { requests } = await simulator.control.systemUsers.list()
  const found = requests.findLast((one) => one.organisation === organisation)
  if (found === undefined) throw new Error('Nobody has asked')
  return found.id
}
const decided =
  (decide: (stage: Newcomer, requestId: string) => Promise<unknown>): Row['spoil'] =>
  async (stage) => {
    await ask(stage)
    await decide(stage, await requestOf(stage))
  }

export const gettingIn: readonly Row[] = [
  {
    ...{ name: 'nobody has said that the terms are accepted', step: 'terms', code: 'terms-open' },
    ...{ who: 'manager', goesOn: true, atTheTerminal: true },
    spoil: () => Promise.resolve(),
  },
  {
    ...{ name: 'there is no key yet', step: 'key', code: 'key-missing', atTheTerminal: true },
    spoil: ({ engine, profileId }) => engine.call('setup.tickTerms', { profileId, done: true }),
  },
  {
    ...{ name: 'no client id has been pasted yet', step: 'client', code: 'client-missing' },
    spoil: ({ engine, profileId }) => engine.call('keys.make', { profileId }),
  },
  {
    ...{ name: 'Maskinporten has no such client', step: 'client', code: 'client-unknown', number: 'MP-100' },
    atTheTerminal: true,
    spoil: (stage) => has(stage, '00000000-0000-4000-8000-000000000000'),
  },
  {
    ...{ name: 'the key is not on the client', step: 'client', code: 'key-mismatch', number: 'MP-124' },
    async spoil(stage) {
      const { selfService } = stage.simulator.control
      await selfService.acceptTerms(organisation)
      await has(stage, await selfService.createClient(organisation, 'idporten'))
    },
  },
  {
    ...{ name: 'the client is of another kind', step: 'client', code: 'client-wrong-type', number: 'MP-201' },
    async spoil({ engine, simulator, profileId, clientId }) {
      const { keys } = await engine.call('keys.list', { profileId })
      await simulator.control.selfService.addKey(clientId, keys[0]?.publicJwk ?? '')
    },
  },
  {
    ...{ name: 'the client has no scopes', step: 'scopes', code: 'scope-not-on-client', number: 'MP-200' },
    async spoil(stage) {
      const { selfService } = stage.simulator.control
      await has(stage, await selfService.createClient(organisation))
      const { keys } = await stage.engine.call('keys.list', { profileId: stage.profileId })
      await selfService.addKey(stage.clientId, keys[0]?.publicJwk ?? '')
    },
  },
  {
    ...{ name: 'its scopes are not granted', step: 'scopes', code: 'scope-not-granted', number: 'MP-250' },
    ...{ who: 'altinn', atTheTerminal: true },
    spoil: ({ simulator, clientId }) => simulator.control.client({ clientId, scopes: allScopes }),
  },
  {
    ...{ name: 'it may not register systems', step: 'scopes', code: 'scope-not-granted', number: 'MP-250' },
    ...{ who: 'altinn', goesOn: true },
    spoil: ({ simulator }) => simulator.control.selfService.grant(organisation, ...brokerScopes),
  },
  {
    ...{ name: 'no service has been chosen', step: 'service', code: 'service-missing', atTheTerminal: true },
    spoil: ({ simulator }) => simulator.control.selfService.grant(organisation, ...vendorScopes),
  },
  {
    ...{ name: 'there is no such service', step: 'service', code: 'service-unknown' },
    spoil: (stage) => addServices(stage, 'ovelse-finnes-ikke'),
  },
  {
    ...{ name: 'the service is no file transfer', step: 'service', code: 'service-type-wrong' },
    async spoil(stage) {
      await removeService(stage, 'ovelse-finnes-ikke')
      await addServices(stage, 'ovelse-skjema')
    },
  },
  {
    ...{ name: 'one of two services is no file transfer', step: 'service', code: 'service-type-wrong' },
    goesOn: true,
    spoil: (stage) => addServices(stage, services.open),
  },
  {
    ...{ name: 'the system is not registered', step: 'system', code: 'system-missing', atTheTerminal: true },
    spoil: (stage) => removeService(stage, 'ovelse-skjema'),
  },
]

/** What Altinn answers at once to what the person tries meanwhile: the system is not registered yet. */
export const refusedBefore: readonly Refusal<Newcomer>[] = [
  {
    ...{ name: 'a system user is asked for without a system', step: 'system-user', code: 'system-missing' },
    act: ({ engine, profileId }) => faultOf(engine, 'systemUser.request', { profileId }),
  },
  {
    ...{ name: 'the client stands on another system', step: 'system', code: 'system-client-taken' },
    spoil: ({ simulator, clientId }) =>
      simulator.control.systemUsers.system({ id: strangeSystem, clientIds: [clientId] }),
    act: ({ engine, profileId }) => faultOf(engine, 'system.register', { profileId }),
    mend: ({ simulator }) => simulator.control.systemUsers.removeSystem(strangeSystem),
  },
  {
    ...{ name: 'a service of the system is unknown', step: 'system', code: 'system-resource-unknown' },
    spoil: (stage) => addServices(stage, 'ovelse-finnes-ikke'),
    act: ({ engine, profileId }) => faultOf(engine, 'system.register', { profileId }),
    mend: (stage) => removeService(stage, 'ovelse-finnes-ikke'),
  },
]

export const beingApproved: readonly Row[] = [
  {
    ...{ name: 'there is no system user', step: 'system-user', code: 'system-user-none' },
    atTheTerminal: true,
    spoil: ({ engine, profileId }) => engine.call('system.register', { profileId }),
  },
  {
    ...{ name: 'its approval is waited for', step: 'system-user', code: 'system-user-waiting' },
    ...{ state: 'waiting', who: 'approver' },
    spoil: ask,
  },
  {
    ...{ name: 'the approver has sent it on', step: 'system-user', code: 'system-user-waiting' },
    ...{ state: 'waiting', who: 'approver' },
    spoil: async (stage) => stage.simulator.control.systemUsers.escalate(await requestOf(stage)),
  },
  {
    ...{ name: 'the approver lacks what is asked', step: 'system-user', code: 'system-user-waiting' },
    ...{ state: 'waiting', who: 'approver' },
    async spoil(stage) {
      const { systemUsers } = stage.simulator.control
      await systemUsers.approver({ organisation, packages: [] })
      const refused = await systemUsers
        .approve(await requestOf(stage))
        .catch((error: unknown) => String(error))
      if (!String(refused).includes('AUTH-00053')) throw new Error(`It was not refused: ${String(refused)}`)
      await systemUsers.approver({ organisation })
    },
  },
  {
    ...{ name: 'the request was turned down', step: 'system-user', code: 'system-user-rejected' },
    who: 'approver',
    spoil: decided((stage, id) => stage.simulator.control.systemUsers.reject(id)),
  },
  {
    ...{ name: 'the request was denied', step: 'system-user', code: 'system-user-rejected' },
    who: 'approver',
    spoil: decided((stage, id) => stage.simulator.control.systemUsers.deny(id)),
  },
  {
    ...{ name: 'nobody approved in time', step: 'system-user', code: 'system-user-timed-out' },
    spoil: decided((stage, id) => stage.simulator.control.systemUsers.setStatus(id, 'Timedout')),
  },
  {
    ...{ name: 'the request is gone', step: 'system-user', code: 'system-user-request-gone' },
    spoil: decided((stage, id) =>
      stage.simulator.control.request('POST', '/system-user/request', { action: 'remove', id }),
    ),
  },
  {
    ...{ name: 'approved, and no trial sent yet', step: 'trial', code: 'trial-open', state: 'optional' },
    spoil: decided((stage, id) => stage.simulator.control.systemUsers.approve(id)),
  },
  {
    ...{ name: 'the system user was taken away', step: 'system-user', code: 'system-user-missing' },
    number: 'MP-303',
    async spoil({ simulator }) {
      const { systemUsers } = await simulator.control.systemUsers.list()
      for (const { id } of systemUsers.filter((one) => one.organisation === organisation))
        await simulator.control.systemUsers.remove(id)
    },
  },
  {
    ...{ name: 'a new one is asked for', step: 'system-user', code: 'system-user-waiting' },
    ...{ state: 'waiting', who: 'approver' },
    spoil: ask,
  },
  {
    ...{ name: 'the new one is turned down', step: 'system-user', code: 'system-user-rejected' },
    who: 'approver',
    spoil: decided((stage, id) => stage.simulator.control.systemUsers.reject(id)),
  },
  {
    ...{ name: 'the new one is approved', step: 'trial', code: 'trial-open', state: 'optional' },
    spoil: decided((stage, id) => stage.simulator.control.systemUsers.approve(id)),
  },
]
