/** Bokmål for the set-up checklist: organisation, service, system and system user (platform.md §8). */
export const setupSentences = {
  'organisation-unknown': {
    what: 'Finner ikke organisasjonen {{organisation|med dette nummeret}} i Enhetsregisteret.',
    next: 'Se etter skrivefeil. Er virksomheten helt ny, kan det ta noen dager før den står der.',
  },
  'organisation-deleted': {
    what: 'Organisasjonen {{organisation|med dette nummeret}} er slettet i Enhetsregisteret.',
    next: 'Bruk nummeret til virksomheten som har tatt over.',
  },
  'organisation-bankrupt': {
    what: 'Organisasjonen {{organisation|med dette nummeret}} er konkurs ifølge Enhetsregisteret.',
    next: 'Snakk med bostyreren før dere går videre.',
  },
  'scope-misspelt': {
    what: 'API-tilgangen {{scope|det gjelder}} finnes ikke. Det er trolig en skrivefeil.',
    next: 'Sammenlign med navnet i selvbetjeningen, bokstav for bokstav.',
  },
  'terms-open': {
    what: 'Vilkårene hos Maskinporten må være godtatt før dere kan lage en klient. Det kan ikke kontrolleres herfra.',
    next: 'Daglig leder godtar vilkårene én gang. Kryss av her når det er gjort.',
  },
  'service-missing': {
    what: 'Ingen tjeneste er valgt ennå.',
    next: 'Søk etter tjenesten dere skal bruke, eller skriv inn ID-en dere har fått av tjenesteeieren.',
  },
  'service-elsewhere': {
    what: 'Altinn kjenner ikke {{service|tjenesten}} i {{environment|dette miljøet}}, men i {{other|et annet miljø}}.',
    next: 'Sjekk om dere skal teste eller er i drift. Test og produksjon blandes aldri.',
  },
  'service-type-wrong': {
    what: 'Altinn har {{service|tjenesten}} som typen {{type|noe annet enn formidling}}, og den kan ikke brukes til filer.',
    next: 'Be tjenesteeieren om ID-en til formidlingstjenesten.',
  },
  'service-type-unusual': {
    what: 'Altinn har {{service|tjenesten}} som {{type|en eldre type}}. Det er vanlig for eldre tjenester og går som regel bra.',
    next: 'Du trenger ikke gjøre noe. Prøvesendingen viser om den virker.',
  },
  'access-list-on': {
    what: 'Det er tilgangsliste på {{service|tjenesten}}. Bare de som tjenesteeieren har ført opp, slipper inn.',
    next: 'Be {{owner|tjenesteeieren}} føre dere opp på tilgangslisten, om dere ikke står der alt.',
  },
  'access-list-missing': {
    what: 'Organisasjonen står ikke på tilgangslisten til tjenesten, så tilgangen kan ikke gis.',
    next: 'Be tjenesteeieren føre dere opp på tilgangslisten. Prøv så igjen.',
  },
  'system-missing': {
    what: 'Budstikke er ikke registrert som system hos Altinn for dere ennå.',
    next: 'Velg «Registrer system».',
  },
  'system-outdated': {
    what: 'Systemet hos Altinn mangler klient-ID-en eller en tjeneste som er lagt til siden.',
    next: 'Velg «Registrer system» for å oppdatere det.',
  },
  'system-of-another': {
    what: 'Systemet {{system|hos Altinn}} tilhører en annen organisasjon.',
    next: 'Bruk en klient som tilhører samme organisasjon som systemet, eller en systembruker dere alt har.',
  },
  'system-vendor-other': {
    what: 'Klienten tilhører en annen organisasjon enn den systemet skal stå på.',
    next: 'Sjekk at klient-ID og organisasjonsnummer hører sammen.',
  },
  'system-id-taken': {
    what: 'Systemet finnes alt hos Altinn.',
    next: 'Velg «Registrer system» en gang til; da oppdateres det.',
  },
  'system-id-invalid': {
    what: 'Altinn godtok ikke navnet på systemet. Det er en feil i Budstikke.',
    next: 'Meld fra med detaljene.',
  },
  'system-client-taken': {
    what: 'Klient-ID-en er alt brukt av et annet system hos Altinn.',
    next: 'Lag en ny klient i selvbetjeningen for Budstikke, eller fjern den fra det andre systemet.',
  },
  'system-resource-unknown': {
    what: 'Altinn kjenner ikke en av tjenestene systemet skal ha tilgang til.',
    next: 'Se over tjenestene i oppsettet og fjern den som er feil.',
  },
  'system-package-unknown': {
    what: 'Altinn kjenner ikke en av tilgangspakkene systemet ber om.',
    next: 'Meld fra med detaljene.',
  },
  'system-user-none': {
    what: 'Dere har ingen systembruker ennå. Den gir Budstikke lov til å bruke tjenesten på deres vegne.',
    next: 'Velg «Be om systembruker». Den som kan gi tilganger i Altinn, godkjenner med en lenke.',
  },
  'system-user-exists': {
    what: 'Det finnes alt en systembruker for dette systemet.',
    next: 'Test steget på nytt. Finnes den under et annet navn, velg «Vi har alt en systembruker».',
  },
  'system-user-waiting': {
    what: 'Forespørselen venter på at noen med rett til det godkjenner den i Altinn.',
    next: 'Åpne lenken selv, eller send den til daglig leder eller hovedadministrator. Budstikke ser av seg selv når den er godkjent.',
  },
  'system-user-rejected': {
    what: 'Forespørselen om systembruker ble avslått i Altinn.',
    next: 'Snakk med den som avslo, og velg «Be om systembruker» for å lage en ny.',
  },
  'system-user-timed-out': {
    what: 'Fristen for å godkjenne systembrukeren gikk ut.',
    next: 'Velg «Be om systembruker» for å lage en ny forespørsel.',
  },
  'system-user-request-gone': {
    what: 'Forespørselen om systembruker finnes ikke lenger hos Altinn.',
    next: 'Velg «Be om systembruker» for å lage en ny.',
  },
  'system-user-cannot-give': {
    what: 'Den som skulle godkjenne, har ikke selv rettighetene systembrukeren skal få.',
    next: 'Be daglig leder eller hovedadministrator om å godkjenne, eller om å gi rettighetene videre først.',
  },
  'system-user-rights-unknown': {
    what: 'Tjenesten kan ikke gis videre til en systembruker slik den er satt opp.',
    next: 'Be tjenesteeieren gjøre tjenesten delegerbar, eller oppgi tilgangspakken som gir tilgang.',
  },
  'system-user-rights-none': {
    what: 'Forespørselen ber ikke om tilgang til noe.',
    next: 'Legg til tjenesten dere skal bruke, og prøv igjen.',
  },
  'events-off': {
    what: 'Varsler fra Altinn er ikke slått på. Budstikke leser listene jevnlig i stedet.',
    next: 'Du trenger ikke gjøre noe. Vil dere ha varsler, legg API-tilgangen altinn:events.subscribe til klienten.',
  },
  'trial-open': {
    what: 'Ingen prøvefil er sendt ennå.',
    next: 'Send en liten fil til dere selv for å se at alt virker.',
  },
  'trial-waiting': {
    what: 'Prøvefilen er på vei.',
    next: 'Vent litt. Virusskanningen hos Altinn tar som regel under et minutt.',
  },
  'lapses-soon': {
    what: '{{title|Noe i oppsettet}} går ut {{date|snart}}.',
    next: 'Forny i god tid: legg den nye ved siden av den gamle, og bytt når den virker.',
  },
} as const
