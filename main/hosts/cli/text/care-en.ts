import type { CareText } from './care-text.ts'

const keeping = (days: number | null): string =>
  days === null ? 'everything is kept' : `removed after ${days} days`

export const careEn: CareText = {
  commands: {
    network: {
      brief: 'shows which hosts Budstikke uses, for a firewall to let through',
      more: 'Those of the profiles’ environments; without profiles those of production and test. Also shows the chosen proxy and certificates.',
    },
    'network test': {
      brief: 'tries the way to each host: proxy, name, certificate and clock',
      more: 'Exit code 0 when all answer, 3 when some do, 1 when none does.',
    },
    diagnostics: {
      brief: 'prints a text for whoever is to help, without secrets',
      more: 'Versions, choices, checks, the network and the end of the log. No keys, passwords, national identity numbers, file names or titles. Read it before you send it.',
    },
    tidy: {
      brief: 'removes what is over and older than so many days',
      more: 'Files that have been received by all or are gone at Altinn, and messages that have been read and confirmed; never what is on its way, unread, unconfirmed or stopped. --bodies: only the text of messages. --always: makes it a rule; “keep” keeps everything. Without options the rules are shown.',
    },
    'network set': {
      brief: 'decides the way out',
      more: `--proxy system|none|HOST:PORT · --except NAME…: reached without the proxy
--login-file FILE: “user:password” on one line, readable by its owner only; for the proxy chosen as HOST:PORT; kept in the vault
--authority FILE: a root certificate that is trusted too (PEM or CER); “none” takes it away
--system-certificates on|off: whether the machine’s own root certificates count`,
    },
  },
  uses: {
    login: 'login (Maskinporten)',
    transport: 'files and messages (Altinn)',
    names: 'names of organisations',
    scopes: 'list of API scopes',
    pages: 'pages that you open',
  },
  browser: 'in the browser only',
  optional: 'only while looking up names is on',
  proxies: { system: 'Proxy: as the system has it', none: 'Proxy: none' },
  proxy: 'Proxy',
  certificates: (system, added) =>
    `Root certificates: ${system ? 'the machine’s own' : 'the public ones only'}${added > 0 ? `, and ${added} added` : ''}`,
  loginFor: (proxy) => `There is a login for ${proxy}`,
  found: {
    'this-machine': 'this machine',
    chosen: 'chosen in the settings',
    environment: 'environment variable',
    system: 'settings of the system',
    script: 'script of the system (PAC)',
    nothing: 'no proxy is set',
  },
  direct: 'direct',
  unread: 'only the desktop window can read the script',
  issuer: (issuer) => `certificate from ${issuer}`,
  intercepted: 'not a public issuer: something on the way reads the traffic',
  skew: (seconds) => `the clock is ${seconds} s wrong`,
  fine: 'OK',
  rules: (historyDays, bodyDays) =>
    `Files and messages: ${keeping(historyDays)} · text of messages: ${keeping(bodyDays)}`,
  swept: (files, messages, texts) =>
    `Removed: ${files} files in the lists, ${messages} messages, the text of ${texts} messages`,
}
