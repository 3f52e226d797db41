/** English for what concerns files, recipients, services and this machine's disk. */
export const transferSentences = {
  'file-missing': {
    what: '{{name}} is no longer where you chose it, and cannot be sent.',
    next: 'Choose the file again. If it is on a drive or a network share, that must be connected.',
  },
  'file-unreadable': {
    what: 'Cannot read {{name}}. It is open in another program, or you are not allowed to read it.',
    next: 'Close the file in other programs and try again. Your IT department can give you access.',
  },
  'file-not-regular': {
    what: '{{name}} is not an ordinary file and cannot be sent.',
    next: 'Choose the file itself, not a shortcut or a device.',
  },
  'file-empty': {
    what: '{{name}} is empty. Altinn does not take empty files.',
    next: 'Check that the file has been saved, and choose it again.',
  },
  'file-too-large': {
    what: '{{name}} is too large: {{service}} takes files up to {{limit|a certain size}}. Nothing was sent.',
    next: 'Split the file, or choose a service that takes larger files. {{owner}} can raise the limit.',
  },
  'file-changed': {
    what: '{{name}} was changed while it was being sent. Sending has stopped, and the recipient will not get it.',
    next: 'Wait until the file is saved, and send it again.',
  },
  'folder-empty': {
    what: 'There are no files to send in {{name|the folder}}.',
    next: 'Choose a folder with files in it, or choose the files one by one.',
  },
  'files-too-many': {
    what: 'That is too many files at once. The limit is {{limit|a few thousand}} files.',
    next: 'Send them in several rounds, or pack them in a zip file.',
  },
  'drag-without-file': {
    what: 'What you dropped holds no file. E-mails and attachments dragged straight from a mail program do not come along.',
    next: 'Save the attachment in a folder first and drag the file from there – or use “Choose files”.',
  },
  'recipient-missing': {
    what: 'You have not chosen a recipient.',
    next: 'Type the organisation number of whoever is to have the files.',
  },
  'recipient-invalid': {
    what: '{{value|what you typed}} is not a valid organisation number.',
    next: 'An organisation number has nine digits. Look it up in the Norwegian business register, or ask the recipient.',
  },
  'recipient-not-on-list': {
    what: '{{organisation|the recipient}} is not on the access list of {{service}}. Nothing was sent.',
    next: 'Ask {{owner}} to add the recipient to the list, and try again.',
  },
  'required-party-missing': {
    what: '{{service}} requires a certain organisation to be sender or recipient, and it is missing here.',
    next: 'Add {{organisation|the organisation}} as a recipient. {{owner}} can say which one it is.',
  },
  'required-party-single': {
    what: '{{service}} allows only one recipient at a time when you are the sender.',
    next: 'Send to one recipient at a time.',
  },
  'reference-invalid': {
    what: 'The reference cannot be used as it stands.',
    next: 'Use at most 500 characters, or leave the field empty.',
  },
  'property-invalid': {
    what: 'One of the properties cannot be used as it stands.',
    next: 'Use at most ten properties, with at most 50 characters in the name and 3,000 in the value.',
  },
  'service-unknown': {
    what: 'Altinn does not know {{service}}.',
    next: 'Check that the name of the service is spelt right. {{owner}} knows what it is called.',
  },
  'service-no-access': {
    what: 'Altinn does not let you into {{service}}. Signing in works, but you have no access.',
    next: 'Ask {{owner}} to give you access, and try again.',
  },
  'service-not-ready': {
    what: '{{service}} is not yet set up for files at Altinn.',
    next: 'Ask {{owner}} to finish setting it up, and try again.',
  },
  'service-storage-not-ready': {
    what: 'Altinn is preparing storage for {{service}}. It may take a while the first time.',
    next: 'There is nothing you need to do. Sending goes on by itself.',
  },
  'scan-exemption-missing': {
    what: '{{service}} may not send files without a virus scan.',
    next: 'Send with the virus scan, or ask {{owner}} to apply to Altinn for an exemption.',
  },
  'malware-found': {
    what: 'Altinn found harmful content in {{name}} and has stopped it. The recipient will not get it.',
    next: 'Do not send the file again. Tell your IT department, and choose a clean file.',
  },
  'upload-failed': {
    what: 'Altinn did not take {{name}}. The recipient will not get it.',
    next: 'Send the file again.',
  },
  'upload-checksum-mismatch': {
    what: '{{name}} was damaged on its way to Altinn. The recipient will not get it.',
    next: 'Send the file again. If it happens once more, the network or the disk may be at fault.',
  },
  'upload-expired': {
    what: 'Sending {{name}} took too long, and Altinn has stopped waiting.',
    next: 'Send the file again.',
  },
  'already-uploaded': {
    what: '{{name}} has already been uploaded to Altinn.',
    next: 'There is nothing you need to do.',
  },
  'transfer-not-found': {
    what: 'Altinn cannot find the file transfer. It has been deleted, or you are not a party to it.',
    next: 'Ask the sender to send it again if you need the file.',
  },
  'transfer-not-ready': {
    what: '{{name}} is not ready for download yet. Altinn is scanning it for viruses.',
    next: 'Wait a little. Budstikke tries again by itself.',
  },
  'transfer-purged': {
    what: '{{name}} has been deleted at Altinn and cannot be downloaded.',
    next: 'Ask the sender to send the file again.',
  },
  'confirm-before-download': {
    what: 'Receipt cannot be confirmed before {{name}} has been downloaded.',
    next: 'Download the file first.',
  },
  'confirm-too-late': {
    what: 'It is too late to confirm receipt of {{name}}: the deadline has passed. The file you saved is safe.',
    next: 'Tell the sender in another way that the file has arrived.',
  },
  'range-refused': {
    what: 'The download of {{name}} could not go on where it stopped.',
    next: 'Try again, and the file is downloaded from the beginning.',
  },
  'request-refused': {
    what: 'Altinn turned the request down. Nothing was changed.',
    next: 'Contact Altinn support, and include what stands under Details.',
  },
  'download-checksum-mismatch': {
    what: '{{name}} did not arrive whole. The file has been put aside, and receipt is not confirmed.',
    next: 'Download it again. If it happens once more, ask the sender to send the file anew.',
  },
  'download-size-mismatch': {
    what: '{{name}} has another size than the sender stated. Receipt is not confirmed.',
    next: 'Download it again. If it happens once more, ask the sender to send the file anew.',
  },
  'download-unchecked': {
    what: '{{name}} is saved, but Altinn has not yet given the checksum that shows it is whole.',
    next: 'Wait a little. Budstikke checks the file as soon as the checksum comes.',
  },
  'disk-full': {
    what: 'There is no room on the disk: {{free|too little}} is free.',
    next: 'Free some space or choose another folder. The transfer goes on once there is room.',
  },
  'disk-unwritable': {
    what: 'Budstikke is not allowed to write in {{path|the folder}}.',
    next: 'Choose another folder in Settings, or ask your IT department for permission to write.',
  },
  'folder-missing': {
    what: '{{path|the folder}} does not exist, or the drive is disconnected.',
    next: 'Connect the drive, or choose another folder in Settings.',
  },
  'saved-file-missing': {
    what: '{{name}} is no longer where it was saved.',
    next: 'Download it again if you need it.',
  },
  'spool-full': {
    what: 'There is no room for more files in the queue. Together they take more than {{limit|what is set aside}}.',
    next: 'Send what is ready, or remove some files. Then try again.',
  },
} as const
