import type { DeskText } from './nb.ts'

const files = (count: number): string => (count === 1 ? '1 fil' : `${count} filer`)

export const nn: DeskText = {
  open: 'Opne Budstikke',
  send: 'Send filer …',
  pauseAll: 'Set alt på pause',
  resumeAll: 'Hald fram med alt',
  quit: 'Avslutt Budstikke',
  states: {
    calm: 'Alt er i orden',
    working: 'Filer blir overførte',
    paused: 'Alt er sett på pause',
    offline: 'Fråkopla',
    stopped: 'Noko treng tilsyn',
  },
  unread: (count) => (count === 1 ? '1 ulesen' : `${count} ulesne`),
  practice: 'Øvingsmiljø',
  told: {
    arrived: 'Ny fil',
    'message-arrived': 'Ny melding',
    'received-by-all': 'Motteken av alle',
    failed: 'Stansa',
    setup: 'Tilkoplinga treng deg',
  },
  confidential: 'Opne Budstikke for å sjå henne.',
  many: 'Nytt i Budstikke',
  manyArrived: (count) => (count === 1 ? '1 ny i innboksen' : `${count} nye i innboksen`),
  manyFailed: (count) => `${count} treng tilsyn`,
  manyOthers: (count) => `${files(count)} ${count === 1 ? 'motteken' : 'mottekne'} av alle`,
  saved: 'Trygt lagra hos deg',
  acts: { open: 'Opne', download: 'Last ned', confirm: 'Stadfest mottak' },
  confirmed: 'Mottaket er stadfesta',
  stillHere: 'Budstikke arbeider vidare',
  stillHereText: 'Vindauget er lukka, men filer blir framleis sende og henta. Du finn Budstikke ved klokka.',
  leaving: {
    title: (count) => (count === 1 ? '1 fil blir overført no' : `${count} filer blir overførte no`),
    text: 'Avsluttar du, stansar overføringane. Ingenting går tapt: Dei held fram der dei slapp neste gong du startar Budstikke.',
    stay: 'Lat dei bli ferdige',
    leave: 'Avslutt likevel',
  },
  switchRefused: (name) =>
    `Budstikke startar ikkje med «${name}», som kan opne vindauget for andre. Start utan det valet.`,
  crashed: 'Noko uventa hende, og Budstikke måtte avslutte. Ingenting er tapt. Årsaka står i loggen.',
}
