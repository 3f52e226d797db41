/**
 * What of the log may leave the machine. The log itself is redacted where it is written, but it may name files and
 * folders, for whoever looks after this machine; here only what is known to say nothing about people stays.
 */
import { z } from 'zod'
import { commands } from '../../preload/contract/commands.ts'
import { redactText } from '../lib/redact-text.ts'

const lineSchema = z.object({
  at: z.string(),
  level: z.string(),
  event: z.string(),
  fields: z.record(z.string(), z.unknown()).default({}),
})

/** A word of ours, or a code of the system or of a service. */
const word = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z][A-Z0-9_-]*)$/
const id = /^[\w-]{1,60}$/
const isCommand = (value: string): boolean => Object.hasOwn(commands, value)

/** Fields that may be told, and what their value must look like; anything else stays at home. */
const told: Readonly<Record<string, (value: string) => boolean>> = {
  ...Object.fromEntries(
    ['method', 'status', 'fault', 'code', 'reason', 'state', 'way', 'operation', 'kind'].map((name) => [
      name,
      (value: string) => word.test(value),
    ]),
  ),
  ...Object.fromEntries(
    ['id', 'profileId', 'ruleId', 'vault', 'reference'].map((name) => [
      name,
      (value: string) => id.test(value),
    ]),
  ),
  host: (value) => /^[a-z0-9.-]+(?::\d+)?$/.test(value),
  // Of the services; a path of this machine would tell names of folders, and of whoever works here.
  path: (value) =>
    /^\/(?:broker|correspondence|authentication|events|token|resourceregistry|\.well-known)\b[\w/.-]*$/.test(
      value,
    ),
  name: isCommand,
}
const longest = 200

/** Eleven digits in a row, with or without the spaces and dots that people write, are somebody's number. */
const personNumber = /(?<!\d)\d{6}[\s.-]?\d{5}(?!\d)/g
export const withoutPersons = (text: string): string => text.replaceAll(personNumber, '[eleven digits]')

function valueOf(name: string, value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string' || value.length > longest) return null
  return told[name]?.(value) === true ? withoutPersons(redactText(value)) : null
}

/** Where in our own code it went wrong; the message of an error may quote anything. */
function errorOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return []
  const text = (key: string): string => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' ? value : ''
  }
  const places = [...text('stack').matchAll(/\b((?:main|preload)\/[\w./-]+\.[cm]?[jt]s:\d+)/g)]
  const at = places.slice(0, 5).map(([, place = '']) => place)
  const kind = [text('name'), text('code')].filter((part) => /^\w{1,60}$/.test(part))
  return [`error=${[...kind, ...at].join(' ')}`]
}

/** Null for a line that is none of ours. */
export function tellableLine(line: string): string | null {
  let input: unknown
  try {
    input = JSON.parse(line)
  } catch {
    return null
  }
  const parsed = lineSchema.safeParse(input)
  if (!parsed.success) return null
  const { at, level, event, fields } = parsed.data
  const facts = Object.entries(fields).flatMap(([name, value]) => {
    if (name === 'error') return errorOf(value)
    const shown = Object.hasOwn(told, name) ? valueOf(name, value) : null
    return shown === null ? [] : [`${name}=${shown}`]
  })
  return [at, level, withoutPersons(redactText(event)), ...facts].join(' ')
}
