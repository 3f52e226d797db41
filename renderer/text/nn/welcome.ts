/** Nynorsk for the welcome, and for the map of the keys. */
import type { Texts } from '../texts.ts'

export const welcomeTexts: Texts['welcome'] = {
  region: 'Velkomen',
  step: 'Steg {{step}} av {{steps}}',
  whatTitle: 'Velkomen til Budstikke',
  whatText:
    'Her sender og hentar de filer og meldingar gjennom Altinn. Det som kjem, ligg i innboksen. Det de sender, følgjer du steg for steg til mottakaren har stadfesta.',
  beginTitle: 'Øv først, eller set opp verksemda',
  beginText:
    'I øvingsmiljøet går ingenting til ekte mottakarar, og du treng verken konto eller nøklar. Når de skal i gang på ordentleg, viser Budstikke eitt steg om gongen.',
  whereTitle: 'Kvar ting er, og kva som aldri skjer av seg sjølv',
  whereText:
    'Filer du hentar, hamnar i nedlastingsmappa. Henne vel du under Innstillingar. Nøklane er låste inne på denne maskina.',
  neverText:
    'Budstikke sender og slettar ingenting du ikkje har bede om, og stadfestar ikkje mottak før fila er trygt lagra og du har sagt ja.',
  next: 'Neste',
  back: 'Tilbake',
  skip: 'Hopp over',
  practise: 'Eg øver først',
  setUp: 'Set opp verksemda',
  done: 'Ferdig',
  again: 'Vis velkomsten på nytt',
  finished: 'Du finn velkomsten att under Innstillingar.',
}

export const keyMapTexts: Texts['keyMap'] = {
  title: 'Tastatur',
  text: 'Alt i vindauget kan nåast med tastaturet.',
  open: 'Vis alle tastar',
  close: 'Lukk',
  singleKeys: 'Snøggtastar med éin tast',
  singleKeysHelp:
    'Verkar når du ikkje skriv i eit felt. Slå dei av om du styrer maskina med røysta, eller ofte kjem borti tastar.',
  off: 'Snøggtastane med éin tast er slegne av. Du slår dei på under Innstillingar.',
  or: 'eller',
  groups: {
    anywhere: 'Overalt i vindauget',
    list: 'I ei liste',
    search: 'I eit søkjefelt',
    recipients: 'Når du skriv mottakarar',
    service: 'Når du skriv ei teneste',
    closing: 'I menyar og i velkomsten',
  },
  rows: {
    anywhere: {
      map: 'Vis denne oversikta',
      search: 'Gå til søkjefeltet',
      view: 'Gå til {{view}}',
    },
    list: {
      next: 'Neste',
      previous: 'Førre',
      pageDown: 'Ei side ned',
      pageUp: 'Ei side opp',
      first: 'Den første',
      last: 'Den siste',
      open: 'Opne',
    },
    search: { clear: 'Tøm søket' },
    recipients: {
      next: 'Neste framlegg',
      previous: 'Førre framlegg',
      take: 'Legg til',
      close: 'Lukk framlegga',
      removeLast: 'Fjern den siste når feltet er tomt',
    },
    service: { take: 'Bruk tenesta' },
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
}
