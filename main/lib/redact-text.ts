/** Takes secrets out of text, whatever they are wrapped in: headers, forms, JSON, PEM, addresses. */

export const redacted = '[redacted]'

/** Parts of names that say that the value is nobody's business. Compared in lower case without signs. */
const secretWord =
  'authorization|password|passphrase|passwd|secret|assertion|token|cookie|subscriptionkey|subscription-key|apikey|api-key|privatekey|private-key|private_key|credential'
const secretName = new RegExp(secretWord.replaceAll(/[-_]/g, ''))

/** True when a field of this name may not be written. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase().replaceAll(/[^a-z]/g, ''))
}

/** Longer runs than this are keys, signatures or files rather than words. */
const longRun = 40
const isMixed = (run: string): boolean => /[a-z]/.test(run) && /[A-Z]/.test(run)
const hideMixed = (run: string): string => (isMixed(run) ? redacted : run)

const rules: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  [/-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g, redacted],
  // «A bearer token» and `Bearer error="…"` are words about a token, not one.
  [
    /\b(Bearer|Basic|DPoP|Negotiate)\s+(?!(?:tokens?|authentication|realm|error)\b)[^\s"',;]{4,}/gi,
    `$1 ${redacted}`,
  ],
  // JWS and JWE: JSON in base64url begins with «ey», or with «ew» when a line break follows the brace.
  [/\be[yw][\w-]{8,}(?:\.[\w-]*){1,4}/g, redacted],
  // Name and value in JSON text (quotes possibly escaped), in forms and in header lines.
  [
    new RegExp(
      `(\\\\*"[^"\\\\]*(?:${secretWord})[^"\\\\]*\\\\*"\\s*:\\s*)\\\\*"(?:[^"\\\\]|\\\\[^"])*(?:\\\\*"|$)`,
      'gi',
    ),
    `$1"${redacted}"`,
  ],
  [/(\\*"(?:d|p|q|dp|dq|qi|k)\\*"\s*:\s*)\\*"[^"]*(?:"|$)/g, `$1"${redacted}"`],
  [new RegExp(`((?:${secretWord})[\\w-]*\\s*=\\s*)[^&\\s"',;]+`, 'gi'), `$1${redacted}`],
  [new RegExp(`((?:${secretWord})[\\w-]*:\\s*)(?!\\[redacted)[^\\r\\n"]+`, 'gi'), `$1${redacted}`],
  [/\/\/[^/\s@"']+@/g, `//${redacted}@`],
  [new RegExp(`[A-Za-z0-9_-]{${longRun},}={0,2}`, 'g'), hideMixed],
  [new RegExp(`[A-Za-z0-9+/]{${longRun},}={0,2}`, 'g'), hideMixed],
]

/** Longer text is cut before it is searched: the patterns take their time, and nobody reads that much. */
const longestSearched = 8 * 1024

/** The beginning of a long text, up to where a word ends: half a secret would not be recognised. */
function beginning(text: string): string {
  if (text.length <= longestSearched) return text
  let end = longestSearched
  while (end > 0 && /[\w+/=.-]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end === 0 ? longestSearched : end)
}

/**
 * The text without anything that could let somebody in, at most 8 Ki characters of it. Organisation numbers,
 * ids and checksums stay.
 */
export function redactText(text: string): string {
  return rules.reduce(
    (result, [pattern, replacement]) =>
      typeof replacement === 'string'
        ? result.replace(pattern, replacement)
        : result.replace(pattern, replacement),
    beginning(text),
  )
}
