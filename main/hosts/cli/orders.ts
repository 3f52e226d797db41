/** Turns what was typed into orders; what is missing or impossible is a usage error. */
import { UsageError } from '../exit.ts'
import type { Parsed, Values } from './parse.ts'
import type { ImportOrder } from './keys.ts'
import type { ProfileOrder } from './profile.ts'
import type { DownloadOrder } from './receive.ts'
import { goals, type Goal, type SendOrder } from './send.ts'
import type { CliText } from './text/index.ts'

const longestTimeout = 30 * 24 * 60 * 60

export function required<T>(value: T | undefined, name: string, text: CliText): T {
  if (value === undefined || value === '') throw new UsageError(text.missing(name))
  return value
}

export function nothingMore({ positionals: [first] }: Parsed, text: CliText): void {
  if (first !== undefined) throw new UsageError(text.unknownCommand(first))
}

export function only(parsed: Parsed, text: CliText): string {
  const [id, ...more] = parsed.positionals
  if (more.length > 0) throw new UsageError(text.invalid('ID', parsed.positionals.join(' ')))
  return required(id, 'ID', text)
}

/** Seconds as typed, milliseconds as used. */
export function timeoutOf({ timeout }: Values, text: CliText): number | null {
  if (timeout === undefined) return null
  const seconds = Number(timeout)
  if (!(seconds > 0) || seconds > longestTimeout) throw new UsageError(text.invalid('--timeout', timeout))
  return seconds * 1000
}

function goalOf(values: Values, text: CliText): Goal {
  if (values['no-wait'] === true) {
    if (values.wait !== undefined) throw new UsageError('--wait, --no-wait')
    return 'none'
  }
  const goal = goals.find((one) => one !== 'none' && one === (values.wait ?? 'uploaded'))
  if (goal === undefined) throw new UsageError(text.invalid('--wait', values.wait ?? ''))
  return goal
}

export function propertiesOf({ property = [] }: Values, text: CliText): Record<string, string> {
  const pairs = property.map((pair): [string, string] => {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError(text.invalid('--property', pair))
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
  const names = pairs.map(([name]) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new UsageError(text.invalid('--property', twice))
  return Object.fromEntries(pairs)
}

export const splitList = (values: readonly string[]): readonly string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '')

export function sendOrder({ values, positionals }: Parsed, text: CliText): SendOrder {
  const recipients = splitList(values.to ?? [])
  if (positionals.length === 0) throw new UsageError(text.missing('FILE'))
  if (recipients.length === 0) throw new UsageError(text.missing('--to'))
  const [service, ...more] = values.service ?? []
  if (more.length > 0) throw new UsageError(text.invalid('--service', more.join(' ')))
  return {
    files: positionals,
    recipients,
    service,
    reference: values.reference ?? null,
    properties: propertiesOf(values, text),
    checksumFirst: values['checksum-first'] ?? false,
    goal: goalOf(values, text),
    timeout: timeoutOf(values, text),
  }
}

export function downloadOrder(parsed: Parsed, text: CliText): DownloadOrder {
  return {
    id: only(parsed, text),
    to: folderOf(parsed, text),
    confirm: parsed.values.confirm ?? false,
    timeout: timeoutOf(parsed.values, text),
  }
}

/** Null: the practice environment, which needs nothing else. */
export function profileOrder({ values }: Parsed, text: CliText): ProfileOrder | null {
  const { environment, 'environment-file': environmentFile } = values
  if (environment === 'practice' && values.org === undefined) return null
  if (environment === undefined && environmentFile === undefined) {
    throw new UsageError(text.missing('--environment'))
  }
  if (environment !== undefined && environmentFile !== undefined) {
    throw new UsageError('--environment, --environment-file')
  }
  const holder = values['system-user-org']
  // Half a connection is a mistake; none of it is the beginning of a set-up.
  const hasKey = [values['client-id'], values.key, values.kid, holder].some((value) => value !== undefined)
  return {
    environmentId: environment,
    environmentFile,
    organisation: required(values.org, '--org', text),
    key: hasKey
      ? {
          clientId: required(values['client-id'], '--client-id', text),
          keyFile: required(values.key, '--key', text),
          keyId: required(values.kid, '--kid', text),
        }
      : null,
    supplierProfileId: values.supplier ?? null,
    systemUser:
      holder === undefined ? null : { organisation: holder, externalRef: values['external-ref'] ?? null },
    services: splitList(values.service ?? []),
  }
}

/** A port of this machine; 0 lets the system choose. */
export function portOf({ port }: Values, text: CliText): number {
  const number = Number(port ?? 0)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new UsageError(text.invalid('--port', port ?? ''))
  }
  return number
}

export function importOrder(parsed: Parsed, text: CliText): ImportOrder {
  const { kid, 'password-file': passwordFile } = parsed.values
  return { file: only(parsed, text), keyId: kid, passwordFile }
}

export function passphraseFileOf({ values }: Parsed, text: CliText): string {
  return required(values['passphrase-file'], '--passphrase-file', text)
}

/** `--to` as a single folder. */
export function folderOf({ values }: Parsed, text: CliText): string {
  const [to, ...more] = required(values.to, '--to', text)
  if (more.length > 0) throw new UsageError(text.invalid('--to', more.join(' ')))
  return required(to, '--to', text)
}
