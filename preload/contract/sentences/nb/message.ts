/** Bokmål for messages and their attachments. */
export const messageSentences = {
  'message-not-found': {
    what: 'Altinn finner ikke meldingen. Den er slettet, ikke publisert ennå, eller ikke til dere.',
    next: 'Be avsenderen om å sende den på nytt hvis du trenger den.',
  },
  'message-recipient-invalid': {
    what: '{{value|en av mottakerne}} kan ikke være mottaker av en melding. Ingenting er sendt.',
    next: 'Bruk ni sifre for en organisasjon og elleve for en person. Sjekk at alle sifrene er riktige, og at det er høyst 500 mottakere.',
  },
  'recipient-twice': {
    what: 'Den samme mottakeren står flere ganger. Ingenting er sendt.',
    next: 'La hver mottaker stå én gang.',
  },
  'recipient-unknown': {
    what: 'Altinn kjenner ikke en eller flere av mottakerne. Ingenting er sendt.',
    next: 'Se under Detaljer hvem det gjelder. Rett nummeret, eller ta dem bort.',
  },
  'recipient-reserved': {
    what: 'Mottakeren har reservert seg mot digital post fra det offentlige. Ingenting er sendt.',
    next: 'Send brevet på papir. Du kan bare se bort fra reservasjonen når loven gir dere rett til det.',
  },
  'recipient-without-roles': {
    what: 'En eller flere av mottakerne har ingen som kan åpne taushetsbelagt post. Ingenting er sendt.',
    next: 'Se under Detaljer hvem det gjelder. De må ha registrert en leder i Enhetsregisteret; ta dem bort og send brevet på en annen måte.',
  },
  'contact-register-down': {
    what: 'Altinn får ikke svar fra registeret over hvem som har reservert seg. Ingenting er sendt.',
    next: 'Vent litt. Budstikke prøver igjen av seg selv.',
  },
  'sender-unknown': {
    what: 'Altinn finner ikke organisasjonen deres i sitt register, og gjorde ikke det du ba om.',
    next: 'Prøv igjen senere. Varer det, kontakt Altinns brukerstøtte med det som står under Detaljer.',
  },
  'service-not-for-messages': {
    what: '{{service}} er ikke laget for meldinger.',
    next: 'Velg en meldingstjeneste. {{owner}} vet hva den heter.',
  },
  'message-title-invalid': {
    what: 'Tittelen kan ikke brukes slik den står. Ingenting er sendt.',
    next: 'Skriv ren tekst uten koder, høyst 255 tegn.',
  },
  'message-summary-invalid': {
    what: 'Sammendraget kan ikke brukes slik det står. Ingenting er sendt.',
    next: 'Skriv ren tekst uten koder, høyst 255 tegn, eller la feltet stå tomt.',
  },
  'message-body-invalid': {
    what: 'Altinn tar ikke imot meldingsteksten slik den står. Ingenting er sendt.',
    next: 'Skriv noe, ta bort HTML-koder, og bruk høyst 30 000 tegn. Lengre tekst kan gå som vedlegg.',
  },
  'message-sender-name-invalid': {
    what: 'Avsendernavnet kan ikke brukes slik det står. Ingenting er sendt.',
    next: 'Skriv ren tekst uten koder, høyst 255 tegn, eller la feltet stå tomt.',
  },
  'message-language-invalid': {
    what: 'Altinn kan ikke sende meldingen på det språket. Ingenting er sendt.',
    next: 'Velg bokmål, nynorsk eller engelsk.',
  },
  'message-due-date-missing': {
    what: 'En melding som skal bekreftes, må ha en frist. Ingenting er sendt.',
    next: 'Sett en frist, eller ta bort kravet om bekreftelse.',
  },
  'message-due-date-invalid': {
    what: 'Fristen er allerede ute, eller den kommer før meldingen publiseres. Ingenting er sendt.',
    next: 'Sett en frist som ligger etter publiseringen.',
  },
  'message-publish-time-invalid': {
    what: 'Tidspunktet for publisering kan ikke brukes. Ingenting er sendt.',
    next: 'Velg et annet tidspunkt, eller publiser med en gang.',
  },
  'message-property-invalid': {
    what: 'En av egenskapene kan ikke brukes slik den står. Ingenting er sendt.',
    next: 'Bruk høyst ti egenskaper, med høyst 50 tegn i navnet og mellom 1 og 300 tegn i verdien. Navnet kan ikke ha klammer i seg.',
  },
  'message-confidential-required': {
    what: '{{service}} er for taushetsbelagt post, og meldingen er ikke merket som det. Ingenting er sendt.',
    next: 'Merk meldingen som taushetsbelagt, eller velg en annen tjeneste.',
  },
  'message-confidential-refused': {
    what: '{{service}} er ikke for taushetsbelagt post. Ingenting er sendt.',
    next: 'Velg en tjeneste for taushetsbelagt post. {{owner}} vet hva den heter.',
  },
  'message-already-sent': {
    what: 'Denne meldingen er allerede sendt. Den er ikke sendt en gang til.',
    next: 'Du trenger ikke gjøre noe. Du finner den blant sendte meldinger.',
  },
  'external-reference-invalid': {
    what: 'En av henvisningene til andre saker kan ikke brukes. Ingenting er sendt.',
    next: 'Bruk høyst ti henvisninger, og skriv noe i hver av dem.',
  },
  'reply-option-invalid': {
    what: 'En av svarknappene har en adresse som ikke kan brukes. Ingenting er sendt.',
    next: 'Adressen må begynne med https:// og ha høyst 255 tegn.',
  },
  'dialog-invalid': {
    what: 'Meldingen kan ikke legges i den dialogen. Dialogen finnes ikke, eller den har en annen eier eller mottaker. Ingenting er sendt.',
    next: 'Sjekk ID-en til dialogen, eller send meldingen for seg selv.',
  },
  'dialog-single-recipient': {
    what: 'En melding i en dialog kan bare ha én mottaker. Ingenting er sendt.',
    next: 'Send bare til den som dialogen er med, eller la dialogen være.',
  },
  'dialog-without-actions': {
    what: 'En melding i en dialog kan ikke ha svarknapper eller kreve bekreftelse. Ingenting er sendt.',
    next: 'Ta bort svarknappene og kravet om bekreftelse, eller la dialogen være.',
  },
  'notification-text-invalid': {
    what: 'Varselet mangler tekst, eller teksten er for lang. Ingenting er sendt.',
    next: 'Skriv emne og tekst for e-post, og tekst for SMS, etter hvordan det skal varsles. Det samme gjelder påminnelsen.',
  },
  'notification-keyword-invalid': {
    what: 'Teksten i varselet bruker mottakerens navn, og det er ukjent når varselet går rett til en adresse. Ingenting er sendt.',
    next: 'Ta bort nøkkelordet for mottakerens navn, eller varsle en organisasjon eller person.',
  },
  'notification-recipient-invalid': {
    what: 'En av dem som skal varsles, kan ikke brukes slik den står. Ingenting er sendt.',
    next: 'Oppgi nøyaktig én ting for hver: e-post, mobilnummer, organisasjon eller person.',
  },
  'notification-single-recipient': {
    what: 'Egne mottakere av varselet går bare når meldingen har én mottaker. Ingenting er sendt.',
    next: 'Send til én mottaker av gangen, eller la varselet gå til dem som er registrert.',
  },
  'email-invalid': {
    what: 'E-postadressen kan ikke brukes. Ingenting er sendt.',
    next: 'Skriv den som navn@eksempel.no, uten mellomrom.',
  },
  'mobile-invalid': {
    what: 'Mobilnummeret kan ikke brukes. Ingenting er sendt.',
    next: 'Skriv det med landkode, som +47 for Norge.',
  },
  'message-not-fetched': {
    what: 'Meldingen må være hentet fra Altinn før den kan merkes som lest eller bekreftes. Ingenting er endret.',
    next: 'Åpne meldingen, og prøv igjen.',
  },
  'message-already-read': {
    what: 'Meldingen er allerede merket som lest.',
    next: 'Du trenger ikke gjøre noe.',
  },
  'message-already-confirmed': {
    what: 'Meldingen er allerede bekreftet.',
    next: 'Du trenger ikke gjøre noe.',
  },
  'message-already-deleted': {
    what: 'Meldingen er allerede slettet hos Altinn.',
    next: 'Du trenger ikke gjøre noe.',
  },
  'message-withdraw-too-late': {
    what: 'Meldingen er publisert og kan ikke trekkes tilbake.',
    next: 'Send en ny melding som retter den, eller kontakt mottakeren.',
  },
  'message-delete-unconfirmed': {
    what: 'Meldingen krever bekreftelse og kan ikke slettes før den er bekreftet.',
    next: 'Bekreft meldingen først. Det kan ta noen sekunder før Altinn har lagret det.',
  },
  'message-in-dialog': {
    what: 'Meldingen er del av en dialog og kan ikke trekkes tilbake.',
    next: 'Send en ny melding i samme dialog som retter den.',
  },
  'forward-not-allowed': {
    what: 'Avsenderen tillater ikke at meldingen videresendes.',
    next: 'Be avsenderen sende den til den som skal ha den.',
  },
  'forward-before-read': {
    what: 'Meldingen må være lest før den kan videresendes.',
    next: 'Merk den som lest, og prøv igjen.',
  },
  'forward-already-sent': {
    what: 'Meldingen er allerede videresendt til den adressen.',
    next: 'Du trenger ikke gjøre noe.',
  },
  'forward-text-invalid': {
    what: 'Teksten som skal følge videresendingen, kan ikke brukes slik den står. Ingenting er sendt.',
    next: 'Skriv ren tekst uten koder, høyst 200 tegn.',
  },
  'forwarding-not-offered': {
    what: '{{service}} krever sikker innlogging, og da kan ikke meldingen videresendes på e-post. Ingenting er sendt.',
    next: 'Ikke tillat videresending, eller velg en tjeneste uten krav til innlogging.',
  },
  'forwarding-too-large': {
    what: 'Vedleggene er for store til at meldingen kan videresendes. Til sammen må de være høyst {{limit|noen få megabyte}}. Ingenting er sendt.',
    next: 'Ikke tillat videresending, eller legg ved mindre filer.',
  },
  'attachment-name-invalid': {
    what: '{{name}} har et navn som Altinn ikke tar imot. Ingenting er sendt.',
    next: 'Gi filen et kortere navn uten spesialtegn som : / ? og *, og velg den på nytt.',
  },
  'attachment-type-not-allowed': {
    what: '{{name}} er av en type som Altinn ikke tar imot som vedlegg. Ingenting er sendt.',
    next: 'Lagre den som PDF, eller pakk den i en zip-fil, og velg den på nytt.',
  },
  'attachment-not-found': {
    what: 'Altinn finner ikke vedlegget, eller det tilhører noen andre.',
    next: 'Er meldingen din, legg ved filen på nytt. Har du mottatt den, be avsenderen om vedlegget.',
  },
  'attachment-not-ready': {
    what: 'Altinn skanner {{name|vedlegget}} for virus, og det kan ikke sendes før det er ferdig.',
    next: 'Vent litt. Budstikke prøver igjen av seg selv.',
  },
  'attachment-spent': {
    what: 'Opplastingen av {{name|vedlegget}} ble påbegynt tidligere, og Altinn tar ikke imot det en gang til.',
    next: 'Legg ved filen på nytt.',
  },
  'attachment-gone': {
    what: '{{name|vedlegget}} er slettet hos Altinn, eller tiden det skulle ligge der, er ute.',
    next: 'Be avsenderen sende det på nytt hvis du trenger det.',
  },
  'attachment-in-use': {
    what: '{{name|vedlegget}} hører til en melding og kan ikke slettes alene.',
    next: 'Trekk tilbake meldingen mens det ennå går, så slettes også vedlegget.',
  },
  'attachment-expires-soon': {
    what: 'Et av vedleggene slettes hos Altinn om kort tid, og kan ikke sendes på nytt. Ingenting er sendt.',
    next: 'Legg ved filen på nytt.',
  },
  'attachment-expiry-too-short': {
    what: 'Vedlegget må ligge lenger hos Altinn enn du har valgt. Ingenting er sendt.',
    next: 'Velg minst 14 dager, eller la det ligge så lenge som meldingen.',
  },
} as const
