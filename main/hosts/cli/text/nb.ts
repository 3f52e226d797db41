import type { CliText } from './text.ts'

export const nb: CliText = {
  usage: 'Bruk',
  globals: `Alltid: --home MAPPE (mappe for alt som tas vare på; ellers BUDSTIKKE_HOME eller systemets mappe)
  --profile ID|ORGNR   --practice (øvingsmiljøet)   --json   --lang nb|nn|en   --help   --version
Med --json står ett JSON-dokument på standard ut: {"ok":true,"value":…} eller {"ok":false,"fault":…}.
Har en annen Budstikke åpnet samme mappe, er det den som gjør arbeidet.`,
  exitCodes:
    'Avslutningskoder: 0 gjort · 1 ikke gjort · 2 feil bruk · 3 delvis gjort · 4 ikke gjort i tide · 130 avbrutt',
  commands: {
    open: {
      brief: 'åpner vinduet',
      more: '--browser: i nettleseren · --no-open: skriver adressen og åpner ingenting',
    },
    practice: {
      brief: 'kjører øvingsmiljøet alene, for en hvilken som helst Altinn-klient',
      more: 'Skriver én linje JSON med adresser, virksomheter, klient-id-er og private nøkler, og kjører til det stoppes. Dataene ligger i mappen practice-alone under --home.',
    },
    send: {
      brief: 'sender filer; mapper sendes som filene i dem',
      more: `Uten --wait er den ferdig når tjenesten har tatt imot hele filen, for opplastingen stopper når ingen har mappen åpen.
--wait uploaded|published|confirmed: til da (published: virusskannet; confirmed: bekreftet av alle mottakere)
--no-wait: legger bare filene i kø; den som neste gang åpner mappen, sender dem
--timeout S: slutter å vente etter så mange sekunder; overføringen fortsetter der den var, neste gang
--service kan utelates når profilen har én tjeneste.
En fil som ikke kan sendes, stopper ikke de andre (avslutningskode 3).`,
    },
    inbox: {
      brief: 'viser det som er kommet og ikke bekreftet',
      more: '--all: alt som er kjent',
    },
    download: {
      brief: 'henter en fil, kontrollerer den og legger den i en mappe',
      more: 'ID: elementets id eller filoverføringens id, eller starten på en av dem. --confirm: bekrefter når filen ligger trygt på disken. Avslutningskode 3: lagret, men ikke bekreftet.',
    },
    confirm: {
      brief: 'bekrefter en fil som er lagret',
      more: 'ID: elementets id eller filoverføringens id, eller starten på en av dem.',
    },
    status: {
      brief: 'forteller hvor en sendt eller mottatt fil er',
      more: 'ID: elementets id eller filoverføringens id, eller starten på en av dem.',
    },
    'profile add': {
      brief: 'legger til en virksomhets forbindelse',
      more: `--environment production|tt02|practice (practice trenger ikke mer), eller --environment-file med et eget miljø.
--key: fil med den private nøkkelen (PEM eller JWK) som bare du kan lese; bare stien tas vare på.`,
    },
    'profile list': { brief: 'viser profilene', more: '' },
    'setup check': {
      brief: 'kontrollerer hvert steg i oppsettet mot tjenestene',
      more: 'Avslutningskode 0 bare når alt er i orden.',
    },
  },
  unknownCommand: (name) => `Kommandoen «${name}» finnes ikke.`,
  missing: (name) => `${name} mangler.`,
  invalid: (name, value) => `${name} kan ikke være «${value}».`,
  noProfile:
    'Ingen profil ennå. Legg til en med «budstikke profile add», eller skriv --practice for å bruke øvingsmiljøet.',
  severalProfiles: 'Flere profiler passer. Oppgi id-en til én: «budstikke profile list».',
  thisIsPractice: 'Øvingsmiljø: ingenting forlater denne maskinen.',
  queuedOnly: 'I kø. Ingen andre har denne mappen åpen: sendingen fortsetter neste gang den åpnes.',
  inboxEmpty: 'Ingenting her.',
  stopping: 'Avslutter i orden … (én gang til avslutter straks)',
  states: {
    queued: 'i kø',
    initializing: 'forberedes',
    uploading: 'lastes opp',
    processing: 'lastet opp, virusskannes',
    published: 'klar for mottaker',
    fetched: 'hentet',
    confirmed: 'bekreftet av alle',
    purged: 'slettet av tjenesten',
    failed: 'mislyktes',
    cancelled: 'avbrutt',
  },
  incomingStates: {
    new: 'ny',
    downloading: 'hentes',
    unchecked: 'lagret, ikke kontrollert ennå',
    saved: 'lagret, ikke bekreftet',
    confirming: 'bekreftes',
    confirmed: 'bekreftet',
    aside: 'lagt til side: feil kontrollsum',
    gone: 'slettet av tjenesten',
  },
  recipientStates: { waiting: 'venter', fetched: 'hentet', confirmed: 'bekreftet' },
  stepStates: {
    'not-started': '·',
    checking: '…',
    ok: 'OK',
    attention: '!!',
    waiting: '…',
    skipped: '-',
  },
  steps: {
    environment: 'Miljø',
    organisation: 'Virksomhet',
    network: 'Nettverk',
    key: 'Nøkkel',
    client: 'Klient i Maskinporten',
    scopes: 'Scope',
    exchange: 'Token i Altinn',
    service: 'Tjeneste',
    access: 'Tilgang til tjenesten',
  },
}
