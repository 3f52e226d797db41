import { careNb } from './care-nb.ts'
import { folderNb } from './folder-nb.ts'
import type { CliText } from './text.ts'
import { unattendedNb } from './unattended-nb.ts'

export const nb: CliText = {
  usage: 'Bruk',
  globals: `Alltid: --home MAPPE (mappe for alt som tas vare på; ellers BUDSTIKKE_HOME eller systemets mappe)
  --profile ID|ORGNR   --practice (øvingsmiljøet)   --json   --lang nb|nn|en   --help   --version
Med --json står ett JSON-dokument på standard ut: {"ok":true,"value":…} eller {"ok":false,"fault":…}.
Har en annen Budstikke åpnet samme mappe, er det den som gjør arbeidet.`,
  exitCodes:
    'Avslutningskoder: 0 gjort · 1 ikke gjort · 2 feil bruk · 3 delvis gjort · 4 ikke gjort i tide · 5 et annet Budstikke har dataene · 130 avbrutt',
  commands: {
    ...careNb.commands,
    ...unattendedNb.commands,
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
    'message send': {
      brief: 'sender en melding, med filer om det trengs',
      more: `--to: ni sifre for en virksomhet, elleve for en person; flere kan gis.
--body-file: teksten som Markdown. --due og --publish: 2026-12-24 eller 2026-12-24T10:00
--confirmation: ber om bekreftelse, og krever --due. --confidential: når tjenesten krever det
Uten --wait er den ferdig når Altinn har tatt imot meldingen. Kan én fil ikke sendes, sendes ingenting.`,
    },
    'message read': {
      brief: 'åpner en mottatt melding og viser teksten',
      more: 'Avsenderen får vite at meldingen er lest. ID: elementets id eller meldingens id hos Altinn, eller starten på en av dem. · --download MAPPE: lagrer også vedleggene der, hvert med sjekksum',
    },
    'message confirm': {
      brief: 'bekrefter en mottatt melding',
      more: 'En bekreftelse er en rettslig handling. ID: som for «message read».',
    },
    'message sent': { brief: 'viser sendte meldinger', more: '' },
    'message status': {
      brief: 'forteller hvor en sendt melding er, for hver mottaker',
      more: 'ID: meldingens id, eller starten på den.',
    },
    pause: {
      brief: 'setter en fil på pause; det som alt er overført, går ikke tapt',
      more: 'ID: elementets id eller filoverføringens id, eller starten på en av dem. Bare for filer som venter eller er på vei.',
    },
    resume: {
      brief: 'lar en fil på pause fortsette',
      more: 'ID: elementets id eller filoverføringens id, eller starten på en av dem.',
    },
    'queue pause': {
      brief: 'setter alt på pause, i alle profiler',
      more: 'Ingenting sendes eller lastes ned før «queue resume», heller ikke etter en omstart.',
    },
    'queue resume': {
      brief: 'lar alt fortsette',
      more: 'Filer som er satt på pause hver for seg, blir stående.',
    },
    'queue status': {
      brief: 'forteller om alt er på pause, hvor fort det får gå, og hvor mange kall som er brukt',
      more: 'Kall: brukt/grense det siste minuttet, og hvor mange som venter (+).',
    },
    'folder list': {
      brief: 'viser mappene som følges',
      more: '',
    },
    'folder add-out': {
      brief: 'sender det som legges i en mappe',
      more: `Filen går når den er ferdig skrevet. Etterpå ligger den i Sent med en kvittering, eller i Failed med grunnen; flytt den tilbake for å prøve igjen.
--to: alltid disse · --to-from sub-folder: undermappen heter mottakerens nummer · --to-from side-car: rapport.pdf.json ved siden av sier det
--name-pattern: nummeret står i navnet, for eksempel {recipient}_{reference}_{any}.pdf
--strict marker: bare når navn.done er der · rename: bare det som flyttes ferdig inn · --off: uten å slå den på`,
    },
    'folder add-in': {
      brief: 'legger det som kommer i en mappe',
      more: 'Uten --service og --sender tas alt. --sub-folder: for eksempel {sender}/{year}-{month} · --metadata: navn.json ved siden av · --no-confirm: du bekrefter selv · --messages: også meldinger, hver som en mappe · --message-service ID: bare fra den tjenesten · --mark-read: avsenderen får vite at de er lest · --confirm-messages: bekrefter der avsenderen ber om det, en rettslig handling',
    },
    'folder preview': {
      brief: 'viser hva som ville gått hvor; sender ingenting',
      more: 'Samme valg som «folder add-out».',
    },
    'folder status': {
      brief: 'forteller hvordan en mappe har det, med grunner',
      more: 'ID: fra «folder list», eller starten på den.',
    },
    'folder files': {
      brief: 'viser filene i en mappe, med id og grunn',
      more: 'ID: fra «folder list», eller begynnelsen av den.',
    },
    'folder retry': {
      brief: 'prøver igjen det som venter, eller legger én feilet fil tilbake i mappen',
      more: 'FILE-ID: fra «folder files»; uten den får alt som venter på neste forsøk, sin tur nå.',
    },
    'folder answer': {
      brief: 'svarer for en fil som ser ut til å være sendt før',
      more: '--send: den sendes likevel · --leave: den legges i Failed uten å bli sendt. FILE-ID: fra «folder files ID --filter asks».',
    },
    'folder enable': {
      brief: 'slår en mappe på',
      more: 'ID: fra «folder list». Mappen merkes på nytt: du sier at det er denne.',
    },
    'folder disable': {
      brief: 'slår en mappe av',
      more: 'ID: fra «folder list». Det som alt er på vei, blir sendt.',
    },
    'folder remove': {
      brief: 'glemmer en mappe; ingenting på disken røres',
      more: 'ID: fra «folder list».',
    },
    'profile add': {
      brief: 'legger til en virksomhets forbindelse',
      more: `--environment production|tt02|practice (practice trenger ikke mer), eller --environment-file med et eget miljø.
--key: fil med den private nøkkelen (PEM eller JWK) som bare du kan lese; bare stien tas vare på.
Uten --key begynner oppsettet på en tom profil: bare --environment og --org trengs.
--supplier PROFIL: leverandøren som handler på vegne av virksomheten.`,
    },
    'profile list': { brief: 'viser profilene', more: '' },
    'profile client': {
      brief: 'skriver ned klient-ID-en fra Maskinportens selvbetjening',
      more: 'budstikke profile client KLIENT-ID',
    },
    'profile remove': {
      brief: 'fjerner en profil og nøklene dens',
      more: 'Det som er sendt og mottatt, blir stående i historikken.',
    },
    'key make': {
      brief: 'lager en nøkkel; den private delen forlater aldri maskinen',
      more: 'Skriver den offentlige delen (JWK), som limes inn i selvbetjeningen. Har profilen alt en nøkkel, venter den nye til «key switch».',
    },
    'key list': { brief: 'viser nøklene til profilen', more: '' },
    'key import': {
      brief: 'tar inn en nøkkel eller et virksomhetssertifikat fra en fil',
      more: `FIL: .p12/.pfx, PEM eller JWK. Finnes flere, velges den som passer, etter bruk, gyldighet og virksomhet.
--kid: ID-en nøkkelen har hos Maskinporten. Uten den peker sertifikatet selv ut nøkkelen.
--password-file FIL: passordet til filen, i en fil som bare du kan lese (aldri på kommandolinjen).`,
    },
    'key switch': {
      brief: 'prøver en ny nøkkel mot Maskinporten og bytter når den virker',
      more: 'ID: fra «key list». Den gamle nøkkelen beholdes til den fjernes.',
    },
    'key remove': { brief: 'fjerner en nøkkel som ikke er i bruk', more: 'ID: fra «key list».' },
    'vault status': { brief: 'forteller om nøklene kan åpnes, og med hva', more: '' },
    'vault passphrase': {
      brief: 'lar en passordsetning åpne nøklene på en maskin uten nøkkelring',
      more: '--passphrase-file FIL: passordsetningen, minst 12 tegn, i en fil som bare du kan lese.',
    },
    'vault backup': {
      brief: 'lager en forseglet sikkerhetskopi av nøklene',
      more: '--to MAPPE og --passphrase-file FIL.',
    },
    'vault restore': {
      brief: 'henter nøkler tilbake fra en sikkerhetskopi',
      more: 'FIL og --passphrase-file FIL. En nøkkel som alt finnes, blir aldri erstattet.',
    },
    'service add': { brief: 'legger en tjeneste til profilen', more: 'budstikke service add TJENESTE-ID' },
    'system register': { brief: 'registrerer systemet hos Altinn, eller oppdaterer det', more: '' },
    'system request': {
      brief: 'ber om en systembruker og skriver lenken som skal godkjennes',
      more: 'Er den forrige forespørselen avslått, lages en ny.',
    },
    letter: {
      brief: 'skriver et brev til den som kan rette det som mangler',
      more: `SLAG: scope-request, vendor-terms, test-organisation, access-list, service-access, approval, firewall, help`,
    },
    check: {
      brief: 'kontrollerer hvert steg i oppsettet mot tjenestene',
      more: 'Avslutningskode 0 bare når alt som må være på plass, er det.',
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
  queue: {
    paused: 'Alt er satt på pause.',
    pausedHint: 'Alt er satt på pause: ingenting overføres før «budstikke queue resume».',
    running: 'Køen er ikke på pause.',
    limits: 'Båndbredde',
    up: 'opp',
    down: 'ned',
    calls: 'Kall til Altinn det siste minuttet:',
    filePaused: 'på pause',
    fileResumed: 'fortsetter',
  },
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
  messageStates: {
    queued: 'i kø',
    preparing: 'filene lastes opp',
    sending: 'sendes',
    accepted: 'mottatt av Altinn',
    published: 'publisert',
    failed: 'stoppet',
    withdrawn: 'trukket tilbake',
  },
  messageRecipientStates: {
    waiting: 'venter',
    accepted: 'mottatt av Altinn',
    published: 'publisert',
    fetched: 'hentet',
    read: 'lest',
    confirmed: 'bekreftet',
    deleted: 'slettet av mottakeren',
    reserved: 'reservert',
    failed: 'ikke levert',
    withdrawn: 'trukket tilbake',
  },
  receivedStates: { new: 'ulest', read: 'lest', confirmed: 'bekreftet', deleted: 'slettet' },
  closedTitle: '[låst til nøklene er låst opp]',
  noTitle: '[uten tittel]',
  recipientStates: { waiting: 'venter', fetched: 'hentet', confirmed: 'bekreftet' },
  folder: folderNb,
  care: careNb,
  unattended: unattendedNb,
  vaultStates: { empty: 'ingen nøkler ennå', open: 'åpent', closed: 'lukket' },
  restored: (added, same, different) =>
    `${added} hentet tilbake, ${same} fantes alt, ${different} er ulike og ble ikke rørt.`,
  stepStates: {
    'not-started': '·',
    checking: '…',
    ok: 'OK',
    attention: '!!',
    waiting: '…',
    optional: 'valgfritt',
  },
  steps: {
    environment: 'Miljø',
    organisation: 'Virksomhet',
    network: 'Nett og klokke',
    terms: 'Vilkår og rettigheter',
    key: 'Nøkkel',
    client: 'Klient-ID',
    scopes: 'API-tilganger',
    exchange: 'Innlogging hos Altinn',
    service: 'Tjenesten',
    system: 'System i Altinn',
    'system-user': 'Systembruker',
    access: 'Adgang til tjenesten',
    events: 'Varsler',
    trial: 'Prøvesending',
    watch: 'Vakt',
  },
}
