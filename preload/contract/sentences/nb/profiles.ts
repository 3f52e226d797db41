/** Bokmål for profiles that are being set up, and for which key they use. */
export const profileSentences = {
  'client-missing': {
    what: 'Profilen har ingen klient-ID ennå, så Maskinporten vet ikke hvem dere er.',
    next: 'Lag en klient i Maskinportens selvbetjening, og lim inn klient-ID-en i oppsettet.',
  },
  'key-missing': {
    what: 'Profilen har ingen nøkkel ennå, så ingenting kan signeres.',
    next: 'Lag en nøkkel i oppsettet, eller hent en fra en fil.',
  },
  'key-unknown': {
    what: 'Nøkkelen finnes ikke lenger.',
    next: 'Se listen over nøkler på nytt.',
  },
  'key-in-use': {
    what: 'Nøkkelen er i bruk og kan ikke fjernes.',
    next: 'Bytt til en annen nøkkel først.',
  },
  'key-id-needed': {
    what: 'En nøkkel uten sertifikat må ha en nøkkel-ID, ellers vet ikke Maskinporten hvilken nøkkel det er.',
    next: 'Kopier nøkkel-ID-en (kid) fra selvbetjeningen og lim den inn.',
  },
  'found-key-gone': {
    what: 'Det som ble funnet i filen, er glemt igjen. Av sikkerhetshensyn huskes det bare i ti minutter.',
    next: 'Velg filen på nytt.',
  },
  'profile-in-use': {
    what: 'Profilen kan ikke fjernes, for {{organisation|en annen virksomhet}} bruker klienten dens.',
    next: 'Fjern profilene til kundene først.',
  },
  'supplier-elsewhere': {
    what: 'Leverandørens profil hører til et annet miljø. Test og produksjon blandes aldri.',
    next: 'Velg en leverandør i samme miljø: {{environment}}.',
  },
  'supplier-without-client': {
    what: 'Denne profilen bruker selv en leverandørs klient, og kan ikke være leverandør for andre.',
    next: 'Velg profilen som eier klienten.',
  },
  'supplier-has-client': {
    what: 'Klient og nøkler hører til leverandørens profil.',
    next: 'Gjør endringen der.',
  },
  'page-not-opened': {
    what: 'Siden {{address|som trengs}} kunne ikke åpnes herfra.',
    next: 'Kopier adressen og åpne den i nettleseren din.',
  },
} as const
