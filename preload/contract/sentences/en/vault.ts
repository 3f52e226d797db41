/** English for the keychain, passphrases, backups, and the certificate store of the system. */
export const vaultSentences = {
  'keychain-missing': {
    what: 'There is no keychain on this computer, so secret keys cannot be locked away.',
    next: 'On a server without a screen, start Budstikke with a passphrase from a file. On Linux with a screen, your IT department can install GNOME Keyring or KDE Wallet.',
  },
  'keychain-locked': {
    what: 'The keychain of this computer is locked, or nobody answered when it asked to be unlocked.',
    next: 'Unlock the keychain and try again. Its password is often the one you log in to the computer with.',
  },
  'keychain-refused': {
    what: 'The keychain of this computer said no.',
    next: 'Try again, and say yes if the computer asks whether Budstikke may have access. Your IT department can see what stops it.',
  },
  'vault-keychain-vanished': {
    what: 'What opens the stored keys is gone from the keychain of this computer. The stored keys are still here, and nothing has been deleted.',
    next: 'Log in to the computer as the user that Budstikke was set up with. If that does not help, open with the passphrase or restore from a backup.',
  },
  'vault-keychain-other': {
    what: 'The keychain of this computer holds something other than what opens the stored keys. Nothing has been deleted.',
    next: 'Open with the passphrase, or restore from a backup. If the data folder was moved from another computer, bring a backup from there.',
  },
  'vault-damaged': {
    what: 'A stored key is damaged on disk and cannot be opened. Nothing has been deleted.',
    next: 'Restore from a backup, or make a new key in the set-up.',
  },
  'vault-passphrase-needed': {
    what: 'The stored keys are locked with a passphrase.',
    next: 'Enter the passphrase, or start Budstikke with a file that holds it.',
  },
  'vault-passphrase-wrong': {
    what: 'The passphrase does not open the stored keys.',
    next: 'Try again, and mind capital and small letters. If it is forgotten, the keys can be restored from a backup.',
  },
  'vault-passphrase-weak': {
    what: 'The passphrase is too short. It must have at least 12 characters.',
    next: 'Choose a longer one, for example four words that have nothing to do with each other.',
  },
  'vault-last-way': {
    what: 'This is the only way to open the stored keys. It has not been removed.',
    next: 'Add another way first: a passphrase or the keychain of this computer.',
  },
  'vault-secret-missing': {
    what: 'The key is not stored on this computer.',
    next: 'Restore it from a backup, or make a new key in the set-up.',
  },
  'passphrase-file-missing': {
    what: 'The file with the passphrase was not found: {{path|it does not exist}}.',
    next: 'Check where the file is, and that the user who runs Budstikke may read it.',
  },
  'passphrase-file-open-to-others': {
    what: 'Others on this computer can read the file with the passphrase: {{path|look at its access}}.',
    next: 'Set its access so that only the owner can read it (chmod 600), and try again.',
  },
  'passphrase-file-invalid': {
    what: 'There is no usable passphrase where Budstikke was told to read it.',
    next: 'Put only the passphrase in the file, as one line of plain text (UTF-8).',
  },
  'backup-not-recognised': {
    what: 'This is not a backup of keys from Budstikke.',
    next: 'Choose the file that was made with “Make a backup”.',
  },
  'backup-newer': {
    what: 'The backup was made by a newer version of Budstikke.',
    next: 'Update Budstikke on this computer, and try again.',
  },
  'backup-damaged': {
    what: 'The backup is damaged or incomplete.',
    next: 'Get the file again from where it is kept, or choose another backup.',
  },
  'backup-passphrase-wrong': {
    what: 'The passphrase does not open the backup.',
    next: 'Use the one that was chosen when this very backup was made.',
  },
  'system-store-unavailable': {
    what: 'The certificate store of this computer did not answer.',
    next: 'Try again. If it happens several times, your IT department can see whether Windows PowerShell is blocked.',
  },
  'system-certificate-gone': {
    what: 'The certificate is no longer in the certificate store of this computer.',
    next: 'Choose another certificate in the set-up, or ask your IT department to install it again.',
  },
  'system-key-missing': {
    what: 'The certificate is on this computer, but its private key does not exist or is not an RSA key.',
    next: 'Ask your IT department to install the certificate again together with its private key.',
  },
  'system-key-denied': {
    what: 'The user who runs Budstikke may not use the private key on this computer.',
    next: 'Ask your IT department to give the user read access: right-click the certificate, “All Tasks”, “Manage Private Keys”.',
  },
  'system-key-refused': {
    what: 'The key or the smart card would not sign.',
    next: 'Check that the card is in its reader, enter the PIN if the computer asks, and try again.',
  },
} as const
