/** Turns a profile into what Altinn's clients need to act for it: environment, client, signer. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Environment } from '../environments.ts'
import type { Environments } from './environments.ts'
import { createFileSigner } from './file-key.ts'
import type { PracticeSession } from './practice.ts'
import type { ProfileRecord, Profiles } from './profiles.ts'
import type { Signer } from './signer.ts'

export interface Connection {
  readonly environment: Environment
  readonly organisation: string
  readonly clientId: string
  readonly signer: Signer
  readonly systemUser: ProfileRecord['systemUser']
}

export interface Connections {
  /** Faults: profile-unknown, environment-unknown, practice-unavailable, key-file-missing. */
  of(profileId: string): Promise<Result<Connection>>
}

export function createConnections(
  profiles: Profiles,
  environments: Environments,
  practice: PracticeSession,
): Connections {
  const signers = new Map<string, Signer>()

  const fileSigner = (record: ProfileRecord): Result<Signer> => {
    if (record.keyFile === null) return failure(fault('key-file-missing', { values: { path: '' } }))
    const key = `${record.keyFile}\n${record.keyId}`
    const known = signers.get(key) ?? createFileSigner({ path: record.keyFile, keyId: record.keyId })
    signers.set(key, known)
    return success(known)
  }

  const signerOf = async (profileId: string): Promise<Result<Signer>> => {
    const record = profiles.get(profileId)
    if (!record.ok) return record
    if (record.value.keySource === 'file') return fileSigner(record.value)
    const opened = await practice.open()
    if (!opened.ok) return opened
    // Opening practice may have given the profile a new client.
    const current = profiles.get(profileId)
    if (!current.ok) return current
    const signer = practice.signerOf(current.value.clientId)
    return signer === null ? failure(fault('practice-unavailable')) : success(signer)
  }

  return {
    async of(profileId) {
      const signer = await signerOf(profileId)
      if (!signer.ok) return signer
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const environment = environments.get(record.value.environmentId)
      if (!environment.ok) return environment
      const { organisation, clientId, systemUser } = record.value
      return success({
        environment: environment.value,
        organisation,
        clientId,
        signer: signer.value,
        systemUser,
      })
    },
  }
}
