/** Letters in Bokmål. */
import { lines, listed, type LetterTexts } from './letter.ts'

const does = {
  files: 'sende og motta filer',
  messages: 'sende og motta meldinger',
  both: 'sende og motta filer og meldinger',
} as const

export const nb: LetterTexts = {
  'scope-request': (f) => ({
    subject: `API-tilganger for ${f.organisation}, ${f.environment}`,
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} skal ${does[f.uses]} over Altinn og ber om disse API-tilgangene i ${f.environment}:`,
        '',
      ],
      listed(f.scopes),
      [
        '',
        `Klient-ID i Maskinporten: ${f.clientId}`,
        '',
        'Si fra hvis dere trenger noe mer fra oss.',
        '',
        'Vennlig hilsen',
      ],
    ),
  }),
  'vendor-terms': (f) => ({
    subject: `Sluttbrukersystem: vilkår og API-tilganger for ${f.organisation}, ${f.environment}`,
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} bruker programmet Budstikke for sin egen virksomhet og trenger å registrere system og be om systembruker i ${f.environment}. Vi ber om vilkårene for sluttbrukersystemleverandører og disse API-tilgangene:`,
        '',
      ],
      listed(f.scopes),
      ['', `Klient-ID i Maskinporten: ${f.clientId}`, '', 'Vennlig hilsen'],
    ),
  }),
  'test-organisation': (f) => ({
    subject: `Organisasjon i testmiljøet TT02: ${f.organisation}`,
    body: lines([
      'Hei,',
      '',
      `Vi skal prøve Altinn i TT02 og ber om at ${f.organisation} legges inn der.`,
      '',
      'Vennlig hilsen',
    ]),
  }),
  'access-list': (f) => ({
    subject: `Tilgangsliste: ${f.organisation}`,
    body: lines(
      ['Hei,', '', `Vi ber om at ${f.organisation} føres opp på tilgangslisten for (${f.environment}):`, ''],
      listed(f.services, 'tjenesten'),
      ['', 'Vennlig hilsen'],
    ),
  }),
  'service-access': (f) => ({
    subject: `Tilgang til tjeneste for ${f.organisation}`,
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} skal bruke disse tjenestene i ${f.environment}, men slipper ikke inn:`,
        '',
      ],
      listed(f.services, 'tjenesten'),
      [
        '',
        'Kan dere se om tjenesten er ferdig satt opp, hvilken rolle eller tilgangspakke som kreves, og om vi må stå på en tilgangsliste?',
        '',
        'Det vi fikk til svar:',
        '',
      ],
      listed(f.details, 'ingen detaljer'),
      ['', 'Vennlig hilsen'],
    ),
  }),
  approval: (f) => ({
    subject: 'Godkjenn systembruker i Altinn',
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} skal ${does[f.uses]} over Altinn med programmet Budstikke. Da må en som kan gi tilganger for organisasjonen, for eksempel daglig leder eller hovedadministrator, godkjenne en systembruker (${f.environment}).`,
        '',
        'Systembrukeren får tilgang til:',
        '',
      ],
      listed(f.services, 'tjenestene i forespørselen'),
      [
        '',
        'Åpne lenken, logg inn og velg Godkjenn:',
        '',
        f.link,
        '',
        'Tilgangen kan trekkes tilbake i Altinn når som helst.',
        '',
        'Vennlig hilsen',
      ],
    ),
  }),
  firewall: (f) => ({
    subject: 'Brannmur: Budstikke må nå disse adressene',
    body: lines(
      [
        'Hei,',
        '',
        'Programmet Budstikke sender og mottar filer over Altinn og må nå disse adressene på port 443, uten at den krypterte trafikken brytes opp:',
        '',
      ],
      listed(f.hosts),
      ['', 'Det som skjer nå:', ''],
      listed(f.details, 'ingen kontakt'),
      ['', 'Vennlig hilsen'],
    ),
  }),
  help: (f) => ({
    subject: `Feil ved innlogging, ${f.environment}: ${f.organisation}`,
    body: lines(
      [
        'Hei,',
        '',
        `Vi får ikke logget inn med klienten ${f.clientId} for ${f.organisation} i ${f.environment}.`,
        '',
        'Svaret vi får:',
        '',
      ],
      listed(f.details, 'ingen detaljer'),
      ['', 'Vennlig hilsen'],
    ),
  }),
}
