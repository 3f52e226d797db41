/**
 * The way out of an office, looked at and changed: the real engine and the real command line against practice over
 * https, through the proxy that wants a login and the one that reads along.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { environmentSchema } from '../../main/environments.ts'
import { createNetwork } from '../../main/lib/network.ts'
import { commandLine } from '../support/command-line.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { createFakeSecretStore } from '../support/secret-store.ts'
import { startSimulator } from '../support/simulator.ts'
import { temporaryFolder } from '../support/temporary.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

async function startOffice() {
  const simulator = await startSimulator({ secureHost: 'ovelse.test' })
  onTestFinished(() => simulator.stop())
  const variables: Record<string, string> = {}
  const network = createNetwork({ version: 'test', variables, systemCertificates: () => [] })
  const home = temporaryFolder()
  const secrets = createFakeSecretStore()
  const environment = environmentSchema.parse({
    ...environmentSchema.parse(simulator.handover.environment),
    ...{ id: 'kontor', kind: 'test', name: 'Kontoret' },
  })
  const start = async (): Promise<TestEngine> => {
    const { handover } = simulator
    const engine = await startTestEngine({ home, handover, ports: { network, secrets } })
    onTestFinished(() => engine.stop())
    return engine
  }
  const engine = await start()
  await engine.call('environments.add', { document: environment })
  await engine.call('profiles.create', { environmentId: 'kontor', organisation: '313772403' })
  return { simulator, engine, start, variables, environment, home }
}

test('the page tells which way each host is reached, who reads along, and takes what is chosen to use', async () => {
  const { simulator, engine, start, variables, home } = await startOffice()
  const { hosts } = await engine.call('network.get', {})
  const [first] = hosts
  expect(hosts).toHaveLength(1)
  expect(first).toMatchObject({ host: 'ovelse.test', from: 'program', environments: ['Kontoret'] })
  const id = first?.id ?? ''
  const tried = () => engine.call('network.test', { id })

  // Nothing is set, and the name is known to nobody.
  expect(await tried()).toMatchObject({
    ...{ way: { proxy: null, found: 'nothing' }, addresses: [], certificate: null, status: null },
    fault: { code: 'offline' },
  })

  // A proxy that reads along: seen, named, and not trusted before somebody says so.
  const readsAlong = await simulator.control.proxy('intercept')
  await engine.call('network.set', {
    proxy: { kind: 'address', address: readsAlong.address, exceptions: [] },
  })
  expect(await tried()).toMatchObject({
    ...{ way: { found: 'chosen' }, intercepted: true },
    certificate: { issuer: readsAlong.issuer, trusted: false },
    fault: { code: 'certificate-untrusted' },
  })
  expect(await engine.refused('network.set', { authorities: base64('no certificate') })).toBe(
    'authority-invalid',
  )
  const settings = await engine.call('network.set', { authorities: base64(readsAlong.certificate ?? '') })
  expect(settings.authorities).toHaveLength(1)
  expect(await tried()).toMatchObject({
    ...{ intercepted: true, certificate: { trusted: true, isPublic: false }, status: 200, fault: null },
  })

  // A proxy with a login: the one of the environment now, and its own issuer is trusted.
  const login = await simulator.control.proxy('login')
  await engine.call('network.set', {
    proxy: { kind: 'system' },
    authorities: base64(simulator.handover.certificateAuthority ?? ''),
  })
  variables['HTTPS_PROXY'] = login.address
  const proxy = new URL(login.address).host
  expect(await tried()).toMatchObject({
    ...{ way: { proxy, found: 'environment', name: 'HTTPS_PROXY', login: false } },
    fault: { code: 'proxy-login' },
  })
  const { user = '', password = '' } = login
  expect(
    await engine.refused('network.set', {
      proxy: { kind: 'address', address: `http://${user}:${password}@${proxy}` },
    }),
  ).toBe('proxy-address-invalid')
  const kept = await engine.call('network.setLogin', { login: { proxy, user, password } })
  expect(kept.loginFor).toBe(proxy)
  expect(await tried()).toMatchObject({ way: { proxy, login: true }, status: 200, fault: null })
  expect(JSON.stringify(await engine.call('network.get', {}))).not.toContain(password)
  expect(engine.log.join('\n')).not.toContain(password)

  // It holds the next time, too.
  await engine.stop()
  const again = await start()
  expect(await again.call('network.test', { id })).toMatchObject({ way: { login: true }, fault: null })
  await again.call('network.setLogin', { login: null })
  expect(await again.call('network.test', { id })).toMatchObject({ fault: { code: 'proxy-login' } })
  await again.stop()

  // And at the terminal, on the same home.
  const env = { HTTPS_PROXY: login.address, https_proxy: '', NO_PROXY: '', no_proxy: '' }
  const listed = await commandLine(home, ['network', '--json'], { env })
  expect(JSON.parse(listed.stdout)).toMatchObject({ ok: true, value: { hosts: [{ id }] } })
  const alone = await commandLine(home, ['network', 'test', '--json'], { env })
  expect(alone.code).toBe(1)
  expect(JSON.parse(alone.stdout)).toMatchObject({
    ...{ ok: false, fault: { code: 'proxy-login' } },
    value: { results: [{ way: { proxy, found: 'environment' } }] },
  })
  const authority = path.join(temporaryFolder(), 'rot.pem')
  writeFileSync(authority, readsAlong.certificate ?? '')
  const words = ['network', 'set', '--proxy', readsAlong.address, '--authority', authority, '--json']
  expect((await commandLine(home, words, { env })).code).toBe(0)
  expect((await commandLine(home, ['network', 'test'], { env })).code).toBe(0)
}, 60_000)
