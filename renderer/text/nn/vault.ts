/** Nynorsk for where keys are kept, and for consent. */
import type { Texts } from '../texts.ts'

export const vaultTexts: Texts['vault'] = {
  title: 'Nøklar på denne maskina',
  states: {
    empty: 'Ingen nøklar er lagra her enno. Den første blir forsegla når du lagar eller hentar han.',
    open: 'Nøklane er forsegla på disken, og opne for Budstikke så lenge programmet går.',
    closed:
      'Nøklane er forsegla, og Budstikke får ikkje opna dei. Ingenting kan sendast eller hentast før det er gjort.',
  },
  openedBy: 'Kan opnast med',
  ways: { keychain: 'nøkkelringen til systemet', passphrase: 'passordfrase' },
  noWay: 'ingenting enno',
  closedStrip: 'Nøklane er låste. Budstikke kan ikkje logge inn.',
  noWayStrip: 'Maskina har ingen nøkkelring å lukke nøklane inn i.',
  noWayText:
    'Set ein passordfrase, så blir nøklane forsegla med han. Du blir spurd om han kvar gong Budstikke startar.',
  unlock: 'Lås opp',
  passphrase: 'Passordfrase',
  passphraseAgain: 'Passordfrasen ein gong til',
  passphraseHelp: 'Minst tolv teikn. Fleire ord er lettare å hugse enn mange spesialteikn.',
  passphraseDiffers: 'Dei to er ikkje like.',
  passphraseMissing: 'Skriv inn passordfrasen.',
  setPassphrase: 'Set ein passordfrase',
  setPassphraseText:
    'Ein ekstra veg inn, for maskiner utan nøkkelring. Mistar du både han og nøkkelringen, må du lage nye nøklar.',
  changePassphrase: 'Byt passordfrase',
  save: 'Lagre',
  removePassphrase: 'Fjern passordfrasen',
  removePassphraseTitle: 'Fjerne passordfrasen?',
  removePassphraseText: 'Etterpå kan nøklane berre opnast med nøkkelringen til systemet på denne maskina.',
  passphraseSet: 'Passordfrasen er lagra.',
  passphraseGone: 'Passordfrasen er fjerna.',
  backup: 'Tryggingskopi',
  backupText:
    'Slik flyttar du til ei ny maskin, òg: nøklar, profilar, miljø, tenester og vala dine i éi forsegla fil. Berre den som kan passordfrasen, får ho opp. Filer, meldingar og mappene på denne maskina er ikkje med.',
  backupMake: 'Lag tryggingskopi',
  backupFolder: 'Vel mappe for tryggingskopien',
  backupInto: 'Mappe: {{name}}',
  backupWrite: 'Skriv kopien',
  backupDone: 'Tryggingskopien heiter {{name}}.',
  restore: 'Hent inn ein tryggingskopi',
  restoreChoose: 'Vel tryggingskopi',
  restoreRun: 'Hent inn',
  restoreAdded: 'Henta inn: {{added}}. Fanst frå før: {{same}}.',
  restoreDifferent_one: '{{count}} nøkkel her er ein annan enn i kopien, og vart ikkje rørt.',
  restoreDifferent_other: '{{count}} nøklar her er andre enn i kopien, og vart ikkje rørte.',
  cancel: 'Avbryt',
  privacy: 'Personvern',
  lookUp: 'Slå opp namn på organisasjonar',
  lookUpHelp:
    'Namn blir henta frå Einingsregisteret, som då får vite kva nummer du slår opp. Utan dette ser du berre numra.',
}
