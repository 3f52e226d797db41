/** Thumbprints of certificates as people copy them: with spaces, colons and marks that nobody sees. */

/**
 * 40 hexadecimal digits in upper case, or null. The Windows console puts U+200E in front of what is copied from it
 * (platform.md §2.4).
 */
export function normaliseThumbprint(text: string): string | null {
  const bare = text.normalize('NFKC').replaceAll(/[\s:\p{C}]/gu, '')
  return /^[0-9a-f]{40}$/i.test(bare) ? bare.toUpperCase() : null
}
