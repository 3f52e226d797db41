/** Nynorsk for the set-up checklist: organisation, service, system and system user (platform.md §8). */
export const setupSentences = {
  'organisation-unknown': {
    what: 'Finn ikkje organisasjonen {{organisation|med dette nummeret}} i Einingsregisteret.',
    next: 'Sjå etter skrivefeil. Er verksemda heilt ny, kan det ta nokre dagar før ho står der.',
  },
  'organisation-deleted': {
    what: 'Organisasjonen {{organisation|med dette nummeret}} er sletta i Einingsregisteret.',
    next: 'Bruk nummeret til verksemda som har teke over.',
  },
  'organisation-bankrupt': {
    what: 'Organisasjonen {{organisation|med dette nummeret}} er konkurs ifølgje Einingsregisteret.',
    next: 'Snakk med bustyraren før de går vidare.',
  },
  'scope-misspelt': {
    what: 'API-tilgangen {{scope|det gjeld}} finst ikkje. Det er truleg ein skrivefeil.',
    next: 'Samanlikn med namnet i sjølvbeteninga, bokstav for bokstav.',
  },
  'terms-open': {
    what: 'Vilkåra hos Maskinporten må vere godtekne før de kan lage ein klient. Det kan ikkje kontrollerast herifrå.',
    next: 'Dagleg leiar godtek vilkåra éin gong. Kryss av her når det er gjort.',
  },
  'service-missing': {
    what: 'Inga teneste er vald enno.',
    next: 'Søk etter tenesta de skal bruke, eller skriv inn ID-en de har fått av tenesteeigaren.',
  },
  'service-elsewhere': {
    what: 'Altinn kjenner ikkje {{service|tenesta}} i {{environment|dette miljøet}}, men i {{other|eit anna miljø}}.',
    next: 'Sjekk om de skal teste eller er i drift. Test og produksjon blir aldri blanda.',
  },
  'service-type-wrong': {
    what: 'Altinn har {{service|tenesta}} som typen {{type|noko anna enn formidling}}, og ho kan ikkje brukast til filer.',
    next: 'Be tenesteeigaren om ID-en til formidlingstenesta.',
  },
  'service-type-unusual': {
    what: 'Altinn har {{service|tenesta}} som {{type|ein eldre type}}. Det er vanleg for eldre tenester og går som regel bra.',
    next: 'Du treng ikkje gjere noko. Prøvesendinga viser om ho verkar.',
  },
  'access-list-on': {
    what: 'Det er tilgangsliste på {{service|tenesta}}. Berre dei som tenesteeigaren har ført opp, slepp inn.',
    next: 'Be {{owner|tenesteeigaren}} føre dykk opp på tilgangslista, om de ikkje står der alt.',
  },
  'access-list-missing': {
    what: 'Organisasjonen står ikkje på tilgangslista til tenesta, så tilgangen kan ikkje givast.',
    next: 'Be tenesteeigaren føre dykk opp på tilgangslista. Prøv så igjen.',
  },
  'system-missing': {
    what: 'Budstikke er ikkje registrert som system hos Altinn for dykk enno.',
    next: 'Vel «Registrer system».',
  },
  'system-outdated': {
    what: 'Systemet hos Altinn manglar klient-ID-en eller ei teneste som er lagd til sidan.',
    next: 'Vel «Registrer system» for å oppdatere det.',
  },
  'system-of-another': {
    what: 'Systemet {{system|hos Altinn}} høyrer til ein annan organisasjon.',
    next: 'Bruk ein klient som høyrer til same organisasjon som systemet, eller ein systembrukar de alt har.',
  },
  'system-vendor-other': {
    what: 'Klienten høyrer til ein annan organisasjon enn den systemet skal stå på.',
    next: 'Sjekk at klient-ID og organisasjonsnummer høyrer saman.',
  },
  'system-id-taken': {
    what: 'Systemet finst alt hos Altinn.',
    next: 'Vel «Registrer system» ein gong til; då blir det oppdatert.',
  },
  'system-id-invalid': {
    what: 'Altinn godtok ikkje namnet på systemet. Det er ein feil i Budstikke.',
    next: 'Meld frå med detaljane.',
  },
  'system-client-taken': {
    what: 'Klient-ID-en er alt brukt av eit anna system hos Altinn.',
    next: 'Lag ein ny klient i sjølvbeteninga for Budstikke, eller fjern han frå det andre systemet.',
  },
  'system-resource-unknown': {
    what: 'Altinn kjenner ikkje ei av tenestene systemet skal ha tilgang til.',
    next: 'Sjå over tenestene i oppsettet og fjern den som er feil.',
  },
  'system-package-unknown': {
    what: 'Altinn kjenner ikkje ei av tilgangspakkene systemet bed om.',
    next: 'Meld frå med detaljane.',
  },
  'system-user-none': {
    what: 'De har ingen systembrukar enno. Han gir Budstikke lov til å bruke tenesta på dykkar vegner.',
    next: 'Vel «Be om systembrukar». Den som kan gi tilgangar i Altinn, godkjenner med ei lenkje.',
  },
  'system-user-exists': {
    what: 'Det finst alt ein systembrukar for dette systemet.',
    next: 'Test steget på nytt. Finst han under eit anna namn, vel «Vi har alt ein systembrukar».',
  },
  'system-user-waiting': {
    what: 'Førespurnaden ventar på at nokon med rett til det godkjenner han i Altinn.',
    next: 'Opne lenkja sjølv, eller send ho til dagleg leiar eller hovudadministrator. Budstikke ser av seg sjølv når han er godkjend.',
  },
  'system-user-rejected': {
    what: 'Førespurnaden om systembrukar vart avslått i Altinn.',
    next: 'Snakk med den som avslo, og vel «Be om systembrukar» for å lage ein ny.',
  },
  'system-user-timed-out': {
    what: 'Fristen for å godkjenne systembrukaren gjekk ut.',
    next: 'Vel «Be om systembrukar» for å lage ein ny førespurnad.',
  },
  'system-user-request-gone': {
    what: 'Førespurnaden om systembrukar finst ikkje lenger hos Altinn.',
    next: 'Vel «Be om systembrukar» for å lage ein ny.',
  },
  'system-user-cannot-give': {
    what: 'Den som skulle godkjenne, har ikkje sjølv rettane systembrukaren skal få.',
    next: 'Be dagleg leiar eller hovudadministrator om å godkjenne, eller om å gi rettane vidare først.',
  },
  'system-user-rights-unknown': {
    what: 'Tenesta kan ikkje givast vidare til ein systembrukar slik ho er sett opp.',
    next: 'Be tenesteeigaren gjere tenesta delegerbar, eller oppgi tilgangspakka som gir tilgang.',
  },
  'system-user-rights-none': {
    what: 'Førespurnaden bed ikkje om tilgang til noko.',
    next: 'Legg til tenesta de skal bruke, og prøv igjen.',
  },
  'events-off': {
    what: 'Varsel frå Altinn er ikkje slått på. Budstikke les listene jamleg i staden.',
    next: 'Du treng ikkje gjere noko. Vil de ha varsel, legg API-tilgangen altinn:events.subscribe til klienten.',
  },
  'trial-open': {
    what: 'Inga prøvefil er send enno.',
    next: 'Send ei lita fil til dykk sjølve for å sjå at alt verkar.',
  },
  'trial-waiting': {
    what: 'Prøvefila er på veg.',
    next: 'Vent litt. Virusskanninga hos Altinn tek som regel under eitt minutt.',
  },
  'lapses-soon': {
    what: '{{title|Noko i oppsettet}} går ut {{date|snart}}.',
    next: 'Forny i god tid: legg den nye ved sida av den gamle, og byt når ho verkar.',
  },
} as const
