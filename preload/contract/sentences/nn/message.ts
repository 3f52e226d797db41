/** Nynorsk for messages and their attachments. */
export const messageSentences = {
  'message-not-found': {
    what: 'Altinn finn ikkje meldinga. Ho er sletta, ikkje publisert enno, eller ikkje til dykk.',
    next: 'Be avsendaren sende ho på nytt om du treng ho.',
  },
  'message-recipient-invalid': {
    what: '{{value|ein av mottakarane}} kan ikkje vere mottakar av ei melding. Ingenting er sendt.',
    next: 'Bruk ni siffer for ein organisasjon og elleve for ein person. Sjekk at alle siffera er rette, og at det er høgst 500 mottakarar.',
  },
  'recipient-twice': {
    what: 'Den same mottakaren står fleire gonger. Ingenting er sendt.',
    next: 'La kvar mottakar stå éin gong.',
  },
  'recipient-unknown': {
    what: 'Altinn kjenner ikkje ein eller fleire av mottakarane. Ingenting er sendt.',
    next: 'Sjå under Detaljar kven det gjeld. Rett nummeret, eller ta dei bort.',
  },
  'recipient-reserved': {
    what: 'Mottakaren har reservert seg mot digital post frå det offentlege. Ingenting er sendt.',
    next: 'Send brevet på papir. Du kan berre sjå bort frå reservasjonen når lova gir dykk rett til det.',
  },
  'recipient-without-roles': {
    what: 'Ein eller fleire av mottakarane har ingen som kan opne teiepliktig post. Ingenting er sendt.',
    next: 'Sjå under Detaljar kven det gjeld. Dei må ha registrert ein leiar i Einingsregisteret; ta dei bort og send brevet på ein annan måte.',
  },
  'contact-register-down': {
    what: 'Altinn får ikkje svar frå registeret over kven som har reservert seg. Ingenting er sendt.',
    next: 'Vent litt. Budstikke prøver igjen av seg sjølv.',
  },
  'sender-unknown': {
    what: 'Altinn finn ikkje organisasjonen dykkar i registeret sitt, og gjorde ikkje det du bad om.',
    next: 'Prøv igjen seinare. Varer det, kontakt brukarstøtta hos Altinn med det som står under Detaljar.',
  },
  'service-not-for-messages': {
    what: '{{service}} er ikkje laga for meldingar.',
    next: 'Vel ei meldingsteneste. {{owner}} veit kva ho heiter.',
  },
  'message-title-invalid': {
    what: 'Tittelen kan ikkje brukast slik han står. Ingenting er sendt.',
    next: 'Skriv rein tekst utan kodar, høgst 255 teikn.',
  },
  'message-summary-invalid': {
    what: 'Samandraget kan ikkje brukast slik det står. Ingenting er sendt.',
    next: 'Skriv rein tekst utan kodar, høgst 255 teikn, eller la feltet stå tomt.',
  },
  'message-body-invalid': {
    what: 'Altinn tek ikkje imot meldingsteksten slik han står. Ingenting er sendt.',
    next: 'Skriv noko, ta bort HTML-kodar, og bruk høgst 30 000 teikn. Lengre tekst kan gå som vedlegg.',
  },
  'message-sender-name-invalid': {
    what: 'Avsendarnamnet kan ikkje brukast slik det står. Ingenting er sendt.',
    next: 'Skriv rein tekst utan kodar, høgst 255 teikn, eller la feltet stå tomt.',
  },
  'message-language-invalid': {
    what: 'Altinn kan ikkje sende meldinga på det språket. Ingenting er sendt.',
    next: 'Vel bokmål, nynorsk eller engelsk.',
  },
  'message-due-date-missing': {
    what: 'Ei melding som skal stadfestast, må ha ein frist. Ingenting er sendt.',
    next: 'Set ein frist, eller ta bort kravet om stadfesting.',
  },
  'message-due-date-invalid': {
    what: 'Fristen er alt ute, eller han kjem før meldinga blir publisert. Ingenting er sendt.',
    next: 'Set ein frist som ligg etter publiseringa.',
  },
  'message-publish-time-invalid': {
    what: 'Tidspunktet for publisering kan ikkje brukast. Ingenting er sendt.',
    next: 'Vel eit anna tidspunkt, eller publiser med ein gong.',
  },
  'message-property-invalid': {
    what: 'Ein av eigenskapane kan ikkje brukast slik han står. Ingenting er sendt.',
    next: 'Bruk høgst ti eigenskapar, med høgst 50 teikn i namnet og mellom 1 og 300 teikn i verdien. Namnet kan ikkje ha klammer i seg.',
  },
  'message-confidential-required': {
    what: '{{service}} er for teiepliktig post, og meldinga er ikkje merkt som det. Ingenting er sendt.',
    next: 'Merk meldinga som teiepliktig, eller vel ei anna teneste.',
  },
  'message-confidential-refused': {
    what: '{{service}} er ikkje for teiepliktig post. Ingenting er sendt.',
    next: 'Vel ei teneste for teiepliktig post. {{owner}} veit kva ho heiter.',
  },
  'message-already-sent': {
    what: 'Denne meldinga er alt send. Ho er ikkje send ein gong til.',
    next: 'Du treng ikkje gjere noko. Du finn ho blant sende meldingar.',
  },
  'external-reference-invalid': {
    what: 'Ei av tilvisingane til andre saker kan ikkje brukast. Ingenting er sendt.',
    next: 'Bruk høgst ti tilvisingar, og skriv noko i kvar av dei.',
  },
  'reply-option-invalid': {
    what: 'Ein av svarknappane har ei adresse som ikkje kan brukast. Ingenting er sendt.',
    next: 'Adressa må begynne med https:// og ha høgst 255 teikn.',
  },
  'dialog-invalid': {
    what: 'Meldinga kan ikkje leggjast i den dialogen. Dialogen finst ikkje, eller han har ein annan eigar eller mottakar. Ingenting er sendt.',
    next: 'Sjekk ID-en til dialogen, eller send meldinga for seg sjølv.',
  },
  'dialog-single-recipient': {
    what: 'Ei melding i ein dialog kan berre ha éin mottakar. Ingenting er sendt.',
    next: 'Send berre til den som dialogen er med, eller la dialogen vere.',
  },
  'dialog-without-actions': {
    what: 'Ei melding i ein dialog kan ikkje ha svarknappar eller krevje stadfesting. Ingenting er sendt.',
    next: 'Ta bort svarknappane og kravet om stadfesting, eller la dialogen vere.',
  },
  'notification-text-invalid': {
    what: 'Varselet manglar tekst, eller teksten er for lang. Ingenting er sendt.',
    next: 'Skriv emne og tekst for e-post, og tekst for SMS, etter korleis det skal varslast. Det same gjeld påminninga.',
  },
  'notification-keyword-invalid': {
    what: 'Teksten i varselet bruker namnet til mottakaren, og det er ukjent når varselet går rett til ei adresse. Ingenting er sendt.',
    next: 'Ta bort nøkkelordet for namnet til mottakaren, eller varsle ein organisasjon eller person.',
  },
  'notification-recipient-invalid': {
    what: 'Ein av dei som skal varslast, kan ikkje brukast slik han står. Ingenting er sendt.',
    next: 'Oppgi nøyaktig éin ting for kvar: e-post, mobilnummer, organisasjon eller person.',
  },
  'notification-single-recipient': {
    what: 'Eigne mottakarar av varselet går berre når meldinga har éin mottakar. Ingenting er sendt.',
    next: 'Send til éin mottakar om gongen, eller la varselet gå til dei som er registrerte.',
  },
  'email-invalid': {
    what: 'E-postadressa kan ikkje brukast. Ingenting er sendt.',
    next: 'Skriv ho som namn@eksempel.no, utan mellomrom.',
  },
  'mobile-invalid': {
    what: 'Mobilnummeret kan ikkje brukast. Ingenting er sendt.',
    next: 'Skriv det med landkode, som +47 for Noreg.',
  },
  'message-not-fetched': {
    what: 'Meldinga må vere henta frå Altinn før ho kan merkast som lesen eller stadfestast. Ingenting er endra.',
    next: 'Opne meldinga, og prøv igjen.',
  },
  'message-already-read': {
    what: 'Meldinga er alt merkt som lesen.',
    next: 'Du treng ikkje gjere noko.',
  },
  'message-already-confirmed': {
    what: 'Meldinga er alt stadfesta.',
    next: 'Du treng ikkje gjere noko.',
  },
  'message-already-deleted': {
    what: 'Meldinga er alt sletta hos Altinn.',
    next: 'Du treng ikkje gjere noko.',
  },
  'message-withdraw-too-late': {
    what: 'Meldinga er publisert og kan ikkje trekkjast tilbake.',
    next: 'Send ei ny melding som rettar ho, eller kontakt mottakaren.',
  },
  'message-delete-unconfirmed': {
    what: 'Meldinga krev stadfesting og kan ikkje slettast før ho er stadfesta.',
    next: 'Stadfest meldinga først. Det kan ta nokre sekund før Altinn har lagra det.',
  },
  'message-in-dialog': {
    what: 'Meldinga er del av ein dialog og kan ikkje trekkjast tilbake.',
    next: 'Send ei ny melding i same dialog som rettar ho.',
  },
  'forward-not-allowed': {
    what: 'Avsendaren tillèt ikkje at meldinga blir vidaresend.',
    next: 'Be avsendaren sende ho til den som skal ha ho.',
  },
  'forward-before-read': {
    what: 'Meldinga må vere lesen før ho kan vidaresendast.',
    next: 'Merk ho som lesen, og prøv igjen.',
  },
  'forward-already-sent': {
    what: 'Meldinga er alt vidaresend til den adressa.',
    next: 'Du treng ikkje gjere noko.',
  },
  'forward-text-invalid': {
    what: 'Teksten som skal følgje vidaresendinga, kan ikkje brukast slik han står. Ingenting er sendt.',
    next: 'Skriv rein tekst utan kodar, høgst 200 teikn.',
  },
  'forwarding-not-offered': {
    what: '{{service}} krev sikker innlogging, og då kan ikkje meldinga vidaresendast på e-post. Ingenting er sendt.',
    next: 'Ikkje tillat vidaresending, eller vel ei teneste utan krav til innlogging.',
  },
  'forwarding-too-large': {
    what: 'Vedlegga er for store til at meldinga kan vidaresendast. Til saman må dei vere høgst {{limit|nokre få megabyte}}. Ingenting er sendt.',
    next: 'Ikkje tillat vidaresending, eller legg ved mindre filer.',
  },
  'attachment-name-invalid': {
    what: '{{name}} har eit namn som Altinn ikkje tek imot. Ingenting er sendt.',
    next: 'Gi fila eit kortare namn utan spesialteikn som : / ? og *, og vel ho på nytt.',
  },
  'attachment-type-not-allowed': {
    what: '{{name}} er av ein type som Altinn ikkje tek imot som vedlegg. Ingenting er sendt.',
    next: 'Lagre ho som PDF, eller pakk ho i ei zip-fil, og vel ho på nytt.',
  },
  'attachment-not-found': {
    what: 'Altinn finn ikkje vedlegget, eller det høyrer til nokon andre.',
    next: 'Er meldinga di, legg ved fila på nytt. Har du motteke ho, be avsendaren om vedlegget.',
  },
  'attachment-not-ready': {
    what: 'Altinn skannar {{name|vedlegget}} for virus, og det kan ikkje sendast før det er ferdig.',
    next: 'Vent litt. Budstikke prøver igjen av seg sjølv.',
  },
  'attachment-spent': {
    what: 'Opplastinga av {{name|vedlegget}} vart påbyrja tidlegare, og Altinn tek ikkje imot det ein gong til.',
    next: 'Legg ved fila på nytt.',
  },
  'attachment-gone': {
    what: '{{name|vedlegget}} er sletta hos Altinn, eller tida det skulle liggje der, er ute.',
    next: 'Be avsendaren sende det på nytt om du treng det.',
  },
  'attachment-in-use': {
    what: '{{name|vedlegget}} høyrer til ei melding og kan ikkje slettast åleine.',
    next: 'Trekk tilbake meldinga medan det enno går, så blir også vedlegget sletta.',
  },
  'attachment-expires-soon': {
    what: 'Eit av vedlegga blir sletta hos Altinn om kort tid, og kan ikkje sendast på nytt. Ingenting er sendt.',
    next: 'Legg ved fila på nytt.',
  },
  'attachment-expiry-too-short': {
    what: 'Vedlegget må liggje lenger hos Altinn enn du har valt. Ingenting er sendt.',
    next: 'Vel minst 14 dagar, eller la det liggje så lenge som meldinga.',
  },
} as const
