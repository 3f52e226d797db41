import { careEn } from './care-en.ts'
import { folderEn } from './folder-en.ts'
import type { CliText } from './text.ts'
import { unattendedEn } from './unattended-en.ts'

export const en: CliText = {
  usage: 'Usage',
  globals: `Always: --home DIR (folder for everything that is kept; otherwise BUDSTIKKE_HOME, or the system's folder)
  --profile ID|ORG   --practice (the practice environment)   --json   --lang nb|nn|en   --help   --version
With --json one JSON document stands on standard output: {"ok":true,"value":…} or {"ok":false,"fault":…}.
If another Budstikke has the home open, the command lets that one do the work.`,
  exitCodes:
    'Exit codes: 0 done · 1 not done · 2 wrong use · 3 partly done · 4 not done in time · 5 another Budstikke has the data · 130 interrupted',
  commands: {
    ...careEn.commands,
    ...unattendedEn.commands,
    open: {
      brief: 'opens the window',
      more: '--browser: in the browser · --no-open: prints the address, opens nothing',
    },
    practice: {
      brief: 'runs the practice environment alone, for any Altinn client',
      more: 'Prints one line of JSON with addresses, organisations, client ids and private keys, and runs until stopped. Its data stay in the home, in the folder practice-alone.',
    },
    send: {
      brief: 'sends files; folders are sent as their files',
      more: `Without --wait it ends when the service has accepted the whole upload, for an upload stops when nobody has the home open.
--wait uploaded|published|confirmed: until then (published: scanned for viruses; confirmed: by all recipients)
--no-wait: only puts the files in the queue, which whoever has the home open next works off
--timeout S: gives up waiting after so many seconds; the transfer goes on where it stood, next time
--service may be left out when the profile has one service.
A file that cannot be sent does not stop the others (exit code 3).`,
    },
    inbox: { brief: 'lists what has arrived and is not confirmed', more: '--all: everything that is known' },
    download: {
      brief: 'fetches a file, checks it and puts it in a folder',
      more: 'ID: the item or file transfer id, or its start. --confirm: confirms once the file is safely on disk. Exit code 3: saved, but not confirmed.',
    },
    confirm: {
      brief: 'confirms a file that has been saved',
      more: 'ID: the item or file transfer id, or its start.',
    },
    status: {
      brief: 'tells where a sent or received file stands',
      more: 'ID: the item or file transfer id, or its start.',
    },
    'message send': {
      brief: 'sends a message, with files if need be',
      more: `--to: nine digits for an organisation, eleven for a person; several may be given.
--body-file: the text as Markdown. --due and --publish: 2026-12-24 or 2026-12-24T10:00
--confirmation: asks for a confirmation, and needs --due. --confidential: when the service demands it
Without --wait it is done when Altinn has accepted the message. If one file cannot go, nothing goes.`,
    },
    'message read': {
      brief: 'opens a received message and shows its text',
      more: "The sender is told that it was read. ID: the item's id or the message's id at Altinn, or the start of either. · --download DIR: saves the attachments there too, each with its checksum",
    },
    'message confirm': {
      brief: 'confirms a received message',
      more: 'A confirmation is a legal act. ID: as for “message read”.',
    },
    'message sent': { brief: 'lists sent messages', more: '' },
    'message status': {
      brief: 'tells where a sent message is, for each recipient',
      more: "ID: the message's id, or the start of it.",
    },
    pause: {
      brief: 'pauses a file; what has been transferred already is kept',
      more: 'ID: the id of the item or of the file transfer, or the start of either. Only for files that wait or are on their way.',
    },
    resume: {
      brief: 'lets a paused file go on',
      more: 'ID: the id of the item or of the file transfer, or the start of either.',
    },
    'queue pause': {
      brief: 'pauses everything, in all profiles',
      more: 'Nothing is sent or downloaded until “queue resume”, not after a restart either.',
    },
    'queue resume': {
      brief: 'lets everything go on',
      more: 'Files that were paused one by one stay paused.',
    },
    'queue status': {
      brief: 'tells whether everything is paused, how fast it may go, and how many calls are used',
      more: 'Calls: used/limit in the last minute, and how many wait (+).',
    },
    'folder list': {
      brief: 'shows the watched folders',
      more: '',
    },
    'folder add-out': {
      brief: 'sends what is put in a folder',
      more: `A file goes when it has been written to its end. Afterwards it lies in Sent with a receipt, or in Failed with the reason; move it back to try again.
--to: always these · --to-from sub-folder: the sub-folder is called by the recipient's number · --to-from side-car: report.pdf.json beside it says so
--name-pattern: the number stands in the name, as {recipient}_{reference}_{any}.pdf
--strict marker: only beside a name.done · rename: only what is moved in whole · --off: without switching it on`,
    },
    'folder add-in': {
      brief: 'puts what arrives in a folder',
      more: 'Without --service and --sender it takes everything. --sub-folder: {sender}/{year}-{month} for one · --metadata: name.json beside it · --no-confirm: you confirm yourself · --messages: messages too, each as a folder · --message-service ID: only of that service · --mark-read: the sender is told that they were read · --confirm-messages: confirms where the sender asks for it, a legal act',
    },
    'folder preview': {
      brief: 'shows what would go where; sends nothing',
      more: 'The same choices as “folder add-out”.',
    },
    'folder status': {
      brief: 'tells how a folder stands, with reasons',
      more: 'ID: from “folder list”, or its start.',
    },
    'folder files': {
      brief: 'lists the files of a folder, with their ids and reasons',
      more: 'ID: from “folder list”, or its start.',
    },
    'folder retry': {
      brief: 'tries again what waits, or puts one failed file back in the folder',
      more: 'FILE-ID: from “folder files”; without it, everything that waits for its next try has its turn now.',
    },
    'folder answer': {
      brief: 'answers for a file that looks as if it had been sent before',
      more: '--send: it is sent all the same · --leave: it goes to Failed unsent. FILE-ID: from “folder files ID --filter asks”.',
    },
    'folder enable': {
      brief: 'switches a folder on',
      more: 'ID: from “folder list”. The folder is marked anew: you say that this is the one.',
    },
    'folder disable': {
      brief: 'switches a folder off',
      more: 'ID: from “folder list”. What is on its way is sent.',
    },
    'folder remove': {
      brief: 'forgets a folder; nothing on the disk is touched',
      more: 'ID: from “folder list”.',
    },
    'profile add': {
      brief: "adds an organisation's connection",
      more: `--environment production|tt02|practice (practice needs nothing else), or --environment-file with one of your own.
--key: file with the private key (PEM or JWK), readable by you alone; only its path is kept.
Without --key the set-up begins with an empty profile: only --environment and --org are needed.
--supplier PROFILE: the supplier that acts for the organisation.`,
    },
    'profile list': { brief: 'lists the profiles', more: '' },
    'profile client': {
      brief: 'writes down the client id from Maskinporten’s self-service',
      more: 'budstikke profile client CLIENT-ID',
    },
    'profile remove': {
      brief: 'removes a profile and its keys',
      more: 'What has been sent and received stays in the records.',
    },
    'key make': {
      brief: 'makes a key; its private part never leaves this machine',
      more: 'Prints the public part (JWK), which is pasted in self-service. If the profile has a key already, the new one waits for «key switch».',
    },
    'key list': { brief: 'lists the keys of the profile', more: '' },
    'key import': {
      brief: 'takes in a key or an enterprise certificate from a file',
      more: `FILE: .p12/.pfx, PEM or JWK. Of several the fitting one is taken, by use, validity and organisation.
--kid: the id the key has at Maskinporten. Without it the certificate itself identifies the key.
--password-file FILE: the file’s password, in a file that only you can read (never on the command line).`,
    },
    'key switch': {
      brief: 'tries a new key at Maskinporten and switches when it works',
      more: 'ID: from «key list». The old key stays until it is removed.',
    },
    'key remove': { brief: 'removes a key that is not in use', more: 'ID: from «key list».' },
    'vault status': { brief: 'tells whether the keys can be opened, and by what', more: '' },
    'vault passphrase': {
      brief: 'lets a passphrase open the keys on a machine without a keychain',
      more: '--passphrase-file FILE: the passphrase, at least 12 characters, in a file that only you can read.',
    },
    'vault backup': {
      brief: 'makes a sealed backup of the keys',
      more: '--to DIR and --passphrase-file FILE.',
    },
    'vault restore': {
      brief: 'brings keys back from a backup',
      more: 'FILE and --passphrase-file FILE. A key that is there already is never replaced.',
    },
    'service add': { brief: 'adds a service to the profile', more: 'budstikke service add SERVICE-ID' },
    'system register': { brief: 'registers the system at Altinn, or brings it up to date', more: '' },
    'system request': {
      brief: 'asks for a system user and prints the link that must be approved',
      more: 'If the last request was turned down, a new one is made.',
    },
    letter: {
      brief: 'writes a letter to whoever can mend what is missing',
      more: `KIND: scope-request, vendor-terms, test-organisation, access-list, service-access, approval, firewall, help`,
    },
    check: {
      brief: 'checks every step of the set-up, live',
      more: 'Exit code 0 only when all that must be in place is.',
    },
  },
  unknownCommand: (name) => `There is no command «${name}».`,
  missing: (name) => `${name} is missing.`,
  invalid: (name, value) => `${name} cannot be «${value}».`,
  noProfile:
    'No profile yet. Add one with «budstikke profile add», or write --practice to use the practice environment.',
  severalProfiles: 'Several profiles fit. Give the id of one: «budstikke profile list».',
  thisIsPractice: 'Practice environment: nothing leaves this machine.',
  queuedOnly: 'Queued. Nobody else has this home open: sending goes on when it is opened next.',
  inboxEmpty: 'Nothing here.',
  stopping: 'Ending in order … (once more ends at once)',
  queue: {
    paused: 'Everything is paused.',
    pausedHint: 'Everything is paused: nothing moves until “budstikke queue resume”.',
    running: 'The queue is not paused.',
    limits: 'Bandwidth',
    up: 'up',
    down: 'down',
    calls: 'Calls to Altinn in the last minute:',
    filePaused: 'paused',
    fileResumed: 'goes on',
  },
  states: {
    queued: 'queued',
    initializing: 'preparing',
    uploading: 'uploading',
    processing: 'uploaded, virus scan',
    published: 'ready for the recipient',
    fetched: 'fetched',
    confirmed: 'confirmed by all',
    purged: 'deleted by the service',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  incomingStates: {
    new: 'new',
    downloading: 'downloading',
    unchecked: 'saved, not checked yet',
    saved: 'saved, not confirmed',
    confirming: 'confirming',
    confirmed: 'confirmed',
    aside: 'kept aside: wrong checksum',
    gone: 'deleted by the service',
  },
  messageStates: {
    queued: 'queued',
    preparing: 'files being uploaded',
    sending: 'being sent',
    accepted: 'accepted by Altinn',
    published: 'published',
    failed: 'stopped',
    withdrawn: 'withdrawn',
  },
  messageRecipientStates: {
    waiting: 'waiting',
    accepted: 'accepted by Altinn',
    published: 'published',
    fetched: 'fetched',
    read: 'read',
    confirmed: 'confirmed',
    deleted: 'deleted by the recipient',
    reserved: 'reserved',
    failed: 'not delivered',
    withdrawn: 'withdrawn',
  },
  receivedStates: { new: 'unread', read: 'read', confirmed: 'confirmed', deleted: 'deleted' },
  closedTitle: '[locked until the keys are unlocked]',
  noTitle: '[no title]',
  recipientStates: { waiting: 'waiting', fetched: 'fetched', confirmed: 'confirmed' },
  folder: folderEn,
  care: careEn,
  unattended: unattendedEn,
  vaultStates: { empty: 'no keys yet', open: 'open', closed: 'closed' },
  restored: (added, same, different) =>
    `${added} brought back, ${same} were there already, ${different} differ and were left alone.`,
  stepStates: {
    'not-started': '·',
    checking: '…',
    ok: 'OK',
    attention: '!!',
    waiting: '…',
    optional: 'optional',
  },
  steps: {
    environment: 'Environment',
    organisation: 'Organisation',
    network: 'Network and clock',
    terms: 'Terms and rights',
    key: 'Key',
    client: 'Client id',
    scopes: 'API scopes',
    exchange: 'Login at Altinn',
    service: 'The service',
    system: 'System at Altinn',
    'system-user': 'System user',
    access: 'Access to the service',
    events: 'Events',
    trial: 'Trial',
    watch: 'Watch',
  },
}
