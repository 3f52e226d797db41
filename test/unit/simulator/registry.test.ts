/** What anybody may read before anything is set up: services, policies, packages, organisations. platform.md §6, §7. */
import { expect, test } from 'vitest'
import { sharedSimulator } from './altinn.ts'

const simulator = sharedSimulator()
const platform = () => simulator().handover.environment.altinn.platform
const get = (path: string): Promise<Response> => fetch(`${platform()}/resourceregistry/api/${path}`)
const read = async (path: string): Promise<unknown> => (await get(path)).json()

interface Shown {
  readonly identifier: string
  readonly resourceType: string
}

test('a service says its owner, its type and whether there is an access list', async () => {
  expect(await read('v1/resource/ovelse-helsedata')).toMatchObject({
    identifier: 'ovelse-helsedata',
    resourceType: 'BrokerService',
    accessListMode: 'Enabled',
    delegable: true,
    hasCompetentAuthority: { organization: '210778306', name: { nb: 'Øvingsdirektoratet' } },
    contactPoints: [{ email: expect.stringContaining('@') as string }],
  })
  expect(await read('v1/resource/ovelse-arsregnskap')).toMatchObject({ accessListMode: 'Disabled' })
  expect((await get('v1/resource/finnes-ikke')).status).toBe(404)
  await simulator().control.service({ id: 'ovelse-smafiler', registered: false })
  expect((await get('v1/resource/ovelse-smafiler')).status).toBe(404)
  await simulator().control.service({ id: 'ovelse-smafiler', registered: true })
})

test('the list holds services of every type, and the search finds them by words, type and owner', async () => {
  const all = (await read('v1/resource/resourcelist?includeApps=false')) as Shown[]
  expect(new Set(all.map(({ resourceType }) => resourceType))).toEqual(
    new Set([
      'BrokerService',
      'GenericAccessResource',
      'AltinnApp',
      'MaskinportenSchema',
      'CorrespondenceService',
    ]),
  )
  const ids = async (query: string): Promise<readonly string[]> =>
    ((await read(`v1/resource/Search?${query}`)) as Shown[]).map(({ identifier }) => identifier)
  expect(await ids('Title=helsedata')).toEqual(['ovelse-helsedata'])
  expect(await ids('ResourceType=GenericAccessResource')).toEqual(['ovelse-eldre-tjeneste'])
  expect(await ids('Id=ovelse-sma&OrgCode=ovd&OrganizationId=210778306')).toEqual(['ovelse-smafiler'])
  expect(await ids('Title=finnes%20ikke')).toEqual([])
})

test('a policy says which packages and roles let one in, as subjects, rules, rights and XACML', async () => {
  const subjects = async (id: string): Promise<readonly string[]> => {
    const { data } = (await read(`v1/resource/${id}/policy/subjects`)) as { data: { urn: string }[] }
    return data.map(({ urn }) => urn)
  }
  expect(await subjects('ovelse-arsregnskap')).toEqual([
    'urn:altinn:accesspackage:informasjon-og-kommunikasjon',
    'urn:altinn:rolecode:dagl',
  ])
  expect(await subjects('ovelse-smafiler')).toEqual(['urn:altinn:rolecode:dagl'])
  expect(await subjects('ovelse-melding-sykehuset-taushet')).toEqual([
    'urn:altinn:accesspackage:post-til-virksomheten-med-taushetsbelagt-innhold',
  ])
  expect(await read('v1/resource/ovelse-smafiler/policy/rules')).toHaveLength(3)
  expect(await read('v2/resource/ovelse-smafiler/policy/rights')).toMatchObject([
    { action: { value: 'read' }, subjects: [{ subjectAttributes: [{ value: 'dagl' }] }] },
    { action: { value: 'write' } },
    { action: { value: 'subscribe' } },
  ])
  const xml = await get('v1/resource/ovelse-smafiler/policy')
  expect(xml.headers.get('content-type')).toContain('xml')
  expect(await xml.text()).toMatch(/<xacml:AttributeValue [^>]*>dagl</)
  expect((await get('v1/resource/finnes-ikke/policy/subjects')).status).toBe(404)
})

test('packages and service owners have names', async () => {
  const meta = `${platform()}/accessmanagement/api/v1/meta/info/accesspackages`
  const exported: unknown = await (await fetch(`${meta}/export`)).json()
  expect(exported).toMatchObject([{ areas: [{ packages: expect.any(Array) as unknown[] }] }])
  expect(await (await fetch(`${meta}/search?term=regnskap`)).json()).toMatchObject([
    { object: { urn: 'urn:altinn:accesspackage:regnskap-okonomi-rapport', isDelegable: true } },
    { object: { isAssignable: false } },
  ])
  const { origin } = new URL(platform())
  expect(await (await fetch(`${origin}/altinncdn/orgs/altinn-orgs.json`)).json()).toMatchObject({
    orgs: { ovd: { name: { nb: 'Øvingsdirektoratet' }, orgnr: '210778306' } },
  })
})

test('Enhetsregisteret tells who is known, unknown, closed down, bankrupt or taken away', async () => {
  const { organisationRegister } = simulator().handover.environment
  const ask = async (path: string): Promise<readonly [number, unknown]> => {
    const answer = await fetch(`${organisationRegister}${path}`)
    return [answer.status, await answer.json()]
  }
  expect(await ask('/enheter/311467204')).toMatchObject([200, { navn: 'HAVSUND FISK AS', konkurs: false }])
  expect((await ask('/enheter/910753614'))[0]).toBe(404)
  expect((await ask('/enheter/tull'))[0]).toBe(400)
  expect(await ask('/enheter/310981400')).toMatchObject([200, { slettedato: '2024-06-30' }])
  expect(await ask('/enheter/315830192')).toMatchObject([200, { konkurs: true }])
  expect((await ask('/enheter/214890364'))[0]).toBe(410)
  expect((await ask('/enheter/313712559'))[0]).toBe(404)
  expect(await ask('/underenheter/313712559')).toMatchObject([200, { organisasjonsform: { kode: 'BEDR' } }])
  expect(await ask('/enheter?navn=bakeri')).toMatchObject([
    200,
    { _embedded: { enheter: [{ organisasjonsnummer: '312881403' }] }, page: { totalElements: 1 } },
  ])
  expect((await ask('/enheter?navn=xyz'))[1]).not.toHaveProperty('_embedded')
  await simulator().control.organisation({ number: '311467204', name: 'Havsund Fisk AS', isBankrupt: true })
  expect(await ask('/enheter/311467204')).toMatchObject([200, { konkurs: true }])
})
