/** Recipients: the forms they come in, and what the registers know of them. correspondence.md §1.4, §2.7, §2.8. */
import { z } from 'zod'
import { textOf, type Database } from '../state/database.ts'
import { organisations } from '../world/organisations.ts'

const organisationUrn = 'urn:altinn:organization:identifier-no:'
const personUrn = 'urn:altinn:person:identifier-no:'
const mailUrn = 'urn:altinn:person:idporten-email:'
const nameUrn = 'urn:altinn:person:legacy-selfidentified:'

export const urnOf = (organisation: string): string => `${organisationUrn}${organisation}`
/** The organisation number of a URN; null for a person. */
export const organisationOfUrn = (urn: string): string | null =>
  urn.startsWith(organisationUrn) ? urn.slice(organisationUrn.length) : null
export const identifierOf = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1)
export const isPerson = (urn: string): boolean => urn.startsWith(personUrn)

const remainder = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11

/** Both control digits; synthetic numbers (month + 40 or + 80) hold too. */
export function isPersonNumber(text: string): boolean {
  return (
    /^\d{11}$/.test(text) &&
    remainder(text, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) === 0 &&
    remainder(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0
  )
}

/** The stored form, or null when it is none that is taken: nine bare digits are not. */
export function normaliseParty(given: string): string | null {
  const text = given.trim().toLowerCase()
  const organisation = /^(?:0192:|urn:altinn:organization:identifier-no:)(\d{9})$/.exec(text)?.[1]
  if (organisation !== undefined) return urnOf(organisation)
  const person = text.startsWith(personUrn) ? text.slice(personUrn.length) : text
  if (/^\d{11}$/.test(person)) return isPersonNumber(person) ? `${personUrn}${person}` : null
  const rest = text.slice(text.lastIndexOf(':') + 1)
  if (text === `${mailUrn}${rest}`) return /^[^@]+@[^@]+$/.test(rest) ? text : null
  return text === `${nameUrn}${rest}` && rest !== '' ? text : null
}

/** An organisation's check digit: who has none is nobody. */
const isOrganisationNumber = (digits: string): boolean => remainder(digits, [3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0

export const partySchema = z.object({
  /** In Altinn's register; without it a message fails when it is to be published. */
  known: z.boolean(),
  /** Has said no to electronic post (KRR). */
  reserved: z.boolean(),
  /** Has somebody in a role that confidential post may be given to. */
  hasRoles: z.boolean(),
  name: z.string(),
})
export type Party = z.infer<typeof partySchema>

export interface Parties {
  /** By URN. */
  get(urn: string): Party
  change(urn: string, patch: Partial<Party>): void
}

/** Synthetic persons, made for tests: the month is eighty too high. */
export const practicePersons = [
  { number: '01815001091', name: 'Ørjan Øvelse', reserved: false },
  { number: '12834501048', name: 'Kari Reservert Øvelse', reserved: true },
] as const

function unchanged(urn: string): Party {
  const organisation = organisationOfUrn(urn)
  const person = practicePersons.find(({ number }) => `${personUrn}${number}` === urn)
  const resident = organisations.find(({ number }) => number === organisation)
  return {
    known: organisation === null || isOrganisationNumber(organisation),
    reserved: person?.reserved ?? false,
    hasRoles: true,
    name: resident?.name ?? person?.name ?? `Part ${identifierOf(urn)}`,
  }
}

export function createParties(database: Database): Parties {
  const get: Parties['get'] = (urn) => {
    const row = database.one('SELECT data FROM message_party WHERE identifier = ?', urn)
    return row === null ? unchanged(urn) : partySchema.parse(JSON.parse(textOf(row, 'data')))
  }
  return {
    get,
    change: (urn, patch) =>
      void database.run(
        `INSERT INTO message_party (identifier, data) VALUES (?, ?)
         ON CONFLICT (identifier) DO UPDATE SET data = excluded.data`,
        ...[urn, JSON.stringify({ ...get(urn), ...patch })],
      ),
  }
}
