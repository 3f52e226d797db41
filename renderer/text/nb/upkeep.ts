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
} as const
