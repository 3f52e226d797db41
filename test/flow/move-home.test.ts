/** A machine is lost or replaced: what the backup holds works on another, and leaves alone what is there already. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { builtInEnvironments } from '../../main/environments.ts'
import { createCompanion } from '../../main/identity/backup-companion.ts'
import { createEnvironments } from '../../main/identity/environments.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'
import { openTestDatabase } from '../support/secret-store.ts'
import { temporaryFolder } from '../support/temporary.ts'

const passphrase = 'fire ord uten sammenheng'
const organisation = '310904473'
const [, tt02] = builtInEnvironments
if (tt02 === undefined) throw new Error('There is no test environment')
const ownTest = { ...tt02, id: 'eget-test', kind: 'test', name: 'Eget testmiljø' }

/** A home of its own with a keychain of its own: another machine. */
async function machine(): Promise<TestEngine> {
  const engine = await startTestEngine({ home: temporaryFolder(), handover: null })
  onTestFinished(() => engine.stop())
  return engine
}

async function profileWithKey(engine: TestEngine, environmentId: string, clientId: string) {
  const { id: profileId } = await engine.call('profiles.create', { environmentId, organisation })
  const key = await engine.call('keys.make', { profileId })
  await engine.call('profiles.setClient', { profileId, clientId })
  await engine.call('profiles.addService', { profileId, serviceId: 'tenor-filer' })
  return { profileId, key }
}

async function backupOf(engine: TestEngine): Promise<string> {
  const folder = path.join(engine.home, 'copies')
  const { id: folderId } = await engine.call('folders.register', { path: folder })
  const { name } = await engine.call('vault.backup', { passphrase, folderId })
  return readFileSync(path.join(folder, name)).toString('base64')
}

const signs = async (engine: TestEngine, profileId: string) => {
  const { steps } = await engine.call('setup.check', { profileId, step: 'key' })
  const { state, facts } = steps.find(({ id }) => id === 'key') ?? {}
  return { state, keyId: facts?.['keyId'] }
}

test('a backup brings profiles, environments and keys that sign to another machine, beside what is there', async () => {
  const old = await machine()
  await old.call('environments.add', { document: ownTest })
  const first = await profileWithKey(old, 'production', 'client-1')
  const second = await profileWithKey(old, 'eget-test', 'client-2')
  const content = await backupOf(old)

  const fresh = await machine()
  const there = await profileWithKey(fresh, 'tt02', 'client-3')
  expect(await fresh.refused('vault.restore', { content, passphrase: 'ikke den riktige' })).toBe(
    'backup-passphrase-wrong',
  )
  expect((await fresh.call('app.snapshot', {})).profiles).toHaveLength(1)
  expect(await fresh.call('vault.restore', { content, passphrase })).toEqual({
    ...{ added: 2, same: 0, different: 0 },
  })
  const { profiles, environments } = await fresh.call('app.snapshot', {})
  expect(profiles.map(({ id, environment }) => [id, environment.id])).toEqual(
    expect.arrayContaining([
      [there.profileId, 'tt02'],
      [first.profileId, 'production'],
      [second.profileId, 'eget-test'],
    ]),
  )
  expect(environments).toContainEqual({ id: 'eget-test', kind: 'test', name: 'Eget testmiljø' })
  for (const { profileId, key } of [there, first, second])
    expect(await signs(fresh, profileId)).toEqual({ state: 'ok', keyId: key.keyId })

  // Once more it changes nothing.
  expect(await fresh.call('vault.restore', { content, passphrase })).toEqual({
    added: 0,
    same: 2,
    different: 0,
  })
})

test('an old backup undoes nothing that has been done since, and brings back a profile that was removed', async () => {
  const engine = await machine()
  const { profileId, key } = await profileWithKey(engine, 'production', 'client-1')
  const lost = await profileWithKey(engine, 'tt02', 'client-2')
  const content = await backupOf(engine)
  const next = await engine.call('keys.make', { profileId })
  await engine.call('profiles.removeService', { profileId, serviceId: 'tenor-filer' })
  await engine.call('profiles.setClient', { profileId, clientId: 'client-9' })
  await engine.call('profiles.remove', { profileId: lost.profileId })

  expect(await engine.call('vault.restore', { content, passphrase })).toEqual({
    ...{ added: 1, same: 1, different: 0 },
  })
  const { profiles } = await engine.call('app.snapshot', {})
  expect(profiles.map(({ id, clientId, services }) => [id, clientId, services.length])).toEqual([
    [profileId, 'client-9', 0],
    [lost.profileId, 'client-2', 1],
  ])
  const { keys } = await engine.call('keys.list', { profileId })
  expect(keys.map(({ id, role }) => [id, role])).toEqual([
    [key.id, 'current'],
    [next.id, 'next'],
  ])
  expect(await signs(engine, lost.profileId)).toEqual({ state: 'ok', keyId: lost.key.keyId })
})

/**
 * The attack: a backup with a passphrase that the attacker knows, «restore this», whose environment has the name of a
 * real one, or sends grants over open http.
 */
test.each([
  ['practice', 'https://attacker.example/token'],
  ['tt02', 'https://attacker.example/token'],
  ['eget', 'http://attacker.example/token'],
])('a backup does not lead environment %s to %s', (id, token) => {
  const database = openTestDatabase(temporaryFolder())
  const environments = createEnvironments(database, builtInEnvironments)
  const companion = createCompanion(database, environments)
  const evil = { ...ownTest, id, maskinporten: { ...ownTest.maskinporten, token } }
  const brought = { version: 1, environments: [evil], profiles: [], services: [], keys: [] }
  expect(companion.read(JSON.stringify(brought))).toMatchObject({ fault: { code: 'backup-damaged' } })
  expect(companion.read('{')).toMatchObject({ fault: { code: 'backup-damaged' } })
  expect(environments.all()).toEqual(builtInEnvironments)
})
