/**
 * The closed set of everything that can go wrong, and how to build one.
 *
 * A new failure is one row here and one sentence in each of `sentences/{nb,nn,en}.ts`; the compiler
 * points at whichever is missing. No schema library is imported: the window uses these values too.
 */

/** May the same thing be tried again? `now` on request, `later` by itself after a wait, `never` as it stands. */
export type Retry = 'now' | 'later' | 'never'

/** The one next step a door offers with the sentence. */
export type FaultAction =
  | 'none'
  | 'retry'
  | 'wait'
  | 'open-setup'
  | 'open-settings'
  | 'choose-file'
  | 'choose-recipient'
  | 'choose-service'
  | 'free-space'
  | 'check-network'
  | 'fix-clock'
  | 'contact-owner'
  | 'send-again'
  | 'show-folder'
  | 'report'

const row = (retry: Retry, action: FaultAction) => ({ retry, action }) as const

/** Every fault with its usual retry rule and next step. */
export const faultTable = {
  // What the person chose
  'file-missing': row('never', 'choose-file'),
  'file-unreadable': row('now', 'choose-file'),
  'file-not-regular': row('never', 'choose-file'),
  'file-empty': row('never', 'choose-file'),
  'file-too-large': row('never', 'choose-service'),
  'file-changed': row('now', 'send-again'),
  'folder-empty': row('never', 'choose-file'),
  'files-too-many': row('never', 'choose-file'),
  'drag-without-file': row('never', 'choose-file'),
  'recipient-missing': row('never', 'choose-recipient'),
  'recipient-invalid': row('never', 'choose-recipient'),
  'recipient-not-on-list': row('now', 'contact-owner'),
  'required-party-missing': row('never', 'choose-recipient'),
  'required-party-single': row('never', 'choose-recipient'),
  'reference-invalid': row('never', 'none'),
  'property-invalid': row('never', 'none'),

  // The service at Altinn
  'service-unknown': row('never', 'choose-service'),
  'service-no-access': row('now', 'contact-owner'),
  'service-not-ready': row('now', 'contact-owner'),
  'service-storage-not-ready': row('later', 'wait'),
  'scan-exemption-missing': row('never', 'contact-owner'),
  'malware-found': row('never', 'choose-file'),
  'upload-failed': row('now', 'send-again'),
  'upload-checksum-mismatch': row('now', 'send-again'),
  'upload-expired': row('now', 'send-again'),
  'already-uploaded': row('never', 'none'),
  'transfer-not-found': row('never', 'none'),
  'transfer-not-ready': row('later', 'wait'),
  'transfer-purged': row('never', 'none'),
  'confirm-before-download': row('now', 'retry'),
  'confirm-too-late': row('never', 'none'),
  'range-refused': row('now', 'retry'),
  'request-refused': row('never', 'report'),

  // Messages (correspondence.md §3.2)
  'message-not-found': row('never', 'none'),
  'message-recipient-invalid': row('never', 'choose-recipient'),
  'recipient-twice': row('never', 'choose-recipient'),
  'recipient-unknown': row('never', 'choose-recipient'),
  'recipient-reserved': row('never', 'choose-recipient'),
  'recipient-without-roles': row('never', 'choose-recipient'),
  'contact-register-down': row('later', 'wait'),
  'sender-unknown': row('now', 'report'),
  'service-not-for-messages': row('never', 'choose-service'),
  'message-title-invalid': row('never', 'none'),
  'message-summary-invalid': row('never', 'none'),
  'message-body-invalid': row('never', 'none'),
  'message-sender-name-invalid': row('never', 'none'),
  'message-language-invalid': row('never', 'none'),
  'message-due-date-missing': row('never', 'none'),
  'message-due-date-invalid': row('never', 'none'),
  'message-publish-time-invalid': row('never', 'none'),
  'message-property-invalid': row('never', 'none'),
  'message-confidential-required': row('never', 'none'),
  'message-confidential-refused': row('never', 'choose-service'),
  'message-already-sent': row('never', 'none'),
  'external-reference-invalid': row('never', 'none'),
  'reply-option-invalid': row('never', 'none'),
  'dialog-invalid': row('never', 'none'),
  'dialog-single-recipient': row('never', 'choose-recipient'),
  'dialog-without-actions': row('never', 'none'),
  'notification-text-invalid': row('never', 'none'),
  'notification-keyword-invalid': row('never', 'none'),
  'notification-recipient-invalid': row('never', 'none'),
  'notification-single-recipient': row('never', 'choose-recipient'),
  'email-invalid': row('never', 'none'),
  'mobile-invalid': row('never', 'none'),
  'message-not-fetched': row('now', 'retry'),
  'message-already-read': row('never', 'none'),
  'message-already-confirmed': row('never', 'none'),
  'message-already-deleted': row('never', 'none'),
  'message-withdraw-too-late': row('never', 'none'),
  'message-delete-unconfirmed': row('now', 'none'),
  'message-in-dialog': row('never', 'none'),
  'forward-not-allowed': row('never', 'none'),
  'forward-before-read': row('now', 'retry'),
  'forward-already-sent': row('never', 'none'),
  'forward-text-invalid': row('never', 'none'),
  'forwarding-not-offered': row('never', 'choose-service'),
  'forwarding-too-large': row('never', 'choose-file'),
  'attachment-name-invalid': row('never', 'choose-file'),
  'attachment-type-not-allowed': row('never', 'choose-file'),
  'attachment-not-found': row('never', 'send-again'),
  'attachment-not-ready': row('later', 'wait'),
  'attachment-spent': row('now', 'send-again'),
  'attachment-gone': row('never', 'none'),
  'attachment-in-use': row('never', 'none'),
  'attachment-expires-soon': row('never', 'send-again'),
  'attachment-expiry-too-short': row('never', 'none'),

  // The disk of this machine
  'download-checksum-mismatch': row('now', 'retry'),
  'download-size-mismatch': row('now', 'retry'),
  'download-unchecked': row('later', 'wait'),
  'disk-full': row('later', 'free-space'),
  'disk-unwritable': row('now', 'open-settings'),
  'folder-missing': row('now', 'open-settings'),
  'saved-file-missing': row('now', 'retry'),
  'spool-full': row('now', 'free-space'),

  // Watched folders
  'folder-marker-missing': row('later', 'none'),
  'folder-replaced': row('later', 'open-settings'),
  'folder-overlaps': row('never', 'open-settings'),
  'folder-path-invalid': row('never', 'open-settings'),
  'folder-pattern-invalid': row('never', 'none'),
  'folder-unreadable': row('later', 'open-settings'),
  'folder-read-only': row('later', 'open-settings'),
  'folder-other-disk': row('never', 'open-settings'),
  'folder-watch-limit': row('later', 'none'),
  'folder-file-held': row('later', 'wait'),
  'folder-file-gone': row('never', 'choose-file'),
  'folder-text-too-long': row('never', 'choose-file'),
  'folder-name-unmatched': row('never', 'choose-file'),
  'folder-side-car-invalid': row('never', 'choose-file'),
  'folder-send-cancelled': row('never', 'choose-file'),
  'folder-arrival-elsewhere': row('never', 'none'),
  'folder-duplicate': row('never', 'none'),

  // The way there
  offline: row('later', 'check-network'),
  'host-unreachable': row('later', 'check-network'),
  'connection-cut': row('later', 'wait'),
  timeout: row('later', 'wait'),
  'certificate-untrusted': row('now', 'check-network'),
  'proxy-login': row('now', 'check-network'),
  'proxy-answer': row('later', 'check-network'),
  'proxy-address-invalid': row('never', 'check-network'),
  'authority-invalid': row('never', 'choose-file'),
  'too-many-calls': row('later', 'wait'),
  'service-busy': row('later', 'wait'),
  'answer-unreadable': row('later', 'report'),

  // Being let in: Maskinporten
  'client-unknown': row('now', 'open-setup'),
  'client-wrong-type': row('never', 'open-setup'),
  'key-mismatch': row('now', 'open-setup'),
  'key-expired': row('now', 'open-setup'),
  'certificate-refused': row('now', 'open-setup'),
  'certificate-other-organisation': row('never', 'open-setup'),
  'clock-wrong': row('now', 'fix-clock'),
  'scope-not-on-client': row('now', 'open-setup'),
  'scope-not-granted': row('now', 'contact-owner'),
  'delegation-missing': row('now', 'contact-owner'),
  'system-user-missing': row('now', 'open-setup'),
  'grant-refused': row('now', 'report'),
  'maskinporten-busy': row('later', 'wait'),
  'issuer-unexpected': row('never', 'open-setup'),

  // Being let in: Altinn
  'exchange-refused': row('now', 'open-setup'),
  'enterprise-user-gone': row('never', 'open-setup'),
  'token-refused': row('now', 'open-setup'),
  'token-other-organisation': row('never', 'open-setup'),
  'scope-missing': row('now', 'open-setup'),
  'subscription-key-missing': row('now', 'open-setup'),

  // Keys, profiles, environments
  'key-file-missing': row('now', 'open-setup'),
  'key-file-open-to-others': row('now', 'open-setup'),
  'key-file-invalid': row('now', 'open-setup'),
  'key-type-wrong': row('never', 'open-setup'),
  'key-too-short': row('never', 'open-setup'),
  'profile-unknown': row('never', 'open-setup'),
  'profile-exists': row('never', 'none'),
  'profile-in-use': row('never', 'none'),
  'supplier-elsewhere': row('never', 'open-setup'),
  'supplier-without-client': row('never', 'open-setup'),
  'supplier-has-client': row('never', 'open-setup'),
  'organisation-invalid': row('never', 'open-setup'),
  'client-missing': row('never', 'open-setup'),
  'key-missing': row('never', 'open-setup'),
  'key-unknown': row('never', 'none'),
  'key-in-use': row('never', 'none'),
  'key-id-needed': row('never', 'open-setup'),
  'found-key-gone': row('never', 'none'),
  'environment-unknown': row('never', 'open-setup'),
  'environment-invalid': row('never', 'open-setup'),
  'environment-insecure': row('never', 'open-setup'),
  'practice-unavailable': row('now', 'retry'),

  // Key files and certificates
  'key-file-not-recognised': row('never', 'choose-file'),
  'key-password-needed': row('now', 'none'),
  'key-password-wrong': row('now', 'none'),
  'key-file-damaged': row('never', 'choose-file'),
  'key-file-too-costly': row('never', 'choose-file'),
  'key-file-unsupported': row('never', 'choose-file'),
  'key-public-only': row('never', 'choose-file'),
  'key-missing-in-file': row('never', 'choose-file'),
  'certificate-for-encryption': row('never', 'choose-file'),
  'certificate-expired': row('never', 'choose-file'),
  'certificate-not-yet-valid': row('now', 'choose-file'),
  'certificate-of-another': row('never', 'choose-file'),
  'certificate-test-in-production': row('never', 'choose-file'),
  'certificate-production-in-test': row('never', 'choose-file'),
  'certificate-not-enterprise': row('never', 'choose-file'),

  // The vault, the keychain and the certificate store of the system
  'keychain-missing': row('now', 'open-setup'),
  'keychain-locked': row('now', 'retry'),
  'keychain-refused': row('now', 'retry'),
  'vault-keychain-vanished': row('now', 'open-setup'),
  'vault-keychain-other': row('now', 'open-setup'),
  'vault-damaged': row('never', 'open-setup'),
  'vault-passphrase-needed': row('now', 'open-setup'),
  'vault-passphrase-wrong': row('now', 'open-setup'),
  'vault-passphrase-weak': row('now', 'none'),
  'vault-last-way': row('never', 'none'),
  'vault-secret-missing': row('never', 'open-setup'),
  'passphrase-file-missing': row('now', 'none'),
  'passphrase-file-open-to-others': row('now', 'none'),
  'passphrase-file-invalid': row('now', 'none'),
  'backup-not-recognised': row('never', 'choose-file'),
  'backup-newer': row('never', 'none'),
  'backup-damaged': row('never', 'choose-file'),
  'backup-passphrase-wrong': row('now', 'none'),
  'system-store-unavailable': row('now', 'retry'),
  'system-certificate-gone': row('now', 'open-setup'),
  'system-key-missing': row('now', 'open-setup'),
  'system-key-denied': row('now', 'open-setup'),
  'system-key-refused': row('now', 'retry'),

  // The way in: organisation, service, system and system user (platform.md §3.5, §8)
  'organisation-unknown': row('now', 'open-setup'),
  'organisation-deleted': row('never', 'open-setup'),
  'organisation-bankrupt': row('never', 'none'),
  'scope-misspelt': row('never', 'open-setup'),
  'terms-open': row('now', 'open-setup'),
  'service-missing': row('now', 'open-setup'),
  'service-elsewhere': row('never', 'open-setup'),
  'service-type-wrong': row('never', 'choose-service'),
  'service-type-unusual': row('never', 'none'),
  'access-list-on': row('now', 'contact-owner'),
  'access-list-missing': row('now', 'contact-owner'),
  'system-missing': row('now', 'open-setup'),
  'system-outdated': row('now', 'open-setup'),
  'system-of-another': row('never', 'open-setup'),
  'system-vendor-other': row('never', 'open-setup'),
  'system-id-taken': row('now', 'open-setup'),
  'system-id-invalid': row('never', 'report'),
  'system-client-taken': row('never', 'open-setup'),
  'system-resource-unknown': row('now', 'choose-service'),
  'system-package-unknown': row('now', 'report'),
  'system-user-none': row('now', 'open-setup'),
  'system-user-exists': row('now', 'open-setup'),
  'system-user-waiting': row('later', 'wait'),
  'system-user-rejected': row('now', 'open-setup'),
  'system-user-timed-out': row('now', 'open-setup'),
  'system-user-request-gone': row('now', 'open-setup'),
  'system-user-cannot-give': row('now', 'open-setup'),
  'system-user-rights-unknown': row('now', 'contact-owner'),
  'system-user-rights-none': row('now', 'open-setup'),
  'events-off': row('now', 'none'),
  'trial-open': row('now', 'open-setup'),
  'trial-waiting': row('later', 'wait'),
  'lapses-soon': row('now', 'open-setup'),

  // The application itself
  'home-busy': row('now', 'retry'),
  'home-newer': row('never', 'none'),
  'home-damaged': row('never', 'report'),
  'home-unwritable': row('now', 'none'),
  'home-on-share': row('never', 'none'),
  'home-roaming': row('never', 'none'),
  'policy-invalid': row('never', 'none'),
  'policy-unprotected': row('never', 'none'),
  'policy-unreadable': row('now', 'none'),
  'environment-forbidden': row('never', 'none'),
  'folder-forbidden': row('never', 'open-settings'),
  'download-folder-fixed': row('never', 'none'),
  'home-owned': row('now', 'none'),
  'port-taken': row('now', 'none'),
  'service-needs-administrator': row('now', 'none'),
  'service-account-unknown': row('never', 'none'),
  'service-command-failed': row('now', 'none'),
  'input-invalid': row('never', 'none'),
  'not-allowed-here': row('never', 'none'),
  'page-not-opened': row('now', 'none'),
  'unknown-item': row('never', 'none'),
  'wrong-state': row('never', 'none'),
  'session-lost': row('now', 'retry'),
  stopping: row('now', 'retry'),
  internal: row('now', 'report'),
} as const satisfies Record<string, { retry: Retry; action: FaultAction }>

export type FaultCode = keyof typeof faultTable

/** Everything a fault may carry besides its code. */
export interface FaultFacts {
  /** Fills the placeholders of the sentence: a file name, a host, a limit. Never a secret. */
  readonly values?: Readonly<Record<string, string | number>>
  /** What stands under «Details»: the service's own words and numbers, redacted. */
  readonly technical?: FaultTechnical
  /** Look this up in the log. */
  readonly reference?: string | null
  /** Epoch milliseconds before which a retry is pointless (from `Retry-After`). */
  readonly retryAt?: number | null
}

export interface FaultTechnical {
  readonly service?: string
  readonly operation?: string
  readonly status?: number
  /** `BRO-00006`, `MP-200`, … */
  readonly code?: string
  /** The service's trace or error id, which its help desk asks for. */
  readonly trace?: string
  readonly text?: string
}

/** What a reply, a transfer or a set-up step holds when it could not be done. */
export interface Fault {
  readonly code: FaultCode
  readonly retry: Retry
  readonly action: FaultAction
  readonly reference: string | null
  readonly retryAt: number | null
  readonly values: Readonly<Record<string, string | number>>
  readonly technical: FaultTechnical | null
}

/** Builds a fault of the closed set; the retry rule and the next step come from the table. */
export function fault(code: FaultCode, facts: FaultFacts = {}): Fault {
  const { retry, action } = faultTable[code]
  return {
    code,
    retry,
    action,
    reference: facts.reference ?? null,
    retryAt: facts.retryAt ?? null,
    values: facts.values ?? {},
    technical: facts.technical ?? null,
  }
}

export const faultCodes = Object.keys(faultTable) as readonly FaultCode[]
