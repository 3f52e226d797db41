/** Nynorsk for beginning to set up an organisation, and for choosing between those there are. */
import type { Texts } from '../texts.ts'

export const startTexts: Texts['start'] = {
  title: 'Set opp ein organisasjon',
  intro: 'Vel kvar og kven. Resten tek vi steg for steg, og du kan stoppe og halde fram når du vil.',
  where: 'Kvar?',
  practice: 'Øv med tomt bord',
  practiceText: 'Heile oppsettet frå byrjinga, utan at noko er ekte.',
  test: 'For å prøve ut med syntetiske organisasjonar.',
  production: 'Produksjon',
  productionText: 'Ekte filer til ekte mottakarar.',
  custom: 'Frå ei fil du har lagt til.',
  fromFile: 'Eit anna miljø',
  fromFileText: 'Skildra i ei JSON-fil du har fått.',
  fileChoose: 'Vel miljøfil',
  fileAdded: 'Miljøet {{name}} er lagt til.',
  number: 'Organisasjonsnummer',
  numberHelp: 'Ni siffer.',
  numberOk: 'Nummeret er gyldig.',
  numberMissing: 'Skriv inn organisasjonsnummeret.',
  suggestions: 'Organisasjonar du kan øve som',
  lookUpTitle: 'Skal Budstikke slå opp namn?',
  lookUpText:
    'Namn blir henta frå Einingsregisteret hos Brønnøysundregistra. Dei får då vite kva nummer du slår opp. Du kan ombestemme deg i innstillingane.',
  lookUpYes: 'Ja, slå opp namn',
  lookUpNo: 'Nei takk',
  status: {
    found: '{{name}}',
    unknown: 'Finn ikkje nummeret i Einingsregisteret.',
    deleted: '{{name}} er sletta i Einingsregisteret.',
    bankrupt: '{{name}} er registrert som konkurs.',
  },
  onBehalf: 'Vi handlar på vegner av ein kunde',
  onBehalfText:
    'Då blir klienten og nøkkelen til leverandøren brukte, og kunden godkjenner ein systembrukar.',
  supplier: 'Leverandør',
  supplierNone: 'Vel leverandøren',
  supplierMissing: 'Vel kven sin klient som skal brukast.',
  supplierNobody: 'Set opp leverandøren i det same miljøet først.',
  begin: 'Begynn oppsettet',
  cancel: 'Avbryt',
  asCommand: 'Gjer det frå kommandolinja',
  asCommandText: 'Når klient, nøkkel og tilgangar alt finst. Nøkkelen blir verande i di eiga fil.',
  asCommandLabel: 'Kommando som legg til ein profil',
}

export const profileTexts: Texts['profile'] = {
  switch: 'Byt profil',
  add: 'Set opp ein organisasjon',
  through: 'gjennom {{name}}',
  remove: 'Fjern {{name}}\u00A0…',
  removeTitle: 'Fjerne {{name}}?',
  removeText:
    'Profilen i {{environment}} og nøklane hans blir fjerna frå denne maskina. Filer du har lasta ned, blir liggjande, og klienten i Maskinporten blir ikkje rørt.',
  removeConfirm: 'Fjern',
  cancel: 'Avbryt',
}
