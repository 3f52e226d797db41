/** Bokmål for watched folders, out and in. */
export const folderSentences = {
  'folder-marker-missing': {
    what: '{{path|mappen}} har mistet merket sitt, eller disken er koblet fra. Mappen er satt på pause, og ingenting er slettet.',
    next: 'Koble til disken, så fortsetter Budstikke av seg selv. Er mappen tømt med vilje, slår du den av og på igjen.',
  },
  'folder-replaced': {
    what: '{{path|mappen}} er byttet ut med en annen mappe. Den er satt på pause, så ingenting sendes fra feil sted.',
    next: 'Sett den riktige mappen tilbake, eller sett opp mappen på nytt under Mapper.',
  },
  'folder-overlaps': {
    what: '{{path|mappen}} ligger i, eller rundt, en mappe som allerede er i bruk: {{value|en annen mappe}}. Da kunne samme fil blitt sendt to ganger.',
    next: 'Velg en mappe for seg selv.',
  },
  'folder-path-invalid': {
    what: '{{path|mappen}} kan ikke overvåkes.',
    next: 'Velg en vanlig mappe, ikke en hel disk. Skriv hele stien, og bruk nettverksnavnet (to skråstreker, tjener og navn) i stedet for en stasjonsbokstav.',
  },
  'folder-pattern-invalid': {
    what: 'Mønsteret {{value}} kan ikke brukes.',
    next: 'Rett mønsteret. Til mottakere skal det ha nøyaktig én {recipient}; navn på undermapper kan ikke ha kolon eller omvendt skråstrek.',
  },
  'folder-unreadable': {
    what: 'Budstikke får ikke se hva som ligger i {{path|mappen}}. Mappen er satt på pause.',
    next: 'Be IT-avdelingen om lesetilgang. På Mac gir du tilgang under Personvern og sikkerhet i Systeminnstillinger.',
  },
  'folder-read-only': {
    what: 'Budstikke får ikke flytte filer i {{path|mappen}}. Mappen er satt på pause, og ingenting er sendt derfra.',
    next: 'Be IT-avdelingen om skrivetilgang til mappen. Budstikke fortsetter av seg selv.',
  },
  'folder-other-disk': {
    what: '{{name}} ligger på en annen disk enn resten av mappen og kan ikke tas derfra.',
    next: 'Flytt undermappen til samme disk som mappen den hører til.',
  },
  'folder-watch-limit': {
    what: 'Systemet sier ikke fra om nye filer i {{path|mappen}}, for det har ikke plass til flere overvåkinger. Budstikke ser etter selv, litt sjeldnere.',
    next: 'Filene blir sendt likevel. IT-avdelingen kan heve grensen med {{setting|systeminnstillingen for overvåking}}.',
  },
  'folder-file-held': {
    what: '{{name}} holdes av et annet program, ofte et virusprogram.',
    next: 'Du trenger ikke gjøre noe. Budstikke prøver igjen av seg selv.',
  },
  'folder-file-gone': {
    what: '{{name}} ble borte fra mappen før den var sendt.',
    next: 'Legg filen i mappen igjen hvis den skal sendes.',
  },
  'folder-text-too-long': {
    what: '{{name}} er for stor til å si hvem filen skal til.',
    next: 'Sjekk at det er riktig fil. Den skal bare inneholde mottakere, referanse og egenskaper.',
  },
  'folder-name-unmatched': {
    what: 'Navnet {{name|på filen}} passer ikke mønsteret {{value|for mappen}}, så det er ingen mottaker å sende til.',
    next: 'Gi filen et navn som passer, og flytt den tilbake til mappen. Ingenting er sendt.',
  },
  'folder-side-car-invalid': {
    what: 'Filen som skal si hvem {{name}} skal til, kan ikke brukes slik den står. Ingenting er sendt.',
    next: 'Rett JSON-filen ved siden av, og flytt begge tilbake til mappen. Under Detaljer står det hva som er feil.',
  },
  'folder-send-cancelled': {
    what: 'Sendingen av {{name}} ble avbrutt av en person. Mottakeren får den ikke.',
    next: 'Flytt filen tilbake til mappen hvis den skal sendes likevel.',
  },
  'folder-arrival-elsewhere': {
    what: '{{name}} er allerede lagt i mappen av en annen maskin: {{host|en som deler mappen}}.',
    next: 'Du trenger ikke gjøre noe. Filen er der, og den er ikke lagt inn en gang til.',
  },
  'folder-duplicate': {
    what: '{{name}} har samme innhold som {{value|en fil}} som alt er sendt til samme mottaker i dag. Den er ikke sendt en gang til.',
    next: 'Skal den likevel gå, sender du den fra mappen i Budstikke. Ingenting er slettet.',
  },
} as const
