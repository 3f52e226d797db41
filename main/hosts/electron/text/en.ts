import type { DeskText } from './nb.ts'

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

export const en: DeskText = {
  open: 'Open Budstikke',
  send: 'Send files …',
  pauseAll: 'Pause everything',
  resumeAll: 'Resume everything',
  quit: 'Quit Budstikke',
  states: {
    calm: 'Everything is in order',
    working: 'Files are being transferred',
    paused: 'Everything is paused',
    offline: 'Offline',
    stopped: 'Something needs attention',
  },
  unread: (count) => `${count} unread`,
  practice: 'Practice environment',
  told: {
    arrived: 'New file',
    'message-arrived': 'New message',
    'received-by-all': 'Received by all',
    failed: 'Stopped',
    setup: 'The connection needs you',
  },
  confidential: 'Open Budstikke to see it.',
  many: 'New in Budstikke',
  manyArrived: (count) => `${count} new in the inbox`,
  manyFailed: (count) => (count === 1 ? '1 needs attention' : `${count} need attention`),
  manyOthers: (count) => `${files(count)} received by all`,
  saved: 'Safely stored with you',
  acts: { open: 'Open', download: 'Download', confirm: 'Confirm receipt' },
  confirmed: 'Receipt is confirmed',
  stillHere: 'Budstikke goes on working',
  stillHereText:
    'The window is closed, but files are still sent and fetched. You find Budstikke beside the clock.',
  leaving: {
    title: (count) => `${files(count)} moving now`,
    text: 'If you quit, the transfers stop. Nothing is lost: they go on where they stopped the next time you start Budstikke.',
    stay: 'Let them finish',
    leave: 'Quit anyway',
  },
  switchRefused: (name) =>
    `Budstikke does not start with “${name}”, which can open the window to others. Start without it.`,
  crashed: 'Something unexpected happened, and Budstikke had to end. Nothing is lost. The log says why.',
}
