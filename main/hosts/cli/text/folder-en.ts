import type { FolderText } from './folder-text.ts'

export const folderEn: FolderText = {
  none: 'No folders are set up. Add one with “budstikke folder add-out” or “add-in”.',
  kinds: { out: 'out', in: 'in' },
  states: { watching: 'watched', paused: 'paused', off: 'off' },
  items: {
    waiting: 'waiting',
    asks: 'waiting for an answer',
    moving: 'on its way',
    done: 'done',
    failed: 'failed',
    elsewhere: 'on another machine',
  },
  counts: ({ waiting, asks, moving, doneToday, failed }) =>
    `${waiting} waiting, ${asks} waiting for an answer, ${moving} on their way, ${doneToday} done today, ${failed} failed`,
  waiting: {
    growing: 'may still be being written',
    empty: 'is still empty',
    'side-car': 'waits for its JSON file',
    marker: 'waits for its .done file',
    'written-in-place': 'was written in place, not moved in',
    'online-only': 'lies in the cloud only',
    turn: 'waits for its turn',
    held: 'is in use by another program',
  },
  ignored: {
    ours: 'Budstikke’s own',
    'being-written': 'unfinished files of other programs',
    lock: 'lock files',
    backup: 'backups of editors',
    system: 'the system’s own',
    hidden: 'hidden',
    excluded: 'left out by the rules',
    companion: 'goes along with another file',
    'not-a-file': 'no ordinary files',
    'wrong-level': 'at the wrong level of folders',
    'online-only': 'in the cloud only',
  },
  would: (total) => `Would be taken: ${total}`,
  stays: 'Stays where it is:',
}
