/** From an empty profile to a confirmed trial file: the real engine, the real practice environment. */
import { describe, expect, test } from 'vitest'
import type { SetupStep, SetupStepId } from '../../preload/contract/setup-models.ts'
import { services, startWorld, type World } from '../support/flow.ts'

const newcomer = '313772403'
const clientId = 'aaaaaaaa-0000-4000-8000-000000000001'
const scopes = ['altinn:broker.read', 'altinn:broker.write']

const stepOf = (steps: readonly SetupStep[], id: SetupStepId): SetupStep => {
  const step = steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`There is no step ${id}`)
  return step
}

/** A profile with a key made here, whose public half is registered as a person does it in self-service. */
async function setUp({ engine, simulator }: World, more: { readonly granted?: readonly string[] } = {}) {
  const { id: profileId } = await engine.call('profiles.create', {
    environmentId: 'practice',
    organisation: newcomer,
  })
  const key = await engine.call('keys.make', { profileId })
  await simulator.control.client({
    ...{ clientId, organisation: newcomer, scopes, granted: more.granted ?? scopes },
    keys: [
      {
        kid: key.keyId,
        publicKey: JSON.parse(key.publicJwk ?? '{}') as unknown,
        uploadedAt: engine.clock.now(),
      },
    ],
    systemUsers: [{ id: 'su-1', systemId: 'by-hand', organisation: newcomer, externalRef: 'by-hand' }],
  })
  await engine.call('profiles.setClient', { profileId, clientId })
  await engine.call('profiles.addService', { profileId, serviceId: services.open })
  return profileId
}

describe('a new organisation', () => {
  test('is told step by step what is missing, and never more than the first thing in the way', async () => {
    const { engine } = await startWorld()
    const { id: profileId } = await engine.call('profiles.create', {
      environmentId: 'practice',
      organisation: newcomer,
    })
    const { steps } = await engine.call('setup.check', { profileId })
    expect(stepOf(steps, 'organisation').state).toBe('ok')
    expect(stepOf(steps, 'key')).toMatchObject({
      ...{ state: 'attention', who: 'you', fault: { code: 'key-missing' } },
      acts: ['make-key', 'import-key', 'choose-store-key'],
    })
    expect(stepOf(steps, 'client').state).toBe('not-started')

    await engine.call('keys.make', { profileId })
    const next = await engine.call('setup.check', { profileId })
    expect(stepOf(next.steps, 'key').state).toBe('ok')
    expect(stepOf(next.steps, 'client')).toMatchObject({
      fault: { code: 'client-missing' },
      acts: ['enter-client'],
    })
  })

  test('with its own key, client and system user sends a trial file to itself and confirms it', async () => {
    const world = await startWorld()
    const { engine } = world
    const profileId = await setUp(world)
    await engine.call('systemUser.adopt', { profileId, organisation: newcomer, externalRef: 'by-hand' })
    const { steps } = await engine.call('setup.check', { profileId })
    expect(steps.filter(({ state }) => state !== 'ok' && state !== 'optional')).toEqual([])
    expect(stepOf(steps, 'terms').state).toBe('ok')

    await engine.call('trial.send', { profileId, serviceId: services.open })
    const trial = await engine.until('the trial is confirmed', async () => {
      const step = stepOf((await engine.call('setup.check', { profileId, step: 'trial' })).steps, 'trial')
      return step.state === 'ok' ? step : null
    })
    expect(trial.facts).toEqual({ stage: 'confirmed' })
    const { setup } = await engine.call('app.snapshot', {})
    expect(setup[profileId]).toEqual({ attention: 0, waiting: 0, done: true })
    const { keys } = await engine.call('keys.list', { profileId })
    expect(keys[0]?.registeredAt).not.toBeNull()
  })

  test('hears which scope is not granted, who grants it, and gets the letter', async () => {
    const world = await startWorld()
    const profileId = await setUp(world, { granted: ['altinn:broker.read'] })
    const { engine } = world
    await engine.call('systemUser.adopt', { profileId, organisation: newcomer, externalRef: 'by-hand' })
    const step = stepOf((await engine.call('setup.check', { profileId })).steps, 'scopes')
    expect(step).toMatchObject({ state: 'attention', who: 'altinn', fault: { code: 'scope-not-granted' } })
    expect(step.items.map(({ id, state }) => [id, state])).toEqual([
      ['altinn:broker.read', 'ok'],
      ['altinn:broker.write', 'attention'],
      ['altinn:events.subscribe', 'optional'],
    ])
    expect(step.letters).toContain('scope-request')
    const letter = await engine.call('setup.letter', { profileId, kind: 'scope-request', language: 'nb' })
    expect(letter.to).toBe('servicedesk@altinn.no')
    expect(letter.body).toContain('altinn:broker.write')
    expect(letter.body).not.toContain('altinn:broker.read')
    expect(letter.body).toContain(clientId)
  })

  test('whose client belongs to somebody else’s key is told so before anything else', async () => {
    const world = await startWorld()
    const { engine } = world
    const profileId = await setUp(world)
    const other = await engine.call('keys.make', { profileId })
    expect(await engine.refused('keys.switch', { profileId, id: other.id })).toBe('key-mismatch')
    const { keys } = await engine.call('keys.list', { profileId })
    expect(keys.map(({ role }) => role)).toEqual(['current', 'next'])
  })
})
