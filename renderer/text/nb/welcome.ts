/** Bokmål for the welcome, and for the map of the keys. */
export const welcomeTexts = {
  region: 'Velkommen',
  step: 'Steg {{step}} av {{steps}}',
  whatTitle: 'Velkommen til Budstikke',
  whatText:
    'Her sender og henter dere filer og meldinger gjennom Altinn. Det som kommer, ligger i innboksen. Det dere sender, følger du steg for steg til mottakeren har bekreftet.',
  beginTitle: 'Øv først, eller sett opp virksomheten',
  beginText:
    'I øvingsmiljøet går ingenting til ekte mottakere, og du trenger verken konto eller nøkler. Når dere skal i gang på ordentlig, viser Budstikke ett steg om gangen.',
  whereTitle: 'Hvor ting er, og hva som aldri skjer av seg selv',
  whereText:
    'Filer du henter, havner i nedlastingsmappen. Den velger du under Innstillinger. Nøklene er låst inne på denne maskinen.',
  neverText:
    'Budstikke sender og sletter ingenting du ikke har bedt om, og bekrefter ikke mottak før filen er trygt lagret og du har sagt ja.',
  next: 'Neste',
  back: 'Tilbake',
  skip: 'Hopp over',
  practise: 'Jeg øver først',
  setUp: 'Sett opp virksomheten',
  done: 'Ferdig',
  again: 'Vis velkomsten på nytt',
  finished: 'Du finner velkomsten igjen under Innstillinger.',
} as const

export const keyMapTexts = {
  title: 'Tastatur',
  text: 'Alt i vinduet kan nås med tastaturet.',
  open: 'Vis alle taster',
  close: 'Lukk',
  singleKeys: 'Hurtigtaster med én tast',
  singleKeysHelp:
    'Virker når du ikke skriver i et felt. Slå dem av hvis du styrer maskinen med stemmen, eller ofte kommer borti taster.',
  off: 'Hurtigtastene med én tast er slått av. Du slår dem på under Innstillinger.',
  or: 'eller',
  groups: {
    anywhere: 'Overalt i vinduet',
    list: 'I en liste',
    search: 'I et søkefelt',
    recipients: 'Når du skriver mottakere',
    service: 'Når du skriver en tjeneste',
    closing: 'I menyer og i velkomsten',
  },
  rows: {
    anywhere: {
      map: 'Vis denne oversikten',
      search: 'Gå til søkefeltet',
      view: 'Gå til {{view}}',
    },
    list: {
      next: 'Neste',
      previous: 'Forrige',
      pageDown: 'En side ned',
      pageUp: 'En side opp',
      first: 'Den første',
      last: 'Den siste',
      open: 'Åpne',
    },
    search: { clear: 'Tøm søket' },
    recipients: {
      next: 'Neste forslag',
      previous: 'Forrige forslag',
      take: 'Legg til',
      close: 'Lukk forslagene',
      removeLast: 'Fjern den siste når feltet er tomt',
    },
    service: { take: 'Bruk tjenesten' },
    closing: { close: 'Lukk' },
  },
  names: {
    ArrowDown: 'Pil ned',
    ArrowUp: 'Pil opp',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Home: 'Home',
    End: 'End',
    Enter: 'Enter',
    space: 'Mellomrom',
    Escape: 'Escape',
    Backspace: 'Rettetast',
  },
} as const
