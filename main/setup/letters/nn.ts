/** Letters in Nynorsk. */
import { lines, listed, type LetterTexts } from './letter.ts'

const does = {
  files: 'sende og ta imot filer',
  messages: 'sende og ta imot meldingar',
  both: 'sende og ta imot filer og meldingar',
} as const

export const nn: LetterTexts = {
  'scope-request': (f) => ({
    subject: `API-tilgangar for ${f.organisation}, ${f.environment}`,
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} skal ${does[f.uses]} over Altinn og bed om desse API-tilgangane i ${f.environment}:`,
        '',
      ],
      listed(f.scopes),
      [
        '',
        `Klient-ID i Maskinporten: ${f.clientId}`,
        '',
        'Sei frå om de treng noko meir frå oss.',
        '',
        'Venleg helsing',
      ],
    ),
  }),
  'vendor-terms': (f) => ({
    subject: `Sluttbrukarsystem: vilkår og API-tilgangar for ${f.organisation}, ${f.environment}`,
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} bruker programmet Budstikke for si eiga verksemd og treng å registrere system og be om systembrukar i ${f.environment}. Vi bed om vilkåra for sluttbrukarsystemleverandørar og desse API-tilgangane:`,
        '',
      ],
      listed(f.scopes),
      ['', `Klient-ID i Maskinporten: ${f.clientId}`, '', 'Venleg helsing'],
    ),
  }),
  'test-organisation': (f) => ({
    subject: `Organisasjon i testmiljøet TT02: ${f.organisation}`,
    body: lines([
      'Hei,',
      '',
      `Vi skal prøve Altinn i TT02 og bed om at ${f.organisation} blir lagd inn der.`,
      '',
      'Venleg helsing',
    ]),
  }),
  'access-list': (f) => ({
    subject: `Tilgangsliste: ${f.organisation}`,
    body: lines(
      [
        'Hei,',
        '',
        `Vi bed om at ${f.organisation} blir ført opp på tilgangslista for (${f.environment}):`,
        '',
      ],
      listed(f.services, 'tenesta'),
      ['', 'Venleg helsing'],
    ),
  }),
  'service-access': (f) => ({
    subject: `Tilgang til teneste for ${f.organisation}`,
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} skal bruke desse tenestene i ${f.environment}, men slepp ikkje inn:`,
        '',
      ],
      listed(f.services, 'tenesta'),
      [
        '',
        'Kan de sjå om tenesta er ferdig sett opp, kva rolle eller tilgangspakke som blir kravd, og om vi må stå på ei tilgangsliste?',
        '',
        'Det vi fekk til svar:',
        '',
      ],
      listed(f.details, 'ingen detaljar'),
      ['', 'Venleg helsing'],
    ),
  }),
  approval: (f) => ({
    subject: 'Godkjenn systembrukar i Altinn',
    body: lines(
      [
        'Hei,',
        '',
        `${f.organisation} skal ${does[f.uses]} over Altinn med programmet Budstikke. Då må ein som kan gi tilgangar for organisasjonen, til dømes dagleg leiar eller hovudadministrator, godkjenne ein systembrukar (${f.environment}).`,
        '',
        'Systembrukaren får tilgang til:',
        '',
      ],
      listed(f.services, 'tenestene i førespurnaden'),
      [
        '',
        'Opne lenkja, logg inn og vel Godkjenn:',
        '',
        f.link,
        '',
        'Tilgangen kan trekkjast tilbake i Altinn når som helst.',
        '',
        'Venleg helsing',
      ],
    ),
  }),
  firewall: (f) => ({
    subject: 'Brannmur: Budstikke må nå desse adressene',
    body: lines(
      [
        'Hei,',
        '',
        'Programmet Budstikke sender og tek imot filer over Altinn og må nå desse adressene på port 443, utan at den krypterte trafikken blir broten opp:',
        '',
      ],
      listed(f.hosts),
      ['', 'Det som skjer no:', ''],
      listed(f.details, 'ingen kontakt'),
      ['', 'Venleg helsing'],
    ),
  }),
  help: (f) => ({
    subject: `Feil ved innlogging, ${f.environment}: ${f.organisation}`,
    body: lines(
      [
        'Hei,',
        '',
        `Vi får ikkje logga inn med klienten ${f.clientId} for ${f.organisation} i ${f.environment}.`,
        '',
        'Svaret vi får:',
        '',
      ],
      listed(f.details, 'ingen detaljar'),
      ['', 'Venleg helsing'],
    ),
  }),
}
