/** What an IT department has decided holds in the engine, whatever a door asks for. */
import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'
import { startTestEngine } from '../support/engine.ts'
import { services, startWorld } from '../support/flow.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { addOut, emptyFolder } from '../support/watched.ts'

test('an environment that is not allowed cannot be opened, used or set up, and the others can', async () => {
  const limits = success({ environments: ['tt02'] })
  const engine = await startTestEngine({ home: temporaryFolder(), handover: null, limits })
  const { environments } = await engine.call('app.snapshot', {})
  expect(environments.map(({ id }) => id)).toEqual(['tt02'])
  expect(await engine.refused('practice.open', {})).toBe('environment-forbidden')
  expect(await engine.refused('practice.startOver', {})).toBe('environment-forbidden')
  const organisation = '213004107'
  const create = (environmentId: string) =>
    engine.reply('profiles.create', { environmentId, organisation, supplierProfileId: null })
  expect(await create('production')).toMatchObject({ fault: { code: 'environment-forbidden' } })
  expect(await create('tt02')).toMatchObject({ ok: true })
  await engine.stop()
})

test('what was set up before it was forbidden sends nothing any more', async () => {
  const world = await startWorld()
  const root = emptyFolder()
  await addOut(world, root)
  const { home } = world.engine
  await world.engine.stop()
  const limits = success({ environments: ['production'], folders: ['/srv/other'] })
  const engine = await startTestEngine({ home, handover: world.simulator.handover, limits })
  onTestFinished(() => engine.stop())
  expect(await engine.refused('inbox.refresh', { profileId: world.fjordby.id })).toBe('environment-forbidden')
  const resting = await engine.until('its folder says why it rests', async () => {
    const [folder] = (await engine.call('folder.list', {})).folders
    return folder !== undefined && folder.fault !== null ? folder : null
  })
  expect(resting).toMatchObject({ state: 'off', fault: { code: 'folder-forbidden' } })
})

test('only the allowed folders and what lies below them are watched', async () => {
  const world = await startWorld()
  const allowed = emptyFolder('tillatt')
  const below = path.join(allowed, 'ut')
  const outside = emptyFolder('annet')
  const neighbour = `${allowed}-nabo`
  const link = path.join(allowed, 'lenke')
  for (const folder of [below, neighbour]) mkdirSync(folder)
  symlinkSync(outside, link)
  const limited = await world.restart({}, success({ folders: [allowed] }))
  const { engine } = limited
  expect((await addOut(limited, below)).state).toBe('watching')
  const recipients = { from: 'fixed' as const, recipients: [world.nordlys.organisation.number] }
  const purpose = { kind: 'out' as const, rule: { serviceId: services.open, recipients } }
  for (const root of [outside, neighbour, link]) {
    const { id: folderId } = await engine.call('folders.register', { path: root })
    const order = { profileId: world.fjordby.id, folderId, purpose }
    expect(await engine.refused('folder.add', order), root).toBe('folder-forbidden')
    expect(await engine.refused('folder.preview', order), root).toBe('folder-forbidden')
  }
})

test('received files lie in the folder that is decided, and can be put nowhere else', async () => {
  const world = await startWorld()
  const { id } = await world.deliver(world.file('a.txt', 'a'))
  const fixed = realpathSync(emptyFolder('mottak'))
  const { engine } = await world.restart({}, success({ downloadFolder: fixed }))
  const { id: elsewhere } = await engine.call('folders.register', { path: emptyFolder('annet') })
  expect(await engine.refused('settings.set', { downloadFolderId: elsewhere })).toBe('download-folder-fixed')
  expect(await engine.refused('inbox.download', { id, folderId: elsewhere })).toBe('download-folder-fixed')
  await engine.call('inbox.download', { id })
  const saved = await engine.received(id, 'saved')
  expect(saved.savedPath).toBe(path.join(fixed, 'a.txt'))
})

test('a policy that cannot be read stops the engine before it opens anything', async () => {
  const home = path.join(temporaryFolder(), 'home')
  const start = startTestEngine({ home, handover: null, limits: failure(fault('policy-unreadable')) })
  await expect(start).rejects.toThrow('policy-unreadable')
  expect(existsSync(home)).toBe(false)
})
