/**
 * A whole Altinn that answers as told, for the checks of the set-up: in it everything is in order, and a test
 * changes the one answer that matters.
 */
import { createAltinn } from '../../../main/altinn/index.ts'
import type { Access, SystemUser } from '../../../main/altinn/access.ts'
import type { Environment } from '../../../main/environments.ts'
import { builtInEnvironments } from '../../../main/environments.ts'
import type { Clock, NetworkRequest } from '../../../main/ports.ts'
import { allChecks } from '../../../main/setup/checks/all.ts'
import { createChecklist, type Checklist } from '../../../main/setup/checklist.ts'
import { createNotes, type Notes } from '../../../main/setup/notes.ts'
import type { SetupPorts, SetupSubject, TrialView } from '../../../main/setup/ports.ts'
import { createSteps, type Steps } from '../../../main/setup/steps.ts'
import { openDatabase } from '../../../main/store/database.ts'
import type { Fault } from '../../../preload/contract/fault.ts'
import type { CalendarEntry, KeyView } from '../../../preload/contract/identity-models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { SetupStep, SetupStepId } from '../../../preload/contract/setup-models.ts'
import {
  claimsIn,
  countingRandom,
  environment,
  organisation,
  scriptedNetwork,
  silentLog,
  unsignedJwt,
  type ScriptedAnswer,
} from '../../support/altinn.ts'
import { temporaryFolder } from '../../support/temporary.ts'

export const profileId = 'profile-1'
export const clientId = 'client-1'
export const serviceId = 'tenor-filer'
export const systemId = `${organisation}_budstikke`
const start = Date.parse('2026-11-20T09:00:00Z')
const day = 86_400_000

/** Time that passes only while somebody sleeps: pauses are counted, not waited for. */
export function sleeplessClock(): Clock & {
  readonly slept: readonly number[]
  skip(milliseconds: number): void
} {
  const slept: number[] = []
  let passed = 0
  return {
    slept,
    now: () => start + passed,
    monotonic: () => passed,
    sleep(milliseconds) {
      slept.push(milliseconds)
      passed += milliseconds
      return Promise.resolve()
    },
    skip(milliseconds) {
      passed += milliseconds
    },
  }
}

export type Reply = ScriptedAnswer | { readonly fault: Fault }
/** `METHOD https://…` matched from the start of the address; the first that fits answers. */
export type Override = readonly [pattern: RegExp, reply: Reply | ((request: NetworkRequest) => Reply)]

export const key: KeyView = {
  ...{ id: 'key-1', role: 'current', source: 'made', keyId: 'kid-1', certificate: null },
  ...{
    publicJwk: null,
    publicPem: null,
    createdAt: start,
    registeredAt: start,
    expiresAt: start + 365 * day,
  },
}

export interface Situation {
  readonly environment?: Environment
  readonly organisation?: string
  readonly clientId?: string | null
  readonly supplier?: SetupSubject['supplier']
  readonly systemUser?: SystemUser | null
  readonly services?: readonly string[]
  /** Id and owner of each. */
  readonly messageServices?: readonly (readonly [id: string, ownerOrganisation: string | null])[]
  readonly key?: KeyView | null
  readonly consentToLookUp?: boolean
  /** What Altinn answers differently from «in order». */
  readonly answers?: readonly Override[]
  /** What Maskinporten says to a grant; null = gives the token. */
  readonly refuse?: (claims: GrantClaims) => string | null
  /** Milliseconds that Maskinporten's clock is behind ours. */
  readonly skew?: number
  readonly accessFault?: Fault
  readonly signs?: Result<string>
  readonly lapsing?: readonly CalendarEntry[]
  readonly trial?: TrialView
}
export interface GrantClaims {
  readonly scope: string
  readonly iss: string
  readonly iat: number
  readonly jti: string
  readonly authorization_details?: readonly {
    readonly systemuser_org: { readonly ID: string }
    readonly externalRef?: string
  }[]
}

export interface StandIn {
  readonly ports: SetupPorts
  readonly clock: ReturnType<typeof sleeplessClock>
  readonly checklist: Checklist
  readonly steps: Steps
  readonly notes: Notes
  readonly requests: readonly NetworkRequest[]
  /** Claims of every grant, in order. */
  readonly grants: readonly GrantClaims[]
  readonly described: readonly {
    readonly id: string
    readonly title: string | null
    readonly owner: string | null
  }[]
  readonly names: readonly string[]
  readonly keyWorkedAt: readonly number[]
  readonly received: readonly string[]
  /** How often the checklist was told to have changed. */
  changes(): number
  systemUser(): SystemUser | null
  /** Another world from now on: the same profile, its notes and steps kept. */
  change(situation: Situation): void
  step(id: SetupStepId): Promise<SetupStep>
  all(): Promise<Readonly<Record<SetupStepId, SetupStep>>>
}

/** As Maskinporten writes it; the number counts. */
export const refusal = (number: string, text = 'No.'): Reply => ({
  status: 400,
  body: {
    error: 'invalid_request',
    error_description: `${number}: ${text} (6e0bd4b0-0c4f-4d6b-9c3e-2a4a1f0a7f11)`,
  },
})
export const resource = {
  identifier: serviceId,
  title: { nb: 'Filer til Tenor', en: 'Files to Tenor' },
  resourceType: 'BrokerService',
  accessListMode: 'Disabled',
  delegable: true,
  hasCompetentAuthority: { organization: '974760673', orgcode: 'skd', name: { nb: 'Skatteetaten' } },
  contactPoints: [{ email: 'filer@skatteetaten.no' }],
}
export const policy = {
  data: [{ type: 'urn:altinn:rolecode', value: 'dagl', urn: 'urn:altinn:rolecode:dagl' }],
}
export const system = {
  id: systemId,
  vendor: { ID: `0192:${organisation}` },
  name: { nb: 'Budstikke' },
  description: { nb: 'Filer' },
  rights: [{ resource: [{ id: 'urn:altinn:resource', value: serviceId }] }],
  accessPackages: [],
  clientId: [clientId],
  isDeleted: false,
  isVisible: false,
  allowedRedirectUrls: [],
}
export const request = (status: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id: 'b5e6ac27-a24e-4eaa-b93c-32e4091f2384',
  ...{
    externalRef: `budstikke-${organisation}`,
    systemId,
    partyOrgNo: organisation,
    rights: [],
    accessPackages: [],
  },
  status,
  confirmUrl: 'https://am.ui.tt02.altinn.no/accessmanagement/ui/systemuser/request?id=b5e6ac27',
  ...{ escalated: false, timedOut: false },
  ...more,
})
export const user = { id: 'ca73c480-3a77-476e-9e94-2af6ee741586', externalRef: `budstikke-${organisation}` }
export const problem = (status: number, code: string, detail = 'No.'): Reply => ({
  status,
  body: { title: 'Bad Request', status, detail, code, traceId: '00-11-22-00' },
})
export function standIn(first: Situation = {}): StandIn {
  let situation = first
  let systemUser: SystemUser | null =
    first.systemUser === undefined ? { organisation, externalRef: null } : first.systemUser
  const clock = sleeplessClock()
  const grants: GrantClaims[] = []
  const described: { id: string; title: string | null; owner: string | null }[] = []
  const names: string[] = []
  const keyWorkedAt: number[] = []
  const received: string[] = []
  let changes = 0

  const where = (): Environment => situation.environment ?? environment
  const vendor = (): string => situation.supplier?.organisation ?? situation.organisation ?? organisation
  const theirSeconds = (): number => Math.floor((clock.now() - (situation.skew ?? 0)) / 1_000)
  const claimsOfToken = () => ({
    exp: theirSeconds() + 1_800,
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${vendor()}` },
  })
  const token = ({ body }: NetworkRequest): Reply => {
    const assertion = new URLSearchParams(typeof body === 'string' ? body : '').get('assertion') ?? ''
    const claims = claimsIn(assertion) as unknown as GrantClaims
    grants.push(claims)
    const number = situation.refuse?.(claims) ?? null
    if (number !== null) return refusal(number)
    const value = unsignedJwt({
      ...claimsOfToken(),
      ...{ iss: where().maskinporten.issuer, scope: claims.scope },
    })
    return { body: { access_token: value, token_type: 'Bearer', expires_in: 119, scope: claims.scope } }
  }
  const altinnToken = ({ headers }: NetworkRequest): Reply => {
    const { scope } = claimsIn(String(headers['Authorization']).replace('Bearer ', ''))
    const claims = { ...claimsOfToken(), iss: where().altinn.issuer, scope, 'urn:altinn:orgNumber': vendor() }
    return { body: unsignedJwt(claims) }
  }
  const inOrder: readonly Override[] = [
    [
      /^GET \S+oauth-authorization-server$/,
      () => ({ body: { issuer: where().maskinporten.issuer, token_endpoint: where().maskinporten.token } }),
    ],
    [/^POST \S+\/token$/, token],
    [/^GET \S+\/exchange\/maskinporten$/, altinnToken],
    [/^GET \S+openid-configuration$/, () => ({ body: { issuer: where().altinn.issuer } })],
    [/^GET \S+\/policy\/subjects/, { body: policy }],
    [/^GET \S+\/resource\/resourcelist/, { body: [resource] }],
    [/^GET \S+\/resource\//, { body: resource }],
    [/^GET \S+\/systemregister\/vendor\//, { body: system }],
    [/^(?:POST|PUT) \S+\/systemregister\/vendor/, { body: { success: true } }],
    [/^GET \S+\/systemuser\/vendor\/byquery/, { body: user }],
    [/^POST \S+\/systemuser\/request\/vendor/, { status: 201, body: request('New') }],
    [/^GET \S+\/systemuser\/request\/vendor\//, { body: request('New') }],
    [/^DELETE \S+\/systemuser\/request\/vendor\//, { body: request('New') }],
    [/^GET \S+\/broker\/api\/v1\/filetransfer\?/, { body: [] }],
    [/^GET \S+\/correspondence\/api\/v1\/correspondence\?/, { body: { ids: [] } }],
    [/^GET \S+\/events\/api\/v1\/events/, { body: [] }],
    [/^GET \S+\/scopes\/all/, { body: [{ name: 'altinn:broker.read' }, { name: 'altinn:broker.write' }] }],
    [/^GET \S+\/enheter\//, { body: { navn: 'FJORDBY KOMMUNE' } }],
  ]
  const network = scriptedNetwork((asked) => {
    const line = `${asked.method} ${asked.url}`
    const [, reply] = [...(situation.answers ?? []), ...inOrder].find(([pattern]) => pattern.test(line)) ?? []
    if (reply === undefined) throw new Error(`Nobody expected ${line}`)
    const answer = typeof reply === 'function' ? reply(asked) : reply
    if ('fault' in answer) return answer
    const date = new Date(theirSeconds() * 1_000).toUTCString()
    return { ...answer, headers: { 'content-type': 'application/json', date, ...answer.headers } }
  })
  const database = openDatabase(temporaryFolder())
  if (!database.ok) throw new Error('The database did not open')
  const random = countingRandom()
  const altinn = createAltinn({ network, clock, random, log: silentLog })
  const signer = {
    keyId: 'kid-1',
    signGrant: (claims: Readonly<Record<string, unknown>>) =>
      Promise.resolve(situation.signs ?? success(unsignedJwt(claims))),
  }
  const subject = (): SetupSubject => ({
    profileId,
    environment: where(),
    organisation: situation.organisation ?? organisation,
    organisationName: null,
    clientId: situation.clientId === undefined ? clientId : situation.clientId,
    supplier: situation.supplier ?? null,
    systemUser,
    services: (situation.services ?? [serviceId]).map((id) => ({
      id,
      title: null,
      owner: null,
      maxBytes: null,
    })),
    messageServices: (situation.messageServices ?? []).map(([id, ownerOrganisation]) => ({
      ...{ id, ownerOrganisation, title: null, owner: null, confidential: null, forwarding: null },
    })),
    key: situation.key === undefined ? key : situation.key,
    consentToLookUp: situation.consentToLookUp ?? false,
  })
  const access = (): Result<Access> =>
    situation.accessFault === undefined
      ? success({
          ...{
            environment: where(),
            organisation: subject().organisation,
            clientId: subject().clientId ?? '',
          },
          ...{ signer, systemUser },
        })
      : failure(situation.accessFault)
  const ports: SetupPorts = {
    ...{ database: database.value, clock, random, log: silentLog, altinn },
    profileIds: () => [profileId],
    subjectOf: () => success(subject()),
    accessOf: () => Promise.resolve(access()),
    environments: () => builtInEnvironments,
    consentToLookUp: () => situation.consentToLookUp ?? false,
    nameOf: () => null,
    rememberName: (_environmentId, _number, name) => void names.push(name),
    setSystemUser(_profileId, given) {
      systemUser = given
      return success(null)
    },
    describeService: (_profileId, { id, title, owner }) => void described.push({ id, title, owner }),
    describeMessageService: (_profileId, { id, title, owner }) => void described.push({ id, title, owner }),
    keyWorked: (_profileId, at) => void keyWorkedAt.push(at),
    lapsing: () => situation.lapsing ?? [],
    trial: {
      send: () => Promise.resolve(success('outgoing-1')),
      look: () =>
        success(situation.trial ?? { stage: 'queued', fileTransferId: null, fault: null, failed: false }),
      receive(_profileId, id) {
        received.push(id)
        return Promise.resolve(success(null))
      },
    },
    openOutside: () => Promise.resolve(success(null)),
    changed: () => {
      changes += 1
    },
    notice: () => {},
  }
  const notes = createNotes(database.value)
  const steps: Steps = createSteps(database.value, (id) => checklist.isChecking(id))
  const checklist: Checklist = createChecklist({ setup: ports, checks: allChecks, steps: () => steps, notes })
  return {
    ...{ ports, clock, checklist, steps, notes, grants, described, names, keyWorkedAt, received },
    requests: network.requests,
    changes: () => changes,
    systemUser: () => systemUser,
    change(next) {
      situation = next
      if (next.systemUser !== undefined) systemUser = next.systemUser
    },
    async step(id) {
      const checked = await checklist.check(profileId, id)
      if (!checked.ok) throw new Error(checked.fault.code)
      return steps.one(profileId, id)
    },
    async all() {
      const checked = await checklist.check(profileId)
      if (!checked.ok) throw new Error(checked.fault.code)
      return Object.fromEntries(checked.value.map((step) => [step.id, step])) as Record<
        SetupStepId,
        SetupStep
      >
    },
  }
}
