/** Writes a letter out of what the checklist has found. */
import type { Language, Service } from '../../../preload/contract/models.ts'
import type { Letter, LetterKind, SetupStep } from '../../../preload/contract/setup-models.ts'
import type { SetupSubject } from '../ports.ts'
import { en } from './en.ts'
import { serviceScopes, vendorScopes } from '../scopes.ts'
import { addresseeOf, type LetterFacts } from './letter.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'

const texts = { nb, nn, en } as const
const inThrees = (number: string): string => number.replace(/(\d{3})(?=\d)/gu, '$1 ')

/** As «Details» have it: service, operation, status, code and trace, which help desks ask for. */
function detailsOf(steps: readonly SetupStep[]): readonly string[] {
  return steps.flatMap(({ id, fault, checkedAt }) => {
    if (fault === null) return []
    const { service, operation, status, code, trace, text } = fault.technical ?? {}
    const parts = [service, operation, status, code, trace, text].filter((part) => part !== undefined)
    const at = checkedAt === null ? '' : new Date(checkedAt).toISOString()
    return [[id, fault.code, ...parts, at].join(' · ')]
  })
}

const scopeSteps = (steps: readonly SetupStep[], vendor: boolean): readonly string[] =>
  steps
    .filter(({ id }) => id === 'scopes')
    .flatMap(({ items }) => items)
    .filter(({ state, id }) => state === 'attention' && id.includes('altinn:authentication/') === vendor)
    .map(({ label }) => label)

/** Those that are missing; before anybody has looked, all that are needed. */
const scopesOf = (
  subject: SetupSubject,
  steps: readonly SetupStep[],
  kind: LetterKind,
): readonly string[] => {
  const missing = scopeSteps(steps, kind === 'vendor-terms')
  if (missing.length > 0) return missing
  return kind === 'vendor-terms' ? vendorScopes : serviceScopes(subject)
}

/** These are about the client, which is the supplier's where there is one. */
const aboutClient: ReadonlySet<LetterKind> = new Set<LetterKind>(['scope-request', 'vendor-terms', 'help'])

function whoAsks(kind: LetterKind, { organisation, organisationName, supplier }: SetupSubject): string {
  if (supplier !== null && aboutClient.has(kind)) return inThrees(supplier.organisation)
  const number = inThrees(organisation)
  return organisationName === null ? number : `${organisationName} (${number})`
}

const toOwners: ReadonlySet<LetterKind> = new Set<LetterKind>(['access-list', 'service-access'])

/** What the letter speaks of. An owner is asked about its own services only, and about those with trouble first. */
export function servicesOf(
  kind: LetterKind,
  { services, messageServices }: SetupSubject,
  steps: readonly SetupStep[],
): readonly Pick<Service, 'id' | 'title' | 'owner'>[] {
  const all = [...services, ...messageServices]
  if (!toOwners.has(kind)) return all
  const troubled = new Set(
    steps
      .filter(({ id }) => id === 'access' || id === 'service')
      .flatMap(({ items }) => items.filter(({ fault }) => fault !== null).map(({ id }) => id)),
  )
  const asked = all.some(({ id }) => troubled.has(id)) ? all.filter(({ id }) => troubled.has(id)) : all
  return asked.filter(({ owner }) => owner === asked[0]?.owner)
}

export interface LetterContext {
  readonly subject: SetupSubject
  readonly steps: readonly SetupStep[]
  /** The owner of the first of `servicesOf`, as the registry tells it. */
  readonly ownerAddress: string
}

export function composeLetter(kind: LetterKind, language: Language, context: LetterContext): Letter {
  const { subject, steps, ownerAddress } = context
  const { environment, services, messageServices } = subject
  const concerned = servicesOf(kind, subject, steps)
  const facts: LetterFacts = {
    organisation: whoAsks(kind, subject),
    environment: environment.name,
    clientId: subject.clientId ?? '–',
    uses: messageServices.length === 0 ? 'files' : services.length === 0 ? 'messages' : 'both',
    scopes: scopesOf(subject, steps, kind),
    services: concerned.map(({ id, title }) => (title === null ? id : `${title} (${id})`)),
    ownerAddress,
    link: steps.flatMap(({ links }) => links).find((link) => link.kind === 'approval')?.url ?? '',
    hosts: [environment.maskinporten.token, environment.altinn.platform].map(
      (address) => new URL(address).host,
    ),
    details: detailsOf(steps),
  }
  return { to: addresseeOf(kind, facts), ...texts[language][kind](facts) }
}
