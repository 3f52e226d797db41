/**
 * What somebody wants opened from outside: a link of ours, or files from the file manager. Any page of the web can
 * call a link, so a link only ever shows a view: the list is exact, and nothing of the address is used.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const linkScheme = 'budstikke'

const links = {
  'budstikke://open': 'open',
  'budstikke://inbox': 'inbox',
  'budstikke://setup': 'setup',
  /** The page on which a system user is approved leads here; what was approved is asked of Altinn, not of the link. */
  'budstikke://approved': 'approved',
} as const
export type Link = (typeof links)[keyof typeof links]

export interface Openings {
  readonly links: readonly Link[]
  /** Absolute; that they are there is for the engine to find out. */
  readonly paths: readonly string[]
}

/** As many as the engine takes at once. */
const mostPaths = 20_000

/** Null for anything but exactly one of ours; some systems add a slash. */
export function parseLink(address: string): Link | null {
  const bare = address.toLowerCase().replace(/\/$/, '')
  return Object.hasOwn(links, bare) ? links[bare as keyof typeof links] : null
}

/** Only a file of this machine: an address with a host would make Windows log in there. */
function pathOfUrl(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { host, search, hash } = new URL(address)
  if ((host !== '' && host !== 'localhost') || search !== '' || hash !== '') return null
  try {
    const file = fileURLToPath(new URL(address).href.replace('file://localhost', 'file://'))
    // What was hidden from the check above.
    return /^[\\/]{2}|\0/.test(file) ? null : file
  } catch {
    return null
  }
}

function pathOf(word: string, workingFolder: string): string | null {
  if (word.includes('\0')) return null
  if (/^file:/i.test(word)) return pathOfUrl(word)
  // An address of the web is nothing to send.
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(word)) return null
  return path.resolve(workingFolder, word)
}

export function readOpenings(wanted: readonly string[], workingFolder: string): Openings {
  const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${linkScheme}:`)
  const paths = wanted.filter((word) => !isLink(word)).map((word) => pathOf(word, workingFolder))
  return {
    links: wanted
      .filter(isLink)
      .map(parseLink)
      .filter((link) => link !== null),
    paths: [...new Set(paths.filter((one) => one !== null))].slice(0, mostPaths),
  }
}
