/** Who can mend what is in the way. */
import type { Fault, FaultCode } from '../../preload/contract/fault.ts'
import type { LetterKind, SetupActor } from '../../preload/contract/setup-models.ts'

const actors: Partial<Record<FaultCode, SetupActor>> = {
  offline: 'it',
  'host-unreachable': 'it',
  'certificate-untrusted': 'it',
  'proxy-login': 'it',
  'proxy-answer': 'it',
  'clock-wrong': 'it',
  'connection-cut': 'nobody',
  timeout: 'nobody',
  'maskinporten-busy': 'nobody',
  'service-busy': 'nobody',
  'too-many-calls': 'nobody',
  'trial-waiting': 'nobody',
  'terms-open': 'manager',
  'scope-not-granted': 'altinn',
  'scope-missing': 'altinn',
  'delegation-missing': 'manager',
  'service-no-access': 'service-owner',
  'service-not-ready': 'service-owner',
  'access-list-on': 'service-owner',
  'access-list-missing': 'service-owner',
  'recipient-not-on-list': 'service-owner',
  'system-user-rights-unknown': 'service-owner',
  'system-user-waiting': 'approver',
  'system-user-rejected': 'approver',
  'system-user-cannot-give': 'approver',
  'grant-refused': 'digdir',
  'exchange-refused': 'altinn',
}

/** The person at the desk, unless somebody else must. */
export const actorOf = ({ code }: Fault): SetupActor => actors[code] ?? 'you'

const letters: Partial<Record<FaultCode, readonly LetterKind[]>> = {
  'host-unreachable': ['firewall'],
  'certificate-untrusted': ['firewall'],
  'proxy-login': ['firewall'],
  'proxy-answer': ['firewall'],
  'scope-not-granted': ['scope-request'],
  'access-list-on': ['access-list'],
  'access-list-missing': ['access-list'],
  'service-no-access': ['service-access', 'access-list'],
  'service-not-ready': ['service-access'],
  'system-user-rights-unknown': ['service-access'],
  'system-user-waiting': ['approval'],
  'system-user-cannot-give': ['approval'],
  'grant-refused': ['help'],
  'exchange-refused': ['help'],
}

/** Letters that are written for whoever must be asked. */
export const lettersFor = ({ code }: Fault): LetterKind[] => [...(letters[code] ?? [])]
