/** Steps 10 and 11: the system, and the system user that acts through it. platform.md §3.5, §8. */
import { fault, type FaultCode } from '../../../preload/contract/fault.ts'
import type { SetupAct } from '../../../preload/contract/setup-models.ts'
import type { Access } from '../../altinn/access.ts'
import type { RequestStatus } from '../../altinn/system-users/system-users.ts'
import { inOrder, inTheWay, optional, type Check, type CheckContext, type Outcome } from '../check.ts'
import { approvalPage } from '../links.ts'
import { proofScope } from '../scopes.ts'
import { externalRefOf, isComplete, rightsOf, systemIdOf } from '../system-of.ts'
import type { Note } from '../notes.ts'
import { lettersFor } from '../who.ts'

/** A system user that came from elsewhere needs no system of ours. */
const isBrought = ({ subject, notes }: CheckContext): boolean =>
  subject.systemUser !== null && notes.get(subject.profileId, 'request') === null

export const checkSystem: Check = async (context) => {
  const { ports, subject, signal, clientAccess } = context
  if (isBrought(context))
    return optional(null, { facts: { organisation: subject.systemUser?.organisation ?? '' } })
  const access = await clientAccess()
  if (!access.ok) return inTheWay(access.fault)
  const system = systemIdOf(subject)
  const acts: SetupAct[] = ['register-system', 'adopt-system-user']
  const found = await ports.altinn.systemRegister.get(access.value, system, signal)
  if (!found.ok) return inTheWay(found.fault, { acts, letters: lettersFor(found.fault) })
  const facts = { system }
  if (found.value === null) return inTheWay(fault('system-missing', { values: facts }), { facts, acts })
  const rights = await rightsOf(ports, subject, signal)
  if (!rights.ok) return inTheWay(rights.fault, { facts })
  if (!isComplete(found.value, access.value.clientId, rights.value))
    return inTheWay(fault('system-outdated', { values: facts }), { facts, acts })
  return inOrder(facts)
}

/** The token is what counts: Maskinporten gives it only for a system user that is approved for this client. */
async function proven({ ports, subject, signal }: CheckContext, access: Access): Promise<Outcome> {
  const facts = { organisation: access.systemUser?.organisation ?? access.organisation }
  const granted = await ports.altinn.maskinporten.grant(access, [proofScope(subject)], signal)
  if (granted.ok) return inOrder(facts, { acts: ['change-system-user'] })
  const acts: SetupAct[] =
    granted.fault.code === 'system-user-missing' ? ['request-system-user', 'adopt-system-user'] : []
  return inTheWay(granted.fault, { facts, acts })
}

const turnedDown: Partial<Record<RequestStatus, FaultCode>> = {
  rejected: 'system-user-rejected',
  denied: 'system-user-rejected',
  'timed-out': 'system-user-timed-out',
}

type Request = Note<'request'>
const wanting: SetupAct[] = ['request-system-user', 'adopt-system-user']

/** Null when the request no longer stands in the way: it has been approved. */
async function outcomeOf(
  { ports, subject, signal }: CheckContext,
  access: Access,
  request: Request,
): Promise<Outcome | null> {
  const looked = await ports.altinn.systemUsers.look(access, request.id, request.kind, signal)
  if (!looked.ok) return inTheWay(looked.fault)
  if (looked.value === null) return inTheWay(fault('system-user-request-gone'), { acts: wanting })
  const { status, confirmUrl } = looked.value
  if (status === 'new' || status === 'other') {
    const links = approvalPage(subject.environment, confirmUrl ?? request.confirmUrl)
    const waiting = fault('system-user-waiting')
    return inTheWay(waiting, { links, letters: lettersFor(waiting) })
  }
  const code = turnedDown[status]
  return code === undefined ? null : inTheWay(fault(code), { acts: wanting })
}

export const checkSystemUser: Check = async (context) => {
  const { ports, notes, subject, signal, clientAccess } = context
  const { organisation, profileId } = subject
  const access = await clientAccess()
  if (!access.ok) return inTheWay(access.fault)
  const request = notes.get(profileId, 'request')
  if (subject.systemUser !== null && request?.kind !== 'changerequest') {
    const found = await proven(context, { ...access.value, organisation, systemUser: subject.systemUser })
    if (found.fault?.code !== 'system-user-missing' || request === null) return found
    // It is gone at Altinn; a new one may have been asked for since, and then its approval is what is missing.
    const anew = await outcomeOf(context, access.value, request)
    return anew === null || anew.fault?.code === 'system-user-request-gone' ? found : anew
  }
  const open = request === null ? null : await outcomeOf(context, access.value, request)
  if (open !== null) return open

  const externalRef = externalRefOf(subject)
  const wanted = { systemId: systemIdOf(subject), organisation, externalRef }
  const known = await ports.altinn.systemUsers.find(access.value, wanted, signal)
  if (!known.ok) return inTheWay(known.fault, { acts: wanting })
  if (known.value === null) return inTheWay(fault('system-user-none'), { acts: wanting })
  const systemUser = { organisation, externalRef: known.value.externalRef ?? externalRef }
  const kept = ports.setSystemUser(profileId, systemUser)
  if (!kept.ok) return inTheWay(kept.fault)
  if (request?.kind === 'changerequest') notes.set(profileId, 'request', { ...request, kind: 'request' })
  return proven(context, { ...access.value, organisation, systemUser })
}
