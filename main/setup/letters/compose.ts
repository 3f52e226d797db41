/** Writes a letter out of what the checklist has found. */
import type { Language } from '../../../preload/contract/models.ts'
import type { Letter, LetterKind, SetupStep } from '../../../preload/contract/setup-models.ts'
import type { SetupSubject } from '../ports.ts'
import { en } from './en.ts'
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

export interface LetterContext {
  readonly subject: SetupSubject
  readonly steps: readonly SetupStep[]
  /** The first service's owner, as the registry tells it. */
  readonly ownerAddress: string
}

export function composeLetter(kind: LetterKind, language: Language, context: LetterContext): Letter {
  const { subject, steps, ownerAddress } = context
  const { environment, organisation, organisationName, services } = subject
  const number = inThrees(organisation)
  const facts: LetterFacts = {
    organisation: organisationName === null ? number : `${organisationName} (${number})`,
    environment: environment.name,
    isTest: environment.kind !== 'production',
    clientId: subject.clientId ?? '–',
    scopes: scopeSteps(steps, kind === 'vendor-terms'),
    services: services.map(({ id, title }) => (title === null ? id : `${title} (${id})`)),
    owner: services[0]?.owner ?? '',
    ownerAddress,
    link: steps.flatMap(({ links }) => links).find((link) => link.kind === 'approval')?.url ?? '',
    hosts: [environment.maskinporten.token, environment.altinn.platform].map(
      (address) => new URL(address).host,
    ),
    details: detailsOf(steps),
  }
  return { to: addresseeOf(kind, facts), ...texts[language][kind](facts) }
}
