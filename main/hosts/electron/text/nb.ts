/** Bokmål for what the desktop says outside the window; the other languages have its shape. */
import type { DeskState } from '../life/state.ts'

const files = (count: number): string => (count === 1 ? '1 fil' : `${count} filer`)

export const nb = {
  open: 'Åpne Budstikke',
  send: 'Send filer …',
  pauseAll: 'Sett alt på pause',
  resumeAll: 'Fortsett alt',
  quit: 'Avslutt Budstikke',
  states: {
    calm: 'Alt er i orden',
    working: 'Filer overføres',
    paused: 'Alt er satt på pause',
    offline: 'Frakoblet',
    stopped: 'Noe trenger tilsyn',
  } satisfies Record<DeskState['tray'], string>,
  unread: (count: number) => (count === 1 ? '1 ulest' : `${count} uleste`),
  practice: 'Øvingsmiljø',
  told: {
    arrived: 'Ny fil',
    'message-arrived': 'Ny melding',
    'received-by-all': 'Mottatt av alle',
    failed: 'Stanset',
    setup: 'Tilkoblingen trenger deg',
  },
  /** In place of a title that is confidential. */
  confidential: 'Åpne Budstikke for å se den.',
  many: 'Nytt i Budstikke',
  manyArrived: (count: number) => (count === 1 ? '1 ny i innboksen' : `${count} nye i innboksen`),
  manyFailed: (count: number) => `${count} trenger tilsyn`,
  manyOthers: (count: number) => `${files(count)} mottatt av alle`,
  saved: 'Trygt lagret hos deg',
  acts: { open: 'Åpne', download: 'Last ned', confirm: 'Bekreft mottak' },
  confirmed: 'Mottaket er bekreftet',
  stillHere: 'Budstikke arbeider videre',
  stillHereText: 'Vinduet er lukket, men filer sendes og hentes fortsatt. Du finner Budstikke ved klokka.',
  leaving: {
    title: (count: number) => `${files(count)} overføres nå`,
    text: 'Avslutter du, stanser overføringene. Ingenting går tapt: de fortsetter der de slapp neste gang du starter Budstikke.',
    stay: 'La dem bli ferdige',
    leave: 'Avslutt likevel',
  },
  switchRefused: (name: string) =>
    `Budstikke starter ikke med «${name}», som kan åpne vinduet for andre. Start uten den.`,
  crashed: 'Noe uventet skjedde, og Budstikke måtte avslutte. Ingenting er tapt. Årsaken står i loggen.',
}

export type DeskText = typeof nb
