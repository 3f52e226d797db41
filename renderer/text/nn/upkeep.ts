/** Nynorsk for looking after the program: help, and what is kept. */
export const upkeepTexts = {
  help: 'Hjelp og feilsøking',
  helpText: 'Når nokon skal hjelpe deg, treng dei å vite korleis Budstikke har det her.',
  openHelp: 'Lag ei fil til den som hjelper',
  file: 'Fil til den som hjelper',
  holds:
    'Fila har versjonar, vala dine, resultatet av sjekkane i oppsettet, nettverket slik det sist vart prøvd, og slutten av loggen.',
  holdsNot:
    'Ho har ingen nøklar, passord eller fødselsnummer, og verken filnamn, titlar eller innhald i det de sender og tek imot.',
  make: 'Lag fila',
  makeAgain: 'Lag henne på nytt',
  readFirst: 'Les gjennom før du sender henne. Budstikke sender ingenting sjølv.',
  copy: 'Kopier',
  save: 'Lagre i ei mappe',
  saveFolder: 'Vel mappe for fila',
  saved: 'Lagra som {{name}}',
  stored: 'Det som blir teke vare på',
  storedText: 'Alt ligg på denne maskina. Her bestemmer du kor lenge.',
  openStored: 'Bestem kor lenge',
  forget: 'Slett det som er over',
  forgetText:
    'Berre det som ingen ventar på lenger: filer som er mottekne av alle eller sletta hos Altinn, og meldingar som er lesne og stadfesta. Det som er på veg, ulese, ustadfesta eller stansa, blir ståande. Filer du har lasta ned, blir ikkje rørte.',
  historyDays: 'Filer og meldingar i listene',
  historyDaysHelp: 'Alt Budstikke veit om dei, forsvinn frå denne maskina.',
  bodyDays: 'Teksten i meldingar',
  bodyDaysHelp:
    'Tittel, avsendar, mottakarar og tidspunkt blir ståande. Av teiepliktige meldingar forsvinn òg tittelen.',
  keep: 'Ta vare på alt',
  saveRule: 'Lagre som regel',
  removeOnce: 'Slett no',
  ruleTitle: 'Skal dette gjelde frå no av?',
  onceTitle: 'Slette no?',
  would:
    'Dette blir sletta no: {{files}} filer i listene, {{messages}} meldingar og teksten i {{bodies}} meldingar. Det kan ikkje angrast.',
  removed: 'Det er sletta.',
  ruleSaved: 'Regelen er lagra. Han blir følgd éin gong i døgnet.',
  olderThan_one: 'Slett etter {{count}} dag',
  olderThan_other: 'Slett etter {{count}} dagar',
} as const
