/**
 * Every failure of the set-up that the practice environment can bring about, one after the other on one profile
 * that works: the right step says it in its own words, and is in order again afterwards. Prints scenario → step →
 * sentence.
 */
import { expect, test } from 'vitest'
import type { Network } from '../../main/ports.ts'
import { createLog } from '../../main/lib/log.ts'
import { createNetwork } from '../../main/lib/network.ts'
import { fault, type Fault, type FaultCode } from '../../preload/contract/fault.ts'
import { failure } from '../../preload/contract/result.ts'
import { sentenceOf } from '../../preload/contract/sentences/index.ts'
import type { SetupActor, SetupState, SetupStep, SetupStepId } from '../../preload/contract/setup-models.ts'
import { services, startWorld, type World } from '../support/flow.ts'
import type { TroubleRule } from '../support/simulator.ts'
import { systemClock } from '../../main/lib/clock.ts'

const newcomer = '313772403'
const clientId = 'aaaaaaaa-0000-4000-8000-000000000001'
const day = 86_400_000
const brokerScopes = ['altinn:broker.read', 'altinn:broker.write']
const vendorScopes = [
  'altinn:authentication/systemregister.write',
  'altinn:authentication/systemuser.request.write',
  'altinn:authentication/systemuser.request.read',
]
const scopes = [...brokerScopes, ...vendorScopes]

/** Between us and the practice environment: breaks the way there as told. */
function breakable(): Network & { trouble: Fault | null } {
  const network = createNetwork({ version: 'test', log: createLog({ write: () => {}, clock: systemClock }) })
  const wrapped: Network & { trouble: Fault | null } = {
    trouble: null,
    reset: network.reset,
    request: (request) =>
      wrapped.trouble === null ? network.request(request) : Promise.resolve(failure(wrapped.trouble)),
  }
  return wrapped
}

interface Stage {
  readonly world: World
  readonly network: ReturnType<typeof breakable>
  readonly profileId: string
  readonly keys: readonly Readonly<Record<string, unknown>>[]
}
interface Scenario {
  readonly name: string
  readonly step: SetupStepId
  readonly code: FaultCode
  readonly state?: SetupState
  readonly who?: SetupActor
  readonly spoil: (stage: Stage) => Promise<unknown>
  /** What `restore` below does not put right. */
  readonly mend?: (stage: Stage) => Promise<unknown>
}

const trouble =
  (rule: TroubleRule): Scenario['spoil'] =>
  ({ world }) =>
    world.simulator.control.trouble({ ...rule, match: { times: null, ...rule.match } })
const answers = (operation: string, status: number, body?: unknown) =>
  trouble({
    match: { operation },
    action: { status, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
  })
const onTheWay =
  (code: FaultCode): Scenario['spoil'] =>
  ({ network }) => {
    network.trouble = fault(code, { values: { host: 'test.maskinporten.no', issuer: 'Fjordby Nettvakt' } })
    return Promise.resolve()
  }
const client =
  (patch: Readonly<Record<string, unknown>>): Scenario['spoil'] =>
  ({ world }) =>
    world.simulator.control.client({ clientId, ...patch })
const service =
  (patch: Readonly<Record<string, unknown>>): Scenario['spoil'] =>
  ({ world }) =>
    world.simulator.control.service({ id: services.open, ...patch })
const refusal = (code: string) => ({
  status: 401,
  title: 'Unauthorized',
  code,
  detail: 'No.',
  traceId: '00-1',
})

const scenarios: readonly Scenario[] = [
  ...(
    [
      ['offline', 'waiting'],
      ['host-unreachable', 'waiting'],
      ['proxy-login', 'attention'],
      ['certificate-untrusted', 'attention'],
    ] as const
  ).map(([code, state]): Scenario => ({
    ...{ name: `the way there: ${code}`, step: 'network', code, state, who: 'it', spoil: onTheWay(code) },
  })),
  {
    ...{
      name: 'a page of the guest network',
      step: 'network',
      code: 'proxy-answer',
      state: 'waiting',
      who: 'it',
    },
    spoil: trouble({ match: { operation: 'metadata' }, action: { html: '<title>Logg inn</title>' } }),
  },
  {
    ...{ name: 'another Maskinporten answers', step: 'network', code: 'issuer-unexpected' },
    spoil: answers('metadata', 200, { issuer: 'https://x.no/', token_endpoint: 'https://x.no/token' }),
  },
  {
    ...{ name: 'Altinn is down', step: 'network', code: 'service-busy', state: 'waiting', who: 'nobody' },
    spoil: answers('openid-configuration', 503),
  },
  {
    ...{ name: 'the clock is a minute off', step: 'network', code: 'clock-wrong', who: 'it' },
    spoil: ({ world }) => world.simulator.control.skew(60_000),
  },
  {
    ...{ name: 'the terms are not ticked', step: 'terms', code: 'terms-open', who: 'manager' },
    spoil: ({ world, profileId }) => world.engine.call('setup.tickTerms', { profileId, done: false }),
    mend: ({ world, profileId }) => world.engine.call('setup.tickTerms', { profileId, done: true }),
  },
  {
    ...{ name: 'nobody knows the client', step: 'client', code: 'client-unknown', who: 'you' },
    spoil: ({ world, profileId }) =>
      world.engine.call('profiles.setClient', { profileId, clientId: 'wrong' }),
    mend: ({ world, profileId }) => world.engine.call('profiles.setClient', { profileId, clientId }),
  },
  {
    ...{ name: 'the client is of another kind', step: 'client', code: 'client-wrong-type' },
    spoil: client({ integrationType: 'idporten' }),
  },
  {
    ...{ name: 'the key is not on the client', step: 'client', code: 'key-mismatch' },
    spoil: client({ keys: [] }),
  },
  {
    ...{ name: 'the key has lapsed', step: 'client', code: 'key-expired' },
    spoil: (stage) =>
      client({ keys: stage.keys.map((key) => ({ ...key, uploadedAt: Date.now() - 400 * day })) })(stage),
  },
  {
    ...{ name: 'Maskinporten says something new', step: 'client', code: 'grant-refused', who: 'digdir' },
    spoil: answers('token', 400, { error: 'invalid_grant', error_description: 'MP-110: No.' }),
  },
  {
    ...{ name: 'a scope is not on the client', step: 'scopes', code: 'scope-not-on-client', who: 'you' },
    spoil: client({ scopes: scopes.filter((scope) => scope !== 'altinn:broker.write') }),
  },
  {
    ...{ name: 'a scope is not granted', step: 'scopes', code: 'scope-not-granted', who: 'altinn' },
    spoil: client({ granted: scopes.filter((scope) => scope !== 'altinn:broker.write') }),
  },
  {
    ...{ name: 'Altinn refuses the login', step: 'exchange', code: 'exchange-refused', who: 'altinn' },
    spoil: answers('exchange', 401),
  },
  {
    ...{ name: 'an enterprise user is gone', step: 'exchange', code: 'enterprise-user-gone' },
    spoil: answers('exchange', 410),
  },
  {
    ...{ name: 'no service', step: 'service', code: 'service-missing', who: 'you' },
    spoil: ({ world, profileId }) =>
      world.engine.call('profiles.removeService', { profileId, serviceId: services.open }),
    mend: ({ world, profileId }) =>
      world.engine.call('profiles.addService', { profileId, serviceId: services.open }),
  },
  {
    ...{ name: 'a service that nobody knows', step: 'service', code: 'service-unknown' },
    spoil: ({ world, profileId }) =>
      world.engine.call('profiles.addService', { profileId, serviceId: 'borte' }),
    mend: ({ world, profileId }) =>
      world.engine.call('profiles.removeService', { profileId, serviceId: 'borte' }),
  },
  {
    ...{ name: 'no file transfer', step: 'service', code: 'service-type-wrong' },
    spoil: service({ resourceType: 'AltinnApp' }),
  },
  {
    ...{ name: 'an older service', step: 'service', code: 'service-type-unusual', state: 'ok' },
    spoil: service({ resourceType: 'GenericAccessResource' }),
  },
  {
    ...{ name: 'an access list', step: 'service', code: 'access-list-on', state: 'ok' },
    spoil: ({ world }) => world.simulator.control.accessList(services.open, [newcomer]),
  },
  {
    ...{ name: 'the system is not registered', step: 'system', code: 'system-missing', who: 'you' },
    spoil: answers('system-get', 404),
  },
  {
    ...{ name: 'the system is another’s', step: 'system', code: 'system-of-another' },
    spoil: answers('system-get', 403),
  },
  {
    ...{ name: 'the system lacks a package', step: 'system', code: 'system-outdated', who: 'you' },
    spoil: ({ world, profileId }) =>
      world.engine.call('profiles.addService', { profileId, serviceId: services.withAccessList }),
    mend: ({ world, profileId }) =>
      world.engine.call('profiles.removeService', { profileId, serviceId: services.withAccessList }),
  },
  {
    ...{ name: 'the system user is gone', step: 'system-user', code: 'system-user-missing' },
    spoil: answers('token', 400, {
      error: 'invalid_altinn_customer_configuration',
      error_description: 'MP-303: No.',
    }),
  },
  {
    ...{ name: 'no access to the service', step: 'access', code: 'service-no-access', who: 'service-owner' },
    spoil: answers('search', 401, refusal('BRO-00006')),
  },
  {
    ...{ name: 'the service is not ready', step: 'access', code: 'service-not-ready', who: 'service-owner' },
    spoil: answers('search', 403, refusal('BRO-00005')),
  },
  {
    ...{ name: 'the token lacks the scope', step: 'access', code: 'scope-missing' },
    spoil: answers('search', 403),
  },
  {
    ...{ name: 'a subscription key is wanted', step: 'access', code: 'subscription-key-missing' },
    spoil: answers('search', 401, {
      statusCode: 401,
      message: 'Access denied due to missing subscription key.',
    }),
  },
  {
    ...{ name: 'the trial is not sent', step: 'trial', code: 'trial-open', state: 'optional' },
    spoil: () => Promise.resolve(),
  },
  {
    ...{ name: 'the key lapses in a week', step: 'watch', code: 'lapses-soon' },
    spoil: ({ world, profileId, keys: [key] }) =>
      world.engine.call('keys.registered', {
        profileId,
        id: String(key?.['id']),
        at: Date.now() - 358 * day,
      }),
    mend: ({ world, profileId, keys: [key] }) =>
      world.engine.call('keys.registered', { profileId, id: String(key?.['id']), at: Date.now() }),
  },
]

const stepOf = (steps: readonly SetupStep[], id: SetupStepId): SetupStep => {
  const step = steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`There is no step ${id}`)
  return step
}
async function checked({ world, profileId }: Stage, step: SetupStepId): Promise<SetupStep> {
  return stepOf((await world.engine.call('setup.check', { profileId, step })).steps, step)
}

/** As a person presses a button on Altinn's page. */
async function decide(step: SetupStep, verdict: 'approve' | 'reject'): Promise<void> {
  const link = step.links.find(({ kind }) => kind === 'approval')
  if (link === undefined) throw new Error('There is no link to approve at')
  const answer = await fetch(link.url, {
    method: 'POST',
    body: new URLSearchParams({ who: 'manager', verdict }),
  })
  expect(answer.status).toBe(200)
}

/** From nothing: key, client, service; the system and its user come by the checklist. */
async function newProfile(): Promise<Stage> {
  const network = breakable()
  const world = await startWorld({ network })
  const { engine, simulator } = world
  const { id: profileId } = await engine.call('profiles.create', {
    ...{ environmentId: 'practice', organisation: newcomer },
  })
  const key = await engine.call('keys.make', { profileId })
  const publicKey: unknown = JSON.parse(key.publicJwk ?? '{}')
  const keys = [{ kid: key.keyId, publicKey, uploadedAt: Date.now() }]
  await simulator.control.client({ clientId, organisation: newcomer, scopes, granted: scopes, keys })
  await engine.call('profiles.setClient', { profileId, clientId })
  await engine.call('profiles.addService', { profileId, serviceId: services.open })
  return { world, network, profileId, keys: keys.map((one) => ({ ...one, id: key.id })) }
}
const registered = ({ keys }: Stage) =>
  keys.map(({ kid, publicKey, uploadedAt }) => ({ kid, publicKey, uploadedAt }))

async function restore(stage: Stage): Promise<void> {
  const { control } = stage.world.simulator
  stage.network.trouble = null
  await control.noTrouble()
  await control.skew(0)
  await control.client({
    clientId,
    integrationType: 'maskinporten',
    scopes,
    granted: scopes,
    keys: registered(stage),
  })
  await control.service({ id: services.open, resourceType: 'BrokerService' })
  await control.accessList(services.open, null)
}

test('a system user is asked for, turned down, asked for again and approved by a person on Altinn’s page', async () => {
  const stage = await newProfile()
  const { world, profileId } = stage
  const { engine } = world
  expect((await checked(stage, 'system')).fault?.code).toBe('system-missing')
  await engine.call('system.register', { profileId })
  expect((await checked(stage, 'system')).state).toBe('ok')
  expect((await checked(stage, 'system-user')).fault?.code).toBe('system-user-none')

  const ask = async (): Promise<SetupStep> =>
    stepOf((await engine.call('systemUser.request', { profileId })).steps, 'system-user')
  const first = await ask()
  expect(first).toMatchObject({ state: 'waiting', who: 'approver', fault: { code: 'system-user-waiting' } })
  const letter = await engine.call('setup.letter', { profileId, kind: 'approval', language: 'nb' })
  expect(letter.body).toContain(first.links[0]?.url)

  await decide(first, 'reject')
  expect((await checked(stage, 'system-user')).fault?.code).toBe('system-user-rejected')
  await decide(await ask(), 'approve')
  expect((await checked(stage, 'system-user')).state).toBe('ok')
  const { steps } = await engine.call('setup.check', { profileId })
  expect(steps.filter(({ state }) => state !== 'ok' && state !== 'optional')).toEqual([])
})

test('every failure that can be brought about is recognised, and said in three languages', async () => {
  const stage = await newProfile()
  const { engine } = stage.world
  await engine.call('system.register', { profileId: stage.profileId })
  const { steps } = await engine.call('systemUser.request', { profileId: stage.profileId })
  await decide(stepOf(steps, 'system-user'), 'approve')
  expect((await checked(stage, 'system-user')).state).toBe('ok')

  const table: string[] = []
  for (const { name, step: id, code, state = 'attention', who, spoil, mend } of scenarios) {
    await spoil(stage)
    const step = await checked(stage, id)
    expect.soft({ name, state: step.state, code: step.fault?.code, ...(who && { who: step.who }) }).toEqual({
      ...{ name, state, code },
      ...(who && { who }),
    })
    await mend?.(stage)
    await restore(stage)
    if (step.fault === null) continue
    for (const language of ['nb', 'nn', 'en'] as const) {
      const { what, next } = sentenceOf(step.fault, language)
      expect.soft(`${what} ${next}`).not.toMatch(/\{\{|undefined|NaN/)
      if (language === 'nb') table.push(`${name} → ${id} → ${what} ${next}`)
    }
  }
  process.stdout.write(`${table.join('\n')}\n`)
  // Nothing of it has left a mark.
  const again = await engine.call('setup.check', { profileId: stage.profileId })
  expect(again.steps.filter(({ state }) => state !== 'ok' && state !== 'optional')).toEqual([])
}, 120_000)
