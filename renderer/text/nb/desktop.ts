/** Bokmål for livet på skrivebordet: start, tray, notifications and the proxy. */
export const desktopTexts = {
  title: 'På denne maskinen',
  startAtLogin: 'Start når jeg logger på',
  startAtLoginHelp: 'Budstikke starter i bakgrunnen, så filer sendes og hentes uten at du tenker på det.',
  closeToTray: 'Arbeid videre når vinduet lukkes',
  closeToTrayHelp: 'Budstikke blir liggende ved klokka. Avslutt derfra når du vil stanse alt.',
  notifications: 'Si fra utenfor vinduet',
  notificationsHelp:
    'Korte varsler når noe kommer eller stanser, høyst ett i minuttet. Fortrolige meldinger nevnes uten tittel.',
  proxyTitle: 'Mellomtjeneren vil vite hvem du er',
  proxyText:
    '«{{proxy}}» slipper ikke Budstikke ut på nettet før du har logget på. Spør IT-avdelingen hvis du er i tvil.',
  proxyAgain: 'Det forrige brukernavnet eller passordet var ikke riktig.',
  username: 'Brukernavn',
  password: 'Passord',
  keep: 'Husk det i nøkkelringen på denne maskinen',
  login: 'Logg på',
  cancel: 'Ikke nå',
  update:
    'En ny versjon av Budstikke ({{version}}) er klar. Programmet starter på nytt når ingenting overføres og vinduet er lukket.',
  restart: 'Start på nytt nå',
  updateTitle: 'Ny versjon',
} as const
