/** Nynorsk for the keychain, passphrases, backups, and the certificate store of the system. */
export const vaultSentences = {
  'keychain-missing': {
    what: 'Fann ingen nøkkelring på denne maskina, så hemmelege nøklar kan ikkje låsast ned.',
    next: 'På ein tenar utan skjerm startar du Budstikke med ein passordfrase frå ei fil. På Linux med skjerm kan IT-avdelinga installere GNOME Keyring eller KDE Wallet.',
  },
  'keychain-locked': {
    what: 'Nøkkelringen på maskina er låst, eller ingen svarte på spørsmålet om å låse han opp.',
    next: 'Lås opp nøkkelringen, og prøv igjen. Ofte er passordet det same som du loggar inn på maskina med.',
  },
  'keychain-refused': {
    what: 'Nøkkelringen på maskina sa nei.',
    next: 'Prøv igjen, og svar ja dersom maskina spør om Budstikke skal få tilgang. IT-avdelinga kan sjå kva som stoppar han.',
  },
  'vault-keychain-vanished': {
    what: 'Det som opnar dei lagra nøklane, er borte frå nøkkelringen på maskina. Dei lagra nøklane ligg der framleis, og ingenting er sletta.',
    next: 'Logg inn på maskina med den brukaren Budstikke vart sett opp med. Går ikkje det, opnar du med passordfrasen eller hentar tilbake frå ein tryggingskopi.',
  },
  'vault-keychain-other': {
    what: 'Nøkkelringen på maskina har noko anna lagra enn det som opnar dei lagra nøklane. Ingenting er sletta.',
    next: 'Opne med passordfrasen, eller hent tilbake frå ein tryggingskopi. Er datamappa flytta frå ei anna maskin, ta med ein tryggingskopi derifrå.',
  },
  'vault-damaged': {
    what: 'Ein lagra nøkkel er skadd på disken og kan ikkje opnast. Ingenting er sletta.',
    next: 'Hent tilbake frå ein tryggingskopi, eller lag ein ny nøkkel i oppsettet.',
  },
  'vault-passphrase-needed': {
    what: 'Dei lagra nøklane er låste med ein passordfrase.',
    next: 'Skriv inn passordfrasen, eller start Budstikke med ei fil som han står i.',
  },
  'vault-passphrase-wrong': {
    what: 'Passordfrasen opnar ikkje dei lagra nøklane.',
    next: 'Prøv igjen, og pass på store og små bokstavar. Er han gløymd, kan nøklane hentast tilbake frå ein tryggingskopi.',
  },
  'vault-passphrase-weak': {
    what: 'Passordfrasen er for kort. Han må ha minst 12 teikn.',
    next: 'Vel ein lengre, til dømes fire ord som ikkje høyrer saman.',
  },
  'vault-last-way': {
    what: 'Dette er den einaste måten å opne dei lagra nøklane på. Han er ikkje fjerna.',
    next: 'Legg til ein annan måte først: ein passordfrase eller nøkkelringen på maskina.',
  },
  'vault-secret-missing': {
    what: 'Nøkkelen ligg ikkje lagra på denne maskina.',
    next: 'Hent han tilbake frå ein tryggingskopi, eller lag ein ny nøkkel i oppsettet.',
  },
  'passphrase-file-missing': {
    what: 'Fann ikkje fila med passordfrasen: {{path|ho finst ikkje}}.',
    next: 'Kontroller kvar fila ligg, og at brukaren som køyrer Budstikke, får lese ho.',
  },
  'passphrase-file-open-to-others': {
    what: 'Andre på maskina kan lese fila med passordfrasen: {{path|sjå på tilgangen}}.',
    next: 'Set tilgangen slik at berre eigaren kan lese ho (chmod 600), og prøv igjen.',
  },
  'passphrase-file-invalid': {
    what: 'Det er ingen brukande passordfrase der Budstikke vart bedd om å lese han.',
    next: 'Legg berre passordfrasen i fila, som éi linje rein tekst (UTF-8).',
  },
  'backup-not-recognised': {
    what: 'Dette er ikkje ein tryggingskopi av nøklar frå Budstikke.',
    next: 'Vel fila som vart laga med «Ta tryggingskopi».',
  },
  'backup-newer': {
    what: 'Tryggingskopien er laga av ei nyare utgåve av Budstikke.',
    next: 'Oppdater Budstikke på denne maskina, og prøv igjen.',
  },
  'backup-damaged': {
    what: 'Tryggingskopien er skadd eller ikkje heil.',
    next: 'Hent fila på nytt derifrå ho ligg, eller vel ein annan tryggingskopi.',
  },
  'backup-passphrase-wrong': {
    what: 'Passordfrasen opnar ikkje tryggingskopien.',
    next: 'Bruk den som vart vald då akkurat denne kopien vart laga.',
  },
  'system-store-unavailable': {
    what: 'Sertifikatlageret på maskina svarte ikkje.',
    next: 'Prøv igjen. Skjer det fleire gonger, kan IT-avdelinga sjå om Windows PowerShell er sperra.',
  },
  'system-certificate-gone': {
    what: 'Sertifikatet ligg ikkje lenger i sertifikatlageret på maskina.',
    next: 'Vel eit anna sertifikat i oppsettet, eller be IT-avdelinga leggje det inn igjen.',
  },
  'system-key-missing': {
    what: 'Sertifikatet ligg på maskina, men den private nøkkelen finst ikkje eller er ikkje ein RSA-nøkkel.',
    next: 'Be IT-avdelinga leggje inn sertifikatet på nytt saman med den private nøkkelen.',
  },
  'system-key-denied': {
    what: 'Brukaren som køyrer Budstikke, får ikkje bruke den private nøkkelen på maskina.',
    next: 'Be IT-avdelinga gi brukaren lesetilgang: høgreklikk på sertifikatet, «Alle oppgåver», «Behandle private nøklar».',
  },
  'system-key-refused': {
    what: 'Nøkkelen eller smartkortet ville ikkje signere.',
    next: 'Kontroller at kortet står i lesaren, oppgi PIN-koden dersom maskina spør, og prøv igjen.',
  },
} as const
