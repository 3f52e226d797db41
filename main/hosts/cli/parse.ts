/** What was typed: one command with its checked options, or a usage error. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { UsageError } from '../exit.ts'
import type { CommandKey } from './text/index.ts'
import { commandKeys } from './usage.ts'

const text = { type: 'string' } as const
const list = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

export const globalOptions = {
  home: text,
  profile: text,
  practice: flag,
  json: flag,
  lang: text,
  help: { type: 'boolean', short: 'h' },
  version: flag,
  // The way into the vault on a machine without a keychain; never the passphrase itself.
  'vault-passphrase-file': text,
  'vault-passphrase-fd': text,
} as const

/** Every option of every command; which belong where stands in `allowed`. */
const options = {
  ...globalOptions,
  port: text,
  to: list,
  service: list,
  reference: text,
  property: list,
  'checksum-first': flag,
  title: text,
  'body-file': text,
  summary: text,
  language: text,
  due: text,
  publish: text,
  confirmation: flag,
  confidential: flag,
  wait: text,
  'no-wait': flag,
  timeout: text,
  all: flag,
  confirm: flag,
  environment: text,
  'environment-file': text,
  org: text,
  'client-id': text,
  key: text,
  kid: text,
  'system-user-org': text,
  'external-ref': text,
  supplier: text,
  'password-file': text,
  'passphrase-file': text,
  'to-from': text,
  'name-pattern': text,
  include: list,
  exclude: list,
  strict: text,
  sender: text,
  'sub-folder': text,
  metadata: flag,
  'no-confirm': flag,
  messages: flag,
  'message-service': text,
  'mark-read': flag,
  'confirm-messages': flag,
  download: text,
  off: flag,
  filter: text,
  send: flag,
  leave: flag,
  history: text,
  bodies: text,
  always: flag,
  proxy: text,
  except: list,
  'login-file': text,
  authority: text,
  'system-certificates': text,
  once: flag,
  check: flag,
  'no-keychain': flag,
  'health-port': text,
  webhook: text,
  'webhook-file': text,
  system: flag,
  account: text,
  print: flag,
} as const

type OptionName = keyof typeof options

const outFolder = [
  ...(['to', 'to-from', 'name-pattern', 'service', 'include', 'exclude'] as const),
  ...(['reference', 'property', 'strict'] as const),
] as const satisfies readonly OptionName[]

const allowed: Readonly<Record<CommandKey, readonly OptionName[]>> = {
  open: [],
  practice: ['port'],
  send: ['to', 'service', 'reference', 'property', 'checksum-first', 'wait', 'no-wait', 'timeout'],
  inbox: ['all'],
  download: ['to', 'confirm', 'timeout'],
  confirm: [],
  status: [],
  'message send': [
    ...(['to', 'service', 'title', 'body-file', 'summary', 'language', 'due', 'publish'] as const),
    ...(['confirmation', 'confidential', 'reference', 'property', 'wait', 'no-wait', 'timeout'] as const),
  ],
  'message read': ['download', 'timeout'],
  'message confirm': [],
  'message sent': [],
  'message status': [],
  pause: [],
  resume: [],
  'queue pause': [],
  'queue resume': [],
  'queue status': [],
  'folder list': [],
  'folder add-out': [...outFolder, 'off'],
  'folder add-in': [
    ...(['service', 'sender', 'sub-folder', 'metadata', 'no-confirm', 'off'] as const),
    ...(['messages', 'message-service', 'mark-read', 'confirm-messages'] as const),
  ],
  'folder preview': outFolder,
  'folder status': [],
  'folder files': ['filter'],
  'folder retry': [],
  'folder answer': ['send', 'leave'],
  'folder enable': [],
  'folder disable': [],
  'folder remove': [],
  'profile add': [
    ...(['environment', 'environment-file', 'org', 'client-id', 'key', 'kid'] as const),
    ...(['system-user-org', 'external-ref', 'service', 'supplier'] as const),
  ],
  'profile list': [],
  'profile client': [],
  'profile remove': [],
  'key make': [],
  'key list': [],
  'key import': ['kid', 'password-file'],
  'key switch': [],
  'key remove': [],
  'vault status': [],
  'vault passphrase': ['passphrase-file'],
  'vault backup': ['to', 'passphrase-file'],
  'vault restore': ['passphrase-file'],
  'service add': [],
  run: ['once', 'check', 'no-keychain', 'health-port', 'webhook', 'webhook-file', 'timeout'],
  'service install': ['print', 'system', 'account', 'health-port', 'webhook-file'],
  'service status': ['system'],
  'service remove': ['system'],
  'system register': [],
  'system request': [],
  letter: [],
  check: [],
  network: [],
  diagnostics: [],
  tidy: ['history', 'bodies', 'always'],
  'network test': [],
  'network set': ['proxy', 'except', 'login-file', 'authority', 'system-certificates'],
}

/**
 * `--to A B` means `--to A --to B`, although `parseArgs` takes one value each: what follows and looks like
 * another value, and is no file here, belongs to the option.
 */
const followers: Readonly<Record<string, RegExp>> = {
  '--to': /^(0192:)?\d{9}$|^\d{11}$/,
  '--property': /^[^-=/\\][^=/\\]*=/,
  '--service': /^(urn:altinn:resource:)?[a-z0-9][a-z0-9_-]*$/,
}

export function spreadLists(
  parameters: readonly string[],
  isFile: (name: string) => boolean,
): readonly string[] {
  const spread: string[] = []
  let option: string | null = null
  let isValue = false
  for (const parameter of parameters) {
    if (isValue) {
      isValue = false
    } else if (Object.hasOwn(followers, parameter)) {
      option = parameter
      isValue = true
    } else if (option !== null && followers[option]?.test(parameter) && !isFile(parameter)) {
      spread.push(option)
    } else {
      option = null
    }
    spread.push(parameter)
  }
  return spread
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Usage')
  }
}

export type Values = ReturnType<typeof parse>['values']

export interface Parsed {
  /** Null: none was named. `unknown` holds the first word then, if there was one. */
  readonly key: CommandKey | null
  readonly unknown: string | null
  readonly values: Values
  readonly positionals: readonly string[]
}

/** Throws a usage error for options that do not exist or do not belong to the command. */
export function parseCommandLine(parameters: readonly string[]): Parsed {
  const { values, positionals } = parse(spreadLists(parameters, (name) => existsSync(name)))
  const [first = '', second = ''] = positionals
  const key = commandKeys.find((name) => name === first || name === `${first} ${second}`) ?? null
  if (key === null) return { key, unknown: first === '' ? null : first, values, positionals: [] }
  const known = new Set<string>([...Object.keys(globalOptions), ...allowed[key]])
  const stranger = Object.keys(values).find((name) => !known.has(name))
  if (stranger !== undefined) throw new UsageError(`--${stranger}`)
  return { key, unknown: null, values, positionals: positionals.slice(key.split(' ').length) }
}
