/**
 * The practice environment as this home sees it. Its keys are handed over at start and kept in memory only;
 * its profiles look like any other, so that nothing else needs to know that it is practice.
 */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import { parseEnvironment, practiceHandoverSchema, type PracticeClient } from '../environments.ts'
import type { Practice, Random } from '../ports.ts'
import type { Environments } from './environments.ts'
import { createMemorySigner } from './memory-key.ts'
import type { ProfileKeys } from './profile-keys.ts'
import type { Profiles } from './profiles.ts'
import type { Signer } from './signer.ts'

type Opened = Result<readonly string[]>

/** What this home does and remembers of the world that ends. */
export interface OldWorld {
  /** While `work` runs nothing speaks to practice, so that nothing of the old world comes in behind it. */
  hold(work: () => Promise<Opened>): Promise<Opened>
  /** Removes what is remembered of a profile. */
  forget(profileId: string): void
}

export interface PracticeSession {
  /** Makes sure that it runs; answers the profiles of the person's own practice organisations. Fault: environment-forbidden. */
  open(): Promise<Result<readonly string[]>>
  /** Throws its data away, and what this home remembers of it. Asked for twice at once, it is done once. */
  startOver(old: OldWorld): Promise<Result<readonly string[]>>
  signerOf(clientId: string): Signer | null
}

export function createPracticeSession(
  practice: Practice,
  environments: Environments,
  profiles: Profiles,
  keys: ProfileKeys,
  random: Random,
): PracticeSession {
  const signers = new Map<string, Signer>()
  let takenOver: unknown = null
  let opened: readonly string[] = []
  let beginning: Promise<Opened> | null = null

  /** The same organisation stays the same profile, though practice gives it new clients and keys. */
  const adopt = (client: PracticeClient, environmentId: string): string | null => {
    const { organisation, clientId, kid, systemUser } = client
    const known = profiles
      .all()
      .find(
        (one) =>
          one.environmentId === environmentId &&
          one.organisation === organisation.number &&
          keys.current(one.id)?.source === 'practice',
      )
    const record = {
      environmentId,
      organisation: organisation.number,
      supplierId: null,
      clientId,
      systemUser,
    }
    const adopted = known === undefined ? profiles.add(record) : profiles.update({ ...record, id: known.id })
    if (!adopted.ok) return null
    if (keys.current(adopted.value.id)?.keyId === kid) return adopted.value.id
    keys.replaceCurrent({
      ...{ id: random.uuid(), profileId: adopted.value.id, source: 'practice', keyId: kid, filePath: null },
      ...{ storeReference: null, certificate: null, chain: [], publicPem: null },
    })
    return adopted.value.id
  }

  const takeOver = (printed: unknown): Result<readonly string[]> => {
    if (printed === takenOver) return success(opened)
    const parsed = practiceHandoverSchema.safeParse(printed)
    if (!parsed.success)
      return failure(fault('practice-unavailable', { technical: { text: parsed.error.message } }))
    const environment = parseEnvironment(parsed.data.environment)
    if (!environment.ok) return environment
    environments.save(environment.value)
    signers.clear()
    const ids: string[] = []
    for (const client of parsed.data.clients.filter(({ own }) => own)) {
      signers.set(client.clientId, createMemorySigner(client.privateKey, client.kid))
      const id = adopt(client, environment.value.id)
      if (id === null) continue
      for (const service of environment.value.services) profiles.addService(id, service)
      for (const service of environment.value.messageServices) profiles.addMessageService(id, service)
      ids.push(id)
    }
    takenOver = printed
    opened = ids
    return success(ids)
  }

  const beginAnew = async (old: OldWorld): Promise<Opened> => {
    // Whoever was set up there by hand is gone with it, and keeps only an empty desk.
    for (const record of profiles.all()) if (record.environmentId === 'practice') old.forget(record.id)
    const printed = await practice.startOver()
    return printed.ok ? takeOver(printed.value) : printed
  }

  return {
    async open() {
      const permitted = environments.permit('practice')
      if (!permitted.ok) return permitted
      const printed = await practice.start()
      return printed.ok ? takeOver(printed.value) : printed
    },
    startOver(old) {
      const permitted = environments.permit('practice')
      if (!permitted.ok) return Promise.resolve(permitted)
      beginning ??= old
        .hold(() => beginAnew(old))
        .finally(() => {
          beginning = null
        })
      return beginning
    },
    signerOf: (clientId) => signers.get(clientId) ?? null,
  }
}
