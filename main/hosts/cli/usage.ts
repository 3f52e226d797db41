/** `--help`: the overview, and each command's own page. */
import type { CliText, CommandKey } from './text/index.ts'

/** The same in every language: this is what is typed. */
const forms: Readonly<Record<CommandKey, string>> = {
  open: 'open [--browser] [--no-open] [--json]',
  practice: 'practice [--port P]',
  send: `send FILE… --to ORG… [--service ID] [--reference R] [--property K=V…]
       [--checksum-first] [--wait uploaded|published|confirmed | --no-wait] [--timeout S]`,
  inbox: 'inbox [--all]',
  download: 'download ID --to DIR [--confirm] [--timeout S]',
  confirm: 'confirm ID',
  status: 'status ID',
  'message send': `message send [FILE…] --to ORG… --title T --body-file FILE [--service ID] [--summary S]
       [--language nb|nn|en] [--due TIME] [--publish TIME] [--confirmation] [--confidential] [--reference R]
       [--property K=V…] [--wait accepted|published | --no-wait] [--timeout S]`,
  'message read': 'message read ID [--download DIR] [--timeout S]',
  'message confirm': 'message confirm ID',
  'message sent': 'message sent',
  'message status': 'message status ID',
  pause: 'pause ID',
  resume: 'resume ID',
  'queue pause': 'queue pause',
  'queue resume': 'queue resume',
  'queue status': 'queue status',
  'folder list': 'folder list',
  'folder add-out': `folder add-out DIR --service ID (--to ORG… | --to-from sub-folder|side-car | --name-pattern P)
       [--include GLOB]… [--exclude GLOB]… [--reference R] [--property K=V…] [--strict marker|rename] [--off]`,
  'folder add-in': `folder add-in DIR [--service ID] [--sender ORG] [--sub-folder P] [--metadata] [--no-confirm] [--off]
       [--messages [--message-service ID] [--mark-read] [--confirm-messages]]`,
  'folder preview': `folder preview DIR --service ID (--to ORG… | --to-from sub-folder|side-car | --name-pattern P)
       [--include GLOB]… [--exclude GLOB]… [--reference R] [--property K=V…] [--strict marker|rename]`,
  'folder status': 'folder status ID',
  'folder files': 'folder files ID [--filter all|waiting|asks|moving|done|failed]',
  'folder retry': 'folder retry ID [FILE-ID]',
  'folder answer': 'folder answer ID FILE-ID (--send | --leave)',
  'folder enable': 'folder enable ID',
  'folder disable': 'folder disable ID',
  'folder remove': 'folder remove ID',
  'profile add': `profile add (--environment ID | --environment-file FILE) --org N [--supplier PROFILE]
       [--client-id C --key FILE --kid K] [--system-user-org N] [--external-ref R] [--service ID…]`,
  'profile list': 'profile list',
  'profile client': 'profile client CLIENT-ID',
  'profile remove': 'profile remove',
  'key make': 'key make',
  'key list': 'key list',
  'key import': 'key import FILE [--kid K] [--password-file FILE]',
  'key switch': 'key switch ID',
  'key remove': 'key remove ID',
  'vault status': 'vault status',
  'vault passphrase': 'vault passphrase --passphrase-file FILE',
  'vault backup': 'vault backup --to DIR --passphrase-file FILE',
  'vault restore': 'vault restore FILE --passphrase-file FILE',
  'service add': 'service add ID',
  run: `run [--once [--timeout S] | --check] [--vault-passphrase-file FILE] [--no-keychain] [--health-port P]
       [--webhook URL | --webhook-file FILE]`,
  'service install': `service install [--vault-passphrase-file FILE] [--health-port P] [--webhook-file FILE]
       [--system] [--account ACCOUNT] [--print]`,
  'service status': 'service status [--system]',
  'service remove': 'service remove [--system]',
  'system register': 'system register',
  'system request': 'system request',
  letter: 'letter KIND',
  check: 'check',
  'network test': 'network test',
  'network set': `network set [--proxy system|none|HOST:PORT [--except NAME…] [--login-file FILE]]
       [--authority FILE|none] [--system-certificates on|off]`,
  network: 'network',
  diagnostics: 'diagnostics',
  tidy: 'tidy [--history DAYS|keep] [--bodies DAYS|keep] [--always]',
}

export const commandKeys = Object.keys(forms) as readonly CommandKey[]

export function overview(text: CliText): string {
  const width = Math.max(...commandKeys.map((key) => key.length))
  const rows = commandKeys.map((key) => `  ${key.padEnd(width)}  ${text.commands[key].brief}`)
  return [`${text.usage}: budstikke …`, '', ...rows, '', text.globals, text.exitCodes].join('\n')
}

export function page(key: CommandKey, text: CliText): string {
  const { brief, more } = text.commands[key]
  const parts = [`${text.usage}: budstikke ${forms[key]}`, '', brief, more, '', text.globals, text.exitCodes]
  return parts.filter((part, index) => part !== '' || index !== 3).join('\n')
}
