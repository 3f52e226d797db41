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
} as const
