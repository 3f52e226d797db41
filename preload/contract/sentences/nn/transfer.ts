/** Nynorsk for what concerns files, recipients, services and this machine's disk. */
export const transferSentences = {
  'file-missing': {
    what: '{{name}} ligg ikkje lenger der du valde ho, og kan ikkje sendast.',
    next: 'Vel fila på nytt. Ligg ho på ein disk eller eit nettverksområde, må det vere kopla til.',
  },
  'file-unreadable': {
    what: 'Får ikkje lese {{name}}. Ho er open i eit anna program, eller du manglar lesetilgang.',
    next: 'Lukk fila i andre program og prøv igjen. IT-avdelinga kan gi deg lesetilgang.',
  },
  'file-not-regular': {
    what: '{{name}} er ikkje ei vanleg fil, og kan ikkje sendast.',
    next: 'Vel sjølve fila, ikkje ein snarveg eller ei eining.',
  },
  'file-empty': {
    what: '{{name}} er tom. Altinn tek ikkje imot tomme filer.',
    next: 'Sjekk at fila er ferdig lagra, og vel ho på nytt.',
  },
  'file-too-large': {
    what: '{{name}} er for stor: {{service}} tek imot filer opp til {{limit|ein viss storleik}}. Ingenting er sendt.',
    next: 'Del opp fila, eller vel ei teneste som tek imot større filer. {{owner}} kan heve grensa.',
  },
  'file-changed': {
    what: '{{name}} vart endra medan ho vart send. Sendinga er stansa, og mottakaren får ho ikkje.',
    next: 'Vent til fila er ferdig lagra, og send ho på nytt.',
  },
  'folder-empty': {
    what: 'Det er ingen filer å sende i {{name|mappa}}.',
    next: 'Vel ei mappe med filer i, eller vel filene kvar for seg.',
  },
  'files-too-many': {
    what: 'Det vart for mange filer på éin gong. Grensa er {{limit|nokre tusen}} filer.',
    next: 'Send dei i fleire omgangar, eller pakk dei i ei zip-fil.',
  },
  'drag-without-file': {
    what: 'Det du sleppte, inneheld inga fil. E-postar og vedlegg som blir dregne rett frå e-postprogrammet, kjem ikkje med.',
    next: 'Lagre vedlegget i ei mappe først, og dra fila derifrå – eller bruk «Vel filer».',
  },
  'recipient-missing': {
    what: 'Du har ikkje valt nokon mottakar.',
    next: 'Skriv inn organisasjonsnummeret til den som skal ha filene.',
  },
  'recipient-invalid': {
    what: '{{value|det du skreiv}} er ikkje eit gyldig organisasjonsnummer.',
    next: 'Eit organisasjonsnummer har ni siffer. Sjekk det i Einingsregisteret, eller spør mottakaren.',
  },
  'recipient-not-on-list': {
    what: '{{organisation|mottakaren}} står ikkje på tilgangslista til {{service}}. Ingenting er sendt.',
    next: 'Be {{owner}} føre opp mottakaren på lista, og prøv igjen.',
  },
  'required-party-missing': {
    what: '{{service}} krev at ein bestemd organisasjon er avsendar eller mottakar, og han manglar her.',
    next: 'Legg til {{organisation|organisasjonen}} som mottakar. {{owner}} kan seie kven det gjeld.',
  },
  'required-party-single': {
    what: '{{service}} tillèt berre éin mottakar om gongen når de er avsendar.',
    next: 'Send til éin mottakar om gongen.',
  },
  'reference-invalid': {
    what: 'Referansen kan ikkje brukast slik han står.',
    next: 'Bruk høgst 500 teikn, eller la feltet stå tomt.',
  },
  'property-invalid': {
    what: 'Ein av eigenskapane kan ikkje brukast slik han står.',
    next: 'Bruk høgst ti eigenskapar, med høgst 50 teikn i namnet og 3000 teikn i verdien.',
  },
  'service-unknown': {
    what: 'Altinn kjenner ikkje {{service}}.',
    next: 'Sjekk at namnet på tenesta er skrive rett. {{owner}} veit kva ho heiter.',
  },
  'service-no-access': {
    what: 'Altinn slepp dykk ikkje inn i {{service}}. Innlogginga verkar, men de manglar tilgang.',
    next: 'Be {{owner}} gi dykk tilgang, og prøv igjen.',
  },
  'service-not-ready': {
    what: '{{service}} er ikkje sett opp for filer hos Altinn enno.',
    next: 'Be {{owner}} gjere ferdig oppsettet, og prøv igjen.',
  },
  'service-storage-not-ready': {
    what: 'Altinn gjer klar lagringsplass til {{service}}. Det kan ta litt tid første gongen.',
    next: 'Du treng ikkje gjere noko. Sendinga held fram av seg sjølv.',
  },
  'scan-exemption-missing': {
    what: '{{service}} har ikkje lov til å sende filer utan virusskanning.',
    next: 'Send med virusskanning, eller be {{owner}} søkje Altinn om unntak.',
  },
  'malware-found': {
    what: 'Altinn fann skadeleg innhald i {{name}} og har stansa ho. Mottakaren får ho ikkje.',
    next: 'Ikkje send fila på nytt. Sei frå til IT-avdelinga, og vel ei rein fil.',
  },
  'upload-failed': {
    what: 'Altinn tok ikkje imot {{name}}. Mottakaren får ho ikkje.',
    next: 'Send fila på nytt.',
  },
  'upload-checksum-mismatch': {
    what: '{{name}} vart skadd på veg til Altinn. Mottakaren får ho ikkje.',
    next: 'Send fila på nytt. Skjer det igjen, kan nettverket eller disken ha ein feil.',
  },
  'upload-expired': {
    what: 'Det tok for lang tid å sende {{name}}, og Altinn har gitt opp å vente.',
    next: 'Send fila på nytt.',
  },
  'already-uploaded': {
    what: '{{name}} er alt lasta opp til Altinn.',
    next: 'Du treng ikkje gjere noko.',
  },
  'transfer-not-found': {
    what: 'Altinn finn ikkje formidlinga. Ho er sletta, eller de er ikkje part i ho.',
    next: 'Be avsendaren sende på nytt om du treng fila.',
  },
  'transfer-not-ready': {
    what: '{{name}} er ikkje klar for nedlasting enno. Altinn skannar ho for virus.',
    next: 'Vent litt. Budstikke prøver igjen av seg sjølv.',
  },
  'transfer-purged': {
    what: '{{name}} er sletta hos Altinn og kan ikkje lastast ned.',
    next: 'Be avsendaren sende fila på nytt.',
  },
  'confirm-before-download': {
    what: 'Mottaket kan ikkje stadfestast før {{name}} er lasta ned.',
    next: 'Last ned fila først.',
  },
  'confirm-too-late': {
    what: 'Det er for seint å stadfeste mottaket av {{name}}: fristen er ute. Fila du har lagra, er trygg.',
    next: 'Gi avsendaren beskjed på annan måte om at fila er komen fram.',
  },
  'range-refused': {
    what: 'Nedlastinga av {{name}} kunne ikkje halde fram der ho slapp.',
    next: 'Prøv igjen, så blir fila lasta ned frå byrjinga.',
  },
  'request-refused': {
    what: 'Altinn avviste førespurnaden. Ingenting er endra.',
    next: 'Meld frå til brukarstøtta hos Altinn, og legg ved det som står under Detaljar.',
  },
  'download-checksum-mismatch': {
    what: '{{name}} kom ikkje heil fram. Fila er lagd til side, og mottaket er ikkje stadfesta.',
    next: 'Last ned på nytt. Skjer det igjen, be avsendaren sende fila ein gong til.',
  },
  'download-size-mismatch': {
    what: '{{name}} har ein annan storleik enn avsendaren oppgav. Mottaket er ikkje stadfesta.',
    next: 'Last ned på nytt. Skjer det igjen, be avsendaren sende fila ein gong til.',
  },
  'download-unchecked': {
    what: '{{name}} er lagra, men Altinn har ikkje gitt sjekksummen som viser at ho er heil.',
    next: 'Vent litt. Budstikke kontrollerer fila så snart sjekksummen kjem.',
  },
  'disk-full': {
    what: 'Det er ikkje plass på disken: {{free|for lite}} er ledig.',
    next: 'Frigjer plass eller vel ei anna mappe. Overføringa held fram når det er plass.',
  },
  'disk-unwritable': {
    what: 'Budstikke får ikkje skrive i {{path|mappa}}.',
    next: 'Vel ei anna mappe i Innstillingar, eller be IT-avdelinga om skrivetilgang.',
  },
  'folder-missing': {
    what: '{{path|Mappa}} finst ikkje, eller disken er kopla frå.',
    next: 'Kople til disken, eller vel ei anna mappe i Innstillingar.',
  },
  'saved-file-missing': {
    what: '{{name}} ligg ikkje lenger der ho vart lagra.',
    next: 'Last ho ned på nytt om du treng ho.',
  },
  'spool-full': {
    what: 'Det er ikkje plass til fleire filer i kø. Filene tek til saman meir enn {{limit|det som er sett av}}.',
    next: 'Send det som ligg klart, eller fjern nokre filer. Prøv så igjen.',
  },
} as const
