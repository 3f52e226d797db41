/** Bokmål for the network, for being let in, for keys and profiles, and for the application itself. */
export const accessSentences = {
  offline: {
    what: 'Maskinen er ikke på nett. Ingenting er tapt.',
    next: 'Koble til nettet. Budstikke fortsetter av seg selv.',
  },
  'host-unreachable': {
    what: 'Får ikke kontakt med {{host|Altinn}}. Ingenting er tapt.',
    next: 'Budstikke prøver igjen av seg selv. Varer det, spør IT-avdelingen om brannmuren slipper til adressen.',
  },
  'connection-cut': {
    what: 'Forbindelsen ble brutt underveis. Ingenting er tapt.',
    next: 'Du trenger ikke gjøre noe. Budstikke fortsetter av seg selv.',
  },
  timeout: {
    what: '{{host|Altinn}} svarte ikke i tide. Ingenting er tapt.',
    next: 'Du trenger ikke gjøre noe. Budstikke prøver igjen av seg selv.',
  },
  'certificate-untrusted': {
    what: 'Maskinen stoler ikke på sertifikatet til {{host|Altinn}}, utstedt av {{issuer|en ukjent utsteder}}, så forbindelsen er ikke opprettet. Trolig bryter noe i nettverket opp kryptert trafikk.',
    next: 'Be IT-avdelingen slippe {{host|Altinn}} uendret gjennom, eller installere rotsertifikatet til nettverket på maskinen. Prøv så igjen.',
  },
  'proxy-login': {
    what: 'Nettverkets mellomtjener krever innlogging, og stanset forbindelsen til {{host|Altinn}}.',
    next: 'Be IT-avdelingen slippe Budstikke gjennom, eller oppgi mellomtjeneren i systemets innstillinger.',
  },
  'proxy-answer': {
    what: 'Noe i nettverket svarte i stedet for {{host|Altinn}}. Ingenting er tapt.',
    next: 'Er du på et gjestenett, logg inn der først. Ellers kan IT-avdelingen se hva som stanser trafikken.',
  },
  'proxy-address-invalid': {
    what: 'Adressen til mellomtjeneren kan ikke brukes ({{name|innstillingene}}).',
    next: 'Skriv den som vert:port, for eksempel proxy.firma.no:8080, eller la Budstikke bruke systemets.',
  },
  'authority-invalid': {
    what: 'Filen inneholder ikke noe rotsertifikat som kan brukes.',
    next: 'Be IT-avdelingen om sertifikatet til utstederen, som en PEM- eller CER-fil.',
  },
  'too-many-calls': {
    what: 'Altinn ber oss vente: det er gjort mange kall på kort tid.',
    next: 'Du trenger ikke gjøre noe. Budstikke fortsetter av seg selv.',
  },
  'service-busy': {
    what: 'Altinn har problemer akkurat nå. Ingenting er tapt.',
    next: 'Du trenger ikke gjøre noe. Budstikke prøver igjen av seg selv.',
  },
  'answer-unreadable': {
    what: 'Svaret fra {{host|Altinn}} var ikke til å forstå.',
    next: 'Budstikke prøver igjen. Varer det, meld fra med det som står under Detaljer.',
  },

  'client-unknown': {
    what: 'Maskinporten kjenner ikke klienten {{clientId}}.',
    next: 'Sjekk klient-ID-en og at den hører til dette miljøet. Den som administrerer klienten i Samarbeidsportalen, kan hjelpe.',
  },
  'client-wrong-type': {
    what: 'Klienten {{clientId}} er ikke laget for Maskinporten.',
    next: 'Be den som administrerer klienter i Samarbeidsportalen, lage en klient for Maskinporten.',
  },
  'key-mismatch': {
    what: 'Maskinporten godtar ikke signaturen: nøkkelen {{keyId}} hører ikke til klienten.',
    next: 'Legg nøkkelen til på klienten i Samarbeidsportalen, eller velg den nøkkelen som står der.',
  },
  'key-expired': {
    what: 'Nøkkelen {{keyId}} er utløpt hos Maskinporten. Dere kan ikke sende eller hente før den er byttet.',
    next: 'Legg til en ny nøkkel på klienten i Samarbeidsportalen, og oppdater profilen.',
  },
  'certificate-refused': {
    what: 'Maskinporten godtar ikke virksomhetssertifikatet. Det er utløpt, trukket tilbake eller av feil type.',
    next: 'Bruk et gyldig virksomhetssertifikat for dette miljøet. IT-avdelingen har det gjerne.',
  },
  'certificate-other-organisation': {
    what: 'Virksomhetssertifikatet hører til en annen organisasjon enn klienten.',
    next: 'Klienten må være laget av {{organisation|deres egen organisasjon}}. Sjekk klient-ID-en, eller velg sertifikatet til den som eier klienten.',
  },
  'clock-wrong': {
    what: 'Klokken på maskinen går feil ({{seconds|mer enn ti sekunder}}), så Maskinporten avviser innloggingen.',
    next: 'Slå på automatisk tid i systemets innstillinger, og prøv igjen.',
  },
  'scope-not-on-client': {
    what: 'Klienten mangler API-tilgangen {{scope|til Altinn}}.',
    next: 'Be den som administrerer klienten i Samarbeidsportalen, legge den til.',
  },
  'scope-not-granted': {
    what: 'Organisasjonen har ikke fått API-tilgangen {{scope|til Altinn}}.',
    next: 'Be Altinn (Digitaliseringsdirektoratet) gi den til organisasjonen, og prøv igjen.',
  },
  'delegation-missing': {
    what: '{{organisation|den dere handler for}} har ikke gitt dere fullmakt.',
    next: 'Be dem delegere API-tilgangen til dere i Altinn, og prøv igjen.',
  },
  'system-user-missing': {
    what: 'Systembrukeren for {{organisation|organisasjonen}} finnes ikke, eller er ikke godkjent.',
    next: 'Be noen som kan styre tilganger i organisasjonen, godkjenne systembrukeren i Altinn.',
  },
  'grant-refused': {
    what: 'Maskinporten avviste innloggingen.',
    next: 'Prøv igjen. Skjer det på nytt, kontakt Maskinportens brukerstøtte med det som står under Detaljer.',
  },
  'maskinporten-busy': {
    what: 'Maskinporten har problemer akkurat nå. Ingenting er tapt.',
    next: 'Du trenger ikke gjøre noe. Budstikke prøver igjen av seg selv.',
  },
  'issuer-unexpected': {
    what: 'Innloggingssvaret kom fra feil sted: {{issuer|en ukjent utsteder}}.',
    next: 'Sjekk at profilen bruker riktig miljø. Vent med å sende til det er klarlagt.',
  },

  'exchange-refused': {
    what: 'Altinn godtok ikke innloggingen fra Maskinporten.',
    next: 'Sjekk at klienten og miljøet hører sammen, og test oppsettet på nytt.',
  },
  'enterprise-user-gone': {
    what: 'Virksomhetsbrukere er avviklet hos Altinn og kan ikke brukes lenger.',
    next: 'Gå over til systembruker. IT-avdelingen eller leverandøren kan hjelpe.',
  },
  'token-refused': {
    what: 'Altinn kjenner ikke igjen innloggingen.',
    next: 'Test oppsettet på nytt. Varer det, kontakt Altinns brukerstøtte med det som står under Detaljer.',
  },
  'token-other-organisation': {
    what: 'Innloggingen gjelder {{organisation|en annen organisasjon}}, ikke organisasjonen i profilen.',
    next: 'Sjekk organisasjonsnummeret og klienten i oppsettet.',
  },
  'scope-missing': {
    what: 'Innloggingen mangler API-tilgangen {{scope|til Altinn}}.',
    next: 'Be den som administrerer klienten i Samarbeidsportalen, legge den til.',
  },
  'subscription-key-missing': {
    what: 'Altinn ber om en abonnementsnøkkel i dette miljøet.',
    next: 'Be Altinns brukerstøtte om en nøkkel, og legg den inn i miljøet.',
  },

  'key-file-missing': {
    what: 'Nøkkelfilen {{path}} finnes ikke.',
    next: 'Legg filen tilbake, eller legg til profilen på nytt med riktig fil.',
  },
  'key-file-open-to-others': {
    what: 'Andre brukere på maskinen kan lese nøkkelfilen {{path}}. Den blir ikke brukt.',
    next: 'La bare deg selv få lese filen (chmod 600), og prøv igjen.',
  },
  'key-file-invalid': {
    what: 'Nøkkelfilen {{path}} er ikke en privat nøkkel vi kan lese.',
    next: 'Bruk en RSA-nøkkel som JWK eller PEM, uten passord.',
  },
  'key-type-wrong': {
    what: 'Nøkkelen er av en type Maskinporten ikke kan bruke.',
    next: 'Lag en RSA-nøkkel på minst 2048 biter, og legg den til på klienten.',
  },
  'key-too-short': {
    what: 'Nøkkelen er for kort til å være trygg.',
    next: 'Lag en RSA-nøkkel på minst 2048 biter, og legg den til på klienten.',
  },
  'profile-unknown': {
    what: 'Profilen finnes ikke lenger.',
    next: 'Velg en annen profil, eller legg den til på nytt.',
  },
  'profile-exists': {
    what: '{{organisation}} har allerede en profil i dette miljøet.',
    next: 'Bruk den som finnes, eller fjern den først.',
  },
  'organisation-invalid': {
    what: '{{value|det som er oppgitt}} er ikke et gyldig organisasjonsnummer.',
    next: 'Et organisasjonsnummer har ni sifre. Sjekk det i Enhetsregisteret.',
  },
  'environment-unknown': {
    what: 'Vi kjenner ikke miljøet {{environment}}.',
    next: 'Velg produksjon, TT02 eller øvingsmiljøet, eller oppgi en fil som beskriver miljøet.',
  },
  'environment-invalid': {
    what: 'Filen som beskriver miljøet, mangler noe eller har feil form.',
    next: 'Rett filen. Under Detaljer står det hva som er galt.',
  },
  'environment-insecure': {
    what: 'Adressen {{address}} er ikke kryptert, så innloggingen kunne blitt lest av andre.',
    next: 'Bruk en adresse som begynner med https.',
  },
  'practice-unavailable': {
    what: 'Øvingsmiljøet svarer ikke.',
    next: 'Prøv igjen. Hjelper det ikke, start Budstikke på nytt.',
  },

  'home-busy': {
    what: 'Budstikke er allerede i gang med de samme dataene, men svarer ikke.',
    next: 'Lukk det andre vinduet eller vent litt, og prøv igjen.',
  },
  'home-newer': {
    what: 'Dataene er laget av en nyere utgave av Budstikke. De er ikke rørt.',
    next: 'Installer den nyeste utgaven.',
  },
  'home-damaged': {
    what: 'Budstikkes database er skadet. Den er ikke rørt, og filene du har lastet ned, er trygge.',
    next: 'Hent fram en sikkerhetskopi, eller be IT-avdelingen om hjelp. Databasen ligger i {{path|datamappen}}.',
  },
  'home-unwritable': {
    what: 'Budstikke får ikke skrive i {{path|datamappen}}.',
    next: 'Be IT-avdelingen om skrivetilgang til mappen, eller start med en annen mappe.',
  },
  'home-on-share': {
    what: 'Budstikkes data ville ligget på et nettverksområde ({{path|datamappen}}). Der kan de bli ødelagt når nettet svikter eller to maskiner åpner dem, og andre kan få tak i dem. Ingenting er åpnet.',
    next: 'Velg en mappe på en disk i denne maskinen med --home eller BUDSTIKKE_HOME. Er det IT-avdelingen som har flyttet mappen, kan de legge unntak for Budstikke.',
  },
  'home-roaming': {
    what: 'Budstikkes data ville ligget i en profil som følger brukeren fra maskin til maskin ({{path|datamappen}}). Da kopieres de halvferdige, og nøkler havner på tjenere de ikke skal til. Ingenting er åpnet.',
    next: 'Velg en mappe som blir på denne maskinen, for eksempel under AppData\\Local, med --home eller BUDSTIKKE_HOME.',
  },
  'policy-invalid': {
    what: 'Reglene som IT-avdelingen har satt for denne maskinen, kan ikke brukes slik de er skrevet. Budstikke starter ikke, for ellers ville bare noen av dem gjelde.',
    next: 'Be IT-avdelingen rette dem i {{path|policyen}}. Under «Detaljer» står det hva som er galt.',
  },
  'policy-unprotected': {
    what: 'Reglene for denne maskinen i {{path|policyfilen}} kan være skrevet av hvem som helst. Budstikke starter ikke.',
    next: 'Be IT-avdelingen om at bare administratoren eier og kan skrive i filen, eller fjern den.',
  },
  'policy-unreadable': {
    what: 'Budstikke får ikke lest reglene som IT-avdelingen har satt for denne maskinen, og starter ikke uten dem.',
    next: 'Prøv igjen, og be IT-avdelingen om hjelp hvis det ikke går.',
  },
  'environment-forbidden': {
    what: 'IT-avdelingen har bestemt at miljøet {{environment}} ikke skal brukes på denne maskinen.',
    next: 'Bruk et annet miljø, eller spør IT-avdelingen.',
  },
  'folder-forbidden': {
    what: 'IT-avdelingen har bestemt hvilke mapper som kan følges på denne maskinen, og {{path}} er ikke blant dem.',
    next: 'Velg en mappe som er tillatt, eller spør IT-avdelingen.',
  },
  'download-folder-fixed': {
    what: 'IT-avdelingen har bestemt at mottatte filer skal ligge i {{path}}.',
    next: 'Filene kan legges der og ikke andre steder. Spør IT-avdelingen om du trenger en annen mappe.',
  },
  'home-owned': {
    what: 'Et annet Budstikke arbeider allerede med de samme dataene ({{path}}).',
    next: 'Det trengs bare ett. Lukk vinduet eller stopp tjenesten som kjører, og prøv igjen. Vinduet og de andre kommandoene kan brukes mens det kjører.',
  },
  'port-taken': {
    what: 'Et annet program bruker allerede port {{value}} på denne maskinen.',
    next: 'Velg en annen port.',
  },
  'service-needs-administrator': {
    what: 'Bare en administrator kan gjøre dette på denne maskinen.',
    next: 'Kjør kommandoen på nytt som administrator.',
  },
  'service-account-unknown': {
    what: 'Det finnes ingen konto som heter {{value}} på denne maskinen.',
    next: 'Opprett kontoen, eller oppgi en annen.',
  },
  'service-command-failed': {
    what: 'Systemet ville ikke gjøre det som trengs ({{value}}).',
    next: 'Rett det som er i veien, og kjør kommandoen på nytt. Den kan kjøres så mange ganger det trengs.',
  },
  'input-invalid': {
    what: 'Noe av det som ble fylt ut, kan ikke brukes.',
    next: 'Se over feltene og prøv igjen.',
  },
  'not-allowed-here': {
    what: 'Dette kan ikke gjøres fra vinduet.',
    next: 'Bruk kommandolinjen på maskinen.',
  },
  'unknown-item': {
    what: 'Dette finnes ikke lenger.',
    next: 'Gå tilbake til listen.',
  },
  'wrong-state': {
    what: 'Dette kan ikke gjøres nå: tilstanden har endret seg i mellomtiden.',
    next: 'Se hva som står der nå, og velg derfra.',
  },
  'session-lost': {
    what: 'Vinduet har mistet kontakten med Budstikke. Det som var i gang, er ikke tapt.',
    next: 'Vinduet kobler seg til av seg selv. Gjør det ikke det, start Budstikke på nytt.',
  },
  stopping: {
    what: 'Budstikke er i ferd med å avslutte. Det som var i gang, fortsetter ved neste start.',
    next: 'Start Budstikke på nytt.',
  },
  internal: {
    what: 'Noe gikk galt i Budstikke. Feilen er skrevet i loggen.',
    next: 'Prøv igjen. Skjer det på nytt, meld fra med det som står under Detaljer.',
  },
} as const
