/** Steps 2 to 8 on a profile that works: organisation, network and clock, Maskinporten, exchange. platform.md §8. */
import { unsignedJwt } from '../../support/altinn.ts'
import type { Scenario } from './scenario.ts'
import { clientId, organisation, organisationName, type Settled } from './settled.ts'
import { answers, maskinportenSays, trouble } from './stage.ts'
import { allScopes } from './newcomer.ts'

type Row = Scenario<Settled>
const day = 86_400_000
const hour = 3_600_000
const otherOrganisation = '310333603'
const trees = { kty: 'RSA', n: 'u1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0', e: 'AQAB' }

const mayLookUp = ({ engine }: Settled, lookUpNames: boolean) => engine.call('settings.set', { lookUpNames })
const register =
  (facts: Readonly<Record<string, unknown>>): Row['spoil'] =>
  async (stage) => {
    await stage.simulator.control.organisation({ number: organisation, name: organisationName, ...facts })
    await mayLookUp(stage, true)
  }
const client =
  (patch: Readonly<Record<string, unknown>>): Row['spoil'] =>
  ({ simulator }) =>
    simulator.control.client({ clientId, ...patch })
const without = (...scopes: readonly string[]) => allScopes.filter((scope) => !scopes.includes(scope))
const skew =
  (milliseconds: number): Row['spoil'] =>
  ({ simulator }) =>
    simulator.control.skew(milliseconds)

const organisationRows: readonly Row[] = [
  {
    ...{ name: 'Enhetsregisteret knows no such number', step: 'organisation', code: 'organisation-unknown' },
    ...{ goesOn: true, atTheTerminal: true },
    // Neither an organisation of its own nor a branch under that name.
    async spoil(stage) {
      await answers('organisation-register', 404, {})(stage)
      await mayLookUp(stage, true)
    },
  },
  {
    ...{ name: 'the organisation was struck off lately', step: 'organisation', code: 'organisation-deleted' },
    goesOn: true,
    spoil: register({ deleted: '2026-01-01' }),
  },
  {
    ...{ name: 'the organisation was taken away', step: 'organisation', code: 'organisation-deleted' },
    goesOn: true,
    spoil: register({ isRemoved: true }),
  },
  {
    ...{ name: 'the organisation is bankrupt', step: 'organisation', code: 'organisation-bankrupt' },
    goesOn: true,
    spoil: register({ isBankrupt: true }),
    async mend(stage) {
      await register({})(stage)
      await mayLookUp(stage, false)
    },
  },
]

const networkRows: readonly Row[] = [
  {
    ...{ name: 'a page of the guest network answers', step: 'network', code: 'proxy-answer' },
    ...{ state: 'waiting', who: 'it' },
    spoil: trouble('metadata', { html: '<title>Logg inn</title>' }),
  },
  {
    ...{ name: 'another Maskinporten answers', step: 'network', code: 'issuer-unexpected' },
    spoil: answers('metadata', 200, { issuer: 'https://x.test/', token_endpoint: 'https://x.test/token' }),
  },
  {
    ...{ name: 'another Altinn answers', step: 'network', code: 'issuer-unexpected' },
    spoil: answers('openid-configuration', 200, { issuer: 'https://platform.x.test/openid/' }),
  },
  {
    ...{ name: 'Maskinporten is down', step: 'network', code: 'maskinporten-busy' },
    ...{ state: 'waiting', who: 'nobody' },
    spoil: answers('metadata', 503),
  },
  {
    ...{ name: 'Altinn is down', step: 'network', code: 'service-busy', state: 'waiting', who: 'nobody' },
    spoil: answers('openid-configuration', 503),
  },
  {
    ...{ name: 'the connection breaks again and again', step: 'network', code: 'connection-cut' },
    ...{ state: 'waiting', who: 'nobody' },
    spoil: trouble('openid-configuration', { lostAnswer: true }),
  },
  {
    ...{ name: 'the clock here is a minute behind', step: 'network', code: 'clock-wrong', who: 'it' },
    ...{ goesOn: true, atTheTerminal: true },
    spoil: skew(60_000),
  },
  {
    ...{ name: 'the clock here is a minute ahead', step: 'network', code: 'clock-wrong', who: 'it' },
    goesOn: true,
    spoil: skew(-60_000),
  },
]

const clientRows: readonly Row[] = [
  {
    ...{
      name: 'the key was removed from the client',
      step: 'client',
      code: 'key-mismatch',
      number: 'MP-124',
    },
    spoil: client({ keys: [] }),
  },
  {
    ...{ name: 'another key has its name', step: 'client', code: 'key-mismatch', number: 'MP-124' },
    spoil: (stage) =>
      client({ keys: stage.keys.map(({ kid, uploadedAt }) => ({ kid, uploadedAt, publicKey: trees })) })(
        stage,
      ),
  },
  {
    ...{ name: 'the key is over a year old', step: 'client', code: 'key-expired', number: 'MP-121' },
    spoil: ({ simulator }) => simulator.control.selfService.ageKeys(clientId, 400 * day),
  },
  {
    ...{
      name: 'the audience is not Maskinporten’s',
      step: 'client',
      code: 'grant-refused',
      number: 'MP-110',
    },
    who: 'digdir',
    spoil: maskinportenSays(400, 'invalid_grant', 'MP-110: Invalid JWT claim aud'),
  },
  {
    ...{ name: 'every grant is said to be used', step: 'client', code: 'grant-refused', number: 'MP-012' },
    who: 'digdir',
    spoil: maskinportenSays(400, 'invalid_grant', 'MP-012: Grant is used before'),
  },
  {
    ...{ name: 'the form of the grant is refused', step: 'client', code: 'grant-refused', number: 'MP-011' },
    who: 'digdir',
    spoil: maskinportenSays(400, 'invalid_request', 'MP-011: Invalid parameter value'),
  },
  {
    ...{ name: 'the time of the grant is refused', step: 'client', code: 'clock-wrong', number: 'MP-130' },
    who: 'it',
    spoil: maskinportenSays(400, 'invalid_grant', 'MP-130: JWT is expired'),
  },
  {
    ...{ name: 'the grant is from the future', step: 'client', code: 'clock-wrong', who: 'it' },
    spoil: maskinportenSays(400, 'invalid_grant', 'Invalid assertion. Issue time is after now'),
  },
  {
    ...{ name: 'nobody has delegated to the supplier', step: 'client', code: 'delegation-missing' },
    ...{ who: 'manager', number: 'MP-251' },
    spoil: maskinportenSays(403, 'invalid_scope', 'MP-251: The consumer has not delegated access'),
  },
  {
    ...{ name: 'tokens are not to be had now', step: 'client', code: 'maskinporten-busy' },
    ...{ state: 'waiting', who: 'nobody' },
    spoil: answers('token', 503),
  },
]

const scopeRows: readonly Row[] = [
  {
    // The list of scopes is kept for an hour.
    ...{ name: 'nobody knows the scope', step: 'scopes', code: 'scope-misspelt', goesOn: true },
    async spoil(stage) {
      await stage.pass(hour + 1_000)
      await client({ scopes: without('altinn:broker.write') })(stage)
      await answers('scope-list', 200, [{ name: 'altinn:broker.read' }, { name: 'altinn:events.subscribe' }])(
        stage,
      )
    },
    mend: (stage) => stage.pass(hour + 1_000),
  },
  {
    ...{ name: 'one scope is not on the client', step: 'scopes', code: 'scope-not-on-client' },
    ...{ number: 'MP-200', goesOn: true },
    spoil: client({ scopes: without('altinn:broker.write') }),
  },
  {
    ...{ name: 'one scope was taken back', step: 'scopes', code: 'scope-not-granted', number: 'MP-250' },
    ...{ who: 'altinn', goesOn: true },
    spoil: ({ simulator }) => simulator.control.selfService.revoke(organisation, 'altinn:broker.read'),
  },
]

const exchangeRows: readonly Row[] = [
  {
    ...{ name: 'Altinn does not take Maskinporten’s token', step: 'exchange', code: 'exchange-refused' },
    ...{ who: 'altinn', atTheTerminal: true },
    spoil: answers('exchange', 401),
  },
  {
    ...{ name: 'the client belongs to somebody else', step: 'exchange', code: 'token-other-organisation' },
    spoil: client({ organisation: otherOrganisation, granted: allScopes }),
  },
  {
    ...{ name: 'another Altinn has made the token', step: 'exchange', code: 'issuer-unexpected' },
    spoil: answers(
      'exchange',
      200,
      unsignedJwt({ iss: 'https://platform.x.test/openid/', exp: 9_999_999_999 }),
    ),
  },
  {
    ...{ name: 'an enterprise user is still in use', step: 'exchange', code: 'enterprise-user-gone' },
    spoil: answers('exchange', 410, { detail: 'Virksomhetsbruker is no longer available' }),
  },
  {
    ...{ name: 'the exchange is down', step: 'exchange', code: 'service-busy' },
    ...{ state: 'waiting', who: 'nobody' },
    spoil: answers('exchange', 503),
  },
  {
    ...{ name: 'tokens are exchanged too often', step: 'exchange', code: 'too-many-calls' },
    ...{ state: 'waiting', who: 'nobody' },
    spoil: answers('exchange', 429),
  },
  {
    ...{ name: 'the exchange wants a subscription key', step: 'exchange', code: 'subscription-key-missing' },
    spoil: answers('exchange', 401, { statusCode: 401, message: 'Access denied due to missing key.' }),
  },
]

export const wayIn: readonly Row[] = [
  ...organisationRows,
  ...networkRows,
  ...clientRows,
  ...scopeRows,
  ...exchangeRows,
]
