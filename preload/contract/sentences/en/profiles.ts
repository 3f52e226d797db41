/** English for profiles that are being set up, and for which key they use. */
export const profileSentences = {
  'client-missing': {
    what: 'The profile has no client id yet, so Maskinporten does not know who you are.',
    next: 'Make a client in Maskinporten’s self-service, and paste its client id in the set-up.',
  },
  'key-missing': {
    what: 'The profile has no key yet, so nothing can be signed.',
    next: 'Make a key in the set-up, or take one from a file.',
  },
  'key-unknown': {
    what: 'The key is no longer there.',
    next: 'Look at the list of keys again.',
  },
  'key-in-use': {
    what: 'The key is in use and cannot be removed.',
    next: 'Switch to another key first.',
  },
  'key-id-needed': {
    what: 'A key without a certificate needs a key id, or Maskinporten cannot tell which key it is.',
    next: 'Copy the key id (kid) from self-service and paste it.',
  },
  'found-key-gone': {
    what: 'What was found in the file has been forgotten again. For safety it is kept for ten minutes only.',
    next: 'Choose the file once more.',
  },
  'profile-in-use': {
    what: 'The profile cannot be removed: {{organisation|another organisation}} uses its client.',
    next: 'Remove the customers’ profiles first.',
  },
  'supplier-elsewhere': {
    what: 'The supplier’s profile belongs to another environment. Test and production are never mixed.',
    next: 'Choose a supplier in the same environment: {{environment}}.',
  },
  'supplier-without-client': {
    what: 'This profile itself uses a supplier’s client, and cannot be a supplier to others.',
    next: 'Choose the profile that owns the client.',
  },
  'supplier-has-client': {
    what: 'Client and keys belong to the supplier’s profile.',
    next: 'Make the change there.',
  },
  'page-not-opened': {
    what: 'The page {{address|that is needed}} could not be opened from here.',
    next: 'Copy the address and open it in your browser.',
  },
} as const
