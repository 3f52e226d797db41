/** What the checks ask, of whom, and what they leave alone. */
import { describe, expect, it } from 'vitest'
import type { Environment } from '../../../main/environments.ts'
import { fault } from '../../../preload/contract/fault.ts'
import { environment, organisation, otherOrganisation } from '../../support/altinn.ts'
import { nothing } from './scenarios.ts'
import {
  clientId,
  problem,
  profileId,
  request,
  resource,
  standIn,
  system,
  systemId,
  user,
} from './stand-in.ts'

const withRegister: Environment = {
  ...environment,
  organisationRegister: 'https://data.brreg.no/enhetsregisteret/api',
}
const asked = (world: ReturnType<typeof standIn>, pattern: RegExp) =>
  world.requests.filter(({ method, url }) => pattern.test(`${method} ${url}`))
const waitingRequest = (world: ReturnType<typeof standIn>, more: Readonly<Record<string, string>> = {}) => {
  const { id, confirmUrl } = request('New')
  const note = {
    id,
    kind: 'request',
    confirmUrl,
    externalRef: `budstikke-${organisation}`,
    at: 0,
    ...more,
  } as const
  world.notes.set(profileId, 'request', note)
}

describe('organisation', () => {
  it('tells no register whom a person looks at without consent', async () => {
    const world = standIn({ environment: withRegister })
    expect((await world.step('organisation')).state).toBe('ok')
    expect(world.requests).toEqual([])
  })

  it('shows the name for the person to recognise, and remembers it', async () => {
    const world = standIn({ environment: withRegister, consentToLookUp: true })
    expect((await world.step('organisation')).facts).toEqual({ organisation, name: 'FJORDBY KOMMUNE' })
    expect(world.names).toEqual(['FJORDBY KOMMUNE'])
  })

  it('knows a branch by its own number', async () => {
    const answers = [
      nothing(/\/enheter\//),
      [/\/underenheter\//, { body: { navn: 'FJORDBY SKOLE' } }],
    ] as const
    const world = standIn({ environment: withRegister, consentToLookUp: true, answers })
    expect((await world.step('organisation')).facts['name']).toBe('FJORDBY SKOLE')
  })

  it('does not stand in the way when the register is down', async () => {
    const answers = [[/enheter/, { status: 503 }]] as const
    const world = standIn({ environment: withRegister, consentToLookUp: true, answers })
    expect((await world.step('organisation')).state).toBe('ok')
  })
})

describe('network and clock', () => {
  it('reports each of the two hosts, so that IT knows which one to let through', async () => {
    const broken = { fault: fault('host-unreachable', { values: { host: 'platform.tt02.altinn.no' } }) }
    const { items, letters } = await standIn({ answers: [[/openid-configuration/, broken]] }).step('network')
    expect(items.map(({ label, state }) => [label, state])).toEqual([
      ['test.maskinporten.no', 'ok'],
      ['platform.tt02.altinn.no', 'waiting'],
    ])
    expect(letters).toEqual(['firewall'])
  })

  it('asks without a key and without a client: it is the first thing a newcomer can try', async () => {
    const world = standIn({ key: null, clientId: null, accessFault: fault('key-missing') })
    expect((await world.step('network')).state).toBe('ok')
  })

  it.each([11_000, -11_000, 3_600_000])('tells of a clock that is %i ms off', async (skew) => {
    const { fault: reason, facts } = await standIn({ skew }).step('network')
    expect(reason?.code).toBe('clock-wrong')
    expect(Math.abs(Number(facts['skewSeconds']) - skew / 1_000)).toBeLessThanOrEqual(1)
  })

  it.each([9_000, -9_000, 0])('does not bother anybody with a clock that is %i ms off', async (skew) => {
    expect((await standIn({ skew }).step('network')).state).toBe('ok')
  })

  it('gets through with a wrong clock: the grant is made by Maskinporten’s own', async () => {
    const world = standIn({ skew: 600_000 })
    const steps = await world.all()
    expect(steps.client.state).toBe('ok')
    const behind = Math.floor(world.clock.now() / 1_000) - (world.grants[0]?.iat ?? 0)
    expect(behind).toBeGreaterThan(590)
  })
})

describe('key and client', () => {
  it('signs nothing that could be used, and sends it nowhere', async () => {
    const world = standIn()
    expect((await world.step('key')).facts['keyId']).toBe('kid-1')
    expect(world.requests).toEqual([])
  })

  it('can be checked before there is a client', async () => {
    const world = standIn({ clientId: null, accessFault: fault('client-missing') })
    expect((await world.step('key')).state).toBe('ok')
  })

  it.each(['MP-200', 'MP-250'])('takes %s as proof that client and key are right', async (number) => {
    const world = standIn({ refuse: () => number })
    expect((await world.step('client')).state).toBe('ok')
    expect(world.keyWorkedAt).toEqual([world.clock.now()])
  })

  it('does not take a refused key for one that has worked', async () => {
    const world = standIn({ refuse: () => 'MP-124' })
    await world.step('client')
    expect(world.keyWorkedAt).toEqual([])
  })

  it('keeps Digdir’s own number for the help desk, and no token', async () => {
    const { fault: reason } = await standIn({ refuse: () => 'MP-100' }).step('client')
    expect(reason?.technical).toMatchObject({
      ...{ service: 'Maskinporten', operation: 'grant', status: 400, code: 'MP-100' },
      trace: '6e0bd4b0-0c4f-4d6b-9c3e-2a4a1f0a7f11',
    })
    expect(JSON.stringify(reason)).not.toMatch(/eyJ/)
  })
})

describe('scopes', () => {
  it('asks for one at a time, a second apart, each with a number of its own', async () => {
    const world = standIn({ systemUser: null })
    const { items } = await world.step('scopes')
    expect(world.grants.map(({ scope }) => scope)).toEqual([
      'altinn:broker.read',
      'altinn:broker.write',
      'altinn:authentication/systemregister.write',
      'altinn:authentication/systemuser.request.write',
      'altinn:authentication/systemuser.request.read',
      'altinn:events.subscribe',
    ])
    expect(items.map(({ state }) => state)).toEqual(Array(6).fill('ok'))
    expect(world.clock.slept).toEqual(Array(5).fill(1_000))
    expect(new Set(world.grants.map(({ jti }) => jti)).size).toBe(6)
  })

  it('asks for no right to register systems where a system user was brought along', async () => {
    const world = standIn()
    await world.step('scopes')
    expect(
      world.grants.map(({ scope }) => scope).filter((scope) => scope.includes('authentication')),
    ).toEqual([])
  })

  it('gives each scope its own mark, told apart', async () => {
    const numbers: Readonly<Record<string, string>> = {
      'altinn:broker.read': 'MP-200',
      'altinn:authentication/systemregister.write': 'MP-250',
      'altinn:events.subscribe': 'MP-200',
    }
    const { items, letters } = await standIn({
      systemUser: null,
      refuse: ({ scope }) => numbers[scope] ?? null,
      answers: [[/scopes\/all/, { body: Object.keys(numbers).map((name) => ({ name })) }]],
    }).step('scopes')
    expect(items.map(({ id, state, fault: reason }) => [id, state, reason?.code ?? null])).toEqual([
      ['altinn:broker.read', 'attention', 'scope-not-on-client'],
      ['altinn:broker.write', 'ok', null],
      ['altinn:authentication/systemregister.write', 'attention', 'scope-not-granted'],
      ['altinn:authentication/systemuser.request.write', 'ok', null],
      ['altinn:authentication/systemuser.request.read', 'ok', null],
      ['altinn:events.subscribe', 'optional', 'scope-not-on-client'],
    ])
    expect(letters).toEqual(['scope-request', 'vendor-terms'])
  })

  it('is asked without a system user, whose approval is another matter', async () => {
    const world = standIn({ systemUser: { organisation, externalRef: 'x' } })
    for (const id of ['client', 'scopes', 'exchange'] as const) await world.step(id)
    expect(world.grants.filter((claims) => claims.authorization_details !== undefined)).toEqual([])
  })

  it('goes on with half of Broker, and stops with none', async () => {
    const half = await standIn({ refuse: ({ scope }) => (scope.endsWith('write') ? 'MP-200' : null) }).all()
    expect(half.access.state).toBe('ok')
    const none = await standIn({ refuse: ({ scope }) => (scope.includes('broker') ? 'MP-200' : null) }).all()
    expect(none.exchange.state).toBe('not-started')
  })
})

describe('a supplier', () => {
  const supplied = { supplier: { organisation: otherOrganisation }, systemUser: null } as const

  it('logs in as itself before there is a system user', async () => {
    const world = standIn(supplied)
    expect((await world.step('exchange')).facts['organisation']).toBe(otherOrganisation)
  })

  it('has the system under its own number, and asks the customer for approval', async () => {
    const world = standIn(supplied)
    await world.step('system')
    expect(asked(world, /systemregister/)[0]?.url).toContain(`/vendor/${otherOrganisation}_budstikke`)
    await world.step('system-user')
    expect(asked(world, /byquery/)[0]?.url).toContain(`orgno=${organisation}`)
  })
})

describe('service', () => {
  it('shows title and owner of what was typed as an id', async () => {
    const world = standIn()
    const { items } = await world.step('service')
    expect(items.map(({ label }) => label)).toEqual(['Filer til Tenor'])
    expect(world.described).toEqual([
      { id: resource.identifier, title: 'Filer til Tenor', owner: 'Skatteetaten' },
    ])
  })

  it('asks without a token: anybody may look', async () => {
    const world = standIn()
    await world.step('service')
    expect(world.requests.filter(({ headers }) => 'Authorization' in headers)).toEqual([])
  })

  it('goes on with the services that are right', async () => {
    const answers = [nothing(/resource\/borte$/)]
    const steps = await standIn({ services: ['borte', resource.identifier], answers }).all()
    expect(steps.service.items.map(({ state }) => state)).toEqual(['attention', 'ok'])
    expect(steps.access.state).not.toBe('not-started')
  })

  it('never looks for a service of the practice world in the real one', async () => {
    const practice: Environment = { ...environment, id: 'practice', kind: 'practice' }
    const world = standIn({ environment: practice, answers: [nothing(/resource\//)] })
    expect((await world.step('service')).fault?.code).toBe('service-unknown')
    expect(asked(world, /platform\.altinn\.no/)).toEqual([])
  })
})

describe('system', () => {
  it('is not asked about where a system user was brought along', async () => {
    const world = standIn()
    expect((await world.step('system')).state).toBe('optional')
    expect(world.requests).toEqual([])
  })

  it('is in order with our client and all services, whatever else it has', async () => {
    const more = {
      ...system,
      clientId: ['another', clientId],
      accessPackages: [{ urn: 'urn:altinn:accesspackage:x' }],
    }
    expect(
      (await standIn({ systemUser: null, answers: [[/systemregister/, { body: more }]] }).step('system'))
        .state,
    ).toBe('ok')
  })
})

describe('system user', () => {
  it('waits with the link that somebody must open', async () => {
    const world = standIn({ systemUser: null })
    waitingRequest(world)
    const { state, links, letters } = await world.step('system-user')
    expect({ state, links, letters }).toEqual({
      state: 'waiting',
      links: [{ kind: 'approval', url: request('New').confirmUrl }],
      letters: ['approval'],
    })
  })

  it('never offers a link to somewhere else than Altinn’s approvals', async () => {
    const world = standIn({
      systemUser: null,
      answers: [
        [
          /request\/vendor\//,
          { body: request('New', { confirmUrl: 'https://am.ui.altinn.no.evil.example/x' }) },
        ],
      ],
    })
    waitingRequest(world)
    expect((await world.step('system-user')).links).toEqual([])
  })

  it('is used as soon as it is approved', async () => {
    const world = standIn({ systemUser: null })
    waitingRequest(world)
    world.change({ answers: [[/request\/vendor\//, { body: request('Accepted') }]] })
    expect((await world.step('system-user')).state).toBe('ok')
    expect(world.systemUser()).toEqual({ organisation, externalRef: user.externalRef })
    expect(world.grants.at(-1)?.authorization_details).toMatchObject([
      { systemuser_org: { ID: `0192:${organisation}` }, externalRef: user.externalRef },
    ])
  })

  it('is found where it was approved before this program was installed', async () => {
    const world = standIn({ systemUser: null })
    expect((await world.step('system-user')).state).toBe('ok')
    const query = new URL(asked(world, /byquery/)[0]?.url ?? '').searchParams
    expect([query.get('system-id'), query.get('orgno')]).toEqual([systemId, organisation])
  })

  it.each(['Rejected', 'Denied'])('offers to ask again when it was turned down (%s)', async (status) => {
    const world = standIn({ systemUser: null, answers: [[/request\/vendor\//, { body: request(status) }]] })
    waitingRequest(world)
    expect((await world.step('system-user')).acts[0]).toBe('request-system-user')
  })

  it('leaves the request alone while the network is away', async () => {
    const answers = [[/request\/vendor\//, { fault: fault('offline') }]] as const
    const world = standIn({ systemUser: null, answers })
    waitingRequest(world)
    expect(await world.step('system-user')).toMatchObject({ state: 'waiting', fault: { code: 'offline' } })
    expect(world.notes.get(profileId, 'request')).not.toBeNull()
  })
})

describe('events', () => {
  it('asks for exactly what is ours, or the answer could be empty for ever', async () => {
    const world = standIn()
    expect((await world.step('events')).state).toBe('ok')
    const query = new URL(asked(world, /events\/api/)[0]?.url ?? '').searchParams
    expect(Object.fromEntries(query)).toEqual({
      resource: `urn:altinn:resource:${resource.identifier}`,
      subject: `urn:altinn:organization:identifier-no:${organisation}`,
      ...{ after: '0', size: '1' },
    })
  })

  it('is never in the way, even when Altinn refuses', async () => {
    expect((await standIn({ answers: [[/events\/api/, problem(403, 'X')]] }).step('events')).state).toBe(
      'optional',
    )
  })
})

describe('trial', () => {
  const sent = {
    serviceId: resource.identifier,
    outgoingId: 'outgoing-1',
    at: Date.parse('2026-11-20T09:00:00Z'),
  }

  it('goes on after a restart where it stood', async () => {
    const trial = { stage: 'published', fileTransferId: 'f', fault: null, failed: false } as const
    const world = standIn({ trial })
    world.notes.set(profileId, 'trial', sent)
    expect((await world.step('trial')).state).toBe('waiting')
    expect(world.received).toEqual(['outgoing-1'])
  })

  it('is over when it has come back and is confirmed', async () => {
    const world = standIn({ trial: { stage: 'confirmed', fileTransferId: 'f', fault: null, failed: false } })
    world.notes.set(profileId, 'trial', sent)
    expect((await world.step('trial')).state).toBe('ok')
  })

  it('says why it failed, and offers another', async () => {
    const reason = fault('recipient-not-on-list', { values: { organisation } })
    const world = standIn({ trial: { stage: 'queued', fileTransferId: null, fault: reason, failed: true } })
    world.notes.set(profileId, 'trial', sent)
    expect(await world.step('trial')).toMatchObject({
      ...{ state: 'attention', who: 'service-owner', acts: ['send-trial'] },
      fault: { code: 'recipient-not-on-list' },
    })
  })

  it('does not wait for ever', async () => {
    const world = standIn()
    world.notes.set(profileId, 'trial', sent)
    world.clock.skip(31 * 60_000)
    expect((await world.step('trial')).state).toBe('attention')
  })
})
