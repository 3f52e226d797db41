/** English for where keys are kept, and for consent. */
import type { Texts } from '../texts.ts'

export const vaultTexts: Texts['vault'] = {
  title: 'Keys on this computer',
  states: {
    empty: 'No keys are stored here yet. The first is sealed when you make or import it.',
    open: 'The keys are sealed on disk, and open to Budstikke for as long as it runs.',
    closed:
      'The keys are sealed, and Budstikke cannot open them. Nothing can be sent or fetched until that is done.',
  },
  openedBy: 'Can be opened with',
  ways: { keychain: 'the system’s keychain', passphrase: 'passphrase' },
  noWay: 'nothing yet',
  closedStrip: 'The keys are locked. Budstikke cannot log in.',
  noWayStrip: 'This computer has no keychain to seal the keys in.',
  noWayText:
    'Set a passphrase, and the keys are sealed with it. You are asked for it each time Budstikke starts.',
  unlock: 'Unlock',
  passphrase: 'Passphrase',
  passphraseAgain: 'The passphrase once more',
  passphraseHelp: 'At least twelve characters. Several words are easier to remember than many signs.',
  passphraseDiffers: 'The two are not the same.',
  passphraseMissing: 'Enter the passphrase.',
  setPassphrase: 'Set a passphrase',
  setPassphraseText:
    'A second way in, for machines without a keychain. If you lose both it and the keychain, you must make new keys.',
  changePassphrase: 'Change the passphrase',
  save: 'Save',
  removePassphrase: 'Remove the passphrase',
  removePassphraseTitle: 'Remove the passphrase?',
  removePassphraseText: 'Afterwards the keys can only be opened with the system’s keychain on this computer.',
  passphraseSet: 'The passphrase has been saved.',
  passphraseGone: 'The passphrase has been removed.',
  backup: 'Backup',
  backupText:
    'This is also how you move to a new machine: keys, profiles, environments, services and your choices in one sealed file. Only whoever knows the passphrase can open it. Files, messages and the folders of this machine are not in it.',
  backupMake: 'Make a backup',
  backupFolder: 'Choose a folder for the backup',
  backupInto: 'Folder: {{name}}',
  backupWrite: 'Write the backup',
  backupDone: 'The backup is called {{name}}.',
  restore: 'Bring in a backup',
  restoreChoose: 'Choose a backup',
  restoreRun: 'Bring in',
  restoreAdded: 'Brought in: {{added}}. Already there: {{same}}.',
  restoreDifferent_one: '{{count}} key here differs from the backup and was not touched.',
  restoreDifferent_other: '{{count}} keys here differ from the backup and were not touched.',
  cancel: 'Cancel',
  privacy: 'Privacy',
  lookUp: 'Look up names of organisations',
  lookUpHelp:
    'Names come from the Central Coordinating Register for Legal Entities, which then learns which numbers you look up. Without this you only see the numbers.',
}
