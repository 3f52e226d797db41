/**
 * What stands between an office and Altinn (platform.md §8, step 3), with practice over https under a name that no
 * name server knows, real proxies and real refusals: the engine and `budstikke check --json`, which here runs alone
 * on a home of its own, say the same. Prints scenario → step → sentence.
 */
import { writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { builtInEnvironments, environmentSchema, type Environment } from '../../main/environments.ts'
import { createLog } from '../../main/lib/log.ts'
import { createNetwork } from '../../main/lib/network.ts'
import { systemClock } from '../../main/lib/clock.ts'
import type { FaultCode } from '../../preload/contract/fault.ts'
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { commandLine } from '../support/command-line.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { startSimulator, type RunningProxy } from '../support/simulator.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { createTable, judge, verdictsOf } from './setup/scenario.ts'
import { terminalCheck } from './setup/stage.ts'

const table = createTable()
afterAll(table.print)
const organisation = '313772403'
const secureHost = 'ovelse.test'

/** The proxy that is set, and the certificate that the machine has been told to trust. */
interface Way {
  readonly proxy?: string
  readonly trusted?: string
  /** A host that the proxy is not asked for. */
  readonly direct?: string
}

/** A network whose way out can be changed as somebody changes the settings of the machine. */
function changeableNetwork() {
  const variables: Record<string, string> = {}
  let trusted: readonly string[] = []
  const log = createLog({ write: () => {}, clock: systemClock })
  const network = createNetwork({ version: 'test', log, variables, systemCertificates: () => trusted })
  return {
    network,
    async set(way: Way): Promise<void> {
      variables['HTTPS_PROXY'] = way.proxy ?? ''
      variables['NO_PROXY'] = way.direct ?? ''
      trusted = way.trusted === undefined ? [] : [way.trusted]
      await network.reset()
    },
  }
}

/** A port of this machine where nobody listens. */
async function closedPort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const withLogin = ({ address, user = '', password = '' }: RunningProxy): string =>
  address.replace('//', `//${user}:${password}@`)
/** Every address of an environment at another origin. */
const movedTo = (environment: Environment, id: string, part: (address: string) => string): Environment =>
  environmentSchema.parse({
    ...(JSON.parse(JSON.stringify(environment), (_name, value: unknown) =>
      typeof value === 'string' && value.startsWith('http') ? part(value) : value,
    ) as object),
    ...{ id, kind: 'test', name: `Prøvemiljø ${id}` },
  })

interface Place {
  readonly environment: Environment
  readonly profileId: string
}
async function placeIn(engine: TestEngine, environment: Environment): Promise<Place> {
  await engine.call('environments.add', { document: environment })
  const { id } = await engine.call('profiles.create', { environmentId: environment.id, organisation })
  return { environment, profileId: id }
}

interface Office {
  readonly name: string
  readonly code: FaultCode
  readonly state?: 'attention' | 'waiting'
  readonly place: Place
  readonly way: Way
  /** Who breaks up the encryption. */
  readonly issuer?: string
  /** The command line is asked, too. */
  readonly atTheTerminal?: true
}

test('who cannot get out hears what stands in the way, whom to ask, and nothing about keys and scopes', async () => {
  const simulator = await startSimulator({ secureHost })
  onTestFinished(() => simulator.stop())
  const { handover, control } = simulator
  const own = handover.certificateAuthority ?? ''
  const practice = environmentSchema.parse(handover.environment)
  const { network, set } = changeableNetwork()
  const engine = await startTestEngine({ home: temporaryFolder(), handover, ports: { network } })
  onTestFinished(() => engine.stop())

  const closed = `http://127.0.0.1:${await closedPort()}`
  const here = await placeIn(
    engine,
    movedTo(practice, 'kontor', (address) => address),
  )
  const shut = await placeIn(
    engine,
    movedTo(practice, 'stengt', (address) => address.replace(new URL(address).origin, closed)),
  )
  const half = await placeIn(engine, {
    ...movedTo(practice, 'halvt', (address) => address),
    altinn: shut.environment.altinn,
  })
  const nameless = await placeIn(engine, {
    ...movedTo(practice, 'navnlost', (address) => address),
    altinn: { platform: 'https://altinn.ovelse.test', issuer: 'https://altinn.ovelse.test/', approval: null },
  })
  const login = await control.proxy('login')
  const readsAlong = await control.proxy('intercept')
  const trustedWay: Way = { proxy: withLogin(login), trusted: own }

  const offices: readonly Office[] = [
    {
      ...{ name: 'no name server knows Maskinporten and Altinn', code: 'offline', state: 'waiting' },
      ...{ place: here, way: {}, atTheTerminal: true },
    },
    {
      ...{ name: 'nobody listens where they should be', code: 'host-unreachable', state: 'waiting' },
      ...{ place: shut, way: {}, atTheTerminal: true },
    },
    {
      ...{ name: 'the firewall lets only Maskinporten through', code: 'host-unreachable', state: 'waiting' },
      ...{ place: half, way: trustedWay },
    },
    {
      ...{ name: 'the proxy itself is gone', code: 'host-unreachable', state: 'waiting' },
      ...{ place: here, way: { proxy: closed } },
    },
    {
      ...{ name: 'the proxy wants a login', code: 'proxy-login', place: here },
      ...{ way: { proxy: login.address, trusted: own }, atTheTerminal: true },
    },
    {
      ...{ name: 'the proxy refuses the login', code: 'proxy-login', place: here },
      way: { proxy: withLogin({ ...login, password: 'feil' }), trusted: own },
    },
    {
      ...{ name: 'somebody breaks up the encryption', code: 'certificate-untrusted', place: here },
      ...{ way: { proxy: readsAlong.address, trusted: own }, issuer: readsAlong.issuer ?? '?' },
      atTheTerminal: true,
    },
    {
      ...{ name: 'the certificate’s issuer is unknown', code: 'certificate-untrusted', place: here },
      way: { proxy: withLogin(login) },
    },
    {
      ...{ name: 'the proxy leads to one of the two only', code: 'proxy-answer', state: 'waiting' },
      ...{ place: nameless, way: trustedWay },
    },
    {
      // A machine that reaches Maskinporten is on the net.
      ...{ name: 'no name server knows Altinn', code: 'host-unreachable', state: 'waiting' },
      ...{ place: nameless, way: { ...trustedWay, direct: 'altinn.ovelse.test' } },
    },
  ]
  const check = async (profileId: string): Promise<readonly SetupStep[]> =>
    (await engine.call('setup.check', { profileId })).steps

  const homes = new Map<Place, string>()
  for (const { name, code, state = 'attention', place, way, issuer, atTheTerminal } of offices) {
    await set(way)
    const steps = await check(place.profileId)
    const { fault } = judge(steps, {
      name,
      step: 'network',
      code,
      state,
      who: 'it',
      spoil: () => Promise.resolve(),
    })
    if (fault === null) continue
    table.add({ name, step: 'network', code }, fault)
    if (issuer !== undefined) expect.soft(fault.values['issuer'], name).toBe(issuer)
    if (atTheTerminal !== true) continue
    const home = homes.get(place) ?? (await homeIn(place.environment))
    homes.set(place, home)
    const alone = await checkAlone(home, way)
    expect.soft(verdictsOf(alone.steps), name).toEqual(verdictsOf(steps))
    expect.soft({ name, exit: alone.exit, code: alone.fault?.code }).toEqual({ name, exit: 1, code })
  }

  // Whoever is let through, or trusts who reads along, is only told of what comes next.
  for (const way of [trustedWay, { proxy: readsAlong.address, trusted: readsAlong.certificate ?? '' }]) {
    await set(way)
    const told = (await check(here.profileId)).filter(({ fault }) => fault !== null)
    expect(told.map(({ id }) => id)).toEqual(['terms', 'key'])
  }
}, 120_000)

/** As on a machine of that office: nobody else has the home, and the settings are those of its environment. */
async function homeIn(environment: Environment): Promise<string> {
  const home = temporaryFolder()
  const file = path.join(temporaryFolder(), 'environment.json')
  writeFileSync(file, JSON.stringify(environment))
  const words = ['profile', 'add', '--environment-file', file, '--org', organisation, '--json']
  const { code, stdout, stderr } = await commandLine(home, words)
  if (code !== 0) throw new Error(`No profile was added: ${stdout} ${stderr}`)
  return home
}
function checkAlone(home: string, { proxy = '', trusted = '' }: Way) {
  const roots = path.join(temporaryFolder(), 'roots.pem')
  writeFileSync(roots, trusted)
  const settings = { HTTPS_PROXY: proxy, https_proxy: '', NO_PROXY: '', no_proxy: '' }
  return terminalCheck(home, [], { env: { ...settings, NODE_EXTRA_CA_CERTS: roots } })
}

test('a service of production that is looked for in test is found, and said to be there', async () => {
  const [test, production] = await Promise.all([startSimulator(), startSimulator()])
  for (const one of [test, production]) onTestFinished(() => one.stop())
  const asKind = (simulator: typeof test, kind: 'test' | 'production'): Environment => ({
    ...environmentSchema.parse(simulator.handover.environment),
    // As with the real ones, nothing is known of services beforehand.
    ...{ id: kind, kind, name: kind === 'test' ? 'Altinn test' : 'Altinn', services: [] },
  })
  const environments = [asKind(test, 'test'), asKind(production, 'production')]
  // These two take the place of the real ones: nobody outside is asked.
  expect(builtInEnvironments).toHaveLength(environments.length)
  const engine = await startTestEngine({ home: temporaryFolder(), handover: test.handover, environments })
  onTestFinished(() => engine.stop())
  const { id: profileId } = await engine.call('profiles.create', { environmentId: 'test', organisation })
  await engine.call('profiles.addService', { profileId, serviceId: 'ovelse-smafiler' })
  await test.control.service({ id: 'ovelse-smafiler', registered: false })

  const { steps } = await engine.call('setup.check', { profileId, step: 'service' })
  const step = steps.find(({ id }) => id === 'service')
  expect(step).toMatchObject({
    ...{ state: 'attention', who: 'you' },
    fault: { code: 'service-elsewhere', values: { environment: 'Altinn test', other: 'Altinn' } },
  })
  if (step?.fault)
    table.add({ name: 'the service is in production', step: 'service', code: step.fault.code }, step.fault)
})
