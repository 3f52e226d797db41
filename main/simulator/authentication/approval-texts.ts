/** What the approval page says. */
import type { Language } from '../pages/page.ts'
import type { AuthProblem } from './problems.ts'

export const approvalTexts = {
  nb: {
    title: 'Godkjenn systembruker',
    changeTitle: 'Godkjenn endring av systembruker',
    organisation: 'Virksomhet',
    vendor: 'Leverandør som spør',
    system: 'System',
    gets: 'Systembrukeren får',
    right: 'Tilgang til tjenesten',
    package: 'Tilgangspakke',
    takenAway: 'Fratas',
    who: 'Hvem er du?',
    manager: 'Daglig leder, med rett til å gi tilganger',
    employee: 'Ansatt, uten rett til å gi tilganger',
    approve: 'Godkjenn',
    reject: 'Avvis',
    escalate: 'Send videre til en som kan godkjenne',
    escalated: 'Forespørselen er sendt videre til en som kan godkjenne.',
    refused: 'Du kan ikke gi disse tilgangene.',
    goBack: 'Tilbake til systemet',
    unknown: 'Fant ikke forespørselen',
    unknownLong: 'Den kan være trukket tilbake. Be om en ny lenke.',
    statuses: {
      Accepted: 'Forespørselen er godkjent. Du kan lukke siden.',
      Rejected: 'Forespørselen er avvist. Du kan lukke siden.',
      Denied: 'Forespørselen er avslått. Du kan lukke siden.',
      Timedout: 'Fristen på 180 dager har gått ut. Be om en ny forespørsel.',
    },
  },
  en: {
    title: 'Approve system user',
    changeTitle: 'Approve change of system user',
    organisation: 'Organisation',
    vendor: 'Vendor who asks',
    system: 'System',
    gets: 'The system user gets',
    right: 'Access to the service',
    package: 'Access package',
    takenAway: 'Taken away',
    who: 'Who are you?',
    manager: 'Managing director, who may give access',
    employee: 'Employee, who may not give access',
    approve: 'Approve',
    reject: 'Reject',
    escalate: 'Send on to somebody who can approve',
    escalated: 'The request has been sent on to somebody who can approve.',
    refused: 'You cannot give this access.',
    goBack: 'Back to the system',
    unknown: 'The request was not found',
    unknownLong: 'It may have been withdrawn. Ask for a new link.',
    statuses: {
      Accepted: 'The request has been approved. You may close this page.',
      Rejected: 'The request has been rejected. You may close this page.',
      Denied: 'The request has been denied. You may close this page.',
      Timedout: 'The time limit of 180 days has passed. Ask for a new request.',
    },
  },
} as const

export const refusalTexts: Partial<Record<AuthProblem, Readonly<Record<Language, string>>>> = {
  'AUTH-00016': {
    nb: 'Du har ikke rollen som trengs for å gi denne tilgangen.',
    en: 'You do not have the role that is needed to give this access.',
  },
  'AUTH-00053': {
    nb: 'Du har ikke tilgangspakken selv, og kan ikke gi den videre.',
    en: 'You do not hold the access package yourself and cannot give it on.',
  },
  'AUTH-00066': {
    nb: 'Du har ikke rett til å gi tilganger i virksomheten.',
    en: 'You may not give access on behalf of the organisation.',
  },
  'AUTH-00068': {
    nb: 'Du har ikke tilgangspakken som trengs for å gi denne tilgangen.',
    en: 'You do not hold the access package that is needed to give this access.',
  },
  'AUTH-00069': {
    nb: 'Virksomheten står ikke på tilgangslisten til tjenesten.',
    en: 'The organisation is not on the access list of the service.',
  },
  'AUTH-00070': {
    nb: 'Tilgang til tjenesten kan ikke gis videre.',
    en: 'Access to the service cannot be given on.',
  },
}
