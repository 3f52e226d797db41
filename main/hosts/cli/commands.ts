/** Which command does what with the engine. */
import type { Client } from './client.ts'
import type { Outcome } from '../exit.ts'
import {
  backUp,
  importKey,
  listKeys,
  makeKey,
  removeKey,
  restore,
  setPassphrase,
  switchKey,
  vaultStatus,
} from './keys.ts'
import {
  addFolder,
  folderStatus,
  listFolders,
  previewFolder,
  removeFolder,
  setFolderEnabled,
} from './folder.ts'
import { answerFolder, answerOrder, fileOrder, filesOrder, folderFiles, retryFolder } from './folder-files.ts'
import { inFolderOrder, outFolderOrder } from './folder-orders.ts'
import { confirmMessage, messageStatus, sendMessage, sentMessages } from './message.ts'
import { messageOrder, messageReadOrder } from './message-order.ts'
import { readMessage } from './message-read.ts'
import { diagnostics } from './diagnostics.ts'
import { networkOrder, setNetwork, showNetwork, testNetwork } from './network.ts'
import {
  downloadOrder,
  folderOf,
  importOrder,
  nothingMore,
  only,
  passphraseFileOf,
  profileOrder,
  sendOrder,
} from './orders.ts'
import type { Parsed } from './parse.ts'
import { addPractice, addProfile, listProfiles, removeProfile, setClient } from './profile.ts'
import { queueStatus, setPaused, setQueuePaused } from './queue.ts'
import { confirm, download, inbox } from './receive.ts'
import { send } from './send.ts'
import { addService, changeSystem, checkSetup, letterKindOf, writeLetter } from './setup.ts'
import { status } from './status.ts'
import { tidy, tidyOrder } from './tidy.ts'
import type { CliText, CommandKey } from './text/index.ts'
import type { UnattendedKey } from './text/unattended-text.ts'

export type Work = (client: Client) => Promise<Outcome>

/** Commands that need no home of their own to be opened. */
type Apart = 'open' | 'practice' | UnattendedKey

type Reader = (parsed: Parsed, text: CliText) => Work

/** A command without anything more on its line. */
const alone =
  (work: Work): Reader =>
  (parsed, text) => {
    nothingMore(parsed, text)
    return work
  }
/** A command about one thing. */
const about =
  (work: (client: Client, id: string) => Promise<Outcome>): Reader =>
  (parsed, text) => {
    const id = only(parsed, text)
    return (client) => work(client, id)
  }

/** Reads the order at once, so that wrong use is told before anything is opened. */
const table: Readonly<Record<Exclude<CommandKey, Apart>, Reader>> = {
  send(parsed, text) {
    const order = sendOrder(parsed, text)
    return (client) => send(client, order)
  },
  inbox(parsed, text) {
    nothingMore(parsed, text)
    return (client) => inbox(client, { all: parsed.values.all ?? false })
  },
  download(parsed, text) {
    const order = downloadOrder(parsed, text)
    return (client) => download(client, order)
  },
  confirm: about((client, id) => confirm(client, { id })),
  status: about((client, id) => status(client, { id })),
  'message send'(parsed, text) {
    const order = messageOrder(parsed, text)
    return (client) => sendMessage(client, order)
  },
  'message read'(parsed, text) {
    const order = messageReadOrder(parsed, text)
    return (client) => readMessage(client, order)
  },
  'message confirm': about(confirmMessage),
  'message sent': alone(sentMessages),
  'message status': about(messageStatus),
  pause: about((client, id) => setPaused(client, id, true)),
  resume: about((client, id) => setPaused(client, id, false)),
  'queue pause': alone((client) => setQueuePaused(client, true)),
  'queue resume': alone((client) => setQueuePaused(client, false)),
  'queue status': alone(queueStatus),
  'folder list': alone(listFolders),
  'folder add-out'(parsed, text) {
    const order = outFolderOrder(parsed, text)
    return (client) => addFolder(client, order)
  },
  'folder add-in'(parsed, text) {
    const order = inFolderOrder(parsed, text)
    return (client) => addFolder(client, order)
  },
  'folder preview'(parsed, text) {
    const order = outFolderOrder(parsed, text)
    return (client) => previewFolder(client, order)
  },
  'folder status': about(folderStatus),
  'folder files'(parsed, text) {
    const order = filesOrder(parsed, text)
    return (client) => folderFiles(client, order)
  },
  'folder retry'(parsed, text) {
    const order = fileOrder(parsed, text)
    return (client) => retryFolder(client, order)
  },
  'folder answer'(parsed, text) {
    const order = answerOrder(parsed, text)
    return (client) => answerFolder(client, order)
  },
  'folder enable': about((client, id) => setFolderEnabled(client, id, true)),
  'folder disable': about((client, id) => setFolderEnabled(client, id, false)),
  'folder remove': about(removeFolder),
  'profile add'(parsed, text) {
    nothingMore(parsed, text)
    const order = profileOrder(parsed, text)
    return (client) => (order === null ? addPractice(client) : addProfile(client, order))
  },
  'profile list': alone(listProfiles),
  'profile client': about(setClient),
  'profile remove': alone(removeProfile),
  'key make': alone(makeKey),
  'key list': alone(listKeys),
  'key import'(parsed, text) {
    const order = importOrder(parsed, text)
    return (client) => importKey(client, order)
  },
  'key switch': about(switchKey),
  'key remove': about(removeKey),
  'vault status': alone(vaultStatus),
  'vault passphrase'(parsed, text) {
    nothingMore(parsed, text)
    const file = passphraseFileOf(parsed, text)
    return (client) => setPassphrase(client, file)
  },
  'vault backup'(parsed, text) {
    nothingMore(parsed, text)
    const order = { to: folderOf(parsed, text), passphraseFile: passphraseFileOf(parsed, text) }
    return (client) => backUp(client, order)
  },
  'vault restore'(parsed, text) {
    const order = { file: only(parsed, text), passphraseFile: passphraseFileOf(parsed, text) }
    return (client) => restore(client, order)
  },
  'service add': about(addService),
  'system register': alone((client) => changeSystem(client, 'system.register')),
  'system request': alone((client) => changeSystem(client, 'systemUser.request')),
  letter(parsed, text) {
    const kind = letterKindOf(only(parsed, text), text)
    return (client) => writeLetter(client, kind)
  },
  check: alone(checkSetup),
  network: alone(showNetwork),
  diagnostics: alone(diagnostics),
  tidy(parsed, text) {
    nothingMore(parsed, text)
    const order = tidyOrder(parsed, text)
    return (client) => tidy(client, order)
  },
  'network test': alone(testNetwork),
  'network set'(parsed, text) {
    nothingMore(parsed, text)
    const order = networkOrder(parsed, text)
    return (client) => setNetwork(client, order)
  },
}

/** Throws a usage error. */
export function workOf(key: Exclude<CommandKey, Apart>, parsed: Parsed, text: CliText): Work {
  return table[key](parsed, text)
}
