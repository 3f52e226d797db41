/** What `npm start` says at the terminal. */
import type { Language } from '../../../preload/contract/models.ts'

export interface StartText {
  readonly usage: string
  readonly noDesktop: (reason: string) => string
  readonly reasons: {
    readonly noDisplay: string
    readonly superuser: string
    readonly unreachable: (host: string) => string
    readonly fetchFailed: string
    readonly ended: (code: number) => string
  }
  readonly fetching: string
  readonly stillFetching: (seconds: number) => string
  readonly building: string
  readonly running: string
  readonly opened: string
  readonly openYourself: string
  readonly stopping: string
}

export const startText: Readonly<Record<Language, StartText>> = {
  en: {
    usage: `npm start -- [--home DIR] [--browser] [--no-open] [--json] [--lang nb|nn|en]
budstikke open [--home DIR] [--browser] [--no-open] [--json] [--lang nb|nn|en]

Opens the window: on the desktop where Electron is there or can be fetched, otherwise in the browser.
  --browser    in the browser, without asking for Electron
  --no-open    in the browser; opens nothing and prints the address, which works once within 10 minutes
  --json       one document on standard output: {"ok":true,"value":{"window":…,"address":…}}
  --home DIR   folder for everything that is kept (otherwise BUDSTIKKE_HOME, or the system's folder)`,
    noDesktop: (reason) => `No desktop window: ${reason}. The same window opens in the browser.`,
    reasons: {
      noDisplay: 'this machine has no display',
      superuser: 'Electron refuses to run safely as root',
      unreachable: (host) => `Electron is not installed and ${host} did not answer within 10 seconds`,
      fetchFailed: 'Electron could not be fetched',
      ended: (code) => `Electron ended at once (code ${code})`,
    },
    fetching: 'Fetching Electron, about 120 MB, this one time …',
    stillFetching: (seconds) => `  … still fetching after ${seconds} s`,
    building: 'Building the window …',
    running: 'Budstikke is running. Ctrl+C ends it.',
    opened: 'The window opens in your browser.',
    openYourself: 'No browser could be opened. Open this address yourself; it works once within 10 minutes:',
    stopping: 'Ending … (once more ends at once)',
  },
  nb: {
    usage: `npm start -- [--home MAPPE] [--browser] [--no-open] [--json] [--lang nb|nn|en]
budstikke open [--home MAPPE] [--browser] [--no-open] [--json] [--lang nb|nn|en]

Åpner vinduet: på skrivebordet der Electron finnes eller kan hentes, ellers i nettleseren.
  --browser      i nettleseren, uten å spørre etter Electron
  --no-open      i nettleseren; åpner ingenting og skriver adressen, som virker én gang innen 10 minutter
  --json         ett dokument på standard ut: {"ok":true,"value":{"window":…,"address":…}}
  --home MAPPE   mappe for alt som tas vare på (ellers BUDSTIKKE_HOME eller systemets mappe)`,
    noDesktop: (reason) => `Ikke noe skrivebordsvindu: ${reason}. Det samme vinduet åpnes i nettleseren.`,
    reasons: {
      noDisplay: 'denne maskinen har ingen skjerm',
      superuser: 'Electron vil ikke kjøre trygt som root',
      unreachable: (host) => `Electron er ikke installert, og ${host} svarte ikke innen 10 sekunder`,
      fetchFailed: 'Electron kunne ikke hentes',
      ended: (code) => `Electron avsluttet med en gang (kode ${code})`,
    },
    fetching: 'Henter Electron, om lag 120 MB, bare denne ene gangen …',
    stillFetching: (seconds) => `  … henter fortsatt etter ${seconds} s`,
    building: 'Bygger vinduet …',
    running: 'Budstikke kjører. Ctrl+C avslutter.',
    opened: 'Vinduet åpnes i nettleseren din.',
    openYourself:
      'Ingen nettleser kunne åpnes. Åpne denne adressen selv; den virker én gang innen 10 minutter:',
    stopping: 'Avslutter … (én gang til avslutter straks)',
  },
  nn: {
    usage: `npm start -- [--home MAPPE] [--browser] [--no-open] [--json] [--lang nb|nn|en]
budstikke open [--home MAPPE] [--browser] [--no-open] [--json] [--lang nb|nn|en]

Opnar vindauget: på skrivebordet der Electron finst eller kan hentast, elles i nettlesaren.
  --browser      i nettlesaren, utan å spørje etter Electron
  --no-open      i nettlesaren; opnar ingenting og skriv adressa, som verkar éin gong innan 10 minutt
  --json         eitt dokument på standard ut: {"ok":true,"value":{"window":…,"address":…}}
  --home MAPPE   mappe for alt som blir teke vare på (elles BUDSTIKKE_HOME eller mappa til systemet)`,
    noDesktop: (reason) =>
      `Ikkje noko skrivebordsvindauge: ${reason}. Det same vindauget opnar i nettlesaren.`,
    reasons: {
      noDisplay: 'denne maskina har ingen skjerm',
      superuser: 'Electron vil ikkje køyre trygt som root',
      unreachable: (host) => `Electron er ikkje installert, og ${host} svara ikkje innan 10 sekund`,
      fetchFailed: 'Electron kunne ikkje hentast',
      ended: (code) => `Electron avslutta med ein gong (kode ${code})`,
    },
    fetching: 'Hentar Electron, om lag 120 MB, berre denne eine gongen …',
    stillFetching: (seconds) => `  … hentar framleis etter ${seconds} s`,
    building: 'Byggjer vindauget …',
    running: 'Budstikke køyrer. Ctrl+C avsluttar.',
    opened: 'Vindauget opnar i nettlesaren din.',
    openYourself:
      'Ingen nettlesar kunne opnast. Opne denne adressa sjølv; ho verkar éin gong innan 10 minutt:',
    stopping: 'Avsluttar … (éin gong til avsluttar straks)',
  },
}
