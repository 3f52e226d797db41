/** Steps 9 to 15 on a profile that works: service, system, system user, access, trial, watch. platform.md §8. */
import { services } from '../../support/flow.ts'
import type { SetupStep } from '../../../preload/contract/setup-models.ts'
import { faultOf, type Refusal, type Scenario } from './scenario.ts'
import {
  everydayPackage,
  organisation,
  reference,
  systemId,
  systemUserIdOf,
  type Settled,
} from './settled.ts'
import { answers, problem } from './stage.ts'

type Row = Scenario<Settled>
const minute = 60_000
const day = 24 * 60 * minute
const otherOrganisation = '310333603'
const olderService = 'ovelse-eldre-tjeneste'

const service =
  (patch: Readonly<Record<string, unknown>>): Row['spoil'] =>
  ({ simulator }) =>
    simulator.control.service({ id: services.open, ...patch })
const system =
  (patch: Readonly<Record<string, unknown>>): Row['spoil'] =>
  ({ simulator }) =>
    simulator.control.systemUsers.system({ id: systemId, ...patch })
const systemUser =
  (patch: Readonly<Record<string, unknown>>): Row['spoil'] =>
  async (stage) =>
    stage.simulator.control.systemUsers.change({ id: await systemUserIdOf(stage), ...patch })
const has =
  (serviceId: string): Row['spoil'] =>
  ({ engine, profileId }) =>
    engine.call('profiles.addService', { profileId, serviceId })
const hasNot =
  (serviceId: string): Row['spoil'] =>
  ({ engine, profileId }) =>
    engine.call('profiles.removeService', { profileId, serviceId })

const serviceRows: readonly Row[] = [
  {
    ...{ name: 'one of two services was taken away', step: 'service', code: 'service-unknown', goesOn: true },
    async spoil(stage) {
      await has(olderService)(stage)
      await stage.simulator.control.service({ id: olderService, registered: false })
    },
    async mend(stage) {
      await stage.simulator.control.service({ id: olderService, registered: true })
      await hasNot(olderService)(stage)
    },
  },
  {
    // One that the environment names by itself is believed to exist.
    ...{ name: 'the registry answers with nothing', step: 'service', code: 'service-unknown' },
    async spoil(stage) {
      await has(olderService)(stage)
      await hasNot(services.open)(stage)
      await answers('registry-resource', 204)(stage)
    },
    async mend(stage) {
      await has(services.open)(stage)
      await hasNot(olderService)(stage)
    },
  },
  {
    ...{ name: 'the registry is down', step: 'service', code: 'service-busy', state: 'waiting' },
    who: 'nobody',
    spoil: answers('registry-resource', 503),
  },
  {
    ...{
      name: 'the service is of an older type',
      step: 'service',
      code: 'service-type-unusual',
      state: 'ok',
    },
    spoil: service({ resourceType: 'GenericAccessResource' }),
  },
  {
    ...{ name: 'the service has an access list', step: 'service', code: 'access-list-on', state: 'ok' },
    spoil: ({ simulator }) => simulator.control.accessList(services.open, [organisation]),
  },
]

const systemRows: readonly Row[] = [
  {
    ...{ name: 'the system was removed', step: 'system', code: 'system-missing' },
    spoil: ({ simulator }) => simulator.control.systemUsers.removeSystem(systemId),
  },
  {
    ...{ name: 'the system is another organisation’s', step: 'system', code: 'system-of-another' },
    spoil: system({ vendor: otherOrganisation }),
  },
  {
    ...{ name: 'the system lacks our client', step: 'system', code: 'system-outdated' },
    spoil: system({ clientIds: [] }),
  },
  {
    ...{ name: 'the system lacks the package', step: 'system', code: 'system-outdated' },
    spoil: system({ packages: [] }),
  },
  {
    ...{ name: 'the system register is down', step: 'system', code: 'service-busy', state: 'waiting' },
    who: 'nobody',
    spoil: answers('system-get', 503),
  },
]

const systemUserRows: readonly Row[] = [
  {
    ...{ name: 'the system user has another reference', step: 'system-user', code: 'system-user-missing' },
    number: 'MP-303',
    spoil: systemUser({ externalRef: 'noe annet' }),
    mend: systemUser({ externalRef: reference }),
  },
]

const accessRows: readonly Row[] = [
  {
    ...{ name: 'the system user lacks the package', step: 'access', code: 'service-no-access' },
    ...{ who: 'service-owner', number: 'BRO-00006', atTheTerminal: true },
    spoil: systemUser({ packages: [] }),
    mend: systemUser({ packages: [everydayPackage] }),
  },
  {
    ...{ name: 'we are not on the access list', step: 'access', code: 'service-no-access' },
    ...{ who: 'service-owner', number: 'BRO-00006' },
    spoil: ({ simulator }) => simulator.control.accessList(services.open, [otherOrganisation]),
  },
  {
    ...{ name: 'the owner has not finished the service', step: 'access', code: 'service-not-ready' },
    ...{ who: 'service-owner', number: 'BRO-00005' },
    spoil: problem('search', 403, 'BRO-00005'),
  },
  {
    ...{ name: 'the service is not set up in Broker', step: 'access', code: 'service-not-ready' },
    ...{ who: 'service-owner', number: 'BRO-00025' },
    spoil: problem('search', 400, 'BRO-00025'),
  },
  {
    ...{ name: 'Broker does not know the login', step: 'access', code: 'token-refused' },
    spoil: answers('search', 401),
  },
  {
    ...{ name: 'Broker misses the scope in the token', step: 'access', code: 'scope-missing', who: 'altinn' },
    spoil: answers('search', 403),
  },
  {
    ...{ name: 'Broker wants a subscription key', step: 'access', code: 'subscription-key-missing' },
    spoil: answers('search', 401, { statusCode: 401, message: 'Access denied due to missing key.' }),
  },
  {
    ...{ name: 'Broker is called too often', step: 'access', code: 'too-many-calls' },
    ...{ state: 'waiting', who: 'nobody' },
    spoil: ({ simulator }) => simulator.control.limits({ enabled: true, perMinute: { search: 0 } }),
    async mend(stage) {
      await stage.simulator.control.limits({ enabled: false, perMinute: { search: 10 } })
      await stage.pass(2 * minute)
    },
  },
  {
    ...{ name: 'Broker is down', step: 'access', code: 'service-busy', state: 'waiting', who: 'nobody' },
    spoil: answers('search', 503),
  },
  {
    ...{ name: 'events are not allowed', step: 'events', code: 'events-off', state: 'optional' },
    atTheTerminal: true,
    spoil: () => Promise.resolve(),
  },
]

async function lastRequest({ simulator }: Settled): Promise<string> {
  const { requests } = await simulator.control.systemUsers.list()
  return requests.findLast((one) => one.organisation === organisation)?.id ?? ''
}
const askForMore = ({ engine, profileId }: Settled) =>
  engine.clock.hurry(() => engine.call('systemUser.change', { profileId }))

/** A service is added that the system user has no rights to; each builds on the one before. */
export const moreRights: readonly Row[] = [
  {
    ...{ name: 'a service was added to the profile', step: 'system', code: 'system-outdated' },
    spoil: has(services.small),
  },
  {
    ...{ name: 'the system user has no right to the new one', step: 'access', code: 'service-no-access' },
    ...{ who: 'service-owner', goesOn: true },
    spoil: ({ engine, profileId }) => engine.call('system.register', { profileId }),
  },
  {
    ...{ name: 'the change of rights is waited for', step: 'system-user', code: 'system-user-waiting' },
    ...{ state: 'waiting', who: 'approver' },
    spoil: askForMore,
  },
  {
    ...{ name: 'the change of rights is turned down', step: 'system-user', code: 'system-user-rejected' },
    who: 'approver',
    spoil: async (stage) => stage.simulator.control.systemUsers.reject(await lastRequest(stage)),
  },
  {
    ...{ name: 'the change of rights has timed out', step: 'system-user', code: 'system-user-timed-out' },
    async spoil(stage) {
      await askForMore(stage)
      await stage.simulator.control.systemUsers.setStatus(await lastRequest(stage), 'Timedout')
    },
  },
  {
    ...{ name: 'the change of rights is approved', step: 'trial', code: 'trial-open', state: 'optional' },
    async spoil(stage) {
      await askForMore(stage)
      await stage.simulator.control.systemUsers.approve(await lastRequest(stage))
    },
    mend: hasNot(services.small),
  },
]

export const atAltinn: readonly Row[] = [...serviceRows, ...systemRows, ...systemUserRows, ...accessRows]

/** Altinn's own answers to what a person asks it for. */
export const refusedActs: readonly Refusal<Settled>[] = [
  {
    ...{ name: 'the system id is another’s', step: 'system', code: 'system-of-another' },
    spoil: system({ vendor: otherOrganisation }),
    act: ({ engine, profileId }) => faultOf(engine, 'system.register', { profileId }),
    mend: system({ vendor: organisation }),
  },
  {
    ...{ name: 'another vendor asks', step: 'system-user', code: 'system-vendor-other' },
    spoil: system({ vendor: otherOrganisation }),
    act: ({ engine, profileId }) => faultOf(engine, 'systemUser.request', { profileId }),
    mend: system({ vendor: organisation }),
  },
  ...(
    [
      ['the system id was taken meanwhile', 'system', 'system-id-taken', 'VLD-00002'],
      ['the system id has a wrong form', 'system', 'system-id-invalid', 'VLD-00001'],
      ['nobody knows the package', 'system', 'system-package-unknown', 'VLD-00008'],
    ] as const
  ).map(([name, step, code, number]): Refusal<Settled> => ({
    ...{ name, step, code },
    spoil: answers('system-update', 400, { code: 'STD-00000', validationErrors: [{ code: number }] }),
    act: ({ engine, profileId }) => faultOf(engine, 'system.register', { profileId }),
    mend: ({ simulator }) => simulator.control.noTrouble(),
  })),
  ...(
    [
      ['a right is not delegable', 'system-user-rights-unknown', 400, 'AUTH-00001'],
      ['nothing is asked for', 'system-user-rights-none', 400, 'AUTH-00059'],
      ['the approver lacks the package', 'system-user-cannot-give', 403, 'AUTH-00068'],
      ['we are not on the access list', 'access-list-missing', 403, 'AUTH-00069'],
    ] as const
  ).map(([name, code, status, number]): Refusal<Settled> => ({
    ...{ name: `${name}, says Altinn of a request`, step: 'system-user', code },
    spoil: problem('system-user-request', status, number),
    act: ({ engine, profileId }) => faultOf(engine, 'systemUser.request', { profileId }),
    mend: ({ simulator }) => simulator.control.noTrouble(),
  })),
]

const trialOf = (steps: readonly SetupStep[]) => steps.find(({ id }) => id === 'trial')
const sendTrial = ({ engine, profileId }: Settled) =>
  engine.call('trial.send', { profileId, serviceId: services.open })
/** The engine's own lanes carry the trial; this looks until it has come so far. */
const until = ({ engine, profileId }: Settled, what: string, isThere: (step: SetupStep) => boolean) =>
  engine.until(what, async () => {
    const { steps } = await engine.call('setup.check', { profileId, step: 'trial' })
    const step = trialOf(steps)
    return step !== undefined && isThere(step) ? step : null
  })
const failed = (step: SetupStep): boolean => step.state === 'attention'

/** Each is left as it is: a trial that failed is followed by another. */
export const trial: readonly Row[] = [
  {
    ...{ name: 'the recipient is not on the access list', step: 'trial', code: 'recipient-not-on-list' },
    ...{ who: 'service-owner', goesOn: true, atTheTerminal: true },
    async spoil(stage) {
      await problem('initialize', 400, 'BRO-00028')(stage)
      await sendTrial(stage)
      await until(stage, 'the trial is refused', failed)
      await stage.simulator.control.noTrouble()
    },
  },
  {
    ...{ name: 'the service is not set up to be sent through', step: 'trial', code: 'service-not-ready' },
    ...{ who: 'service-owner', goesOn: true },
    async spoil(stage) {
      await service({ configured: false })(stage)
      await sendTrial(stage)
      await until(stage, 'the trial is refused', failed)
    },
    mend: service({ configured: true }),
  },
  {
    ...{ name: 'the trial is on its way', step: 'trial', code: 'trial-waiting', state: 'waiting' },
    ...{ who: 'nobody', goesOn: true },
    async spoil(stage) {
      await stage.simulator.control.scan('manual')
      await sendTrial(stage)
      await until(stage, 'the trial is uploaded', ({ facts }) => facts['stage'] === 'uploaded')
    },
  },
  {
    ...{ name: 'a virus was found in the trial', step: 'trial', code: 'malware-found', goesOn: true },
    async spoil(stage) {
      await stage.simulator.control.release('malware')
      await stage.pass(2 * minute)
      await until(stage, 'the trial has failed', failed)
    },
  },
  {
    ...{ name: 'the trial gets nowhere for half an hour', step: 'trial', code: 'timeout', goesOn: true },
    who: 'nobody',
    async spoil(stage) {
      await sendTrial(stage)
      await until(stage, 'the trial is uploaded', ({ facts }) => facts['stage'] === 'uploaded')
      await stage.pass(31 * minute)
    },
    async mend(stage) {
      await stage.simulator.control.scan('auto')
      await stage.simulator.control.release('clean')
      await stage.pass(2 * minute)
      await until(stage, 'the trial is confirmed', ({ state }) => state === 'ok')
    },
  },
]

export const watch: readonly Row[] = [
  {
    ...{ name: 'the key lapses in a week', step: 'watch', code: 'lapses-soon', goesOn: true },
    atTheTerminal: true,
    spoil: ({ engine, profileId, keys: [key] }) =>
      engine.call('keys.registered', { profileId, id: key?.id ?? '', at: engine.clock.now() - 358 * day }),
    mend: ({ engine, profileId, keys: [key] }) =>
      engine.call('keys.registered', { profileId, id: key?.id ?? '', at: engine.clock.now() }),
  },
]
