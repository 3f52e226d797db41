/** Nynorsk for key files and certificates. */
export const keySentences = {
  'key-file-not-recognised': {
    what: 'Dette er ikkje ei nøkkelfil vi kjenner att.',
    next: 'Vel ei fil som sluttar på .p12, .pfx, .pem, .key eller .jwk. Leverandøren av sertifikatet eller IT-avdelinga veit kva for ei det er.',
  },
  'key-password-needed': {
    what: 'Fila er verna med eit passord.',
    next: 'Skriv inn passordet du fekk saman med fila.',
  },
  'key-password-wrong': {
    what: 'Passordet passar ikkje til fila.',
    next: 'Prøv igjen, og pass på store og små bokstavar. Har du fleire passord frå leverandøren, er det det som høyrer til nett denne fila.',
  },
  'key-file-damaged': {
    what: 'Nøkkelfila er skadd eller ikkje heil.',
    next: 'Hent fila på nytt frå den du fekk ho av, og prøv igjen.',
  },
  'key-file-too-costly': {
    what: 'Det tok for lang tid å opne fila, eller ho er altfor stor til å vere ei nøkkelfil. Ho er ikkje brukt.',
    next: 'Vel ei anna fil, eller be IT-avdelinga eksportere nøkkelen på nytt.',
  },
  'key-file-unsupported': {
    what: 'Fila er verna på ein måte Budstikke ikkje kan lese.',
    next: 'Be IT-avdelinga eksportere nøkkelen på nytt som PKCS#12 med AES-256.',
  },
  'key-public-only': {
    what: 'Fila inneheld berre den offentlege delen. Han kan ikkje brukast til å logge inn.',
    next: 'Vel fila med den private nøkkelen. Ho sluttar ofte på .p12 eller .pfx og har eit passord.',
  },
  'key-missing-in-file': {
    what: 'Det ligg eit sertifikat i fila, men den private nøkkelen manglar.',
    next: 'Eksporter sertifikatet på nytt, og vel at den private nøkkelen skal vere med.',
  },
  'certificate-for-encryption': {
    what: 'Dette sertifikatet er til kryptering. Maskinporten godtek det ikkje.',
    next: 'Bruk sertifikatet for autentisering. Det ligg ofte i same leveranse.',
  },
  'certificate-expired': {
    what: 'Sertifikatet gjekk ut {{date|for ei tid sidan}}.',
    next: 'Vel det nye sertifikatet, eller bestill eit hos Buypass eller Commfides. Du kan også lage ein nøkkel her.',
  },
  'certificate-not-yet-valid': {
    what: 'Sertifikatet gjeld ikkje før {{date|om ei stund}}.',
    next: 'Vent til då, eller vel det sertifikatet som gjeld no. Kontroller også at klokka på maskina går rett.',
  },
  'certificate-of-another': {
    what: 'Sertifikatet tilhøyrer {{organisation|ein annan organisasjon}}, ikkje organisasjonen i profilen.',
    next: 'Vel sertifikatet til organisasjonen i profilen, eller lag ein profil for den andre.',
  },
  'certificate-test-in-production': {
    what: 'Dette er eit testsertifikat. Det kan ikkje brukast i produksjon.',
    next: 'Vel produksjonssertifikatet, eller byt til testmiljøet.',
  },
  'certificate-production-in-test': {
    what: 'Dette sertifikatet er for produksjon. Det kan ikkje brukast i eit testmiljø.',
    next: 'Vel testsertifikatet, eller lag ein nøkkel her.',
  },
  'certificate-not-enterprise': {
    what: 'Dette er ikkje eit verksemdssertifikat frå Buypass eller Commfides.',
    next: 'Vel verksemdssertifikatet. Har de ikkje noko, kan du lage ein nøkkel her i staden.',
  },
} as const
