/** What a keychain means by what it throws: its library tells by words only. */
import { fault, type Fault, type FaultCode } from '../../../preload/contract/fault.ts'

/** In the words of the Secret Service, of Windows and of macOS; the first that fits counts. */
const meanings: readonly (readonly [RegExp, FaultCode])[] = [
  [
    /prompt was dismissed|\block(?:ed)?\b|unlock|user interaction is not allowed|errSecInteractionNotAllowed/i,
    'keychain-locked',
  ],
  // An empty machine answers «no result found» when asked to write: it has a service, but no keyring in it.
  [
    /no result found|dbus error|d-bus|serviceunknown|not provided by any|no such interface|no default (?:store|keychain)|no storage access|native binding|cannot find (?:module|package)/i,
    'keychain-missing',
  ],
]

/** Longer words than these would be somebody's data. */
const longestText = 200

export function faultOfKeychain(error: unknown): Fault {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, longestText)
  const code = meanings.find(([words]) => words.test(text))?.[1] ?? 'keychain-refused'
  return fault(code, { technical: { service: 'keychain', text } })
}
