/** What the checklist asks for services that messages go through, beside those for files. */
import { describe, expect, it } from 'vitest'
import { fault } from '../../../preload/contract/fault.ts'
import { organisation, otherOrganisation } from '../../support/altinn.ts'
import { problem, resource, serviceId, standIn, system } from './stand-in.ts'

describe('services for messages', () => {
  const correspondence = { ...resource, identifier: 'melding', resourceType: 'CorrespondenceService' }
  const answers = [[/resource\/melding$/, { body: correspondence }]] as const
  const asks = (world: ReturnType<typeof standIn>) => world.grants.map(({ scope }) => scope)

  it('ask for the right to read messages, each scope with its own mark, beside what files need', async () => {
    const world = standIn({ answers, messageServices: [['melding', otherOrganisation]] })
    const { items } = await world.step('scopes')
    const needed = ['altinn:broker.read', 'altinn:broker.write', 'altinn:correspondence.read']
    expect(items.map(({ id }) => id)).toEqual([...needed, 'altinn:events.subscribe'])
    expect(asks(world)).toEqual([...needed, 'altinn:events.subscribe'])
  })

  it('ask for the right to send only where the service is one’s own', async () => {
    const world = standIn({ answers, messageServices: [['melding', organisation]] })
    await world.step('scopes')
    expect(asks(world)).toContain('altinn:correspondence.write')
  })

  it('need no right to files where there are no files', async () => {
    const messageServices = [['melding', otherOrganisation]] as const
    const refuse = ({ scope }: { readonly scope: string }) => (scope.includes('broker') ? 'MP-250' : null)
    const world = standIn({ answers, services: [], messageServices, refuse })
    const steps = await world.all()
    expect(asks(world).filter((scope) => scope.includes('broker'))).toEqual([])
    expect(Object.values(steps).flatMap(({ state, id }) => (state === 'attention' ? [id] : []))).toEqual([])
  })

  it('stand in the guide to self-service from the first moment', async () => {
    const world = standIn({
      ...{ clientId: null, accessFault: fault('client-missing') },
      messageServices: [['melding', organisation]],
    })
    expect(String((await world.step('client')).facts['scopes']).split(' ')).toContain(
      'altinn:correspondence.write',
    )
  })

  it('are among the rights that the system user is asked for', async () => {
    const world = standIn({ answers, systemUser: null, messageServices: [['melding', otherOrganisation]] })
    expect((await world.step('system')).fault?.code).toBe('system-outdated')
    const rights = [serviceId, 'melding'].map((value) => ({
      resource: [{ id: 'urn:altinn:resource', value }],
    }))
    const whole = [/systemregister/, { body: { ...system, rights } }] as const
    world.change({
      ...{ answers: [...answers, whole], messageServices: [['melding', otherOrganisation]] },
      systemUser: null,
    })
    expect((await world.step('system')).state).toBe('ok')
  })

  it.each([
    ['somebody else’s', otherOrganisation, 'Recipient'],
    ['one’s own', organisation, 'Sender'],
  ])('are knocked at: %s', async (_whose, owner, role) => {
    const world = standIn({
      messageServices: [['melding', owner]],
      answers: [...answers, [/correspondence\/api/, problem(401, 'CORR-04001')]],
    })
    const { items, state, letters } = await world.step('access')
    expect(items.map(({ id, fault: reason }) => [id, reason?.code ?? null])).toEqual([
      [serviceId, null],
      ['melding', 'service-no-access'],
    ])
    expect({ state, letters }).toEqual({ state: 'attention', letters: ['service-access', 'access-list'] })
    expect(world.requests.find(({ url }) => url.includes('/correspondence/api'))?.url).toContain(
      `role=${role}`,
    )
  })

  it('are told when they are none: a service for files gets no messages', async () => {
    const world = standIn({ messageServices: [[serviceId, otherOrganisation]], services: [] })
    expect((await world.step('service')).fault?.code).toBe('service-type-wrong')
  })
})
