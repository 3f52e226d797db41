/**
 * The codes of the system register and of system users that have a sentence of their own. platform.md §3.5;
 * data/platform/altinn-authentication-problem-codes.json.
 */
import type { FaultCode } from '../../../preload/contract/fault.ts'

export const problemCodes: Readonly<Record<string, FaultCode>> = {
  'AUTH-00001': 'system-user-rights-unknown',
  'AUTH-00004': 'system-user-exists',
  'AUTH-00006': 'system-user-exists',
  'AUTH-00010': 'system-user-request-gone',
  'AUTH-00011': 'system-missing',
  'AUTH-00016': 'system-user-cannot-give',
  'AUTH-00018': 'system-user-cannot-give',
  'AUTH-00019': 'system-user-cannot-give',
  'AUTH-00020': 'system-user-cannot-give',
  'AUTH-00053': 'system-user-cannot-give',
  'AUTH-00066': 'system-user-cannot-give',
  'AUTH-00068': 'system-user-cannot-give',
  'AUTH-00070': 'system-user-cannot-give',
  'AUTH-00071': 'system-user-cannot-give',
  'AUTH-00069': 'access-list-missing',
  'AUTH-00023': 'system-vendor-other',
  'AUTH-00059': 'system-user-rights-none',
  'VLD-00001': 'system-id-invalid',
  'VLD-00002': 'system-id-taken',
  'VLD-00003': 'system-resource-unknown',
  'VLD-00004': 'system-client-taken',
  'VLD-00008': 'system-package-unknown',
  'VLD-00018': 'system-package-unknown',
}
