/** Turns any value into one that may stand in a log: no secrets, no file contents, no circles, no end. */
import { isSecretName, redacted, redactText } from './redact-text.ts'

const deepest = 8
const mostEntries = 100
const longestText = 2_000

/** JWK members that are the private key (RFC 7518 §6). */
const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])
/** What a file or a message says is never logged. */
const contentNames: ReadonlySet<string> = new Set(['content', 'contents', 'body', 'chunk', 'bytes', 'blob'])

function cut(text: string): string {
  const clean = redactText(text)
  return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean
}

/** Sizes may be told; what is in it may not. */
function isContent(name: string, value: unknown): boolean {
  return contentNames.has(name.toLowerCase()) && typeof value !== 'number'
}

function mayNotBeWritten(name: string, value: unknown, isKey: boolean): boolean {
  return isSecretName(name) || (isKey && privateMembers.has(name)) || isContent(name, value)
}

function redactEntries(
  entries: readonly (readonly [string, unknown])[],
  above: readonly object[],
): Record<string, unknown> {
  const isKey = entries.some(([name]) => name === 'kty')
  const result: Record<string, unknown> = {}
  for (const [name, value] of entries.slice(0, mostEntries)) {
    // Defined, not assigned: a field may be called __proto__.
    Object.defineProperty(result, cut(name), {
      value: mayNotBeWritten(name, value, isKey) ? redacted : redactValue(value, above),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  if (entries.length > mostEntries) result['…'] = `${entries.length - mostEntries} more`
  return result
}

function redactList(items: readonly unknown[], above: readonly object[]): readonly unknown[] {
  const kept = items.slice(0, mostEntries).map((item) => redactValue(item, above))
  return items.length > mostEntries ? [...kept, `… ${items.length - mostEntries} more`] : kept
}

/** Own fields; one that cannot be read is named as such. */
function fieldsOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.keys(value).map((name) => {
    try {
      return [name, Reflect.get(value, name)] as const
    } catch {
      return [name, '[unreadable]'] as const
    }
  })
}

function redactObject(value: object, above: readonly object[]): unknown {
  if (above.includes(value)) return '[circular]'
  if (above.length >= deepest) return '[deep]'
  const here = [...above, value]
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString()
  if (value instanceof URL) return cut(value.href)
  if (value instanceof Error) {
    const { name, message, stack, cause } = value
    const facts: readonly (readonly [string, unknown])[] = [
      ['name', name],
      ['message', message],
      ['stack', stack],
      ['cause', cause],
      ...fieldsOf(value),
    ]
    return redactEntries(
      facts.filter(([, fact]) => fact !== undefined),
      here,
    )
  }
  if (Array.isArray(value)) return redactList(value, here)
  if (value instanceof Set) return redactList([...value], here)
  if (value instanceof Map) {
    const pairs = [...value].map(([name, item]) => [typeof name === 'string' ? name : '[key]', item] as const)
    return redactEntries(pairs, here)
  }
  return redactEntries(fieldsOf(value), here)
}

function redactValue(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'string') return cut(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return typeof value === 'object' && value !== null ? redactObject(value, above) : value
}

/** A copy that JSON can write. Secrets are recognised by the names of fields and by their own look. */
export function redact(value: unknown): unknown {
  return redactValue(value, [])
}
