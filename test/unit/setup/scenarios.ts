/** Every failure that the checklist of platform.md §8 names, each in an Altinn where all else is in order. */
import { fault, type FaultCode } from '../../../preload/contract/fault.ts'
import type { CertificateView } from '../../../preload/contract/identity-models.ts'
import type { SetupActor, SetupStepId } from '../../../preload/contract/setup-models.ts'
import { failure } from '../../../preload/contract/result.ts'
import { environment, organisation, otherOrganisation, unsignedJwt } from '../../support/altinn.ts'
import {
  key,
  problem,
  profileId,
  request,
  resource,
  system,
  type Override,
  type Situation,
} from './stand-in.ts'

export interface Scenario extends Situation {
  readonly name: string
  readonly step: SetupStepId
  readonly code: FaultCode
  /** `ok` and `optional`: told, and not in the way. */
  readonly state?: 'attention' | 'waiting' | 'ok' | 'optional'
  readonly who?: SetupActor
  /** A request for a system user is under way. */
  readonly requested?: boolean
}

export const everyday = Date.parse('2026-11-20T09:00:00Z')
const day = 86_400_000
const certificate: CertificateView = {
  ...{ subject: 'FJORDBY KOMMUNE', organisation, issuer: 'Buypass Class 3 Test4 CA G2 ST Business' },
  ...{ kind: 'test', use: 'authentication', notBefore: everyday - 900 * day, notAfter: everyday + 100 * day },
  thumbprint: 'a'.repeat(40),
}
/** Enhetsregisteret knows real organisations only, and is asked only with consent. */
const registered: Situation = {
  environment: { ...environment, organisationRegister: 'https://data.brreg.no/enhetsregisteret/api' },
  consentToLookUp: true,
}
const scopeOf = (name: string, number: string) => (claims: { readonly scope: string }) =>
  claims.scope === name ? number : null
const noSystemUser: Situation = { systemUser: null }
export const nothing = (pattern: RegExp): Override => [pattern, { status: 404 }]
const noUserYet = nothing(/^GET \S+byquery/)
const tokenOf = (number: string): Override[1] => ({
  body: unsignedJwt({
    iss: environment.altinn.issuer,
    exp: everyday / 1_000 + 1_800,
    'urn:altinn:orgNumber': number,
  }),
})
const broken = (
  pattern: RegExp,
  code: FaultCode,
  values: Readonly<Record<string, string>> = {},
): Override => [pattern, { fault: fault(code, { values }) }]

export const scenarios: readonly Scenario[] = [
  // 2 Organisation
  {
    name: 'the number has a slip of the pen',
    ...{ step: 'organisation', code: 'organisation-invalid', organisation: '123456789' },
  },
  {
    name: 'nobody has this number',
    ...{ step: 'organisation', code: 'organisation-unknown', ...registered },
    answers: [nothing(/enheter\//)],
  },
  {
    name: 'the organisation is struck off',
    ...{ step: 'organisation', code: 'organisation-deleted', ...registered },
    answers: [[/enheter\//, { status: 410 }]],
  },
  {
    name: 'the organisation was struck off lately',
    ...{ step: 'organisation', code: 'organisation-deleted', ...registered },
    answers: [[/enheter\//, { body: { navn: 'BORTE AS', slettedato: '2026-01-01' } }]],
  },
  {
    name: 'the organisation is bankrupt',
    ...{ step: 'organisation', code: 'organisation-bankrupt', ...registered },
    answers: [[/enheter\//, { body: { navn: 'KONKURS AS', konkurs: true } }]],
  },

  // 3 Network and clock
  {
    name: 'there is no network',
    ...{ step: 'network', code: 'offline', state: 'waiting', who: 'it' },
    answers: [broken(/./, 'offline')],
  },
  {
    name: 'the firewall lets nothing out to Altinn',
    ...{ step: 'network', code: 'host-unreachable', state: 'waiting', who: 'it' },
    answers: [broken(/openid-configuration/, 'host-unreachable', { host: 'platform.tt02.altinn.no' })],
  },
  {
    name: 'the proxy wants a login',
    ...{ step: 'network', code: 'proxy-login', who: 'it' },
    answers: [broken(/oauth-authorization-server/, 'proxy-login', { host: 'test.maskinporten.no' })],
  },
  {
    name: 'somebody breaks up the encryption',
    ...{ step: 'network', code: 'certificate-untrusted', who: 'it' },
    answers: [
      broken(/oauth-authorization-server/, 'certificate-untrusted', {
        ...{ host: 'test.maskinporten.no', issuer: 'Fjordby Netvakt' },
      }),
    ],
  },
  {
    name: 'a page of the guest network answers',
    ...{ step: 'network', code: 'proxy-answer', state: 'waiting', who: 'it' },
    answers: [
      [
        /oauth-authorization-server/,
        { headers: { 'content-type': 'text/html' }, body: '<html>Logg inn</html>' },
      ],
    ],
  },
  {
    name: 'another Maskinporten answers',
    ...{ step: 'network', code: 'issuer-unexpected' },
    answers: [
      [
        /oauth-authorization-server/,
        { body: { issuer: 'https://maskinporten.no/', token_endpoint: 'https://maskinporten.no/token' } },
      ],
    ],
  },
  {
    name: 'the clock here is two minutes ahead',
    ...{ step: 'network', code: 'clock-wrong', who: 'it', skew: 120_000 },
  },

  // 4 Terms
  { name: 'nobody has said that the terms are accepted', step: 'terms', code: 'terms-open', who: 'manager' },

  // 5 Key
  { name: 'there is no key yet', step: 'key', code: 'key-missing', key: null, who: 'you' },
  {
    name: 'the certificate has expired',
    ...{ step: 'key', code: 'certificate-expired', who: 'you' },
    key: { ...key, certificate: { ...certificate, notAfter: everyday - day } },
  },
  {
    name: 'the vault does not open',
    ...{ step: 'key', code: 'vault-passphrase-needed' },
    signs: failure(fault('vault-passphrase-needed')),
  },

  // 6 Client
  {
    name: 'no client id has been pasted yet',
    ...{ step: 'client', code: 'client-missing', clientId: null, who: 'you' },
    accessFault: fault('client-missing'),
  },
  { name: 'Maskinporten has no such client', step: 'client', code: 'client-unknown', refuse: () => 'MP-100' },
  {
    name: 'the certificate is not accepted',
    ...{ step: 'client', code: 'certificate-refused', refuse: () => 'MP-120' },
  },
  { name: 'the key is over a year old', step: 'client', code: 'key-expired', refuse: () => 'MP-121' },
  {
    name: 'the certificate is another organisation’s',
    ...{ step: 'client', code: 'certificate-other-organisation', refuse: () => 'MP-122' },
  },
  { name: 'the signature does not fit', step: 'client', code: 'key-mismatch', refuse: () => 'MP-124' },
  { name: 'the clock is not believed', step: 'client', code: 'clock-wrong', refuse: () => 'MP-130' },
  {
    name: 'the client is of another kind',
    step: 'client',
    code: 'client-wrong-type',
    refuse: () => 'MP-201',
  },
  {
    name: 'Maskinporten refuses in a new way',
    ...{ step: 'client', code: 'grant-refused', who: 'digdir', refuse: () => 'MP-110' },
  },
  {
    name: 'Maskinporten is down',
    ...{ step: 'client', code: 'maskinporten-busy', state: 'waiting', who: 'nobody' },
    answers: [[/^POST \S+\/token$/, { status: 503 }]],
  },

  // 7 Scopes
  {
    name: 'a scope is not on the client',
    ...{ step: 'scopes', code: 'scope-not-on-client', who: 'you' },
    refuse: scopeOf('altinn:broker.write', 'MP-200'),
  },
  {
    name: 'the organisation has not been given a scope',
    ...{ step: 'scopes', code: 'scope-not-granted', who: 'altinn' },
    refuse: scopeOf('altinn:broker.write', 'MP-250'),
  },
  {
    name: 'nobody knows the scope',
    ...{ step: 'scopes', code: 'scope-misspelt', who: 'you' },
    refuse: scopeOf('altinn:broker.write', 'MP-200'),
    answers: [[/scopes\/all/, { body: [{ name: 'altinn:broker.read' }] }]],
  },

  // 8 Exchange
  {
    name: 'Altinn does not take Maskinporten’s token',
    ...{ step: 'exchange', code: 'exchange-refused', who: 'altinn' },
    answers: [[/exchange\/maskinporten/, { status: 401 }]],
  },
  {
    name: 'the client belongs to somebody else',
    ...{ step: 'exchange', code: 'token-other-organisation' },
    answers: [[/exchange\/maskinporten/, tokenOf(otherOrganisation)]],
  },
  {
    name: 'an old enterprise user is still in use',
    ...{ step: 'exchange', code: 'enterprise-user-gone' },
    answers: [[/exchange\/maskinporten/, { status: 410 }]],
  },
  {
    name: 'Altinn is down',
    ...{ step: 'exchange', code: 'service-busy', state: 'waiting', who: 'nobody' },
    answers: [[/exchange\/maskinporten/, { status: 503, headers: { 'retry-after': '30' } }]],
  },

  // 9 Service
  { name: 'no service has been chosen', step: 'service', code: 'service-missing', services: [], who: 'you' },
  {
    name: 'there is no such service anywhere',
    ...{ step: 'service', code: 'service-unknown', answers: [nothing(/resource\//)] },
  },
  {
    name: 'the service is in production, and this is test',
    ...{ step: 'service', code: 'service-elsewhere' },
    answers: [[/^GET https:\/\/platform\.tt02\.altinn\.no\/resourceregistry/, { status: 204 }]],
  },
  {
    name: 'the service is no file transfer',
    ...{ step: 'service', code: 'service-type-wrong' },
    answers: [[/resource\/[^/]+$/, { body: { ...resource, resourceType: 'AltinnApp' } }]],
  },
  {
    name: 'the service is of an older type',
    ...{ step: 'service', code: 'service-type-unusual', state: 'ok' },
    answers: [[/resource\/[^/]+$/, { body: { ...resource, resourceType: 'GenericAccessResource' } }]],
  },
  {
    name: 'the service has an access list',
    ...{ step: 'service', code: 'access-list-on', state: 'ok' },
    answers: [[/resource\/[^/]+$/, { body: { ...resource, accessListMode: 'Enabled' } }]],
  },

  // 10 System
  {
    name: 'the system is not registered',
    ...{ step: 'system', code: 'system-missing', ...noSystemUser, who: 'you' },
    answers: [nothing(/systemregister/)],
  },
  {
    name: 'the organisation may not register systems',
    ...{ step: 'system', code: 'scope-not-granted', ...noSystemUser, who: 'altinn' },
    refuse: scopeOf('altinn:authentication/systemregister.write', 'MP-250'),
  },
  {
    name: 'the system is another organisation’s',
    ...{ step: 'system', code: 'system-of-another', ...noSystemUser },
    answers: [[/systemregister/, { status: 403 }]],
  },
  {
    name: 'the system lacks our client',
    ...{ step: 'system', code: 'system-outdated', ...noSystemUser, who: 'you' },
    answers: [[/systemregister/, { body: { ...system, clientId: ['another'] } }]],
  },
  {
    name: 'the system lacks a service that was added',
    ...{ step: 'system', code: 'system-outdated', ...noSystemUser, who: 'you' },
    answers: [[/systemregister/, { body: { ...system, rights: [] } }]],
  },

  // 11 System user
  {
    name: 'there is no system user',
    ...{ step: 'system-user', code: 'system-user-none', ...noSystemUser, who: 'you', answers: [noUserYet] },
  },
  {
    name: 'the request waits for somebody who may approve',
    ...{ step: 'system-user', code: 'system-user-waiting', ...noSystemUser, requested: true },
    ...{ state: 'waiting', who: 'approver' },
  },
  ...(['Rejected', 'Denied'] as const).map((status): Scenario => ({
    name: `the request was turned down (${status})`,
    ...{
      step: 'system-user',
      code: 'system-user-rejected',
      ...noSystemUser,
      requested: true,
      who: 'approver',
    },
    answers: [[/systemuser\/request\/vendor\//, { body: request(status) }]],
  })),
  {
    name: 'nobody approved in time',
    ...{ step: 'system-user', code: 'system-user-timed-out', ...noSystemUser, requested: true },
    answers: [[/systemuser\/request\/vendor\//, { body: request('New', { timedOut: true }) }]],
  },
  {
    name: 'the request is gone',
    ...{ step: 'system-user', code: 'system-user-request-gone', ...noSystemUser, requested: true },
    answers: [[/systemuser\/request\/vendor\//, problem(404, 'AUTH-00010')]],
  },
  {
    name: 'the system user is not approved for this client',
    ...{ step: 'system-user', code: 'system-user-missing' },
    refuse: ({ authorization_details }) => (authorization_details === undefined ? null : 'MP-303'),
  },

  // 12 Access
  {
    name: 'the system user has no access to the service',
    ...{ step: 'access', code: 'service-no-access', who: 'service-owner' },
    answers: [[/broker\/api/, problem(401, 'BRO-00006')]],
  },
  {
    name: 'Altinn wants a subscription key',
    ...{ step: 'access', code: 'subscription-key-missing' },
    answers: [
      [
        /broker\/api/,
        { status: 401, body: { statusCode: 401, message: 'Access denied due to missing key.' } },
      ],
    ],
  },
  {
    name: 'Broker does not know the login',
    ...{ step: 'access', code: 'token-refused', answers: [[/broker\/api/, { status: 401 }]] },
  },
  {
    name: 'Broker misses the scope in the token',
    ...{ step: 'access', code: 'scope-missing', who: 'altinn', answers: [[/broker\/api/, { status: 403 }]] },
  },
  {
    name: 'the owner has not finished the service',
    ...{ step: 'access', code: 'service-not-ready', who: 'service-owner' },
    answers: [[/broker\/api/, problem(403, 'BRO-00005')]],
  },
  {
    name: 'Broker has too much to do',
    ...{ step: 'access', code: 'too-many-calls', state: 'waiting', who: 'nobody' },
    answers: [[/broker\/api/, { status: 429, headers: { 'retry-after': '20' } }]],
  },

  // 13 Events
  {
    name: 'events are not allowed',
    ...{ step: 'events', code: 'events-off', state: 'optional' },
    refuse: scopeOf('altinn:events.subscribe', 'MP-200'),
  },

  // 14 Trial
  { name: 'no trial has been sent', step: 'trial', code: 'trial-open', state: 'optional' },

  // 15 Watch
  {
    name: 'the key lapses in a week',
    ...{ step: 'watch', code: 'lapses-soon' },
    lapsing: [{ id: 'key-1', profileId, kind: 'key', title: 'kid-1', at: everyday + 6 * day, warning: 7 }],
  },
]
