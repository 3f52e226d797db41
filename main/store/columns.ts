/** Reads columns with their type checked: a database is outside data too. */
import type { Row } from './database.ts'

/** A text column that must be there. */
export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`Column ${column} is no text`)
  return value
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column)
}

/** A number column that must be there; node:sqlite gives bigint only when asked to. */
export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`Column ${column} is no number`)
  return value
}

export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : number(row, column)
}

export function flag(row: Row, column: string): boolean {
  return number(row, column) !== 0
}

/** One of a closed set of words. */
export function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const value = text(row, column)
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new TypeError(`Column ${column} holds «${value}»`)
  return found
}

export function oneOfOrNull<T extends string>(row: Row, column: string, allowed: readonly T[]): T | null {
  return row[column] === null ? null : oneOf(row, column, allowed)
}

/** A JSON column, checked by a schema's parse. */
export function json<T>(row: Row, column: string, parse: (input: unknown) => T): T {
  return parse(JSON.parse(text(row, column)))
}

export function jsonOrNull<T>(row: Row, column: string, parse: (input: unknown) => T): T | null {
  return row[column] === null ? null : json(row, column, parse)
}

/** A column of bytes that must be there. */
export function blob(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw new TypeError(`Column ${column} holds no bytes`)
  return value
}
