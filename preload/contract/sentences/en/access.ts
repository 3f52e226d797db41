/** English for the network, for being let in, for keys and profiles, and for the application itself. */
export const accessSentences = {
  offline: {
    what: 'The computer is offline. Nothing is lost.',
    next: 'Connect to the network. Budstikke goes on by itself.',
  },
  'host-unreachable': {
    what: 'Cannot reach {{host|Altinn}}. Nothing is lost.',
    next: 'Budstikke tries again by itself. If it lasts, ask your IT department whether the firewall lets the address through.',
  },
  'connection-cut': {
    what: 'The connection was cut on the way. Nothing is lost.',
    next: 'There is nothing you need to do. Budstikke goes on by itself.',
  },
  timeout: {
    what: '{{host|Altinn}} did not answer in time. Nothing is lost.',
    next: 'There is nothing you need to do. Budstikke tries again by itself.',
  },
  'certificate-untrusted': {
    what: 'This computer does not trust the certificate of {{host|Altinn}}, issued by {{issuer|an unknown issuer}}, so no connection was made. Something in the network probably breaks up encrypted traffic.',
    next: 'Ask your IT department to let {{host|Altinn}} through unchanged, or to install the network’s root certificate on the computer. Then try again.',
  },
  'proxy-login': {
    what: 'The network’s proxy wants a login, and stopped the connection to {{host|Altinn}}.',
    next: 'Ask your IT department to let Budstikke through, or enter the proxy in the system settings.',
  },
  'proxy-answer': {
    what: 'Something in the network answered in place of {{host|Altinn}}. Nothing is lost.',
    next: 'If you are on a guest network, sign in there first. Otherwise your IT department can see what stops the traffic.',
  },
  'proxy-address-invalid': {
    what: 'The address of the proxy cannot be used ({{name|the settings}}).',
    next: 'Write it as host:port, for example proxy.company.no:8080, or let Budstikke use that of the system.',
  },
  'authority-invalid': {
    what: 'The file holds no root certificate that can be used.',
    next: 'Ask your IT department for the certificate of the issuer, as a PEM or CER file.',
  },
  'too-many-calls': {
    what: 'Altinn asks us to wait: many calls were made in a short time.',
    next: 'There is nothing you need to do. Budstikke goes on by itself.',
  },
  'service-busy': {
    what: 'Altinn has problems right now. Nothing is lost.',
    next: 'There is nothing you need to do. Budstikke tries again by itself.',
  },
  'answer-unreadable': {
    what: 'The answer from {{host|Altinn}} made no sense.',
    next: 'Budstikke tries again. If it lasts, report it with what stands under Details.',
  },

  'client-unknown': {
    what: 'Maskinporten does not know the client {{clientId}}.',
    next: 'Check the client ID and that it belongs to this environment. Whoever manages the client in Samarbeidsportalen can help.',
  },
  'client-wrong-type': {
    what: 'The client {{clientId}} is not made for Maskinporten.',
    next: 'Ask whoever manages clients in Samarbeidsportalen to make a client for Maskinporten.',
  },
  'key-mismatch': {
    what: 'Maskinporten does not accept the signature: the key {{keyId}} does not belong to the client.',
    next: 'Add the key to the client in Samarbeidsportalen, or choose the key that is there.',
  },
  'key-expired': {
    what: 'The key {{keyId}} has expired at Maskinporten. You cannot send or fetch until it is replaced.',
    next: 'Add a new key to the client in Samarbeidsportalen, and update the profile.',
  },
  'certificate-refused': {
    what: 'Maskinporten does not accept the enterprise certificate. It has expired, been revoked or is of the wrong kind.',
    next: 'Use a valid enterprise certificate for this environment. Your IT department usually has it.',
  },
  'certificate-other-organisation': {
    what: 'The enterprise certificate belongs to another organisation than the client.',
    next: 'The client must have been made by {{organisation|your own organisation}}. Check the client id, or choose the certificate of whoever owns the client.',
  },
  'clock-wrong': {
    what: 'The clock of this computer is wrong ({{seconds|by more than ten seconds}}), so Maskinporten refuses the login.',
    next: 'Turn on automatic time in the system settings, and try again.',
  },
  'scope-not-on-client': {
    what: 'The client lacks the API scope {{scope|for Altinn}}.',
    next: 'Ask whoever manages the client in Samarbeidsportalen to add it.',
  },
  'scope-not-granted': {
    what: 'The organisation has not been given the API scope {{scope|for Altinn}}.',
    next: 'Ask Altinn (the Norwegian Digitalisation Agency) to give it to the organisation, and try again.',
  },
  'delegation-missing': {
    what: '{{organisation|the one you act for}} has not authorised you.',
    next: 'Ask them to delegate the API scope to you in Altinn, and try again.',
  },
  'system-user-missing': {
    what: 'The system user of {{organisation|the organisation}} does not exist, or has not been approved.',
    next: 'Ask somebody who manages access in the organisation to approve the system user in Altinn.',
  },
  'grant-refused': {
    what: 'Maskinporten refused the login.',
    next: 'Try again. If it happens once more, contact Maskinporten support with what stands under Details.',
  },
  'maskinporten-busy': {
    what: 'Maskinporten has problems right now. Nothing is lost.',
    next: 'There is nothing you need to do. Budstikke tries again by itself.',
  },
  'issuer-unexpected': {
    what: 'The login answer came from the wrong place: {{issuer|an unknown issuer}}.',
    next: 'Check that the profile uses the right environment. Do not send until it is cleared up.',
  },

  'exchange-refused': {
    what: 'Altinn did not accept the login from Maskinporten.',
    next: 'Check that the client and the environment belong together, and test the set-up again.',
  },
  'enterprise-user-gone': {
    what: 'Enterprise users have been discontinued at Altinn and can no longer be used.',
    next: 'Move to a system user. Your IT department or supplier can help.',
  },
  'token-refused': {
    what: 'Altinn does not recognise the login.',
    next: 'Test the set-up again. If it lasts, contact Altinn support with what stands under Details.',
  },
  'token-other-organisation': {
    what: 'The login is for {{organisation|another organisation}}, not the organisation of the profile.',
    next: 'Check the organisation number and the client in the set-up.',
  },
  'scope-missing': {
    what: 'The login lacks the API scope {{scope|for Altinn}}.',
    next: 'Ask whoever manages the client in Samarbeidsportalen to add it.',
  },
  'subscription-key-missing': {
    what: 'Altinn asks for a subscription key in this environment.',
    next: 'Ask Altinn support for a key, and add it to the environment.',
  },

  'key-file-missing': {
    what: 'The key file {{path}} does not exist.',
    next: 'Put the file back, or add the profile again with the right file.',
  },
  'key-file-open-to-others': {
    what: 'Other users of this computer can read the key file {{path}}. It is not used.',
    next: 'Let only yourself read the file (chmod 600), and try again.',
  },
  'key-file-invalid': {
    what: 'The key file {{path}} is not a private key that we can read.',
    next: 'Use an RSA key as JWK or PEM, without a password.',
  },
  'key-type-wrong': {
    what: 'The key is of a kind that Maskinporten cannot use.',
    next: 'Make an RSA key of at least 2048 bits, and add it to the client.',
  },
  'key-too-short': {
    what: 'The key is too short to be safe.',
    next: 'Make an RSA key of at least 2048 bits, and add it to the client.',
  },
  'profile-unknown': {
    what: 'The profile no longer exists.',
    next: 'Choose another profile, or add it again.',
  },
  'profile-exists': {
    what: '{{organisation}} already has a profile in this environment.',
    next: 'Use the one that is there, or remove it first.',
  },
  'organisation-invalid': {
    what: '{{value|what was given}} is not a valid organisation number.',
    next: 'An organisation number has nine digits. Look it up in the Norwegian business register.',
  },
  'environment-unknown': {
    what: 'We do not know the environment {{environment}}.',
    next: 'Choose production, TT02 or the practice environment, or give a file that describes the environment.',
  },
  'environment-invalid': {
    what: 'The file that describes the environment lacks something or has the wrong form.',
    next: 'Correct the file. What is wrong stands under Details.',
  },
  'environment-insecure': {
    what: 'The address {{address}} is not encrypted, so others could have read the login.',
    next: 'Use an address that begins with https.',
  },
  'practice-unavailable': {
    what: 'The practice environment does not answer.',
    next: 'Try again. If that does not help, start Budstikke again.',
  },

  'home-busy': {
    what: 'Budstikke is already running with the same data, but does not answer.',
    next: 'Close the other window or wait a little, and try again.',
  },
  'home-newer': {
    what: 'The data was made by a newer version of Budstikke. It has not been touched.',
    next: 'Install the newest version.',
  },
  'home-damaged': {
    what: 'Budstikke’s database is damaged. It has not been touched, and the files you have downloaded are safe.',
    next: 'Restore a backup, or ask your IT department for help. The database is in {{path|the data folder}}.',
  },
  'home-unwritable': {
    what: 'Budstikke is not allowed to write in {{path|the data folder}}.',
    next: 'Ask your IT department for permission to write in the folder, or start with another folder.',
  },
  'home-on-share': {
    what: 'Budstikke’s data would lie on a network share ({{path|the data folder}}). There they can be ruined when the network fails or two machines open them, and others may get at them. Nothing has been opened.',
    next: 'Choose a folder on a disk of this machine with --home or BUDSTIKKE_HOME. If your IT department has moved the folder, they can make an exception for Budstikke.',
  },
  'home-roaming': {
    what: 'Budstikke’s data would lie in a profile that follows the user from machine to machine ({{path|the data folder}}). They would be copied half-written, and keys would end on servers where they do not belong. Nothing has been opened.',
    next: 'Choose a folder that stays on this machine, for example below AppData\\Local, with --home or BUDSTIKKE_HOME.',
  },
  'policy-invalid': {
    what: 'The rules that the IT department has made for this machine cannot be used as they are written. Budstikke does not start, because otherwise only some of them would hold.',
    next: 'Ask the IT department to correct them in {{path|the policy}}. “Details” says what is wrong.',
  },
  'policy-unprotected': {
    what: 'The rules for this machine in {{path|the policy file}} could have been written by anybody. Budstikke does not start.',
    next: 'Ask the IT department to let only the administrator own and write the file, or remove it.',
  },
  'policy-unreadable': {
    what: 'Budstikke cannot read the rules that the IT department has made for this machine, and does not start without them.',
    next: 'Try again, and ask the IT department for help if it still fails.',
  },
  'environment-forbidden': {
    what: 'The IT department has decided that the environment {{environment}} is not used on this machine.',
    next: 'Use another environment, or ask the IT department.',
  },
  'folder-forbidden': {
    what: 'The IT department has decided which folders may be watched on this machine, and {{path}} is not one of them.',
    next: 'Choose a folder that is allowed, or ask the IT department.',
  },
  'download-folder-fixed': {
    what: 'The IT department has decided that received files are put in {{path}}.',
    next: 'Files can be put there and nowhere else. Ask the IT department if you need another folder.',
  },
  'home-owned': {
    what: 'Another Budstikke is already working with the same data ({{path}}).',
    next: 'One is enough. Close the window or stop the service that is running, and try again. The window and the other commands can be used while it runs.',
  },
  'port-taken': {
    what: 'Another program already uses port {{value}} on this machine.',
    next: 'Choose another port.',
  },
  'service-needs-administrator': {
    what: 'Only an administrator can do this on this machine.',
    next: 'Run the command again as an administrator.',
  },
  'service-account-unknown': {
    what: 'There is no account called {{value}} on this machine.',
    next: 'Create the account, or name another.',
  },
  'service-command-failed': {
    what: 'The system refused to do what is needed ({{value}}).',
    next: 'Put right what is in the way and run the command again. It can be run as often as needed.',
  },
  'input-invalid': {
    what: 'Something that was filled in cannot be used.',
    next: 'Look over the fields and try again.',
  },
  'not-allowed-here': {
    what: 'This cannot be done from the window.',
    next: 'Use the command line on this computer.',
  },
  'unknown-item': {
    what: 'This no longer exists.',
    next: 'Go back to the list.',
  },
  'wrong-state': {
    what: 'This cannot be done now: things have changed in the meantime.',
    next: 'See what it says now, and choose from there.',
  },
  'session-lost': {
    what: 'The window has lost contact with Budstikke. What was under way is not lost.',
    next: 'The window reconnects by itself. If it does not, start Budstikke again.',
  },
  stopping: {
    what: 'Budstikke is about to close. What was under way goes on at the next start.',
    next: 'Start Budstikke again.',
  },
  internal: {
    what: 'Something went wrong in Budstikke. The error is written in the log.',
    next: 'Try again. If it happens once more, report it with what stands under Details.',
  },
} as const
