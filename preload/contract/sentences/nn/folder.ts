/** Nynorsk for watched folders, out and in. */
export const folderSentences = {
  'folder-marker-missing': {
    what: '{{path|mappa}} har mista merket sitt, eller disken er kopla frå. Mappa er sett på pause, og ingenting er sletta.',
    next: 'Kople til disken, så held Budstikke fram av seg sjølv. Er mappa tømd med vilje, slår du ho av og på igjen.',
  },
  'folder-replaced': {
    what: '{{path|mappa}} er bytt ut med ei anna mappe. Ho er sett på pause, så ingenting blir sendt frå feil stad.',
    next: 'Set den rette mappa tilbake, eller set opp mappa på nytt under Mapper.',
  },
  'folder-overlaps': {
    what: '{{path|mappa}} ligg i, eller rundt, ei mappe som alt er i bruk: {{value|ei anna mappe}}. Då kunne same fila ha vorte send to gonger.',
    next: 'Vel ei mappe for seg sjølv.',
  },
  'folder-path-invalid': {
    what: '{{path|mappa}} kan ikkje overvakast.',
    next: 'Vel ei vanleg mappe, ikkje ein heil disk. Skriv heile stigen, og bruk nettverksnamnet (to skråstrekar, tenar og namn) i staden for ein stasjonsbokstav.',
  },
  'folder-pattern-invalid': {
    what: 'Mønsteret {{value}} kan ikkje brukast.',
    next: 'Rett mønsteret. Til mottakarar skal det ha nøyaktig éin {recipient}; namn på undermapper kan ikkje ha kolon eller omvend skråstrek.',
  },
  'folder-unreadable': {
    what: 'Budstikke får ikkje sjå kva som ligg i {{path|mappa}}. Mappa er sett på pause.',
    next: 'Be IT-avdelinga om lesetilgang. På Mac gir du tilgang under Personvern og tryggleik i Systeminnstillingar.',
  },
  'folder-read-only': {
    what: 'Budstikke får ikkje flytte filer i {{path|mappa}}. Mappa er sett på pause, og ingenting er sendt derifrå.',
    next: 'Be IT-avdelinga om skrivetilgang til mappa. Budstikke held fram av seg sjølv.',
  },
  'folder-other-disk': {
    what: '{{name}} ligg på ein annan disk enn resten av mappa og kan ikkje takast derifrå.',
    next: 'Flytt undermappa til same disken som mappa ho høyrer til.',
  },
  'folder-watch-limit': {
    what: 'Systemet seier ikkje frå om nye filer i {{path|mappa}}, for det har ikkje plass til fleire overvakingar. Budstikke ser etter sjølv, litt sjeldnare.',
    next: 'Filene blir sende likevel. IT-avdelinga kan heve grensa med {{setting|systeminnstillinga for overvaking}}.',
  },
  'folder-file-held': {
    what: '{{name}} blir halden av eit anna program, ofte eit virusprogram.',
    next: 'Du treng ikkje gjere noko. Budstikke prøver igjen av seg sjølv.',
  },
  'folder-file-gone': {
    what: '{{name}} vart borte frå mappa før ho var send.',
    next: 'Legg fila i mappa igjen dersom ho skal sendast.',
  },
  'folder-text-too-long': {
    what: '{{name}} er for stor til å seie kven fila skal til.',
    next: 'Kontroller at det er rett fil. Ho skal berre innehalde mottakarar, referanse og eigenskapar.',
  },
  'folder-name-unmatched': {
    what: 'Namnet {{name|på fila}} passar ikkje mønsteret {{value|for mappa}}, så det er ingen mottakar å sende til.',
    next: 'Gi fila eit namn som passar, og flytt ho tilbake til mappa. Ingenting er sendt.',
  },
  'folder-side-car-invalid': {
    what: 'Fila som skal seie kven {{name}} skal til, kan ikkje brukast slik ho står. Ingenting er sendt.',
    next: 'Rett JSON-fila ved sida av, og flytt begge tilbake til mappa. Under Detaljar står det kva som er feil.',
  },
  'folder-send-cancelled': {
    what: 'Sendinga av {{name}} vart avbroten av ein person. Mottakaren får ho ikkje.',
    next: 'Flytt fila tilbake til mappa dersom ho skal sendast likevel.',
  },
  'folder-arrival-elsewhere': {
    what: '{{name}} er alt lagd i mappa av ei anna maskin: {{host|ei som deler mappa}}.',
    next: 'Du treng ikkje gjere noko. Fila er der, og ho er ikkje lagd inn ein gong til.',
  },
  'folder-duplicate': {
    what: '{{name}} har same innhald som {{value|ei fil}} som alt er send til same mottakar i dag. Ho er ikkje send ein gong til.',
    next: 'Skal ho likevel gå, sender du ho frå mappa i Budstikke. Ingenting er sletta.',
  },
} as const
