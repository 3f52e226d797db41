/** Bokmål for key files and certificates, before anything is sent (platform.md §2.2). */
export const keySentences = {
  'key-file-not-recognised': {
    what: 'Dette er ikke en nøkkelfil vi kjenner igjen.',
    next: 'Velg en fil som slutter på .p12, .pfx, .pem, .key eller .jwk. Leverandøren av sertifikatet eller IT-avdelingen vet hvilken det er.',
  },
  'key-password-needed': {
    what: 'Filen er beskyttet med et passord.',
    next: 'Skriv inn passordet du fikk sammen med filen.',
  },
  'key-password-wrong': {
    what: 'Passordet passer ikke til filen.',
    next: 'Prøv igjen, og pass på store og små bokstaver. Har du flere passord fra leverandøren, er det det som hører til nettopp denne filen.',
  },
  'key-file-damaged': {
    what: 'Nøkkelfilen er skadet eller ikke hel.',
    next: 'Hent filen på nytt fra den du fikk den av, og prøv igjen.',
  },
  'key-file-too-costly': {
    what: 'Det tok for lang tid å åpne filen, eller den er altfor stor til å være en nøkkelfil. Den er ikke brukt.',
    next: 'Velg en annen fil, eller be IT-avdelingen eksportere nøkkelen på nytt.',
  },
  'key-file-unsupported': {
    what: 'Filen er beskyttet på en måte Budstikke ikke kan lese.',
    next: 'Be IT-avdelingen eksportere nøkkelen på nytt som PKCS#12 med AES-256.',
  },
  'key-public-only': {
    what: 'Filen inneholder bare den offentlige delen. Den kan ikke brukes til å logge inn.',
    next: 'Velg filen med den private nøkkelen. Den slutter ofte på .p12 eller .pfx og har et passord.',
  },
  'key-missing-in-file': {
    what: 'Det ligger et sertifikat i filen, men den private nøkkelen mangler.',
    next: 'Eksporter sertifikatet på nytt, og velg at den private nøkkelen skal være med.',
  },
  'certificate-for-encryption': {
    what: 'Dette sertifikatet er til kryptering. Maskinporten godtar det ikke.',
    next: 'Bruk sertifikatet for autentisering. Det ligger ofte i samme leveranse.',
  },
  'certificate-expired': {
    what: 'Sertifikatet gikk ut {{date|for en tid siden}}.',
    next: 'Velg det nye sertifikatet, eller bestill et hos Buypass eller Commfides. Du kan også lage en nøkkel her.',
  },
  'certificate-not-yet-valid': {
    what: 'Sertifikatet gjelder ikke før {{date|om en stund}}.',
    next: 'Vent til da, eller velg det sertifikatet som gjelder nå. Kontroller også at klokken på maskinen går riktig.',
  },
  'certificate-of-another': {
    what: 'Sertifikatet tilhører {{organisation|en annen organisasjon}}, ikke organisasjonen i profilen.',
    next: 'Velg sertifikatet til organisasjonen i profilen, eller lag en profil for den andre.',
  },
  'certificate-test-in-production': {
    what: 'Dette er et testsertifikat. Det kan ikke brukes i produksjon.',
    next: 'Velg produksjonssertifikatet, eller bytt til testmiljøet.',
  },
  'certificate-production-in-test': {
    what: 'Dette sertifikatet er for produksjon. Det kan ikke brukes i et testmiljø.',
    next: 'Velg testsertifikatet, eller lag en nøkkel her.',
  },
  'certificate-not-enterprise': {
    what: 'Dette er ikke et virksomhetssertifikat fra Buypass eller Commfides.',
    next: 'Velg virksomhetssertifikatet. Har dere ikke noe, kan du lage en nøkkel her i stedet.',
  },
} as const
