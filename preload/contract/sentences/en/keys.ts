/** English for key files and certificates. */
export const keySentences = {
  'key-file-not-recognised': {
    what: 'This is not a key file that we recognise.',
    next: 'Choose a file that ends in .p12, .pfx, .pem, .key or .jwk. The supplier of the certificate or your IT department knows which one it is.',
  },
  'key-password-needed': {
    what: 'The file is protected by a password.',
    next: 'Enter the password that came with the file.',
  },
  'key-password-wrong': {
    what: 'The password does not fit the file.',
    next: 'Try again, and mind capital and small letters. If the supplier gave you several passwords, it is the one for this very file.',
  },
  'key-file-damaged': {
    what: 'The key file is damaged or incomplete.',
    next: 'Get the file again from whoever gave it to you, and try again.',
  },
  'key-file-too-costly': {
    what: 'The file took too long to open, or is far too large to be a key file. It has not been used.',
    next: 'Choose another file, or ask your IT department to export the key again.',
  },
  'key-file-unsupported': {
    what: 'The file is protected in a way that Budstikke cannot read.',
    next: 'Ask your IT department to export the key again as PKCS#12 with AES-256.',
  },
  'key-public-only': {
    what: 'The file holds only the public part. It cannot be used to log in.',
    next: 'Choose the file with the private key. It often ends in .p12 or .pfx and has a password.',
  },
  'key-missing-in-file': {
    what: 'There is a certificate in the file, but its private key is missing.',
    next: 'Export the certificate again, and choose to include the private key.',
  },
  'certificate-for-encryption': {
    what: 'This certificate is for encryption. Maskinporten does not accept it.',
    next: 'Use the certificate for authentication. It often comes in the same delivery.',
  },
  'certificate-expired': {
    what: 'The certificate expired {{date|some time ago}}.',
    next: 'Choose the new certificate, or order one from Buypass or Commfides. You can also make a key here.',
  },
  'certificate-not-yet-valid': {
    what: 'The certificate is not valid until {{date|later}}.',
    next: 'Wait until then, or choose the certificate that is valid now. Check, too, that the clock of this computer is right.',
  },
  'certificate-of-another': {
    what: 'The certificate belongs to {{organisation|another organisation}}, not to the organisation of the profile.',
    next: 'Choose the certificate of the profile’s organisation, or make a profile for the other one.',
  },
  'certificate-test-in-production': {
    what: 'This is a test certificate. It cannot be used in production.',
    next: 'Choose the production certificate, or switch to the test environment.',
  },
  'certificate-production-in-test': {
    what: 'This certificate is for production. It cannot be used in a test environment.',
    next: 'Choose the test certificate, or make a key here.',
  },
  'certificate-not-enterprise': {
    what: 'This is not an enterprise certificate from Buypass or Commfides.',
    next: 'Choose the enterprise certificate. If you have none, you can make a key here instead.',
  },
} as const
