/** English for watched folders, out and in. */
export const folderSentences = {
  'folder-marker-missing': {
    what: '{{path|the folder}} has lost its marker, or the disk is disconnected. The folder is paused, and nothing has been deleted.',
    next: 'Connect the disk and Budstikke goes on by itself. If the folder was emptied on purpose, switch it off and on again.',
  },
  'folder-replaced': {
    what: '{{path|the folder}} has been replaced by another folder. It is paused, so that nothing is sent from the wrong place.',
    next: 'Put the right folder back, or set the folder up again under Folders.',
  },
  'folder-overlaps': {
    what: '{{path|the folder}} lies in, or around, a folder that is already in use: {{value|another folder}}. The same file could then be sent twice.',
    next: 'Choose a folder of its own.',
  },
  'folder-path-invalid': {
    what: '{{path|the folder}} cannot be watched.',
    next: 'Choose an ordinary folder, not a whole disk. Write the whole path, and use the network name (two slashes, server and name) instead of a drive letter.',
  },
  'folder-pattern-invalid': {
    what: 'The pattern {{value}} cannot be used.',
    next: 'Correct the pattern. For recipients it must have exactly one {recipient}; names of sub-folders may not have a colon or a backslash.',
  },
  'folder-unreadable': {
    what: 'Budstikke may not see what lies in {{path|the folder}}. The folder is paused.',
    next: 'Ask your IT department for read access. On a Mac, give access under Privacy and Security in System Settings.',
  },
  'folder-read-only': {
    what: 'Budstikke may not move files in {{path|the folder}}. The folder is paused, and nothing has been sent from it.',
    next: 'Ask your IT department for write access to the folder. Budstikke goes on by itself.',
  },
  'folder-other-disk': {
    what: '{{name}} lies on another disk than the rest of the folder and cannot be taken from there.',
    next: 'Move the sub-folder to the same disk as the folder it belongs to.',
  },
  'folder-watch-limit': {
    what: 'The system does not tell about new files in {{path|the folder}}, because it has no room for more watches. Budstikke looks by itself, a little less often.',
    next: 'The files are sent all the same. Your IT department can raise the limit with {{setting|the system setting for watches}}.',
  },
  'folder-file-held': {
    what: '{{name}} is held by another program, often a virus scanner.',
    next: 'There is nothing you need to do. Budstikke tries again by itself.',
  },
  'folder-file-gone': {
    what: '{{name}} disappeared from the folder before it was sent.',
    next: 'Put the file in the folder again if it is to be sent.',
  },
  'folder-text-too-long': {
    what: '{{name}} is too large to say who the file is for.',
    next: 'Check that it is the right file. It should hold only recipients, reference and properties.',
  },
  'folder-name-unmatched': {
    what: 'The name {{name|of the file}} does not fit the pattern {{value|of the folder}}, so there is no recipient to send to.',
    next: 'Give the file a name that fits, and move it back to the folder. Nothing has been sent.',
  },
  'folder-side-car-invalid': {
    what: 'The file that is to say who {{name}} is for cannot be used as it stands. Nothing has been sent.',
    next: 'Correct the JSON file beside it, and move both back to the folder. Details says what is wrong.',
  },
  'folder-send-cancelled': {
    what: 'The sending of {{name}} was cancelled by a person. The recipient will not get it.',
    next: 'Move the file back to the folder if it is to be sent after all.',
  },
  'folder-arrival-elsewhere': {
    what: '{{name}} has already been put in the folder by another machine: {{host|one that shares the folder}}.',
    next: 'There is nothing you need to do. The file is there, and it has not been put in a second time.',
  },
  'folder-duplicate': {
    what: '{{name}} has the same content as {{value|a file}} that has been sent to the same recipient today. It has not been sent again.',
    next: 'If it is to go all the same, send it from the folder in Budstikke. Nothing has been deleted.',
  },
} as const
