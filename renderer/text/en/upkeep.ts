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
} as const
