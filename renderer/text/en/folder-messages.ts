/** English for messages in watched folders. */
export const folderMessageTexts = {
  takes: 'Put messages in the folder too',
  takesHelp:
    'Each message gets a folder with its text, facts about it and its attachments. It appears only when everything has been fetched and checked.',
  service: 'Messages of the service',
  marksRead: 'Mark messages as read when they are safely stored',
  marksReadHelp:
    'The sender is told that the organisation has read the message, even if nobody has looked at it yet. Without this it stays unread until somebody opens it.',
  confirms: 'Confirm receipt of messages that ask for it',
  confirmsHelp:
    'Confirming is a legal act that cannot be undone. The organisation has then received the message, and deadlines may run from that moment, without anybody having read it. Where an attachment is missing at Altinn, Budstikke does not confirm.',
  acts: { read: 'will be marked as read', confirm: 'receipt will be confirmed' },
  fact: 'Messages',
  none: 'not put in the folder',
  factRead: 'Marks as read',
  factConfirms: 'Confirms messages',
  open: 'See the message',
} as const
