/**
 * Every address, per environment. An environment is data: production and TT02 stand here, practice is
 * told by the simulator at start, others come from a JSON file of the same shape.
 * Source: platform.md §1.1, §3.1; data/platform/environments.json.
 */
import { z } from 'zod'
import { fault } from '../preload/contract/fault.ts'
import {
  messageServiceSchema,
  organisationSchema,
  serviceSchema,
  type EnvironmentView,
} from '../preload/contract/models.ts'
import { failure, success, type Result } from '../preload/contract/result.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Plain http would show tokens to the network: it is for this machine alone. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

const address = z.string().max(500).refine(URL.canParse, 'not an address')
/** An address that an environment may lack; what depends on it is then left out or done by hand. */
const optionalAddress = address.nullable().default(null)

export const environmentSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(['production', 'test', 'practice', 'custom']),
  name: z.string().min(1).max(80),
  maskinporten: z.object({
    /** Issuer and audience, with its trailing slash. */
    issuer: address,
    metadata: address,
    token: address,
    /** Page where a person makes a client and adds keys and scopes to it. */
    selfService: optionalAddress,
    /** The simpler page, for whoever may sign for the organisation. */
    onboarding: optionalAddress,
    /** Open list of all scopes (platform.md §1.7). */
    scopeList: optionalAddress,
  }),
  altinn: z.object({
    /** Base of all platform APIs, without a trailing slash. */
    platform: address,
    /** Issuer of exchanged tokens. */
    issuer: address,
    /** Where pages that approve system users lie: an approval link to anywhere else is never opened. */
    approval: optionalAddress,
  }),
  /** Base of Enhetsregisteret's API; null = names of organisations cannot be looked up. */
  organisationRegister: optionalAddress,
  /** Services known beforehand; others are typed by the person. */
  services: z.array(serviceSchema).max(1_000).default([]),
  /** The same for those that messages go through. */
  messageServices: z.array(messageServiceSchema).max(1_000).default([]),
  /** Organisations that may be suggested as recipients. */
  organisations: z.array(organisationSchema).max(10_000).default([]),
  /** Optional, hidden setting; platform.md §4. Sent only to Altinn's own hosts. */
  subscriptionKey: z.string().max(200).nullable().default(null),
})
export type Environment = z.infer<typeof environmentSchema>

/** `maskinporten` and `altinn` are the part of the host name that differs: `` or `test.`, `` or `tt02.`. */
const platformEnvironment = (
  id: string,
  kind: 'production' | 'test',
  name: string,
  maskinporten: string,
  altinn: string,
): Environment => ({
  id,
  kind,
  name,
  maskinporten: {
    issuer: `https://${maskinporten}maskinporten.no/`,
    metadata: `https://${maskinporten}maskinporten.no/.well-known/oauth-authorization-server`,
    token: `https://${maskinporten}maskinporten.no/token`,
    selfService: `https://sjolvbetjening.${maskinporten}samarbeid.digdir.no`,
    onboarding: `https://onboarding.${maskinporten}maskinporten.no`,
    scopeList: `https://api.${maskinporten}samarbeid.digdir.no/api/v1/scopes/all`,
  },
  altinn: {
    platform: `https://platform.${altinn}altinn.no`,
    issuer: `https://platform.${altinn}altinn.no/authentication/api/v1/openid/`,
    approval: `https://am.ui.${altinn}altinn.no`,
  },
  // Synthetic organisations of the test environment are not in the register (platform.md §7).
  organisationRegister: kind === 'production' ? 'https://data.brreg.no/enhetsregisteret/api' : null,
  services: [],
  messageServices: [],
  organisations: [],
  subscriptionKey: null,
})

export const builtInEnvironments: readonly Environment[] = [
  platformEnvironment('production', 'production', 'Altinn', '', ''),
  platformEnvironment('tt02', 'test', 'Altinn test (TT02)', 'test.', 'tt02.'),
]

/** Checks an environment from outside. Faults: environment-invalid, environment-insecure. */
export function parseEnvironment(input: unknown): Result<Environment> {
  const parsed = environmentSchema.safeParse(input)
  if (!parsed.success) {
    const text = z.prettifyError(parsed.error)
    return failure(fault('environment-invalid', { technical: { text } }))
  }
  const environment = parsed.data
  const addresses = [
    ...Object.values(environment.maskinporten),
    ...Object.values(environment.altinn),
    environment.organisationRegister,
  ].filter((candidate) => candidate !== null)
  const unsafe = addresses.find((candidate) => !isSafeAddress(candidate))
  if (unsafe !== undefined) return failure(fault('environment-insecure', { values: { address: unsafe } }))
  return success(environment)
}

/** One client that the practice environment hands over at start; its key is kept in memory only. */
const practiceClientSchema = z.object({
  organisation: organisationSchema,
  clientId: z.string().min(1),
  kid: z.string().min(1),
  /** RSA private key as JWK. */
  privateKey: z.record(z.string(), z.unknown()),
  systemUser: z.object({ organisation: z.string(), externalRef: z.string().nullable() }).nullable(),
  scopes: z.array(z.string()),
  /** True for the organisations the person acts as; the others are partners that act by themselves. */
  own: z.boolean(),
})
export const practiceHandoverSchema = z.object({
  environment: z.unknown(),
  /** Base address of the control API (move the clock, cause trouble). */
  control: z.string(),
  clients: z.array(practiceClientSchema),
  pid: z.number().int(),
})
export type PracticeHandover = z.infer<typeof practiceHandoverSchema>
export type PracticeClient = z.infer<typeof practiceClientSchema>

/** The part of an environment that a window sees. */
export function viewOf(environment: Environment): EnvironmentView {
  return { id: environment.id, kind: environment.kind, name: environment.name }
}
