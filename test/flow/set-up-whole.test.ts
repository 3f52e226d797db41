/** The whole way in, as a person without a developer goes it: from nothing to an approved system user and a trial file. */
import { expect, test } from 'vitest'
import { services, startWorld } from '../support/flow.ts'

const fishery = '311467204'
const scopes = [
  ...['altinn:broker.read', 'altinn:broker.write', 'altinn:authentication/systemregister.write'],
  ...['altinn:authentication/systemuser.request.write', 'altinn:authentication/systemuser.request.read'],
]

test('an organisation gets in with its own client, system and approved system user, and sends itself a file', async () => {
  const { engine, simulator } = await startWorld()
  const { selfService, systemUsers } = simulator.control
  const { id: profileId } = await engine.call('profiles.create', {
    environmentId: 'practice',
    organisation: fishery,
  })
  const key = await engine.call('keys.make', { profileId })
  await selfService.acceptTerms(fishery)
  const clientId = await selfService.createClient(fishery)
  expect(await selfService.addKey(clientId, key.publicJwk ?? '')).toBe(key.keyId)
  await selfService.grant(fishery, ...scopes)
  await selfService.addScope(clientId, ...scopes)
  await engine.call('profiles.setClient', { profileId, clientId })
  await engine.call('profiles.addService', { profileId, serviceId: services.open })

  const stepIn = async (id: 'system' | 'system-user') =>
    (await engine.call('setup.check', { profileId, step: id })).steps.find((step) => step.id === id)
  expect(await stepIn('system')).toMatchObject({ fault: { code: 'system-missing' } })
  await engine.call('system.register', { profileId })
  expect(await stepIn('system')).toMatchObject({ state: 'ok' })
  expect(await stepIn('system-user')).toMatchObject({ fault: { code: 'system-user-none' } })

  await engine.call('systemUser.request', { profileId })
  expect(await stepIn('system-user')).toMatchObject({
    ...{ state: 'waiting', who: 'approver', letters: ['approval'] },
    links: [{ kind: 'approval' }],
  })
  await engine.call('setup.openLink', { profileId, kind: 'approval' })
  expect(engine.shown.at(-1)).toContain('http://127.0.0.1')
  const letter = await engine.call('setup.letter', { profileId, kind: 'approval', language: 'nn' })
  expect(letter.body).toContain(engine.shown.at(-1))

  const [request] = (await systemUsers.list()).requests
  await systemUsers.approve(request?.id ?? '')
  const { steps } = await engine.call('setup.check', { profileId })
  expect(steps.filter(({ state }) => state !== 'ok' && state !== 'optional')).toEqual([])
  await engine.call('trial.send', { profileId, serviceId: services.open })
  await engine.until('the trial is confirmed', async () => {
    const checked = await engine.call('setup.check', { profileId, step: 'trial' })
    return checked.steps.find(({ id, state }) => id === 'trial' && state === 'ok') ?? null
  })
})
