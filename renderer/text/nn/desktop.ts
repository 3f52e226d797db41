/** Nynorsk for livet på skrivebordet: start, tray, notifications and the proxy. */
export const desktopTexts = {
  title: 'På denne maskina',
  startAtLogin: 'Start når eg loggar på',
  startAtLoginHelp: 'Budstikke startar i bakgrunnen, så filer blir sende og henta utan at du tenkjer på det.',
  closeToTray: 'Arbeid vidare når vindauget blir lukka',
  closeToTrayHelp: 'Budstikke blir liggjande ved klokka. Avslutt derfrå når du vil stanse alt.',
  notifications: 'Sei frå utanfor vindauget',
  notificationsHelp:
    'Korte varsel når noko kjem eller stansar, høgst eitt i minuttet. Fortrulege meldingar blir nemnde utan tittel.',
  proxyTitle: 'Mellomtenaren vil vite kven du er',
  proxyText:
    '«{{proxy}}» slepper ikkje Budstikke ut på nettet før du har logga på. Spør IT-avdelinga om du er i tvil.',
  proxyAgain: 'Det førre brukarnamnet eller passordet var ikkje rett.',
  username: 'Brukarnamn',
  password: 'Passord',
  keep: 'Hugs det i nøkkelringen på denne maskina',
  login: 'Logg på',
  cancel: 'Ikkje no',
  update:
    'Ein ny versjon av Budstikke ({{version}}) er klar. Programmet startar på nytt når ingenting blir overført og vindauget er lukka.',
  restart: 'Start på nytt no',
  updateTitle: 'Ny versjon',
}
