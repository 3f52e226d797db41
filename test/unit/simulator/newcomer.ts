/** Somebody who starts from nothing: a key, a client, scopes, and the vendor's calls, with plain fetch and jose. */
import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import type { Simulator } from '../../support/simulator.ts'
import { altinnToken, postGrant, type GrantChanges } from './altinn.ts'
import type { HandoverClient } from '../../support/simulator.ts'

export const fishery = '311467204'
export const nursery = '213754084'
export const everydayScopes = [
  'altinn:broker.read',
  'altinn:broker.write',
  'altinn:events.subscribe',
  'altinn:authentication/systemregister.write',
  'altinn:authentication/systemuser.request.write',
  'altinn:authentication/systemuser.request.read',
] as const

export interface NewKey {
  readonly publicJwk: JWK & { readonly kid: string }
  readonly privateJwk: JWK
}

export async function newKey(kid = `proeve-${randomUUID()}`, bits = 2_048): Promise<NewKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: bits, extractable: true })
  return { publicJwk: { ...(await exportJWK(publicKey)), kid }, privateJwk: await exportJWK(privateKey) }
}

/** Keys take longer than all the rest: one does for every client, under an id of its own. */
let shared: Promise<NewKey> | null = null

/** A client as the handover would print one; its organisation has the everyday scopes. */
export async function newClient(simulator: Simulator, organisation: string): Promise<HandoverClient> {
  const { selfService } = simulator.control
  await selfService.acceptTerms(organisation)
  const clientId = await selfService.createClient(organisation)
  const { publicJwk, privateJwk } = await (shared ??= newKey())
  const own = { ...publicJwk, kid: `proeve-${randomUUID()}` }
  const kid = await selfService.addKey(clientId, JSON.stringify(own))
  await selfService.grant(organisation, ...everydayScopes)
  await selfService.addScope(clientId, ...everydayScopes)
  return {
    organisation: { number: organisation, name: organisation },
    ...{ clientId, kid, privateKey: { ...privateJwk }, systemUser: null, scopes: everydayScopes, own: true },
  }
}

export interface RequestAnswer {
  readonly id: string
  readonly status: string
  readonly confirmUrl: string
  readonly externalRef: string
  readonly escalated: boolean
  readonly timedOut: boolean
}

/** The vendor's calls, with the client's plain token. */
export interface Vendor {
  readonly client: HandoverClient
  readonly systemId: string
  call(method: string, path: string, body?: unknown): Promise<Response>
  register(changes?: Readonly<Record<string, unknown>>, method?: 'POST' | 'PUT'): Promise<Response>
  ask(changes?: Readonly<Record<string, unknown>>): Promise<Response>
  /** Registers the system, asks for the system user and has it approved. */
  letIn(rights: Rights): Promise<RequestAnswer>
}

export interface Rights {
  readonly resources?: readonly string[]
  readonly packages?: readonly string[]
}
export const rightsBody = ({ resources = [], packages = [] }: Rights) => ({
  rights: resources.map((value) => ({ resource: [{ id: 'urn:altinn:resource', value }] })),
  accessPackages: packages.map((name) => ({ urn: `urn:altinn:accesspackage:${name}` })),
})

export const generalPackage = 'informasjon-og-kommunikasjon'

export async function vendorOf(
  simulator: Simulator,
  client: HandoverClient,
  changes: GrantChanges = {},
): Promise<Vendor> {
  const token = await altinnToken(simulator, client, { systemUser: false, ...changes })
  const { number } = client.organisation
  const systemId = `${number}_prove`
  const base = `${simulator.handover.environment.altinn.platform}/authentication/api/v1`
  const name = { nb: 'Prøve', nn: 'Prøve', en: 'Trial' }
  const call: Vendor['call'] = (method, path, body) =>
    fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const vendor: Vendor = {
    ...{ client, systemId, call },
    register: (given = {}, method = 'POST') =>
      call(method, `/systemregister/vendor${method === 'PUT' ? `/${systemId}` : ''}`, {
        ...{ id: systemId, vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${number}` } },
        ...{ name, description: name, ...rightsBody({ packages: [generalPackage] }) },
        ...{ clientId: [client.clientId], allowedRedirectUrls: [], isVisible: false },
        ...given,
      }),
    ask: (given = {}) =>
      call('POST', '/systemuser/request/vendor', {
        ...{ systemId, partyOrgNo: number, redirectUrl: '' },
        ...rightsBody({ packages: [generalPackage] }),
        ...given,
      }),
    async letIn(rights) {
      const registered = await vendor.register(rightsBody(rights))
      if (registered.status !== 200) throw new Error(await registered.text())
      const asked = await vendor.ask(rightsBody(rights))
      if (asked.status !== 201) throw new Error(await asked.text())
      const request = (await asked.json()) as RequestAnswer
      await simulator.control.systemUsers.approve(request.id)
      return request
    },
  }
  return vendor
}

/** `MP-nnn` of the refusal of a grant for these scopes; '' when a token was given. */
export async function grantVerdict(
  simulator: Simulator,
  { clientId, kid, privateKey, organisation }: HandoverClient,
  scope: string,
  systemUser: { readonly externalRef?: string } | null = null,
): Promise<string> {
  const issued = Math.floor(Date.now() / 1_000)
  const details = {
    type: 'urn:altinn:systemuser',
    systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${organisation.number}` },
    ...systemUser,
  }
  const assertion = await new SignJWT({
    ...{ iss: clientId, aud: simulator.handover.environment.maskinporten.issuer, scope },
    ...{ iat: issued, exp: issued + 100, jti: randomUUID() },
    ...(systemUser === null ? {} : { authorization_details: [details] }),
  })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(await importJWK({ ...privateKey }, 'RS256'))
  const answer = await postGrant(simulator, assertion)
  return /MP-\d{3}/.exec(await answer.text())?.[0] ?? ''
}
