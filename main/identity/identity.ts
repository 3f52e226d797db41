/** Identity, whole: who we are, with which client and key, and what that lets the rest of the house do. */
import type { Result } from '../../preload/contract/result.ts'
import type { Environment } from '../environments.ts'
import type { Clock, Practice, Random, SystemStore } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { createCalendar, type Calendar, type Lapse } from './calendar.ts'
import { profileCommands } from './commands.ts'
import { createConnections, type Connection, type Connections } from './connections.ts'
import { createEnvironments, type Environments } from './environments.ts'
import { createFoundKeys } from './found-keys.ts'
import { keyCommands } from './key-commands.ts'
import { createKeyRing } from './key-ring.ts'
import { createOrganisations, type Organisations } from './organisations.ts'
import { createPracticeSession, type PracticeSession } from './practice.ts'
import { createProfileKeys, type ProfileKeys } from './profile-keys.ts'
import { createProfiles, type Profiles } from './profiles.ts'
import { readSystemStore } from './read-store.ts'
import { createSigners, type SecretBox } from './signers.ts'

export interface IdentityPorts {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly practice: Practice
  readonly vault: SecretBox
  readonly systemStore: SystemStore
  readonly builtInEnvironments: readonly Environment[]
  /** Ids of the only ones that may be used. */
  readonly allowedEnvironments: readonly string[] | undefined
  /** Asks Maskinporten for a token; the answer is why it gives none. */
  readonly tryConnection: (connection: Connection) => Promise<Result<null>>
  /** What lapses besides keys and certificates. */
  readonly otherLapses: (profileId: string) => readonly Lapse[]
  readonly select: (profileId: string) => void
  readonly changed: () => void
}

export interface Identity {
  readonly profiles: Profiles
  readonly environments: Environments
  readonly organisations: Organisations
  readonly keys: ProfileKeys
  readonly practice: PracticeSession
  readonly connections: Connections
  readonly calendar: Calendar
  readonly commands: ReturnType<typeof profileCommands> & ReturnType<typeof keyCommands>
}

export function createIdentity(ports: IdentityPorts): Identity {
  const { database, clock, random, vault, systemStore, changed } = ports
  const profiles = createProfiles(database, clock, random)
  const keys = createProfileKeys(database, clock)
  const environments = createEnvironments(database, ports.builtInEnvironments, ports.allowedEnvironments)
  const organisations = createOrganisations(database)
  const practice = createPracticeSession(ports.practice, environments, profiles, keys, random)
  const signers = createSigners({ vault, systemStore, practiceSigner: practice.signerOf })
  const connections = createConnections({ profiles, environments, keys, signers, practice })
  const found = createFoundKeys(clock, random)
  const ring = createKeyRing({
    ...{ profiles, keys, found, signers, vault, clock, random },
    async tryKey(profileId, keyId) {
      const connection = await connections.withKey(profileId, keyId)
      return connection.ok ? ports.tryConnection(connection.value) : connection
    },
  })
  const calendar = createCalendar({ clock, profiles, keys, others: ports.otherLapses })
  const known = { profiles, environments, organisations, keys }
  return {
    ...known,
    ...{ practice, connections, calendar },
    commands: {
      ...profileCommands({
        ...known,
        ...{ random, select: ports.select, changed, forgetSecrets: ring.forget },
        openPractice: practice.open,
      }),
      ...keyCommands({
        ...{ profiles, environments, keys, ring, found, clock, changed },
        readStore: (expected) => readSystemStore(systemStore, expected),
      }),
    },
  }
}
