/**
 * File names on their way out and in. The service has no character rules at all (broker.md §1.4), so a
 * received name is a stranger's text: it is made safe for every system before it touches a disk.
 */
import type { NameNote } from '../../preload/contract/models.ts'

export interface SafeName {
  readonly name: string
  /** Why it differs from the original; null when it does not. */
  readonly note: NameNote | null
}

/** Broker takes 1–255 characters. */
const wireLimit = 255
/** Most file systems take 255 bytes; room is kept for ` (2)` and for our short temporary names. */
const diskLimitBytes = 200
/** A rename can only shorten what is before this much of a suffix. */
const longestSuffix = 20

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i
/** Refused by Windows, or able to hide the true ending (bidi, zero-width); by code point, so that none stands here. */
const unsafeCharacters = new RegExp(
  `[${[
    '\\u0000-\\u001f',
    '\\u007f-\\u009f',
    '<>:"|?*\\\\/',
    '\\u200b-\\u200f',
    '\\u202a-\\u202e',
    '\\u2060-\\u2069',
    '\\ufeff',
    '\\ufff0-\\uffff',
  ].join('')}]`,
  'gu',
)

function suffixOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 && name.length - dot <= longestSuffix ? name.slice(dot) : ''
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

/** Shortens the stem by whole characters until `fits`, keeping the suffix. */
function shorten(name: string, fits: (candidate: string) => boolean): string {
  const suffix = suffixOf(name)
  const stem = Array.from(name.slice(0, name.length - suffix.length))
  while (stem.length > 1 && !fits(stem.join('') + suffix)) stem.pop()
  return stem.join('').trimEnd() + suffix
}

/** The longest beginning of a name that has at most `most` bytes, with its suffix. */
export function shortenedFileName(name: string, most: number): string {
  return byteLength(name) <= most ? name : shorten(name, (candidate) => byteLength(candidate) <= most)
}

/** The name a recipient will see: composed characters (NFC), no path, at most 255 characters. */
export function wireFileName(original: string): SafeName {
  const composed = original.normalize('NFC')
  const base = composed.slice(Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1)
  // A lone surrogate cannot travel in JSON as UTF-8.
  const whole = base.toWellFormed()
  if (whole.length <= wireLimit) return { name: whole, note: base === composed ? null : 'path-removed' }
  return { name: shorten(whole, (candidate) => candidate.length <= wireLimit), note: 'shortened' }
}

/** A name that is safe to create on Windows, macOS and Linux, made from whatever a sender has written. */
export function safeFileName(received: string): SafeName {
  const composed = received.toWellFormed().normalize('NFC')
  const withoutPath = composed.split(/[/\\]/u).at(-1) ?? ''
  let note: NameNote | null = withoutPath === composed ? null : 'path-removed'

  const cleaned = withoutPath.replace(unsafeCharacters, '_')
  // Windows drops dots and spaces at the end, which could turn one name into another.
  const trimmed = cleaned.replace(/[. ]+$/u, '').replace(/^ +/u, '')
  const named = trimmed === '' || /^[._ ]*$/u.test(trimmed) ? 'uten-navn' : trimmed
  if (note === null && named !== withoutPath) note = 'unsafe-characters'

  const stem = named.split('.')[0] ?? named
  const unreserved = reserved.test(stem.trim()) ? `_${named}` : named
  if (unreserved !== named) note ??= 'reserved-name'

  if (byteLength(unreserved) <= diskLimitBytes) return { name: unreserved, note }
  const short = shorten(unreserved, (candidate) => byteLength(candidate) <= diskLimitBytes)
  return { name: short, note: note ?? 'shortened' }
}

/** `report.pdf` → `report (2).pdf`: the n-th name to try when the first is taken. */
export function numberedFileName(name: string, attempt: number): string {
  if (attempt <= 1) return name
  const suffix = suffixOf(name)
  return `${name.slice(0, name.length - suffix.length)} (${attempt})${suffix}`
}
