/** Turns what was typed after `message send` into a wish; what is missing or impossible is a usage error. */
import { UsageError } from '../exit.ts'
import type { MessageSend } from './message.ts'
import type { MessageRead } from './message-read.ts'
import { propertiesOf, required, splitList, timeoutOf } from './orders.ts'
import type { Parsed, Values } from './parse.ts'
import type { CliText } from './text/index.ts'

const languages = ['nb', 'nn', 'en'] as const

/** A date, or a date with its time; a date alone means the end of that day here. */
function timeOf(option: 'due' | 'publish', values: Values, text: CliText): number | null {
  const given = values[option]
  if (given === undefined) return null
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/u.test(given) ? `${given}T23:59:59` : given)
  if (Number.isNaN(at)) throw new UsageError(text.invalid(`--${option}`, given))
  return at
}

function goalOf(values: Values, text: CliText): MessageSend['goal'] {
  if (values['no-wait'] === true) {
    if (values.wait !== undefined) throw new UsageError('--wait, --no-wait')
    return 'none'
  }
  const { wait = 'accepted' } = values
  if (wait === 'accepted' || wait === 'published') return wait
  throw new UsageError(text.invalid('--wait', wait))
}

export function messageOrder({ values, positionals }: Parsed, text: CliText): MessageSend {
  const recipients = splitList(values.to ?? [])
  if (recipients.length === 0) throw new UsageError(text.missing('--to'))
  const [service, ...more] = values.service ?? []
  if (more.length > 0) throw new UsageError(text.invalid('--service', more.join(' ')))
  const language = languages.find((one) => one === (values.language ?? 'nb'))
  if (language === undefined) throw new UsageError(text.invalid('--language', values.language ?? ''))
  return {
    ...{ files: positionals, recipients, service },
    title: required(values.title, '--title', text),
    bodyFile: required(values['body-file'], '--body-file', text),
    order: {
      ...{ summary: values.summary ?? '', language, reference: values.reference ?? '' },
      ...{ dueAt: timeOf('due', values, text), publishAt: timeOf('publish', values, text) },
      needsConfirmation: values.confirmation ?? false,
      confidential: values.confidential ?? false,
      properties: propertiesOf(values, text),
    },
    goal: goalOf(values, text),
    timeout: timeoutOf(values, text),
  }
}

export function messageReadOrder({ values, positionals }: Parsed, text: CliText): MessageRead {
  const [id, ...more] = positionals
  if (more.length > 0) throw new UsageError(text.invalid('ID', positionals.join(' ')))
  return {
    id: required(id, 'ID', text),
    download: values.download ?? null,
    timeout: timeoutOf(values, text),
  }
}
