/** Which command does what with the engine. */
import type { Client } from './client.ts'
import type { Outcome } from './exit.ts'
import { downloadOrder, nothingMore, only, profileOrder, sendOrder } from './orders.ts'
import type { Parsed } from './parse.ts'
import { addPractice, addProfile, checkSetup, listProfiles } from './profile.ts'
import { confirm, download, inbox } from './receive.ts'
import { send } from './send.ts'
import { status } from './status.ts'
import type { CliText, CommandKey } from './text/index.ts'

export type Work = (client: Client) => Promise<Outcome>

/** Commands that need no home of their own to be opened. */
type Apart = 'open' | 'practice'

/** Reads the order at once, so that wrong use is told before anything is opened. */
const table: Readonly<Record<Exclude<CommandKey, Apart>, (parsed: Parsed, text: CliText) => Work>> = {
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
  confirm(parsed, text) {
    const id = only(parsed, text)
    return (client) => confirm(client, { id })
  },
  status(parsed, text) {
    const id = only(parsed, text)
    return (client) => status(client, { id })
  },
  'profile add'(parsed, text) {
    nothingMore(parsed, text)
    const order = profileOrder(parsed, text)
    return (client) => (order === null ? addPractice(client) : addProfile(client, order))
  },
  'profile list'(parsed, text) {
    nothingMore(parsed, text)
    return listProfiles
  },
  'setup check'(parsed, text) {
    nothingMore(parsed, text)
    return checkSetup
  },
}

/** Throws a usage error. */
export function workOf(key: Exclude<CommandKey, Apart>, parsed: Parsed, text: CliText): Work {
  return table[key](parsed, text)
}
