/** Nynorsk for profiles that are being set up, and for which key they use. */
export const profileSentences = {
  'client-missing': {
    what: 'Profilen har ingen klient-ID enno, så Maskinporten veit ikkje kven de er.',
    next: 'Lag ein klient i sjølvbeteninga til Maskinporten, og lim inn klient-ID-en i oppsettet.',
  },
  'key-missing': {
    what: 'Profilen har ingen nøkkel enno, så ingenting kan signerast.',
    next: 'Lag ein nøkkel i oppsettet, eller hent ein frå ei fil.',
  },
  'key-unknown': {
    what: 'Nøkkelen finst ikkje lenger.',
    next: 'Sjå lista over nøklar på nytt.',
  },
  'key-in-use': {
    what: 'Nøkkelen er i bruk og kan ikkje fjernast.',
    next: 'Byt til ein annan nøkkel først.',
  },
  'key-id-needed': {
    what: 'Ein nøkkel utan sertifikat må ha ein nøkkel-ID, elles veit ikkje Maskinporten kva nøkkel det er.',
    next: 'Kopier nøkkel-ID-en (kid) frå sjølvbeteninga og lim han inn.',
  },
  'found-key-gone': {
    what: 'Det som vart funne i fila, er gløymt att. Av omsyn til tryggleiken blir det berre hugsa i ti minutt.',
    next: 'Vel fila på nytt.',
  },
  'profile-in-use': {
    what: 'Profilen kan ikkje fjernast, for {{organisation|ei anna verksemd}} bruker klienten hans.',
    next: 'Fjern profilane til kundane først.',
  },
  'supplier-elsewhere': {
    what: 'Profilen til leverandøren høyrer til eit anna miljø. Test og produksjon blir aldri blanda.',
    next: 'Vel ein leverandør i same miljø: {{environment}}.',
  },
  'supplier-without-client': {
    what: 'Denne profilen bruker sjølv klienten til ein leverandør, og kan ikkje vere leverandør for andre.',
    next: 'Vel profilen som eig klienten.',
  },
  'supplier-has-client': {
    what: 'Klient og nøklar høyrer til profilen til leverandøren.',
    next: 'Gjer endringa der.',
  },
  'page-not-opened': {
    what: 'Sida {{address|som trengst}} kunne ikkje opnast herifrå.',
    next: 'Kopier adressa og opne ho i nettlesaren din.',
  },
} as const
