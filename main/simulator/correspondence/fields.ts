/**
 * Reads JSON, or a form that was made into the same shape, as ASP.NET's model binding does: names without
 * regard to case, unknown ones ignored, enums by name or number, everything that is wrong collected.
 * correspondence.md §1.3, §1.5.
 */
import { parseTime } from '../broker/search.ts'
import { isGuid } from '../identifiers.ts'

export interface Reading {
  /** By path with slashes. */
  readonly invalid: Record<string, string[]>
  /** In a form every leaf is a text, and an empty one is none. */
  readonly form: boolean
}

export interface Fields {
  readonly path: string
  raw(name: string): unknown
  has(name: string): boolean
  fail(name: string, message: string): void
  /** Required; texts of white space alone are none. '' when it is missing or wrong. */
  text(name: string, longest?: number): string
  optional(name: string, longest?: number): string | null
  flag(name: string): boolean | null
  integer(name: string): number | null
  choice<T extends string>(name: string, names: readonly T[]): T | null
  /** Epoch microseconds. */
  time(name: string): number | null
  guid(name: string): string | null
  list(name: string): readonly unknown[]
  object(name: string): Fields | null
  /** The entries of a list as objects. */
  objects(name: string): readonly Fields[]
}

type Input = Readonly<Record<string, unknown>>
const isInput = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A number as such or as a text. */
const numberIn = (value: unknown): number | null =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value)) ? Number(value) : null

const notConverted = 'The JSON value could not be converted.'

export function fieldsOf(reading: Reading, value: unknown, path = ''): Fields {
  const input: Input = isInput(value) ? value : {}
  const byName = new Map(Object.entries(input).map(([name, entry]) => [name.toLowerCase(), entry] as const))
  const pathOf = (name: string): string => (path === '' ? name : `${path}/${name}`)
  const fail: Fields['fail'] = (name, message) => void (reading.invalid[pathOf(name)] ??= []).push(message)
  if (!isInput(value)) (reading.invalid[path] ??= []).push(notConverted)

  const raw: Fields['raw'] = (name) => {
    const found = byName.get(name.toLowerCase())
    return reading.form && found === '' ? null : (found ?? null)
  }
  const read = <T>(name: string, parse: (found: unknown) => T | null): T | null => {
    const found = raw(name)
    if (found === null) return null
    const parsed = parse(found)
    if (parsed === null) fail(name, notConverted)
    return parsed
  }
  const optional: Fields['optional'] = (name, longest = Number.POSITIVE_INFINITY) => {
    const text = read(name, (found) => (typeof found === 'string' ? found : null))
    if (text !== null && text.length > longest) {
      fail(name, `The field must be a string with a maximum length of ${longest}.`)
    }
    return text
  }
  const list: Fields['list'] = (name) =>
    read(name, (found): readonly unknown[] | null => (Array.isArray(found) ? found : null)) ?? []

  return {
    path,
    raw,
    fail,
    optional,
    list,
    has: (name) => byName.has(name.toLowerCase()),
    text(name, longest) {
      const given = raw(name)
      if (given === null || (typeof given === 'string' && given.trim() === '')) {
        fail(name, `The ${name} field is required.`)
        return ''
      }
      return optional(name, longest) ?? ''
    },
    flag: (name) =>
      read(name, (found) => {
        if (typeof found === 'boolean') return found
        return reading.form && typeof found === 'string' && /^(true|false)$/i.test(found)
          ? found.toLowerCase() === 'true'
          : null
      }),
    integer: (name) => read(name, numberIn),
    choice: (name, names) =>
      read(name, (found) => {
        const index = numberIn(found)
        if (index !== null) return names[index] ?? null
        return names.find((known) => known.toLowerCase() === String(found).toLowerCase()) ?? null
      }),
    time: (name) => read(name, (found) => (typeof found === 'string' ? parseTime(found) : null)),
    guid: (name) =>
      read(name, (found) => (typeof found === 'string' && isGuid(found) ? found.toLowerCase() : null)),
    object(name) {
      const found = raw(name)
      return found === null ? null : fieldsOf(reading, found, pathOf(name))
    },
    objects: (name) => list(name).map((entry, index) => fieldsOf(reading, entry, pathOf(`${name}/${index}`))),
  }
}
