/** Bokmål: what the words mean, and how things are done in pages that are not ours (platform.md §1.6). */
export const helpTexts = {
  words: {
    environment: {
      name: 'Miljø',
      text: 'Altinn finnes i en utgave for test og en for produksjon. De har hver sine klienter, nøkler og organisasjoner. I test går ingenting til ekte mottakere.',
    },
    proxy: {
      name: 'Mellomtjener og brannmur',
      text: 'Mange nettverk slipper bare ut trafikk til kjente adresser. IT-avdelingen kan slippe gjennom adressene som står her, på port 443.',
    },
    terms: {
      name: 'Bruksvilkår',
      text: 'Organisasjonen godtar vilkårene én gang. Det er gratis, men kan ta noen dager. Står det «PRECONDITION_REQUIRED» i selvbetjeningen, er det dette som mangler.',
    },
    right: {
      name: 'Retten til selvbetjening',
      text: 'Daglig leder eller hovedadministrator gir deg «Selvbetjening av integrasjoner i ID-porten/Maskinporten» i Altinn. For bare å teste holder det med «Selvbetjening for testing i ID-porten/Maskinporten».',
    },
    key: {
      name: 'Nøkkel',
      text: 'En nøkkel har to deler. Den private signerer og blir på maskinen. Den offentlige gir du til Maskinporten, som bruker den til å se at det er dere.',
    },
    keyId: {
      name: 'Nøkkel-ID (kid)',
      text: 'Navnet Maskinporten kjenner nøkkelen ved. Limer du inn nøkkelen som JWK, er navnet med. Limer du den inn som PEM, lager selvbetjeningen et nytt navn, og det må du kopiere hit.',
    },
    certificate: {
      name: 'Virksomhetssertifikat',
      text: 'Et elektronisk stempel for organisasjonen, kjøpt hos Buypass eller Commfides. Har dere et, kan det brukes i stedet for en nøkkel laget her.',
    },
    maskinporten: {
      name: 'Maskinporten',
      text: 'Der logger programmer inn, slik ID-porten er for mennesker.',
    },
    client: {
      name: 'Klient og klient-ID',
      text: 'Klienten er programmet slik Maskinporten kjenner det. Den lages én gang i selvbetjeningen, og klient-ID-en er navnet den får der.',
    },
    scope: {
      name: 'API-tilgang',
      text: 'Sier hva klienten får gjøre. Den må både gis til organisasjonen av den som eier den, og legges til på klienten. Selvbetjeningen kaller det «Scopes».',
    },
    exchange: {
      name: 'Innlogging i to trinn',
      text: 'Maskinporten sier hvem dere er. Altinn bytter svaret mot en egen adgang som varer en halvtime.',
    },
    service: {
      name: 'Tjeneste',
      text: 'Filer sendes alltid gjennom en tjeneste. Den som eier den, bestemmer hvem som får bruke den.',
    },
    accessList: {
      name: 'Tilgangsliste',
      text: 'Noen tjenester er bare for dem eieren har ført på en liste. Bare eieren kan føre dere opp.',
    },
    system: {
      name: 'System',
      text: 'Altinn vil vite hvilket program som handler for en organisasjon. Når programmet går hos dere selv, er dere både leverandør og bruker.',
    },
    systemUser: {
      name: 'Systembruker',
      text: 'En bruker i Altinn som tilhører programmet, ikke et menneske. Den får bare de rettighetene organisasjonen gir den, og kan tas bort når som helst.',
    },
    externalRef: {
      name: 'Ekstern referanse',
      text: 'Et eget navn på systembrukeren, brukt når en organisasjon har flere. Det må skrives helt likt som da den ble laget.',
    },
    access: {
      name: 'Tre ulike tilganger',
      text: 'API-tilgangen lar dere snakke med Altinn. Systembrukeren gir rett til tjenesten. Tilgangslisten, om det er en, er eierens egen. Alle må være på plass.',
    },
  },
  selfServiceTitle: 'Slik lager du klienten',
  selfService: {
    login: 'Åpne selvbetjeningen og logg inn.',
    access:
      'Første gang velger du «Be om tilgang», skriver organisasjonsnummeret, krysser av for «Opprette og endre integrasjoner» og fullfører i Altinn.',
    create: 'Velg «Med organisasjonsnummer» og deretter «Opprett klient».',
    type: 'Velg typen «Maskinporten», og gi klienten et navn dere kjenner igjen.',
    key: 'Velg «Legg til» under nøkler. Lim inn den offentlige nøkkelen i feltet «JWK eller PEM-format», og lagre.',
    scopes:
      'Åpne fanen «Scopes» på klienten og legg til API-tilgangene. Bruk ikke menyvalget med samme navn øverst; det er for dem som eier API-er.',
    copy: 'Kopier klient-ID-en og lim den inn her.',
  },
  selfServiceWait: 'En ny eller endret klient kan trenge ti minutter før den virker.',
  scopesToAdd: 'API-tilganger som skal legges til',
} as const
