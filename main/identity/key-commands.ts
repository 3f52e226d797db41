/** The commands about keys. What comes in from a file is overwritten once it has been read. */
import { fault } from '../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../preload/contract/result.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import type { Clock } from '../ports.ts'
import type { Environments } from './environments.ts'
import type { Found, FoundKeys } from './found-keys.ts'
import type { KeyRing } from './key-ring.ts'
import { keyView } from './key-view.ts'
import type { Expected } from './keys/choose.ts'
import { readKeyFile } from './keys/read.ts'
import type { KeyRecord, ProfileKeys } from './profile-keys.ts'
import type { Profiles } from './profiles.ts'

export interface KeyCommandPorts {
  readonly profiles: Profiles
  readonly environments: Environments
  readonly keys: ProfileKeys
  readonly ring: KeyRing
  readonly found: FoundKeys
  /** What the system's own store holds for this organisation. */
  readonly readStore: (expected: Expected) => Promise<Result<readonly Found[]>>
  readonly clock: Clock
  /** A profile's keys have changed: tokens are no longer theirs. */
  readonly changed: () => void
}

type Names =
  | 'keys.list'
  | 'keys.make'
  | 'keys.read'
  | 'keys.readStore'
  | 'keys.take'
  | 'keys.setKeyId'
  | 'keys.registered'
  | 'keys.switch'
  | 'keys.remove'

export function keyCommands(ports: KeyCommandPorts): HandlersOf<Names> {
  const { profiles, environments, keys, ring, found, clock } = ports

  const expectedOf = (profileId: string): Result<Expected> => {
    const record = profiles.get(profileId)
    if (!record.ok) return record
    const environment = environments.get(record.value.environmentId)
    if (!environment.ok) return environment
    return success({
      organisation: record.value.organisation,
      environmentKind: environment.value.kind,
      now: clock.now(),
    })
  }
  const shown = (result: Result<KeyRecord>) => {
    if (!result.ok) return result
    ports.changed()
    return success(keyView(result.value))
  }
  const again = (profileId: string, id: string) => shown(keys.get(profileId, id))

  return {
    'keys.list'({ profileId }) {
      const record = profiles.get(profileId)
      if (!record.ok) return record
      const holder = profiles.holderOf(record.value)
      return holder.ok ? success({ keys: keys.of(holder.value.id).map(keyView) }) : holder
    },
    async 'keys.make'({ profileId }) {
      return shown(await ring.make(profileId))
    },
    async 'keys.read'({ profileId, content, password }) {
      const expected = expectedOf(profileId)
      if (!expected.ok) return expected
      const bytes = Buffer.from(content, 'base64')
      const read = await readKeyFile(bytes, password, expected.value, clock)
      bytes.fill(0)
      if (!read.ok) return read
      const kept = read.value.map(({ certificate, keyId, fault: reason, best, material }): Found => ({
        ...{ certificate, keyId, fault: reason, best },
        holding: material === null ? null : { kind: 'material', material },
      }))
      return success({ found: [...found.keep(profileId, kept)] })
    },
    async 'keys.readStore'({ profileId }) {
      const expected = expectedOf(profileId)
      if (!expected.ok) return expected
      const read = await ports.readStore(expected.value)
      return read.ok ? success({ found: [...found.keep(profileId, read.value)] }) : read
    },
    async 'keys.take'({ profileId, foundId, keyId }) {
      return shown(await ring.take(profileId, foundId, keyId))
    },
    'keys.setKeyId'({ profileId, id, keyId }) {
      const key = keys.get(profileId, id)
      if (!key.ok) return key
      keys.setKeyId(id, keyId.trim())
      return again(profileId, id)
    },
    'keys.registered'({ profileId, id, at }) {
      const key = keys.get(profileId, id)
      if (!key.ok) return key
      if (at > clock.now()) return failure(fault('input-invalid', { values: { value: 'at' } }))
      keys.setRegistered(id, at)
      return again(profileId, id)
    },
    async 'keys.switch'({ profileId, id }) {
      return shown(await ring.switchTo(profileId, id))
    },
    async 'keys.remove'({ profileId, id }) {
      const removed = await ring.remove(profileId, id)
      if (removed.ok) ports.changed()
      return removed
    },
  }
}
