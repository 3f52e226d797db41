import { careNn } from './care-nn.ts'
import { folderNn } from './folder-nn.ts'
import type { CliText } from './text.ts'
import { unattendedNn } from './unattended-nn.ts'

export const nn: CliText = {
  usage: 'Bruk',
  globals: `Alltid: --home MAPPE (mappe for alt som blir teke vare på; elles BUDSTIKKE_HOME eller mappa til systemet)
  --profile ID|ORGNR   --practice (øvingsmiljøet)   --json   --lang nb|nn|en   --help   --version
Med --json står eitt JSON-dokument på standard ut: {"ok":true,"value":…} eller {"ok":false,"fault":…}.
Har ein annan Budstikke opna same mappa, er det den som gjer arbeidet.`,
  exitCodes:
    'Avslutningskodar: 0 gjort · 1 ikkje gjort · 2 feil bruk · 3 delvis gjort · 4 ikkje gjort i tide · 5 eit anna Budstikke har dataa · 130 avbrote',
  commands: {
    ...careNn.commands,
    ...unattendedNn.commands,
    open: {
      brief: 'opnar vindauget',
      more: '--browser: i nettlesaren · --no-open: skriv adressa og opnar ingenting',
    },
    practice: {
      brief: 'køyrer øvingsmiljøet åleine, for ein kva som helst Altinn-klient',
      more: 'Skriv éi linje JSON med adresser, verksemder, klient-id-ar og private nøklar, og køyrer til det blir stoppa. Dataa ligg i mappa practice-alone under --home.',
    },
    send: {
      brief: 'sender filer; mapper blir sende som filene i dei',
      more: `Utan --wait er han ferdig når tenesta har teke imot heile fila, for opplastinga stoppar når ingen har mappa open.
--wait uploaded|published|confirmed: til då (published: virusskanna; confirmed: stadfesta av alle mottakarar)
--no-wait: legg berre filene i kø; den som neste gong opnar mappa, sender dei
--timeout S: sluttar å vente etter så mange sekund; overføringa held fram der ho var, neste gong
--service kan utelatast når profilen har éi teneste.
Ei fil som ikkje kan sendast, stoppar ikkje dei andre (avslutningskode 3).`,
    },
    inbox: {
      brief: 'viser det som er kome og ikkje stadfesta',
      more: '--all: alt som er kjent',
    },
    download: {
      brief: 'hentar ei fil, kontrollerer ho og legg ho i ei mappe',
      more: 'ID: id-en til elementet eller filoverføringa, eller starten på ein av dei. --confirm: stadfestar når fila ligg trygt på disken. Avslutningskode 3: lagra, men ikkje stadfesta.',
    },
    confirm: {
      brief: 'stadfestar ei fil som er lagra',
      more: 'ID: id-en til elementet eller filoverføringa, eller starten på ein av dei.',
    },
    status: {
      brief: 'fortel kvar ei send eller motteken fil er',
      more: 'ID: id-en til elementet eller filoverføringa, eller starten på ein av dei.',
    },
    'message send': {
      brief: 'sender ei melding, med filer om det trengst',
      more: `--to: ni siffer for ei verksemd, elleve for ein person; fleire kan givast.
--body-file: teksten som Markdown. --due og --publish: 2026-12-24 eller 2026-12-24T10:00
--confirmation: ber om stadfesting, og krev --due. --confidential: når tenesta krev det
Utan --wait er han ferdig når Altinn har teke imot meldinga. Kan éi fil ikkje sendast, blir ingenting sendt.`,
    },
    'message read': {
      brief: 'opnar ei motteken melding og viser teksten',
      more: 'Avsendaren får vite at meldinga er lesen. ID: id-en til elementet eller til meldinga hos Altinn, eller starten på ein av dei. · --download MAPPE: lagrar òg vedlegga der, kvart med sjekksum',
    },
    'message confirm': {
      brief: 'stadfestar ei motteken melding',
      more: 'Ei stadfesting er ei rettsleg handling. ID: som for «message read».',
    },
    'message sent': { brief: 'viser sende meldingar', more: '' },
    'message status': {
      brief: 'fortel kvar ei send melding er, for kvar mottakar',
      more: 'ID: id-en til meldinga, eller starten på han.',
    },
    pause: {
      brief: 'set ei fil på pause; det som alt er overført, går ikkje tapt',
      more: 'ID: id-en til elementet eller filoverføringa, eller starten på ein av dei. Berre for filer som ventar eller er på veg.',
    },
    resume: {
      brief: 'lèt ei fil på pause halde fram',
      more: 'ID: id-en til elementet eller filoverføringa, eller starten på ein av dei.',
    },
    'queue pause': {
      brief: 'set alt på pause, i alle profilar',
      more: 'Ingenting blir sendt eller lasta ned før «queue resume», heller ikkje etter ein omstart.',
    },
    'queue resume': {
      brief: 'lèt alt halde fram',
      more: 'Filer som er sette på pause kvar for seg, blir ståande.',
    },
    'queue status': {
      brief: 'fortel om alt er på pause, kor fort det får gå, og kor mange kall som er brukte',
      more: 'Kall: brukt/grense det siste minuttet, og kor mange som ventar (+).',
    },
    'folder list': {
      brief: 'viser mappene som blir følgde',
      more: '',
    },
    'folder add-out': {
      brief: 'sender det som blir lagt i ei mappe',
      more: `Fila går når ho er ferdig skriven. Etterpå ligg ho i Sent med ei kvittering, eller i Failed med grunnen; flytt ho tilbake for å prøve igjen.
--to: alltid desse · --to-from sub-folder: undermappa heiter nummeret til mottakaren · --to-from side-car: rapport.pdf.json ved sida av seier det
--name-pattern: nummeret står i namnet, til dømes {recipient}_{reference}_{any}.pdf
--strict marker: berre når namn.done er der · rename: berre det som blir flytt ferdig inn · --off: utan å slå ho på`,
    },
    'folder add-in': {
      brief: 'legg det som kjem i ei mappe',
      more: 'Utan --service og --sender blir alt teke. --sub-folder: til dømes {sender}/{year}-{month} · --metadata: namn.json ved sida av · --no-confirm: du stadfestar sjølv · --messages: òg meldingar, kvar som ei mappe · --message-service ID: berre frå den tenesta · --mark-read: avsendaren får vite at dei er lesne · --confirm-messages: stadfester der avsendaren bed om det, ei rettsleg handling',
    },
    'folder preview': {
      brief: 'viser kva som ville gått kvar; sender ingenting',
      more: 'Same val som «folder add-out».',
    },
    'folder status': {
      brief: 'fortel korleis det står til med ei mappe, med grunnar',
      more: 'ID: frå «folder list», eller starten på han.',
    },
    'folder files': {
      brief: 'viser filene i ei mappe, med id og grunn',
      more: 'ID: frå «folder list», eller byrjinga av han.',
    },
    'folder retry': {
      brief: 'prøver igjen det som ventar, eller legg éi feila fil tilbake i mappa',
      more: 'FILE-ID: frå «folder files»; utan han får alt som ventar på neste forsøk, sin tur no.',
    },
    'folder answer': {
      brief: 'svarer for ei fil som ser ut til å vere send før',
      more: '--send: ho blir send likevel · --leave: ho blir lagd i Failed utan å bli send. FILE-ID: frå «folder files ID --filter asks».',
    },
    'folder enable': {
      brief: 'slår på ei mappe',
      more: 'ID: frå «folder list». Mappa blir merkt på nytt: du seier at det er denne.',
    },
    'folder disable': {
      brief: 'slår av ei mappe',
      more: 'ID: frå «folder list». Det som alt er på veg, blir sendt.',
    },
    'folder remove': {
      brief: 'gløymer ei mappe; ingenting på disken blir rørt',
      more: 'ID: frå «folder list».',
    },
    'profile add': {
      brief: 'legg til sambandet til ei verksemd',
      more: `--environment production|tt02|practice (practice treng ikkje meir), eller --environment-file med eit eige miljø.
--key: fil med den private nøkkelen (PEM eller JWK) som berre du kan lese; berre stien blir teken vare på.
Utan --key byrjar oppsettet på ein tom profil: berre --environment og --org trengst.
--supplier PROFIL: leverandøren som handlar på vegner av verksemda.`,
    },
    'profile list': { brief: 'viser profilane', more: '' },
    'profile client': {
      brief: 'skriv ned klient-ID-en frå sjølvbeteninga til Maskinporten',
      more: 'budstikke profile client KLIENT-ID',
    },
    'profile remove': {
      brief: 'fjernar ein profil og nøklane hans',
      more: 'Det som er sendt og motteke, blir ståande i historikken.',
    },
    'key make': {
      brief: 'lagar ein nøkkel; den private delen forlèt aldri maskina',
      more: 'Skriv den offentlege delen (JWK), som blir limt inn i sjølvbeteninga. Har profilen alt ein nøkkel, ventar den nye til «key switch».',
    },
    'key list': { brief: 'viser nøklane til profilen', more: '' },
    'key import': {
      brief: 'tek inn ein nøkkel eller eit verksemdssertifikat frå ei fil',
      more: `FIL: .p12/.pfx, PEM eller JWK. Finst det fleire, blir den som passar vald, etter bruk, gyldigheit og verksemd.
--kid: ID-en nøkkelen har hos Maskinporten. Utan den peikar sertifikatet sjølv ut nøkkelen.
--password-file FIL: passordet til fila, i ei fil som berre du kan lese (aldri på kommandolinja).`,
    },
    'key switch': {
      brief: 'prøver ein ny nøkkel mot Maskinporten og byter når han verkar',
      more: 'ID: frå «key list». Den gamle nøkkelen blir verande til han blir fjerna.',
    },
    'key remove': { brief: 'fjernar ein nøkkel som ikkje er i bruk', more: 'ID: frå «key list».' },
    'vault status': { brief: 'fortel om nøklane kan opnast, og med kva', more: '' },
    'vault passphrase': {
      brief: 'lèt ei passordsetning opne nøklane på ei maskin utan nøkkelring',
      more: '--passphrase-file FIL: passordsetninga, minst 12 teikn, i ei fil som berre du kan lese.',
    },
    'vault backup': {
      brief: 'lagar ein forsegla tryggingskopi av nøklane',
      more: '--to MAPPE og --passphrase-file FIL.',
    },
    'vault restore': {
      brief: 'hentar nøklar tilbake frå ein tryggingskopi',
      more: 'FIL og --passphrase-file FIL. Ein nøkkel som alt finst, blir aldri bytt ut.',
    },
    'service add': { brief: 'legg ei teneste til profilen', more: 'budstikke service add TENESTE-ID' },
    'system register': { brief: 'registrerer systemet hos Altinn, eller oppdaterer det', more: '' },
    'system request': {
      brief: 'ber om ein systembrukar og skriv lenkja som skal godkjennast',
      more: 'Er den førre førespurnaden avslått, blir det laga ein ny.',
    },
    letter: {
      brief: 'skriv eit brev til den som kan rette det som manglar',
      more: `SLAG: scope-request, vendor-terms, test-organisation, access-list, service-access, approval, firewall, help`,
    },
    check: {
      brief: 'kontrollerer kvart steg i oppsettet mot tenestene',
      more: 'Avslutningskode 0 berre når alt som må vere på plass, er det.',
    },
  },
  unknownCommand: (name) => `Kommandoen «${name}» finst ikkje.`,
  missing: (name) => `${name} manglar.`,
  invalid: (name, value) => `${name} kan ikkje vere «${value}».`,
  noProfile:
    'Ingen profil enno. Legg til ein med «budstikke profile add», eller skriv --practice for å bruke øvingsmiljøet.',
  severalProfiles: 'Fleire profilar passar. Gje id-en til éin: «budstikke profile list».',
  thisIsPractice: 'Øvingsmiljø: ingenting forlèt denne maskina.',
  queuedOnly: 'I kø. Ingen andre har denne mappa open: sendinga held fram neste gong ho blir opna.',
  inboxEmpty: 'Ingenting her.',
  stopping: 'Avsluttar i orden … (éin gong til avsluttar straks)',
  queue: {
    paused: 'Alt er sett på pause.',
    pausedHint: 'Alt er sett på pause: ingenting blir overført før «budstikke queue resume».',
    running: 'Køen er ikkje på pause.',
    limits: 'Bandbreidd',
    up: 'opp',
    down: 'ned',
    calls: 'Kall til Altinn det siste minuttet:',
    filePaused: 'på pause',
    fileResumed: 'held fram',
  },
  states: {
    queued: 'i kø',
    initializing: 'blir førebudd',
    uploading: 'blir lasta opp',
    processing: 'lasta opp, blir virusskanna',
    published: 'klar for mottakaren',
    fetched: 'henta',
    confirmed: 'stadfesta av alle',
    purged: 'sletta av tenesta',
    failed: 'mislukkast',
    cancelled: 'avbrote',
  },
  incomingStates: {
    new: 'ny',
    downloading: 'blir henta',
    unchecked: 'lagra, ikkje kontrollert enno',
    saved: 'lagra, ikkje stadfesta',
    confirming: 'blir stadfesta',
    confirmed: 'stadfesta',
    aside: 'lagd til side: feil kontrollsum',
    gone: 'sletta av tenesta',
  },
  messageStates: {
    queued: 'i kø',
    preparing: 'filene blir lasta opp',
    sending: 'blir send',
    accepted: 'motteken av Altinn',
    published: 'publisert',
    failed: 'stoppa',
    withdrawn: 'trekt tilbake',
  },
  messageRecipientStates: {
    waiting: 'ventar',
    accepted: 'motteken av Altinn',
    published: 'publisert',
    fetched: 'henta',
    read: 'lesen',
    confirmed: 'stadfesta',
    deleted: 'sletta av mottakaren',
    reserved: 'reservert',
    failed: 'ikkje levert',
    withdrawn: 'trekt tilbake',
  },
  receivedStates: { new: 'ulesen', read: 'lesen', confirmed: 'stadfesta', deleted: 'sletta' },
  closedTitle: '[låst til nøklane er låste opp]',
  noTitle: '[utan tittel]',
  recipientStates: { waiting: 'ventar', fetched: 'henta', confirmed: 'stadfesta' },
  folder: folderNn,
  care: careNn,
  unattended: unattendedNn,
  vaultStates: { empty: 'ingen nøklar enno', open: 'ope', closed: 'lukka' },
  restored: (added, same, different) =>
    `${added} henta tilbake, ${same} fanst alt, ${different} er ulike og vart ikkje rørte.`,
  stepStates: {
    'not-started': '·',
    checking: '…',
    ok: 'OK',
    attention: '!!',
    waiting: '…',
    optional: 'valfritt',
  },
  steps: {
    environment: 'Miljø',
    organisation: 'Verksemd',
    network: 'Nett og klokke',
    terms: 'Vilkår og rettar',
    key: 'Nøkkel',
    client: 'Klient-ID',
    scopes: 'API-tilgangar',
    exchange: 'Innlogging hos Altinn',
    service: 'Tenesta',
    system: 'System i Altinn',
    'system-user': 'Systembrukar',
    access: 'Tilgang til tenesta',
    events: 'Varsel',
    trial: 'Prøvesending',
    watch: 'Vakt',
  },
}
