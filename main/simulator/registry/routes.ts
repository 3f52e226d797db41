/** What anybody may ask: the Resource Registry, names of packages and of service owners. platform.md §6. */
import type { Call } from '../http/call.ts'
import { empty, json, text, type Reply } from '../http/reply.ts'
import type { Method, Route } from '../http/router.ts'
import { organisations } from '../world/organisations.ts'
import { accessPackages, packagePrefix, subjectsOf } from '../world/policies.ts'
import { attributeOf, policyXml } from './policy-xml.ts'
import type { Registry, RegistryResource } from './resources.ts'

const inThreeLanguages = (words: string) => ({ nb: words, nn: words, en: words })
/** All services of this world belong to one ministry's agency; the others only have names. */
const ownerCode = (organisation: string): string => (organisation === '210778306' ? 'ovd' : 'ovelse')

function shown({ id, title, owner, ownerName, resourceType, delegable, accessList }: RegistryResource) {
  return {
    identifier: id,
    version: '1.0',
    title: inThreeLanguages(title),
    description: inThreeLanguages(`${title}. Bare til øving.`),
    rightDescription: inThreeLanguages('Gir rett til å bruke tjenesten.'),
    status: 'Completed',
    contactPoints: [
      {
        category: 'Brukerstøtte',
        email: `brukerstotte@${owner}.example`,
        telephone: '',
        contactPage: '',
      },
    ],
    delegable,
    visible: true,
    hasCompetentAuthority: {
      organization: owner,
      orgcode: ownerCode(owner),
      name: inThreeLanguages(ownerName),
    },
    keywords: [{ word: 'øving', language: 'nb' }],
    accessListMode: accessList === null ? 'Disabled' : 'Enabled',
    selfIdentifiedUserEnabled: false,
    enterpriseUserEnabled: false,
    resourceType,
    availableForType: ['LegalEntityEnterprise', 'Company'],
    authorizationReference: [{ id: 'urn:altinn:resource', value: id }],
    versionId: 1,
  }
}

const subjectOf = (urn: string) => ({ ...attributeOf(urn), urn })

/** Each pair of a rule's subject and action, as the registry spreads them. */
function rulesOf({ id, policy }: RegistryResource) {
  return policy.flatMap(({ subjects, actions }) =>
    subjects.flatMap((subject) =>
      actions.map((action) => ({
        subject: [subjectOf(subject)],
        action: subjectOf(`urn:oasis:names:tc:xacml:1.0:action:action-id:${action}`),
        resource: [subjectOf(`urn:altinn:resource:${id}`)],
      })),
    ),
  )
}

/** The same by action: who may do it. */
function rightsOf({ id, policy }: RegistryResource) {
  const actions = [...new Set(policy.flatMap(({ actions: allowed }) => allowed))]
  return actions.map((action) => {
    const subjects = policy.filter((rule) => rule.actions.includes(action)).flatMap((rule) => rule.subjects)
    return {
      action: subjectOf(`urn:oasis:names:tc:xacml:1.0:action:action-id:${action}`),
      resource: [subjectOf(`urn:altinn:resource:${id}`)],
      subjects: [...new Set(subjects)].map((urn) => ({ subjectAttributes: [subjectOf(urn)] })),
      rightKey: `${id}:${action}`,
      subjectTypes: [...new Set(subjects.map((urn) => attributeOf(urn).type))],
    }
  })
}

function search(registry: Registry, query: URLSearchParams): readonly unknown[] {
  const given = new Map([...query].map(([name, value]) => [name.toLowerCase(), value.toLowerCase()]))
  const contains = (name: string, value: string): boolean =>
    value.toLowerCase().includes(given.get(name) ?? '')
  return registry
    .all()
    .filter(
      (resource) =>
        contains('id', resource.id) &&
        contains('title', resource.title) &&
        contains('resourcetype', resource.resourceType) &&
        contains('orgcode', ownerCode(resource.owner)) &&
        contains('organizationid', resource.owner) &&
        contains('keyword', 'øving'),
    )
    .map(shown)
}

const packageOf = ({ name, title, delegable, assignable }: (typeof accessPackages)[number]) => ({
  id: name,
  name: title,
  urn: `${packagePrefix}${name}`,
  description: `${title}. Bare til øving.`,
  isDelegable: delegable,
  isAssignable: assignable,
})

function packagesBy(query: URLSearchParams): Reply {
  const term = (query.get('term') ?? '').toLowerCase()
  const found = accessPackages.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(term))
  return json(
    200,
    found.map((one) => ({ object: packageOf(one), score: 1 })),
  )
}

const ownerNames = {
  orgs: Object.fromEntries(
    organisations
      .filter(({ number }) => ownerCode(number) === 'ovd')
      .map(({ number, name }) => [
        ownerCode(number),
        { name: inThreeLanguages(name), orgnr: number, environments: ['tt02', 'production'] },
      ]),
  ),
}

/** `platform` and `cdn` are the paths of Altinn's APIs and of its open files. */
export function registryRoutes(platform: string, cdn: string, registry: Registry): readonly Route[] {
  const base = `${platform}/resourceregistry/api/v1/resource`
  const route = (
    operation: string,
    pattern: string,
    handle: (call: Call) => Reply,
    method: Method = 'GET',
  ) => ({
    ...{ operation, method, pattern, handle },
  })
  const one =
    (answer: (resource: RegistryResource) => Reply) =>
    ({ params }: Call): Reply => {
      const resource = registry.get(params['id'] ?? '')
      return resource === null ? empty(404) : answer(resource)
    }
  const meta = `${platform}/accessmanagement/api/v1/meta/info/accesspackages`
  return [
    route('registry-list', `${base}/resourcelist`, () => json(200, registry.all().map(shown))),
    route('registry-search', `${base}/Search`, ({ query }) => json(200, search(registry, query))),
    route(
      'registry-resource',
      `${base}/:id`,
      one((resource) => json(200, shown(resource))),
    ),
    route(
      'registry-policy',
      `${base}/:id/policy`,
      one((resource) => text(200, policyXml(resource), 'text/xml; charset=utf-8')),
    ),
    route(
      'registry-subjects',
      `${base}/:id/policy/subjects`,
      one(({ policy }) => json(200, { links: {}, data: subjectsOf(policy).map(subjectOf) })),
    ),
    route(
      'registry-rules',
      `${base}/:id/policy/rules`,
      one((resource) => json(200, rulesOf(resource))),
    ),
    route(
      'registry-rights',
      `${platform}/resourceregistry/api/v2/resource/:id/policy/rights`,
      one((resource) => json(200, rightsOf(resource))),
    ),
    route('packages-export', `${meta}/export`, () =>
      json(200, [
        {
          id: 'ovelse',
          name: 'Øving',
          areas: [{ id: 'ovelse', name: 'Øving', packages: accessPackages.map(packageOf) }],
        },
      ]),
    ),
    route('packages-search', `${meta}/search`, ({ query }) => packagesBy(query)),
    route('owner-names', `${cdn}/orgs/altinn-orgs.json`, () => json(200, ownerNames)),
  ]
}
