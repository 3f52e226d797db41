/** Bokmål for what concerns files, recipients, services and this machine's disk. */
export const transferSentences = {
  'file-missing': {
    what: '{{name}} ligger ikke lenger der du valgte den, og kan ikke sendes.',
    next: 'Velg filen på nytt. Ligger den på en disk eller et nettverksområde, må det være koblet til.',
  },
  'file-unreadable': {
    what: 'Får ikke lest {{name}}. Den er åpen i et annet program, eller du mangler lesetilgang.',
    next: 'Lukk filen i andre programmer og prøv igjen. IT-avdelingen kan gi deg lesetilgang.',
  },
  'file-not-regular': {
    what: '{{name}} er ikke en vanlig fil, og kan ikke sendes.',
    next: 'Velg selve filen, ikke en snarvei eller en enhet.',
  },
  'file-empty': {
    what: '{{name}} er tom. Altinn tar ikke imot tomme filer.',
    next: 'Sjekk at filen er lagret ferdig, og velg den på nytt.',
  },
  'file-too-large': {
    what: '{{name}} er for stor: {{service}} tar imot filer opp til {{limit|en viss størrelse}}. Ingenting er sendt.',
    next: 'Del opp filen, eller velg en tjeneste som tar imot større filer. {{owner}} kan heve grensen.',
  },
  'file-changed': {
    what: '{{name}} ble endret mens den ble sendt. Sendingen er stanset, og mottakeren får den ikke.',
    next: 'Vent til filen er ferdig lagret, og send den på nytt.',
  },
  'folder-empty': {
    what: 'Det er ingen filer å sende i {{name|mappen}}.',
    next: 'Velg en mappe med filer i, eller velg filene hver for seg.',
  },
  'files-too-many': {
    what: 'Det ble for mange filer på én gang. Grensen er {{limit|noen tusen}} filer.',
    next: 'Send dem i flere omganger, eller pakk dem i en zip-fil.',
  },
  'drag-without-file': {
    what: 'Det du slapp, inneholder ingen fil. E-poster og vedlegg som dras rett fra e-postprogrammet, kommer ikke med.',
    next: 'Lagre vedlegget i en mappe først, og dra filen derfra – eller bruk «Velg filer».',
  },
  'recipient-missing': {
    what: 'Du har ikke valgt noen mottaker.',
    next: 'Skriv inn organisasjonsnummeret til den som skal ha filene.',
  },
  'recipient-invalid': {
    what: '{{value|det du skrev}} er ikke et gyldig organisasjonsnummer.',
    next: 'Et organisasjonsnummer har ni sifre. Sjekk det i Enhetsregisteret, eller spør mottakeren.',
  },
  'recipient-not-on-list': {
    what: '{{organisation|mottakeren}} står ikke på tilgangslisten til {{service}}. Ingenting er sendt.',
    next: 'Be {{owner}} føre opp mottakeren på listen, og prøv igjen.',
  },
  'required-party-missing': {
    what: '{{service}} krever at en bestemt organisasjon er avsender eller mottaker, og den mangler her.',
    next: 'Legg til {{organisation|organisasjonen}} som mottaker. {{owner}} kan si hvem det gjelder.',
  },
  'required-party-single': {
    what: '{{service}} tillater bare én mottaker om gangen når dere er avsender.',
    next: 'Send til én mottaker av gangen.',
  },
  'reference-invalid': {
    what: 'Referansen kan ikke brukes slik den står.',
    next: 'Bruk høyst 500 tegn, eller la feltet stå tomt.',
  },
  'property-invalid': {
    what: 'En av egenskapene kan ikke brukes slik den står.',
    next: 'Bruk høyst ti egenskaper, med høyst 50 tegn i navnet og 3000 tegn i verdien.',
  },
  'service-unknown': {
    what: 'Altinn kjenner ikke {{service}}.',
    next: 'Sjekk at navnet på tjenesten er skrevet riktig. {{owner}} vet hva den heter.',
  },
  'service-no-access': {
    what: 'Altinn slipper dere ikke inn i {{service}}. Innloggingen virker, men dere mangler tilgang.',
    next: 'Be {{owner}} gi dere tilgang, og prøv igjen.',
  },
  'service-not-ready': {
    what: '{{service}} er ikke satt opp for filer hos Altinn ennå.',
    next: 'Be {{owner}} gjøre ferdig oppsettet, og prøv igjen.',
  },
  'service-storage-not-ready': {
    what: 'Altinn gjør klar lagringsplass til {{service}}. Det kan ta litt tid første gang.',
    next: 'Du trenger ikke gjøre noe. Sendingen fortsetter av seg selv.',
  },
  'scan-exemption-missing': {
    what: '{{service}} har ikke lov til å sende filer uten virusskanning.',
    next: 'Send med virusskanning, eller be {{owner}} søke Altinn om unntak.',
  },
  'malware-found': {
    what: 'Altinn fant skadelig innhold i {{name}} og har stanset den. Mottakeren får den ikke.',
    next: 'Ikke send filen på nytt. Si fra til IT-avdelingen, og velg en ren fil.',
  },
  'upload-failed': {
    what: 'Altinn tok ikke imot {{name}}. Mottakeren får den ikke.',
    next: 'Send filen på nytt.',
  },
  'upload-checksum-mismatch': {
    what: '{{name}} ble skadet på vei til Altinn. Mottakeren får den ikke.',
    next: 'Send filen på nytt. Skjer det igjen, kan nettverket eller disken ha en feil.',
  },
  'upload-expired': {
    what: 'Det tok for lang tid å sende {{name}}, og Altinn har gitt opp å vente.',
    next: 'Send filen på nytt.',
  },
  'already-uploaded': {
    what: '{{name}} er allerede lastet opp til Altinn.',
    next: 'Du trenger ikke gjøre noe.',
  },
  'transfer-not-found': {
    what: 'Altinn finner ikke formidlingen. Den er slettet, eller dere er ikke part i den.',
    next: 'Be avsenderen sende på nytt hvis du trenger filen.',
  },
  'transfer-not-ready': {
    what: '{{name}} er ikke klar for nedlasting ennå. Altinn skanner den for virus.',
    next: 'Vent litt. Budstikke prøver igjen av seg selv.',
  },
  'transfer-purged': {
    what: '{{name}} er slettet hos Altinn og kan ikke lastes ned.',
    next: 'Be avsenderen sende filen på nytt.',
  },
  'confirm-before-download': {
    what: 'Mottaket kan ikke bekreftes før {{name}} er lastet ned.',
    next: 'Last ned filen først.',
  },
  'confirm-too-late': {
    what: 'Det er for sent å bekrefte mottaket av {{name}}: fristen er ute. Filen du har lagret, er trygg.',
    next: 'Gi avsenderen beskjed på annen måte om at filen er kommet fram.',
  },
  'range-refused': {
    what: 'Nedlastingen av {{name}} kunne ikke fortsette der den slapp.',
    next: 'Prøv igjen, så lastes filen ned fra begynnelsen.',
  },
  'request-refused': {
    what: 'Altinn avviste forespørselen. Ingenting er endret.',
    next: 'Meld fra til Altinns brukerstøtte, og legg ved det som står under Detaljer.',
  },
  'download-checksum-mismatch': {
    what: '{{name}} kom ikke hel fram. Filen er lagt til side, og mottaket er ikke bekreftet.',
    next: 'Last ned på nytt. Skjer det igjen, be avsenderen sende filen en gang til.',
  },
  'download-size-mismatch': {
    what: '{{name}} har en annen størrelse enn avsenderen oppga. Mottaket er ikke bekreftet.',
    next: 'Last ned på nytt. Skjer det igjen, be avsenderen sende filen en gang til.',
  },
  'download-unchecked': {
    what: '{{name}} er lagret, men Altinn har ikke gitt sjekksummen som viser at den er hel.',
    next: 'Vent litt. Budstikke kontrollerer filen så snart sjekksummen kommer.',
  },
  'disk-full': {
    what: 'Det er ikke plass på disken: {{free|for lite}} er ledig.',
    next: 'Frigjør plass eller velg en annen mappe. Overføringen fortsetter når det er plass.',
  },
  'disk-unwritable': {
    what: 'Budstikke får ikke skrive i {{path|mappen}}.',
    next: 'Velg en annen mappe i Innstillinger, eller be IT-avdelingen om skrivetilgang.',
  },
  'folder-missing': {
    what: '{{path|Mappen}} finnes ikke, eller disken er koblet fra.',
    next: 'Koble til disken, eller velg en annen mappe i Innstillinger.',
  },
  'saved-file-missing': {
    what: '{{name}} ligger ikke lenger der den ble lagret.',
    next: 'Last den ned på nytt hvis du trenger den.',
  },
  'spool-full': {
    what: 'Det er ikke plass til flere filer i kø. Filene opptar til sammen mer enn {{limit|det som er satt av}}.',
    next: 'Send det som ligger klart, eller fjern noen filer. Prøv så igjen.',
  },
} as const
