/** Bokmål for what is kept in secret: the keychain, passphrases, backups, and the certificate store of the system. */
export const vaultSentences = {
  'keychain-missing': {
    what: 'Fant ingen nøkkelring på denne maskinen, så hemmelige nøkler kan ikke låses ned.',
    next: 'På en tjener uten skjerm starter du Budstikke med en passordfrase fra en fil. På Linux med skjerm kan IT-avdelingen installere GNOME Keyring eller KDE Wallet.',
  },
  'keychain-locked': {
    what: 'Nøkkelringen på maskinen er låst, eller spørsmålet om å låse den opp ble ikke besvart.',
    next: 'Lås opp nøkkelringen, og prøv igjen. Ofte er passordet det samme som du logger inn på maskinen med.',
  },
  'keychain-refused': {
    what: 'Nøkkelringen på maskinen sa nei.',
    next: 'Prøv igjen, og svar ja hvis maskinen spør om Budstikke skal få tilgang. IT-avdelingen kan se hva som stopper den.',
  },
  'vault-keychain-vanished': {
    what: 'Det som åpner de lagrede nøklene, er borte fra nøkkelringen på maskinen. De lagrede nøklene ligger der fremdeles, og ingenting er slettet.',
    next: 'Logg inn på maskinen med den brukeren Budstikke ble satt opp med. Går ikke det, åpner du med passordfrasen eller gjenoppretter fra en sikkerhetskopi.',
  },
  'vault-keychain-other': {
    what: 'Nøkkelringen på maskinen har noe annet lagret enn det som åpner de lagrede nøklene. Ingenting er slettet.',
    next: 'Åpne med passordfrasen, eller gjenopprett fra en sikkerhetskopi. Er datamappen flyttet fra en annen maskin, ta med en sikkerhetskopi derfra.',
  },
  'vault-damaged': {
    what: 'En lagret nøkkel er skadet på disken og kan ikke åpnes. Ingenting er slettet.',
    next: 'Gjenopprett fra en sikkerhetskopi, eller lag en ny nøkkel i oppsettet.',
  },
  'vault-passphrase-needed': {
    what: 'De lagrede nøklene er låst med en passordfrase.',
    next: 'Skriv inn passordfrasen, eller start Budstikke med en fil som den står i.',
  },
  'vault-passphrase-wrong': {
    what: 'Passordfrasen åpner ikke de lagrede nøklene.',
    next: 'Prøv igjen, og pass på store og små bokstaver. Er den glemt, kan nøklene gjenopprettes fra en sikkerhetskopi.',
  },
  'vault-passphrase-weak': {
    what: 'Passordfrasen er for kort. Den må ha minst 12 tegn.',
    next: 'Velg en lengre, for eksempel fire ord som ikke hører sammen.',
  },
  'vault-last-way': {
    what: 'Dette er den eneste måten å åpne de lagrede nøklene på. Den er ikke fjernet.',
    next: 'Legg til en annen måte først: en passordfrase eller nøkkelringen på maskinen.',
  },
  'vault-secret-missing': {
    what: 'Nøkkelen ligger ikke lagret på denne maskinen.',
    next: 'Gjenopprett den fra en sikkerhetskopi, eller lag en ny nøkkel i oppsettet.',
  },
  'passphrase-file-missing': {
    what: 'Fant ikke filen med passordfrasen: {{path|den finnes ikke}}.',
    next: 'Kontroller hvor filen ligger, og at brukeren som kjører Budstikke, får lese den.',
  },
  'passphrase-file-open-to-others': {
    what: 'Andre på maskinen kan lese filen med passordfrasen: {{path|se på tilgangen}}.',
    next: 'Sett tilgangen slik at bare eieren kan lese den (chmod 600), og prøv igjen.',
  },
  'passphrase-file-invalid': {
    what: 'Det er ingen brukbar passordfrase der Budstikke ble bedt om å lese den.',
    next: 'Legg bare passordfrasen i filen, som én linje ren tekst (UTF-8).',
  },
  'backup-not-recognised': {
    what: 'Dette er ikke en sikkerhetskopi av nøkler fra Budstikke.',
    next: 'Velg filen som ble laget med «Ta sikkerhetskopi».',
  },
  'backup-newer': {
    what: 'Sikkerhetskopien er laget av en nyere utgave av Budstikke.',
    next: 'Oppdater Budstikke på denne maskinen, og prøv igjen.',
  },
  'backup-damaged': {
    what: 'Sikkerhetskopien er skadet eller ikke hel.',
    next: 'Hent filen på nytt derfra den ligger, eller velg en annen sikkerhetskopi.',
  },
  'backup-passphrase-wrong': {
    what: 'Passordfrasen åpner ikke sikkerhetskopien.',
    next: 'Bruk den som ble valgt da akkurat denne kopien ble laget.',
  },
  'system-store-unavailable': {
    what: 'Sertifikatlageret på maskinen svarte ikke.',
    next: 'Prøv igjen. Skjer det flere ganger, kan IT-avdelingen se om Windows PowerShell er sperret.',
  },
  'system-certificate-gone': {
    what: 'Sertifikatet ligger ikke lenger i sertifikatlageret på maskinen.',
    next: 'Velg et annet sertifikat i oppsettet, eller be IT-avdelingen legge det inn igjen.',
  },
  'system-key-missing': {
    what: 'Sertifikatet ligger på maskinen, men den private nøkkelen finnes ikke eller er ikke en RSA-nøkkel.',
    next: 'Be IT-avdelingen legge inn sertifikatet på nytt sammen med den private nøkkelen.',
  },
  'system-key-denied': {
    what: 'Brukeren som kjører Budstikke, får ikke bruke den private nøkkelen på maskinen.',
    next: 'Be IT-avdelingen gi brukeren lesetilgang: høyreklikk på sertifikatet, «Alle oppgaver», «Behandle private nøkler».',
  },
  'system-key-refused': {
    what: 'Nøkkelen eller smartkortet ville ikke signere.',
    next: 'Kontroller at kortet står i leseren, oppgi PIN-koden hvis maskinen spør, og prøv igjen.',
  },
} as const
