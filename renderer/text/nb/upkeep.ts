/** Bokmål for looking after the program: help, and what is kept. */
export const upkeepTexts = {
  help: 'Hjelp og feilsøking',
  helpText: 'Når noen skal hjelpe deg, trenger de å vite hvordan Budstikke har det her.',
  openHelp: 'Lag en fil til den som hjelper',
  file: 'Fil til den som hjelper',
  holds:
    'Filen har versjoner, valgene dine, resultatet av sjekkene i oppsettet, nettverket slik det sist ble prøvd, og slutten av loggen.',
  holdsNot:
    'Den har ingen nøkler, passord eller fødselsnumre, og verken filnavn, titler eller innhold i det dere sender og mottar.',
  make: 'Lag filen',
  makeAgain: 'Lag den på nytt',
  readFirst: 'Les gjennom før du sender den. Budstikke sender ingenting selv.',
  copy: 'Kopier',
  save: 'Lagre i en mappe',
  saveFolder: 'Velg mappe for filen',
  saved: 'Lagret som {{name}}',
  stored: 'Det som tas vare på',
  storedText: 'Alt ligger på denne maskinen. Her bestemmer du hvor lenge.',
  openStored: 'Bestem hvor lenge',
  forget: 'Slett det som er over',
  forgetText:
    'Bare det som ingen venter på lenger: filer som er mottatt av alle eller slettet hos Altinn, og meldinger som er lest og bekreftet. Det som er på vei, ulest, ubekreftet eller stanset, blir stående. Filer du har lastet ned, blir ikke rørt.',
  historyDays: 'Filer og meldinger i listene',
  historyDaysHelp: 'Alt Budstikke vet om dem, forsvinner fra denne maskinen.',
  bodyDays: 'Teksten i meldinger',
  bodyDaysHelp:
    'Tittel, avsender, mottakere og tidspunkter blir stående. Av taushetsbelagte meldinger forsvinner også tittelen.',
  keep: 'Ta vare på alt',
  saveRule: 'Lagre som regel',
  removeOnce: 'Slett nå',
  ruleTitle: 'Skal dette gjelde fra nå av?',
  onceTitle: 'Slette nå?',
  would:
    'Dette blir slettet nå: {{files}} filer i listene, {{messages}} meldinger og teksten i {{bodies}} meldinger. Det kan ikke angres.',
  removed: 'Det er slettet.',
  ruleSaved: 'Regelen er lagret. Den følges én gang i døgnet.',
  olderThan_one: 'Slett etter {{count}} dag',
  olderThan_other: 'Slett etter {{count}} dager',
} as const
