/** English for beginning to set up an organisation, and for choosing between those there are. */
import type { Texts } from '../texts.ts'

export const startTexts: Texts['start'] = {
  title: 'Set up an organisation',
  intro: 'Choose where and who. The rest we take step by step, and you can stop and go on when you like.',
  where: 'Where?',
  practice: 'Practise with an empty desk',
  practiceText: 'The whole set-up from the beginning, with nothing real.',
  test: 'For trying things out with synthetic organisations.',
  production: 'Production',
  productionText: 'Real files to real recipients.',
  custom: 'From a file you have added.',
  fromFile: 'Another environment',
  fromFileText: 'Described in a JSON file you have been given.',
  fileChoose: 'Choose environment file',
  fileAdded: 'The environment {{name}} has been added.',
  number: 'Organisation number',
  numberHelp: 'Nine digits.',
  numberOk: 'The number is valid.',
  numberMissing: 'Enter the organisation number.',
  suggestions: 'Organisations you can practise as',
  lookUpTitle: 'Should Budstikke look up names?',
  lookUpText:
    'Names come from the Central Coordinating Register for Legal Entities, which then learns which numbers you look up. You can change your mind in settings.',
  lookUpYes: 'Yes, look up names',
  lookUpNo: 'No, thank you',
  status: {
    found: '{{name}}',
    unknown: 'The number is not in the register.',
    deleted: '{{name}} has been deleted from the register.',
    bankrupt: '{{name}} is registered as bankrupt.',
  },
  onBehalf: 'We act on behalf of a customer',
  onBehalfText: 'The supplier’s client and key are used, and the customer approves a system user.',
  supplier: 'Supplier',
  supplierNone: 'Choose the supplier',
  supplierMissing: 'Choose whose client is to be used.',
  supplierNobody: 'Set up the supplier in the same environment first.',
  begin: 'Begin the set-up',
  cancel: 'Cancel',
  asCommand: 'Do it from the command line',
  asCommandText: 'When client, key and access are already there. The key stays in your own file.',
  asCommandLabel: 'Command that adds a profile',
}

export const profileTexts: Texts['profile'] = {
  switch: 'Switch profile',
  add: 'Set up an organisation',
  through: 'through {{name}}',
  remove: 'Remove {{name}}\u00A0…',
  removeTitle: 'Remove {{name}}?',
  removeText:
    'The profile in {{environment}} and its keys are removed from this computer. Files you have downloaded stay, and the client in Maskinporten is not touched.',
  removeConfirm: 'Remove',
  cancel: 'Cancel',
}
