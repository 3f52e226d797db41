/** English for the welcome, and for the map of the keys. */
import type { Texts } from '../texts.ts'

export const welcomeTexts: Texts['welcome'] = {
  region: 'Welcome',
  step: 'Step {{step}} of {{steps}}',
  whatTitle: 'Welcome to Budstikke',
  whatText:
    'Here you send and fetch files and messages through Altinn. What arrives is in the inbox. What you send, you follow step by step until the recipient has confirmed it.',
  beginTitle: 'Practise first, or set up your organisation',
  beginText:
    'In the practice environment nothing goes to real recipients, and you need neither an account nor keys. When you want to begin for real, Budstikke shows one step at a time.',
  whereTitle: 'Where things are, and what never happens by itself',
  whereText:
    'Files that you fetch go to the download folder, which you choose in Settings. Keys are locked in on this computer.',
  neverText:
    'Budstikke sends and deletes nothing that you have not asked for, and confirms no receipt before the file is safely saved and you have said yes.',
  next: 'Next',
  back: 'Back',
  skip: 'Skip',
  practise: 'I practise first',
  setUp: 'Set up the organisation',
  done: 'Done',
  again: 'Show the welcome again',
  finished: 'You find the welcome again in Settings.',
}

export const keyMapTexts: Texts['keyMap'] = {
  title: 'Keyboard',
  text: 'Everything in the window can be reached with the keyboard.',
  open: 'Show all keys',
  close: 'Close',
  singleKeys: 'Shortcuts of a single key',
  singleKeysHelp:
    'They work while you are not writing in a field. Turn them off if you speak to the computer, or often touch keys by accident.',
  off: 'Shortcuts of a single key are off. You turn them on in Settings.',
  or: 'or',
  groups: {
    anywhere: 'Anywhere in the window',
    list: 'In a list',
    search: 'In a search field',
    recipients: 'When you write recipients',
    service: 'When you write a service',
    closing: 'In menus and in the welcome',
  },
  rows: {
    anywhere: {
      map: 'Show this overview',
      search: 'Go to the search field',
      view: 'Go to {{view}}',
    },
    list: {
      next: 'Next',
      previous: 'Previous',
      pageDown: 'A page down',
      pageUp: 'A page up',
      first: 'The first one',
      last: 'The last one',
      open: 'Open',
    },
    search: { clear: 'Clear the search' },
    recipients: {
      next: 'Next suggestion',
      previous: 'Previous suggestion',
      take: 'Add',
      close: 'Close the suggestions',
      removeLast: 'Remove the last one while the field is empty',
    },
    service: { take: 'Use the service' },
    closing: { close: 'Close' },
  },
  names: {
    ArrowDown: 'Down arrow',
    ArrowUp: 'Up arrow',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Home: 'Home',
    End: 'End',
    Enter: 'Enter',
    space: 'Space',
    Escape: 'Escape',
    Backspace: 'Backspace',
  },
}
