/** Turns a profile into what Altinn's clients need to act for it: environment, client, signer. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { Environment } from '../environments.ts'
import type { Environments } from './environments.ts'
import type { PracticeSession } from './practice.ts'
import type { KeyRecord, ProfileKeys } from './profile-keys.ts'
import type { ProfileRecord, Profiles } from './profiles.ts'
import type { Signer } from './signer.ts'
import type { Signers } from './signers.ts'

export interface Connection {
  readonly environment: Environment
  readonly organisation: string
  readonly clientId: string
  readonly signer: Signer
  readonly systemUser: ProfileRecord['systemUser']
}

export interface ConnectionPorts {
  readonly profiles: Profiles
  readonly environments: Environments
  readonly keys: ProfileKeys
  readonly signers: Signers
  readonly practice: Pick<PracticeSession, 'open'>
}

export interface Connections {
  /** Faults: profile-unknown, environment-unknown, environment-forbidden, practice-unavailable, client-missing, key-missing, and the signer's. */
  of(profileId: string): Promise<Result<Connection>>
  /** The same with another of the profile's keys, to try it before it is used. Faults as `of`, and key-unknown. */
  withKey(profileId: string, keyId: string): Promise<Result<Connection>>
}

export function createConnections(ports: ConnectionPorts): Connections {
  const { profiles, environments, keys, signers, practice } = ports

  const connect = async (
    profileId: string,
    keyOf: (holder: ProfileRecord) => Result<KeyRecord>,
  ): Promise<Result<Connection>> => {
    const known = profiles.get(profileId)
    if (!known.ok) return known
    if (known.value.environmentId === 'practice') {
      const opened = await practice.open()
      if (!opened.ok) return opened
    }
    // Opening practice may have given the profile a new client and its world new addresses.
    const record = profiles.get(profileId)
    if (!record.ok) return record
    const environment = environments.get(record.value.environmentId)
    if (!environment.ok) return environment
    const holder = profiles.holderOf(record.value)
    if (!holder.ok) return holder
    const { clientId } = holder.value
    if (clientId === null) return failure(fault('client-missing'))
    const key = keyOf(holder.value)
    if (!key.ok) return key
    const signer = signers.of(key.value, clientId)
    if (!signer.ok) return signer
    const { organisation, systemUser } = record.value
    return success({
      ...{ environment: environment.value, organisation, clientId },
      ...{ signer: signer.value, systemUser },
    })
  }

  return {
    of: (profileId) =>
      connect(profileId, (holder) => {
        const key = keys.current(holder.id)
        return key === null ? failure(fault('key-missing')) : success(key)
      }),
    withKey: (profileId, keyId) => connect(profileId, (holder) => keys.get(holder.id, keyId)),
  }
}
