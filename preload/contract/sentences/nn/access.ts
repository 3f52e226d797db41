/** Nynorsk for the network, for being let in, for keys and profiles, and for the application itself. */
export const accessSentences = {
  offline: {
    what: 'Maskina er ikkje på nett. Ingenting er tapt.',
    next: 'Kople til nettet. Budstikke held fram av seg sjølv.',
  },
  'host-unreachable': {
    what: 'Får ikkje kontakt med {{host|Altinn}}. Ingenting er tapt.',
    next: 'Budstikke prøver igjen av seg sjølv. Varer det, spør IT-avdelinga om brannmuren slepp til adressa.',
  },
  'connection-cut': {
    what: 'Sambandet vart brote undervegs. Ingenting er tapt.',
    next: 'Du treng ikkje gjere noko. Budstikke held fram av seg sjølv.',
  },
  timeout: {
    what: '{{host|Altinn}} svara ikkje i tide. Ingenting er tapt.',
    next: 'Du treng ikkje gjere noko. Budstikke prøver igjen av seg sjølv.',
  },
  'certificate-untrusted': {
    what: 'Maskina stoler ikkje på sertifikatet til {{host|Altinn}}, utferda av {{issuer|ein ukjend utferdar}}, så sambandet er ikkje oppretta. Truleg bryt noko i nettverket opp kryptert trafikk.',
    next: 'Be IT-avdelinga sleppe {{host|Altinn}} uendra gjennom, eller installere rotsertifikatet til nettverket på maskina. Prøv så igjen.',
  },
  'proxy-login': {
    what: 'Mellomtenaren i nettverket krev innlogging, og stansa sambandet til {{host|Altinn}}.',
    next: 'Be IT-avdelinga sleppe Budstikke gjennom, eller gi opp mellomtenaren i innstillingane til systemet.',
  },
  'proxy-answer': {
    what: 'Noko i nettverket svara i staden for {{host|Altinn}}. Ingenting er tapt.',
    next: 'Er du på eit gjestenett, logg inn der først. Elles kan IT-avdelinga sjå kva som stansar trafikken.',
  },
  'proxy-address-invalid': {
    what: 'Adressa til mellomtenaren kan ikkje brukast ({{name|innstillingane}}).',
    next: 'Skriv henne som vert:port, til dømes proxy.firma.no:8080, eller lat Budstikke bruke den i systemet.',
  },
  'authority-invalid': {
    what: 'Fila inneheld ikkje noko rotsertifikat som kan brukast.',
    next: 'Be IT-avdelinga om sertifikatet til utferdaren, som ei PEM- eller CER-fil.',
  },
  'too-many-calls': {
    what: 'Altinn ber oss vente: det er gjort mange kall på kort tid.',
    next: 'Du treng ikkje gjere noko. Budstikke held fram av seg sjølv.',
  },
  'service-busy': {
    what: 'Altinn har problem akkurat no. Ingenting er tapt.',
    next: 'Du treng ikkje gjere noko. Budstikke prøver igjen av seg sjølv.',
  },
  'answer-unreadable': {
    what: 'Svaret frå {{host|Altinn}} var ikkje til å forstå.',
    next: 'Budstikke prøver igjen. Varer det, meld frå med det som står under Detaljar.',
  },

  'client-unknown': {
    what: 'Maskinporten kjenner ikkje klienten {{clientId}}.',
    next: 'Sjekk klient-ID-en og at han høyrer til dette miljøet. Den som administrerer klienten i Samarbeidsportalen, kan hjelpe.',
  },
  'client-wrong-type': {
    what: 'Klienten {{clientId}} er ikkje laga for Maskinporten.',
    next: 'Be den som administrerer klientar i Samarbeidsportalen, lage ein klient for Maskinporten.',
  },
  'key-mismatch': {
    what: 'Maskinporten godtek ikkje signaturen: nøkkelen {{keyId}} høyrer ikkje til klienten.',
    next: 'Legg nøkkelen til på klienten i Samarbeidsportalen, eller vel den nøkkelen som står der.',
  },
  'key-expired': {
    what: 'Nøkkelen {{keyId}} er gått ut hos Maskinporten. De kan ikkje sende eller hente før han er bytt.',
    next: 'Legg til ein ny nøkkel på klienten i Samarbeidsportalen, og oppdater profilen.',
  },
  'certificate-refused': {
    what: 'Maskinporten godtek ikkje verksemdssertifikatet. Det er gått ut, trekt tilbake eller av feil type.',
    next: 'Bruk eit gyldig verksemdssertifikat for dette miljøet. IT-avdelinga har det gjerne.',
  },
  'certificate-other-organisation': {
    what: 'Verksemdssertifikatet høyrer til ein annan organisasjon enn klienten.',
    next: 'Klienten må vere laga av {{organisation|dykkar eigen organisasjon}}. Sjekk klient-ID-en, eller vel sertifikatet til den som eig klienten.',
  },
  'clock-wrong': {
    what: 'Klokka på maskina går feil ({{seconds|meir enn ti sekund}}), så Maskinporten avviser innlogginga.',
    next: 'Slå på automatisk tid i innstillingane til systemet, og prøv igjen.',
  },
  'scope-not-on-client': {
    what: 'Klienten manglar API-tilgangen {{scope|til Altinn}}.',
    next: 'Be den som administrerer klienten i Samarbeidsportalen, leggje han til.',
  },
  'scope-not-granted': {
    what: 'Organisasjonen har ikkje fått API-tilgangen {{scope|til Altinn}}.',
    next: 'Be Altinn (Digitaliseringsdirektoratet) gi han til organisasjonen, og prøv igjen.',
  },
  'delegation-missing': {
    what: '{{organisation|den de handlar for}} har ikkje gitt dykk fullmakt.',
    next: 'Be dei delegere API-tilgangen til dykk i Altinn, og prøv igjen.',
  },
  'system-user-missing': {
    what: 'Systembrukaren for {{organisation|organisasjonen}} finst ikkje, eller er ikkje godkjend.',
    next: 'Be nokon som kan styre tilgangar i organisasjonen, godkjenne systembrukaren i Altinn.',
  },
  'grant-refused': {
    what: 'Maskinporten avviste innlogginga.',
    next: 'Prøv igjen. Skjer det på nytt, kontakt brukarstøtta til Maskinporten med det som står under Detaljar.',
  },
  'maskinporten-busy': {
    what: 'Maskinporten har problem akkurat no. Ingenting er tapt.',
    next: 'Du treng ikkje gjere noko. Budstikke prøver igjen av seg sjølv.',
  },
  'issuer-unexpected': {
    what: 'Innloggingssvaret kom frå feil stad: {{issuer|ein ukjend utferdar}}.',
    next: 'Sjekk at profilen bruker rett miljø. Vent med å sende til det er klarlagt.',
  },

  'exchange-refused': {
    what: 'Altinn godtok ikkje innlogginga frå Maskinporten.',
    next: 'Sjekk at klienten og miljøet høyrer saman, og test oppsettet på nytt.',
  },
  'enterprise-user-gone': {
    what: 'Verksemdsbrukarar er avvikla hos Altinn og kan ikkje brukast lenger.',
    next: 'Gå over til systembrukar. IT-avdelinga eller leverandøren kan hjelpe.',
  },
  'token-refused': {
    what: 'Altinn kjenner ikkje igjen innlogginga.',
    next: 'Test oppsettet på nytt. Varer det, kontakt brukarstøtta hos Altinn med det som står under Detaljar.',
  },
  'token-other-organisation': {
    what: 'Innlogginga gjeld {{organisation|ein annan organisasjon}}, ikkje organisasjonen i profilen.',
    next: 'Sjekk organisasjonsnummeret og klienten i oppsettet.',
  },
  'scope-missing': {
    what: 'Innlogginga manglar API-tilgangen {{scope|til Altinn}}.',
    next: 'Be den som administrerer klienten i Samarbeidsportalen, leggje han til.',
  },
  'subscription-key-missing': {
    what: 'Altinn ber om ein abonnementsnøkkel i dette miljøet.',
    next: 'Be brukarstøtta hos Altinn om ein nøkkel, og legg han inn i miljøet.',
  },

  'key-file-missing': {
    what: 'Nøkkelfila {{path}} finst ikkje.',
    next: 'Legg fila tilbake, eller legg til profilen på nytt med rett fil.',
  },
  'key-file-open-to-others': {
    what: 'Andre brukarar på maskina kan lese nøkkelfila {{path}}. Ho blir ikkje brukt.',
    next: 'La berre deg sjølv få lese fila (chmod 600), og prøv igjen.',
  },
  'key-file-invalid': {
    what: 'Nøkkelfila {{path}} er ikkje ein privat nøkkel vi kan lese.',
    next: 'Bruk ein RSA-nøkkel som JWK eller PEM, utan passord.',
  },
  'key-type-wrong': {
    what: 'Nøkkelen er av ein type Maskinporten ikkje kan bruke.',
    next: 'Lag ein RSA-nøkkel på minst 2048 bitar, og legg han til på klienten.',
  },
  'key-too-short': {
    what: 'Nøkkelen er for kort til å vere trygg.',
    next: 'Lag ein RSA-nøkkel på minst 2048 bitar, og legg han til på klienten.',
  },
  'profile-unknown': {
    what: 'Profilen finst ikkje lenger.',
    next: 'Vel ein annan profil, eller legg han til på nytt.',
  },
  'profile-exists': {
    what: '{{organisation}} har alt ein profil i dette miljøet.',
    next: 'Bruk den som finst, eller fjern han først.',
  },
  'organisation-invalid': {
    what: '{{value|det som er oppgitt}} er ikkje eit gyldig organisasjonsnummer.',
    next: 'Eit organisasjonsnummer har ni siffer. Sjekk det i Einingsregisteret.',
  },
  'environment-unknown': {
    what: 'Vi kjenner ikkje miljøet {{environment}}.',
    next: 'Vel produksjon, TT02 eller øvingsmiljøet, eller gi opp ei fil som skildrar miljøet.',
  },
  'environment-invalid': {
    what: 'Fila som skildrar miljøet, manglar noko eller har feil form.',
    next: 'Rett fila. Under Detaljar står det kva som er gale.',
  },
  'environment-insecure': {
    what: 'Adressa {{address}} er ikkje kryptert, så innlogginga kunne ha vorte lesen av andre.',
    next: 'Bruk ei adresse som byrjar med https.',
  },
  'practice-unavailable': {
    what: 'Øvingsmiljøet svarar ikkje.',
    next: 'Prøv igjen. Hjelper det ikkje, start Budstikke på nytt.',
  },

  'home-busy': {
    what: 'Budstikke er alt i gang med dei same dataa, men svarar ikkje.',
    next: 'Lukk det andre vindauget eller vent litt, og prøv igjen.',
  },
  'home-newer': {
    what: 'Dataa er laga av ei nyare utgåve av Budstikke. Dei er ikkje rørte.',
    next: 'Installer den nyaste utgåva.',
  },
  'home-damaged': {
    what: 'Databasen til Budstikke er skadd. Han er ikkje rørt, og filene du har lasta ned, er trygge.',
    next: 'Hent fram ein tryggingskopi, eller be IT-avdelinga om hjelp. Databasen ligg i {{path|datamappa}}.',
  },
  'home-unwritable': {
    what: 'Budstikke får ikkje skrive i {{path|datamappa}}.',
    next: 'Be IT-avdelinga om skrivetilgang til mappa, eller start med ei anna mappe.',
  },
  'home-on-share': {
    what: 'Dataa til Budstikke ville lege på eit nettverksområde ({{path|datamappa}}). Der kan dei bli øydelagde når nettet sviktar eller to maskiner opnar dei, og andre kan få tak i dei. Ingenting er opna.',
    next: 'Vel ei mappe på ein disk i denne maskina med --home eller BUDSTIKKE_HOME. Er det IT-avdelinga som har flytta mappa, kan dei leggje inn unntak for Budstikke.',
  },
  'home-roaming': {
    what: 'Dataa til Budstikke ville lege i ein profil som følgjer brukaren frå maskin til maskin ({{path|datamappa}}). Då blir dei kopierte halvferdige, og nøklar hamnar på tenarar dei ikkje skal til. Ingenting er opna.',
    next: 'Vel ei mappe som blir på denne maskina, til dømes under AppData\\Local, med --home eller BUDSTIKKE_HOME.',
  },
  'policy-invalid': {
    what: 'Reglane som IT-avdelinga har sett for denne maskina, kan ikkje brukast slik dei er skrivne. Budstikke startar ikkje, for elles ville berre nokre av dei gjelde.',
    next: 'Be IT-avdelinga rette dei i {{path|policyen}}. Under «Detaljar» står det kva som er gale.',
  },
  'policy-unprotected': {
    what: 'Reglane for denne maskina i {{path|policyfila}} kan vere skrivne av kven som helst. Budstikke startar ikkje.',
    next: 'Be IT-avdelinga syte for at berre administratoren eig og kan skrive i fila, eller fjern ho.',
  },
  'policy-unreadable': {
    what: 'Budstikke får ikkje lese reglane som IT-avdelinga har sett for denne maskina, og startar ikkje utan dei.',
    next: 'Prøv igjen, og be IT-avdelinga om hjelp om det ikkje går.',
  },
  'environment-forbidden': {
    what: 'IT-avdelinga har bestemt at miljøet {{environment}} ikkje skal brukast på denne maskina.',
    next: 'Bruk eit anna miljø, eller spør IT-avdelinga.',
  },
  'folder-forbidden': {
    what: 'IT-avdelinga har bestemt kva mapper som kan følgjast på denne maskina, og {{path}} er ikkje mellom dei.',
    next: 'Vel ei mappe som er tillaten, eller spør IT-avdelinga.',
  },
  'download-folder-fixed': {
    what: 'IT-avdelinga har bestemt at mottekne filer skal liggje i {{path}}.',
    next: 'Filene kan leggjast der og ikkje andre stader. Spør IT-avdelinga om du treng ei anna mappe.',
  },
  'home-owned': {
    what: 'Eit anna Budstikke arbeider alt med dei same dataa ({{path}}).',
    next: 'Det trengst berre eitt. Lukk vindauget eller stopp tenesta som køyrer, og prøv igjen. Vindauget og dei andre kommandoane kan brukast medan det køyrer.',
  },
  'port-taken': {
    what: 'Eit anna program bruker alt port {{value}} på denne maskina.',
    next: 'Vel ein annan port.',
  },
  'service-needs-administrator': {
    what: 'Berre ein administrator kan gjere dette på denne maskina.',
    next: 'Køyr kommandoen på nytt som administrator.',
  },
  'service-account-unknown': {
    what: 'Det finst ingen konto som heiter {{value}} på denne maskina.',
    next: 'Opprett kontoen, eller oppgje ein annan.',
  },
  'service-command-failed': {
    what: 'Systemet ville ikkje gjere det som trengst ({{value}}).',
    next: 'Rett det som er i vegen, og køyr kommandoen på nytt. Han kan køyrast så mange gonger det trengst.',
  },
  'input-invalid': {
    what: 'Noko av det som vart fylt ut, kan ikkje brukast.',
    next: 'Sjå over felta og prøv igjen.',
  },
  'not-allowed-here': {
    what: 'Dette kan ikkje gjerast frå vindauget.',
    next: 'Bruk kommandolinja på maskina.',
  },
  'unknown-item': {
    what: 'Dette finst ikkje lenger.',
    next: 'Gå tilbake til lista.',
  },
  'wrong-state': {
    what: 'Dette kan ikkje gjerast no: tilstanden har endra seg i mellomtida.',
    next: 'Sjå kva som står der no, og vel derifrå.',
  },
  'session-lost': {
    what: 'Vindauget har mista kontakten med Budstikke. Det som var i gang, er ikkje tapt.',
    next: 'Vindauget koplar seg til av seg sjølv. Gjer det ikkje det, start Budstikke på nytt.',
  },
  stopping: {
    what: 'Budstikke er i ferd med å avslutte. Det som var i gang, held fram ved neste start.',
    next: 'Start Budstikke på nytt.',
  },
  internal: {
    what: 'Noko gjekk gale i Budstikke. Feilen er skriven i loggen.',
    next: 'Prøv igjen. Skjer det på nytt, meld frå med det som står under Detaljar.',
  },
} as const
