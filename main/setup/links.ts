/** The pages a person needs; their addresses come from the environment, never from a door. */
import type { LinkKind, SetupStep } from '../../preload/contract/setup-models.ts'
import type { Environment } from '../environments.ts'

/** Terms for private organisations, once for each of them (platform.md §1.6). */
const termsPage = 'https://samarbeid.digdir.no/maskinporten/konsument/119'

function addressOf({ kind, maskinporten }: Environment, link: LinkKind): string | null {
  if (link === 'self-service') return maskinporten.selfService
  if (link === 'onboarding') return maskinporten.onboarding
  // In practice the terms are accepted where the client is made.
  return link === 'terms' && (kind === 'production' || kind === 'test') ? termsPage : null
}

export function pagesOf(environment: Environment, kinds: readonly LinkKind[]): SetupStep['links'] {
  return kinds.flatMap((kind) => {
    const url = addressOf(environment, kind)
    return url === null ? [] : [{ kind, url }]
  })
}

/** Null when the link leads anywhere but to where this environment's approvals are: it is not opened then. */
export function approvalPage(environment: Environment, confirmUrl: string | null): SetupStep['links'] {
  const { approval, platform } = environment.altinn
  if (confirmUrl === null || !URL.canParse(confirmUrl)) return []
  const allowed = [approval, platform].filter((address) => address !== null)
  const { origin } = new URL(confirmUrl)
  return allowed.some((address) => new URL(address).origin === origin)
    ? [{ kind: 'approval', url: confirmUrl }]
    : []
}
