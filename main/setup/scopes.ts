/** Which scopes a profile needs: for what it does, and for asking for a system user. platform.md §1.8. */
import { eventsScope } from '../altinn/events.ts'
import { registerScope } from '../altinn/system-users/system-register.ts'
import { requestScopes } from '../altinn/system-users/system-users.ts'
import type { Notes } from './notes.ts'
import type { SetupSubject } from './ports.ts'

export const brokerScopes = ['altinn:broker.read', 'altinn:broker.write'] as const
export const messageScopes = {
  read: 'altinn:correspondence.read',
  write: 'altinn:correspondence.write',
} as const
export const vendorScopes = [registerScope, requestScopes.write, requestScopes.read] as const

type Uses = Pick<SetupSubject, 'organisation' | 'services' | 'messageServices'>

/** What files and messages travel with. Whoever has chosen nothing yet is taken for one who sends files. */
export function serviceScopes({ organisation, services, messageServices }: Uses): readonly string[] {
  const sends = messageServices.some(({ ownerOrganisation }) => ownerOrganisation === organisation)
  return [
    ...(services.length > 0 || messageServices.length === 0 ? brokerScopes : []),
    ...(messageServices.length > 0 ? [messageScopes.read] : []),
    // Only the owner of a service sends messages through it (correspondence.md §1.2).
    ...(sends ? [messageScopes.write] : []),
  ]
}

/** The one that client and system user are tried with. */
export const proofScope = (subject: Uses): string => serviceScopes(subject)[0] ?? brokerScopes[0]

/** What the client must have; a system user brought from elsewhere takes no rights to ask for one. */
export function neededScopes(subject: SetupSubject, notes: Notes): readonly string[] {
  const isBrought = subject.systemUser !== null && notes.get(subject.profileId, 'request') === null
  return [...serviceScopes(subject), ...(isBrought ? [] : vendorScopes)]
}

/** With what may be left out. */
export const wishedScopes = (subject: SetupSubject, notes: Notes): readonly string[] => [
  ...neededScopes(subject, notes),
  eventsScope,
]
