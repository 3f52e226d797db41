/** Systems, requests for system users and their approval, with what each mistake is answered. platform.md §3.5. */
import { describe, expect, test } from 'vitest'
import { callerOf, freshSimulator, refusal, sharedSimulator } from './altinn.ts'
import {
  fishery,
  generalPackage,
  grantVerdict,
  newClient,
  nursery,
  rightsBody,
  vendorOf,
  type RequestAnswer,
  type Vendor,
} from './newcomer.ts'
import type { HandoverClient, Simulator } from '../../support/simulator.ts'

const simulator = sharedSimulator()
const broker = 'altinn:broker.read'
const service = 'ovelse-arsregnskap'
const choosy = 'ovelse-helsedata'

interface Validation {
  readonly code: string
  readonly validationErrors: readonly { readonly code: string; readonly paths: readonly string[] }[]
}
const validationOf = async (answer: Response): Promise<string> => {
  const body = (await answer.json()) as Validation
  return [answer.status, ...body.validationErrors.map(({ code }) => code)].join(' ')
}

async function newVendor(organisation: string, at: Simulator = simulator()): Promise<Vendor> {
  return vendorOf(at, await newClient(at, organisation))
}
const requestIn = async (answer: Response): Promise<RequestAnswer> => (await answer.json()) as RequestAnswer

describe('the system register', () => {
  test('a vendor registers its system, reads it and changes it', async () => {
    const vendor = await newVendor(fishery)
    expect((await vendor.call('GET', `/systemregister/vendor/${vendor.systemId}`)).status).toBe(404)
    const registered = await vendor.register()
    expect([registered.status, await registered.json()]).toEqual([
      200,
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ])
    const read = async (): Promise<unknown> =>
      (await vendor.call('GET', `/systemregister/vendor/${vendor.systemId}`)).json()
    expect(await read()).toMatchObject({
      id: vendor.systemId,
      vendor: { ID: `0192:${fishery}` },
      clientId: [vendor.client.clientId],
      accessPackages: [{ urn: `urn:altinn:accesspackage:${generalPackage}` }],
      isDeleted: false,
    })
    const changed = await vendor.register(rightsBody({ resources: [service] }), 'PUT')
    expect([changed.status, await changed.json()]).toEqual([200, { succeeded: true }])
    expect(await read()).toMatchObject({ ...rightsBody({ resources: [service] }) })
    await simulator().control.systemUsers.removeSystem(vendor.systemId)
  })

  test('what is wrong with a system is said all at once, each by its number', async () => {
    const vendor = await newVendor(fishery)
    const of = async (changes: Readonly<Record<string, unknown>>): Promise<string> =>
      validationOf(await vendor.register(changes))
    expect(await of({ id: `${nursery}_annet` })).toBe('400 AUTH.VLD-00001')
    expect(await of({ id: `${fishery}_to ord` })).toContain('AUTH.VLD-00013')
    expect(await of({ vendor: { ID: fishery } })).toContain('AUTH.VLD-00000')
    expect(await of({ allowedRedirectUrls: ['budstikke://ferdig'] })).toBe('400 AUTH.VLD-00005')
    expect(await of(rightsBody({ resources: ['finnes-ikke'] }))).toBe('400 AUTH.VLD-00003')
    expect(await of(rightsBody({ resources: ['ovelse-maskinporten'] }))).toBe('400 AUTH.VLD-00017')
    expect(await of(rightsBody({ resources: [service, service] }))).toBe('400 AUTH.VLD-00006')
    expect(await of({ rights: [{ resource: [{ id: 'urn:altinn:app', value: service }] }] })).toBe(
      '400 AUTH.VLD-00009',
    )
    expect(await of(rightsBody({ packages: ['finnes-ikke'] }))).toBe('400 AUTH.VLD-00008')
    expect(await of(rightsBody({ packages: [generalPackage, generalPackage] }))).toBe('400 AUTH.VLD-00007')
    expect(await of({ ...rightsBody({ packages: ['regnskapsforer-lonn'] }), isVisible: true })).toBe(
      '400 AUTH.VLD-00018',
    )
    expect(await of({ clientId: ['a', 'a'] })).toBe('400 AUTH.VLD-00011')
    expect(await of({ clientId: [simulator().client('Fjordby kommune').clientId] })).toBe(
      '400 AUTH.VLD-00004',
    )
    await vendor.register()
    expect(await of({})).toBe('400 AUTH.VLD-00002 AUTH.VLD-00004')
    expect(await validationOf(await vendor.register({ id: `${fishery}_annet` }, 'PUT'))).toBe(
      '400 AUTH.VLD-00012',
    )
    await simulator().control.systemUsers.removeSystem(vendor.systemId)
  })

  test('the system of another is forbidden, and so is all without the scope; without a token nothing is said', async () => {
    const vendor = await newVendor(fishery)
    const others = `/systemregister/vendor/${simulator().client('Fjordby kommune').organisation.number}_budstikke`
    const forbidden = await vendor.call('GET', others)
    expect([forbidden.status, await forbidden.text()]).toEqual([403, ''])
    expect((await vendor.register({ vendor: { ID: `0192:${nursery}` }, id: `${nursery}_a` })).status).toBe(
      403,
    )
    const without = await vendorOf(simulator(), vendor.client, { scope: broker })
    expect((await without.call('GET', others)).status).toBe(403)
    const { platform } = simulator().handover.environment.altinn
    const anonymous = await fetch(`${platform}/authentication/api/v1${others}`)
    expect([anonymous.status, await anonymous.text()]).toEqual([401, ''])
  })
})

describe('a request for a system user', () => {
  test('is asked for once, approved, and lets the client in: token, service, look-up', async () => {
    const client = await newClient(simulator(), fishery)
    const vendor = await vendorOf(simulator(), client)
    await vendor.register()
    expect(await grantVerdict(simulator(), client, broker, {})).toBe('MP-303')
    const first = await vendor.ask()
    expect(first.status).toBe(201)
    const request = await requestIn(first)
    expect(request).toMatchObject({ status: 'New', externalRef: fishery, escalated: false, timedOut: false })
    expect(request.confirmUrl).toContain(simulator().handover.environment.altinn.approval)
    const again = await vendor.ask()
    expect([again.status, (await requestIn(again)).id]).toEqual([200, request.id])
    await simulator().control.systemUsers.approve(request.id)
    const path = `/systemuser/request/vendor/${request.id}`
    expect(await requestIn(await vendor.call('GET', path))).toMatchObject({ status: 'Accepted' })
    expect(await refusal(await vendor.ask())).toBe('400 AUTH-00004')
    expect(await grantVerdict(simulator(), client, broker, {})).toBe('')
    expect(await grantVerdict(simulator(), client, broker, { externalRef: 'annet' })).toBe('MP-303')
    const byQuery = `/systemuser/vendor/byquery?system-id=${vendor.systemId}&orgno=${fishery}`
    expect(await (await vendor.call('GET', byQuery)).json()).toMatchObject({
      ...{ systemId: vendor.systemId, reporteeOrgNo: fishery, externalRef: fishery, isDeleted: false },
    })
    expect((await vendor.call('GET', `${byQuery}&external-ref=annet`)).status).toBe(404)
    const listed = (await (
      await vendor.call('GET', `/systemuser/vendor/bysystem/${vendor.systemId}`)
    ).json()) as { data: readonly unknown[] }
    expect(listed.data).toHaveLength(1)
    const { systemUsers } = await simulator().control.systemUsers.list()
    for (const user of systemUsers.filter(({ organisation }) => organisation === fishery)) {
      await simulator().control.systemUsers.remove(user.id)
    }
    await simulator().control.systemUsers.removeSystem(vendor.systemId)
  })

  test('without the client on the system Maskinporten knows no system user', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    await vendor.letIn({ packages: [generalPackage] })
    await at.control.systemUsers.system({ id: vendor.systemId, clientIds: [] })
    expect(await grantVerdict(at, vendor.client, broker, {})).toBe('MP-303')
  })

  test('is refused with its own code for each mistake', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    expect(await refusal(await vendor.ask())).toBe('404 AUTH-00011')
    await vendor.register(
      rightsBody({ resources: [service], packages: [generalPackage, 'regnskapsforer-lonn'] }),
    )
    const asked = async (changes: Readonly<Record<string, unknown>>): Promise<string> =>
      refusal(await vendor.ask(changes))
    expect(await asked({ systemId: '213004107_budstikke' })).toBe('401 AUTH-00023')
    expect(await asked({ ...rightsBody({}) })).toBe('400 AUTH-00059')
    expect(await asked(rightsBody({ resources: ['ovelse-smafiler'] }))).toBe('400 AUTH-00001')
    expect(await asked(rightsBody({ packages: ['ansettelsesforhold'] }))).toBe('400 AUTH-00063')
    expect(await asked(rightsBody({ packages: ['regnskapsforer-lonn'] }))).toBe('400 AUTH-00064')
    expect(await asked({ redirectUrl: 'https://et.sted.example' })).toBe('400 AUTH-00026')
    await vendor.register({ allowedRedirectUrls: ['https://et.sted.example/'] }, 'PUT')
    expect(await asked({ redirectUrl: 'https://et.annet.example/' })).toBe('400 AUTH-00021')
    expect(await asked({ partyOrgNo: 'tull' })).toBe('400')
    await at.control.service({ id: service, registered: false })
    await vendor.register({ ...rightsBody({ packages: [generalPackage] }) }, 'PUT')
    expect(await refusal(await vendor.call('GET', '/systemuser/request/vendor/finnes-ikke'))).toBe(
      '404 AUTH-00010',
    )
    expect((await vendor.call('POST', '/systemuser/request/vendor')).status).toBe(400)
    const reader = await vendorOf(at, vendor.client, {
      scope: 'altinn:authentication/systemuser.request.read',
    })
    expect((await reader.ask()).status).toBe(403)
  })

  test('that was turned down is answered as it is until it is withdrawn', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    await vendor.register()
    const request = await requestIn(await vendor.ask({ externalRef: 'min' }))
    await at.control.systemUsers.reject(request.id)
    const again = await vendor.ask({ externalRef: 'min' })
    expect([again.status, (await requestIn(again)).status]).toEqual([200, 'Rejected'])
    const reference = `/systemuser/request/vendor/byexternalref/${vendor.systemId}/${fishery}/min`
    expect(await requestIn(await vendor.call('GET', reference))).toMatchObject({ status: 'Rejected' })
    expect((await vendor.call('DELETE', `/systemuser/request/vendor/${request.id}`)).status).toBe(202)
    const fresh = await vendor.ask({ externalRef: 'min' })
    expect(fresh.status).toBe(201)
    const next = await requestIn(fresh)
    await at.control.systemUsers.deny(next.id)
    expect(await requestIn(await vendor.call('GET', reference))).toMatchObject({ status: 'Denied' })
    const list = `/systemuser/request/vendor/bysystem/${vendor.systemId}`
    expect(await (await vendor.call('GET', list)).json()).toMatchObject({ data: [{ id: next.id }] })
    const stranger = await newVendor(nursery, at)
    expect(await refusal(await stranger.call('GET', `/systemuser/request/vendor/${next.id}`))).toBe(
      '404 AUTH-00010',
    )
  })

  test('runs out after 180 days, and a new one can be made', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    await vendor.register()
    const request = await requestIn(await vendor.ask())
    await at.control.advance(179 * 86_400_000, 'broker')
    const path = `/systemuser/request/vendor/${request.id}`
    expect(await requestIn(await vendor.call('GET', path))).toMatchObject({ status: 'New' })
    await at.control.advance(2 * 86_400_000, 'broker')
    expect(await requestIn(await vendor.call('GET', path))).toMatchObject({
      status: 'Timedout',
      timedOut: true,
    })
    await expect(at.control.systemUsers.approve(request.id)).rejects.toThrow('AUTH-00013')
    expect((await vendor.ask()).status).toBe(201)
  })
})

describe('whoever approves must hold what is given', () => {
  const asking = async (
    at: Simulator,
    rights: { readonly resources?: readonly string[]; readonly packages?: readonly string[] },
  ): Promise<string> => {
    const vendor = await newVendor(fishery, at)
    const registered = await vendor.register(rightsBody(rights))
    if (registered.status !== 200) throw new Error(await registered.text())
    return (await requestIn(await vendor.ask(rightsBody(rights)))).id
  }
  const cases: readonly (readonly [
    string,
    string,
    Parameters<typeof asking>[1],
    Readonly<Record<string, unknown>>,
  ])[] = [
    ['may not give access at all', 'AUTH-00066', { packages: [generalPackage] }, { isAccessManager: false }],
    ['lacks the package', 'AUTH-00053', { packages: [generalPackage] }, { packages: [] }],
    ['lacks package and role', 'AUTH-00068', { resources: [service] }, { packages: [], roles: [] }],
    ['lacks the role', 'AUTH-00016', { resources: ['ovelse-smafiler'] }, { roles: [] }],
    ['is not on the access list', 'AUTH-00069', { resources: [choosy] }, {}],
    ['is refused by order', 'AUTH-00020', { packages: [generalPackage] }, { refusal: 'AUTH-00020' }],
  ]
  test.each(cases)('one who %s is told %s', async (_who, code, rights, approver) => {
    const at = await freshSimulator()
    const id = await asking(at, rights)
    await at.control.systemUsers.approver({ organisation: fishery, ...approver })
    await expect(at.control.systemUsers.approve(id)).rejects.toThrow(code)
    const { requests } = await at.control.systemUsers.list()
    expect(requests.find((request) => request.id === id)?.status).toBe('New')
  })

  test('a service that cannot be given on is not', async () => {
    const at = await freshSimulator()
    const id = await asking(at, { resources: ['ovelse-lukket'] })
    await expect(at.control.systemUsers.approve(id)).rejects.toThrow('AUTH-00070')
    await at.control.service({ id: 'ovelse-lukket', delegable: true, resourceType: 'MaskinportenSchema' })
    await expect(at.control.systemUsers.approve(id)).rejects.toThrow('AUTH-00071')
  })
})

describe('what a system user holds decides what it reaches', () => {
  const withSystemUser = async (at: Simulator, client: HandoverClient) => {
    // The handover's clients are looked up by name; this one was made by hand.
    const known: Simulator = { ...at, client: () => client }
    return callerOf(known, client.organisation.number)
  }

  test('a package opens the services whose policy speaks of it, and no others; the access list comes after', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    await vendor.letIn({ packages: [generalPackage] })
    const caller = await withSystemUser(at, vendor.client)
    expect(await caller.search({})).toEqual([])
    const searching = (resourceId: string) => caller.call('GET', `/filetransfer?resourceId=${resourceId}`)
    expect(await refusal(await searching('ovelse-smafiler'))).toBe('401 BRO-00006')
    expect(await refusal(await searching(choosy))).toBe('401 BRO-00006')
    const { systemUsers } = await at.control.systemUsers.list()
    const user = systemUsers.find(({ organisation }) => organisation === fishery)
    const confidential = 'post-til-virksomheten-med-taushetsbelagt-innhold'
    await at.control.systemUsers.change({ id: user?.id ?? '', packages: [generalPackage, confidential] })
    expect(await refusal(await searching(choosy))).toBe('401 BRO-00006')
    await at.control.accessList(choosy, [fishery])
    expect((await searching(choosy)).status).toBe(200)
    await at.control.systemUsers.remove(user?.id ?? '')
    expect(await refusal(await searching(service))).toBe('401 BRO-00006')
  })

  test('a right to one service opens that one; a policy that reads only does not let anybody send', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    await vendor.letIn({ resources: ['ovelse-smafiler'] })
    const caller = await withSystemUser(at, vendor.client)
    expect(await caller.search({ resourceId: 'ovelse-smafiler' })).toEqual([])
    expect(await refusal(await caller.initialize())).toBe('401 BRO-00006')
    const { systemUsers } = await at.control.systemUsers.list()
    const user = systemUsers.find(({ organisation }) => organisation === fishery)
    await at.control.systemUsers.change({ id: user?.id ?? '', rights: [], packages: [generalPackage] })
    const subjects = [`urn:altinn:accesspackage:${generalPackage}`]
    await at.control.service({ id: service, policy: [{ subjects, actions: ['read'] }] })
    expect(await caller.search({})).toEqual([])
    expect(await refusal(await caller.initialize())).toBe('401 BRO-00006')
  })

  test('a plain organisation token opens only what names the organisation itself', async () => {
    const at = await freshSimulator()
    const builder = await callerOf(at, 'Tømrer Bjørnstad & Sønn', { systemUser: false })
    expect(await builder.search({ resourceId: 'ovelse-lukket' })).toEqual([])
    expect(await refusal(await builder.call('GET', `/filetransfer?resourceId=${service}`))).toBe(
      '401 BRO-00006',
    )
  })

  test('more is asked for by a change, which adds and takes away', async () => {
    const at = await freshSimulator()
    const vendor = await newVendor(fishery, at)
    await vendor.letIn({ resources: [service, 'ovelse-smafiler'] })
    const { systemUsers } = await at.control.systemUsers.list()
    const user = systemUsers.find(({ organisation }) => organisation === fishery)
    const change = (query: string, wanted: string, unwanted: string): Promise<Response> =>
      vendor.call('POST', `/systemuser/changerequest/vendor?${query}`, {
        requiredRights: rightsBody({ resources: [wanted] }).rights,
        unwantedRights: rightsBody({ resources: [unwanted] }).rights,
      })
    expect(await refusal(await change('system-user-id=tull', service, service))).toBe('404 AUTH-00015')
    const query = `system-user-id=${user?.id ?? ''}&correlation-id=c1`
    expect(await refusal(await change(query, 'ovelse-eldre-tjeneste', service))).toBe('400 AUTH-00001')
    await vendor.register(
      rightsBody({ resources: [service, 'ovelse-smafiler', 'ovelse-eldre-tjeneste'] }),
      'PUT',
    )
    const asked = await change(query, 'ovelse-eldre-tjeneste', 'ovelse-smafiler')
    expect(asked.status).toBe(201)
    const request = await requestIn(asked)
    expect(request.confirmUrl).toContain('/changerequest?id=')
    expect((await change(query, 'ovelse-eldre-tjeneste', 'ovelse-smafiler')).status).toBe(200)
    await at.control.systemUsers.approve(request.id)
    expect(await refusal(await change(query, service, service))).toBe('409 AUTH-00061')
    expect(
      await requestIn(await vendor.call('GET', `/systemuser/changerequest/vendor/${request.id}`)),
    ).toMatchObject({ status: 'Accepted', systemUserId: user?.id })
    const after = await at.control.systemUsers.list()
    expect(after.systemUsers.find(({ id }) => id === user?.id)?.rights).toEqual([
      service,
      'ovelse-eldre-tjeneste',
    ])
  })
})

test('whoever is let in gets a first file from a partner after a while, in practice', async () => {
  const at = await freshSimulator({ speed: 'practice' })
  const vendor = await newVendor(fishery, at)
  await vendor.letIn({ packages: [generalPackage] })
  await at.control.advance(6_100, 'broker')
  const { transfers } = await at.control.state()
  expect(
    transfers.filter(({ recipients }) => recipients.some(({ organisation }) => organisation === fishery)),
  ).toMatchObject([{ resourceId: service, status: 'Published', reference: 'Velkommen' }])
})
