/** What a person does about system and system user. Each is written down before the service is told. platform.md §3.5. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Access } from '../altinn/access.ts'
import type { SystemUserRequest } from '../altinn/system-users/system-users.ts'
import type { Notes } from './notes.ts'
import type { SetupPorts, SetupSubject } from './ports.ts'
import { externalRefOf, merged, rightsOf, systemIdOf, vendorOf } from './system-of.ts'

export interface SystemActs {
  register(profileId: string): Promise<Result<null>>
  request(profileId: string): Promise<Result<null>>
  change(profileId: string): Promise<Result<null>>
  adopt(profileId: string, organisation: string, externalRef: string | null): Result<null>
}

export function createSystemActs(ports: SetupPorts, notes: Notes): SystemActs {
  const { systemRegister, systemUsers } = ports.altinn

  /** As whoever owns the client, without a system user. */
  const begin = async (profileId: string): Promise<Result<{ subject: SetupSubject; access: Access }>> => {
    const subject = ports.subjectOf(profileId)
    if (!subject.ok) return subject
    const access = await ports.accessOf(profileId)
    if (!access.ok) return access
    return success({
      subject: subject.value,
      access: { ...access.value, organisation: vendorOf(subject.value), systemUser: null },
    })
  }

  const remember = (
    profileId: string,
    kind: 'request' | 'changerequest',
    externalRef: string,
    made: SystemUserRequest,
  ): Result<null> => {
    const { id, confirmUrl } = made
    notes.set(profileId, 'request', { id, kind, confirmUrl, externalRef, at: ports.clock.now() })
    notes.remove(profileId, 'adopted')
    return success(null)
  }

  return {
    async register(profileId) {
      const begun = await begin(profileId)
      if (!begun.ok) return begun
      const { subject, access } = begun.value
      const id = systemIdOf(subject)
      const rights = await rightsOf(ports, subject)
      if (!rights.ok) return rights
      const known = await systemRegister.get(access, id)
      if (!known.ok) return known
      const system = merged(id, vendorOf(subject), access.clientId, rights.value, known.value)
      return known.value === null
        ? systemRegister.register(access, system)
        : systemRegister.update(access, system)
    },

    async request(profileId) {
      const begun = await begin(profileId)
      if (!begun.ok) return begun
      const { subject, access } = begun.value
      const rights = await rightsOf(ports, subject)
      if (!rights.ok) return rights
      const before = notes.get(profileId, 'request')
      if (before?.kind === 'request') {
        const old = await systemUsers.look(access, before.id, 'request')
        if (!old.ok) return old
        // One that was turned down stands in the way of a new one.
        const isOver = old.value !== null && old.value.status !== 'new' && old.value.status !== 'accepted'
        const gone = isOver ? await systemUsers.withdraw(access, before.id) : success(null)
        if (!gone.ok) return gone
      }
      const externalRef = externalRefOf(subject)
      const { organisation } = subject
      const wanted = { systemId: systemIdOf(subject), organisation, externalRef, ...rights.value }
      const made = await systemUsers.request(access, wanted)
      // The check finds the one that exists.
      if (!made.ok) return made.fault.code === 'system-user-exists' ? success(null) : made
      return remember(profileId, 'request', externalRef, made.value)
    },

    async change(profileId) {
      const begun = await begin(profileId)
      if (!begun.ok) return begun
      const { subject, access } = begun.value
      const systemId = systemIdOf(subject)
      const externalRef = subject.systemUser?.externalRef ?? externalRefOf(subject)
      const rights = await rightsOf(ports, subject)
      if (!rights.ok) return rights
      const known = await systemUsers.find(access, {
        systemId,
        organisation: subject.organisation,
        externalRef,
      })
      if (!known.ok) return known
      if (known.value === null) return failure(fault('system-user-none'))
      const made = await systemUsers.change(access, known.value.id, rights.value, ports.random.uuid())
      return made.ok ? remember(profileId, 'changerequest', externalRef, made.value) : made
    },

    adopt(profileId, organisation, externalRef) {
      const kept = ports.setSystemUser(profileId, { organisation, externalRef })
      if (!kept.ok) return kept
      notes.remove(profileId, 'request')
      notes.set(profileId, 'adopted', { at: ports.clock.now() })
      return success(null)
    },
  }
}
