/** What every letter may speak of. Nothing secret is in it. */
import type { Letter, LetterKind } from '../../../preload/contract/setup-models.ts'

export interface LetterFacts {
  /** «Fjordby kommune (310 904 473)» */
  readonly organisation: string
  readonly environment: string
  /** What goes over Altinn here. */
  readonly uses: 'files' | 'messages' | 'both'
  readonly clientId: string
  /** Scopes that are missing, one a line. */
  readonly scopes: readonly string[]
  /** «Årsregnskap (ID)», one a line. */
  readonly services: readonly string[]
  readonly ownerAddress: string
  readonly link: string
  /** What the firewall must let through. */
  readonly hosts: readonly string[]
  /** What went wrong, as «Details» show it. */
  readonly details: readonly string[]
}

export type LetterText = (facts: LetterFacts) => Omit<Letter, 'to'>
export type LetterTexts = Readonly<Record<LetterKind, LetterText>>

export const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n')
export const listed = (items: readonly string[], otherwise?: string): readonly string[] =>
  (items.length === 0 && otherwise !== undefined ? [otherwise] : items).map((one) => `- ${one}`)

/** Whom it goes to; empty where only the person knows. */
export function addresseeOf(kind: LetterKind, facts: LetterFacts): string {
  if (kind === 'scope-request' || kind === 'vendor-terms' || kind === 'test-organisation')
    return 'servicedesk@altinn.no'
  if (kind === 'help') return 'servicedesk@digdir.no'
  return kind === 'access-list' || kind === 'service-access' ? facts.ownerAddress : ''
}
