/** English for looking after the program: help, and what is kept. */
export const upkeepTexts = {
  help: 'Help and troubleshooting',
  helpText: 'Whoever is to help you needs to know how Budstikke is doing here.',
  openHelp: 'Make a file for whoever helps',
  file: 'File for whoever helps',
  holds:
    'The file has versions, your choices, the verdicts of the set-up checks, the network as it was last tested, and the end of the log.',
  holdsNot:
    'It has no keys, passwords or national identity numbers, and no names, titles or contents of what you send and receive.',
  make: 'Make the file',
  makeAgain: 'Make it anew',
  readFirst: 'Read it before you send it. Budstikke itself sends nothing.',
  copy: 'Copy',
  save: 'Save in a folder',
  saveFolder: 'Choose a folder for the file',
  saved: 'Saved as {{name}}',
  stored: 'What is kept',
  storedText: 'Everything lies on this machine. Here you decide for how long.',
  openStored: 'Decide how long',
  forget: 'Remove what is over',
  forgetText:
    'Only what nobody waits for any more: files that have been received by all or deleted at Altinn, and messages that have been read and confirmed. What is on its way, unread, unconfirmed or stopped stays. Files that you have downloaded are not touched.',
  historyDays: 'Files and messages in the lists',
  historyDaysHelp: 'All that Budstikke knows of them goes from this machine.',
  bodyDays: 'The text of messages',
  bodyDaysHelp: 'Title, sender, recipients and times stay. Of confidential messages the title goes too.',
  keep: 'Keep everything',
  saveRule: 'Save as a rule',
  removeOnce: 'Remove now',
  ruleTitle: 'Is this to hold from now on?',
  onceTitle: 'Remove now?',
  would:
    'This will be removed now: {{files}} files in the lists, {{messages}} messages and the text of {{bodies}} messages. It cannot be undone.',
  removed: 'It has been removed.',
  ruleSaved: 'The rule has been saved. It is followed once a day.',
  olderThan_one: 'Remove after {{count}} day',
  olderThan_other: 'Remove after {{count}} days',
} as const
