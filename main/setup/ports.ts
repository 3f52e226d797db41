/**
 * What the checklist needs of the rest of the house. `app.ts` connects it: identity, transfers and the doors
 * are known here only by these functions.
 */
import type { Fault } from '../../preload/contract/fault.ts'
import type { CalendarEntry, KeyView } from '../../preload/contract/identity-models.ts'
import type { MessageService, Service } from '../../preload/contract/models.ts'
import type { ProfileSetup } from '../../preload/contract/snapshot.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Access, SystemUser } from '../altinn/access.ts'
import type { Altinn } from '../altinn/index.ts'
import type { Environment } from '../environments.ts'
import type { HandlersOf } from '../lib/handlers.ts'
import type { Clock, Log, Random } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** Who is being set up, as far as it has come. */
export interface SetupSubject {
  readonly profileId: string
  readonly environment: Environment
  /** Nine digits. */
  readonly organisation: string
  readonly organisationName: string | null
  /** The supplier's, where one acts for the organisation. */
  readonly clientId: string | null
  /** Nine digits of whoever owns client and key, when that is another organisation. */
  readonly supplier: { readonly organisation: string } | null
  readonly systemUser: SystemUser | null
  readonly services: readonly Service[]
  readonly messageServices: readonly MessageService[]
  /** The current key of whoever owns the client. */
  readonly key: KeyView | null
  /** The person has agreed that Enhetsregisteret may be asked (`settings.lookUpNames`). */
  readonly consentToLookUp: boolean
}

/** How far a file to oneself has come. */
export interface TrialView {
  readonly stage: TrialStage
  readonly fileTransferId: string | null
  /** What is in the way now; with `retry: later` it goes on by itself. */
  readonly fault: Fault | null
  /** True when it will not go on by itself. */
  readonly failed: boolean
}
/** In this order; `confirmed` is the end. */
export type TrialStage = 'queued' | 'initialized' | 'uploaded' | 'published' | 'downloaded' | 'confirmed'

export interface TrialPorts {
  /** Makes a small file and queues it from this organisation to itself; answers the id of the outgoing item. */
  send(profileId: string, serviceId: string): Promise<Result<string>>
  /** Reads what is known here, asks nobody. Faults: unknown-item. */
  look(profileId: string, id: string): Result<TrialView>
  /**
   * One step on from `published`: looks in the inbox for it, saves it, confirms it. Called again until `look`
   * says `confirmed`; doing nothing while the rest is under way is right.
   */
  receive(profileId: string, id: string): Promise<Result<null>>
}

export interface SetupPorts {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly altinn: Altinn
  readonly profileIds: () => readonly string[]
  /** Starts nothing. Faults: profile-unknown, environment-unknown. */
  readonly subjectOf: (profileId: string) => Result<SetupSubject>
  /** May start practice. Faults: client-missing, key-missing, practice-unavailable, and the signer's. */
  readonly accessOf: (profileId: string) => Promise<Result<Access>>
  /** All environments of this home: a service that is missing in one is looked for in the others. */
  readonly environments: () => readonly Environment[]
  readonly consentToLookUp: () => boolean
  /** What is known of a name in an environment. */
  readonly nameOf: (environmentId: string, organisation: string) => string | null
  readonly rememberName: (environmentId: string, organisation: string, name: string) => void
  /** Null = acts as the organisation itself. Tokens are forgotten, everybody is told. Faults: profile-unknown. */
  readonly setSystemUser: (profileId: string, systemUser: SystemUser | null) => Result<null>
  /** Title and owner of a service that the profile has. */
  readonly describeService: (profileId: string, service: Service) => void
  /** The same of one for messages. */
  readonly describeMessageService: (profileId: string, service: MessageService) => void
  /** Maskinporten has accepted the current key: kept as its date of registration when none is known. */
  readonly keyWorked: (profileId: string, at: number) => void
  /** What lapses for this profile, of every kind; soonest first. */
  readonly lapsing: (profileId: string) => readonly CalendarEntry[]
  readonly trial: TrialPorts
  /** Opens a page in the person's browser. Faults: page-not-opened. */
  readonly openOutside: (url: string) => Promise<Result<null>>
  /** A step of this profile's checklist has changed: `list.stale`, and `summary` may be another. */
  readonly changed: (profileId: string) => void
  /** The daily look has found something that nobody has been told of yet. */
  readonly notice: (profileId: string, fault: Fault) => void
}

export type SetupCommandName =
  | 'setup.get'
  | 'setup.check'
  | 'setup.tickTerms'
  | 'setup.letter'
  | 'setup.openLink'
  | 'services.find'
  | 'system.register'
  | 'systemUser.request'
  | 'systemUser.change'
  | 'systemUser.adopt'
  | 'trial.send'
  | 'organisations.lookUp'

/** What the rest of the house gets: `createSetup(ports)` in `setup.ts`. */
export interface Setup {
  readonly commands: HandlersOf<SetupCommandName>
  readonly summary: (profileId: string) => ProfileSetup
  /** Requests that wait for approval and when Altinn forgets them, for the calendar. */
  readonly lapses: (profileId: string) => readonly Pick<CalendarEntry, 'id' | 'kind' | 'title' | 'at'>[]
  /** Forgets everything about a profile: it was removed, or practice started over. */
  readonly forget: (profileId: string) => void
  /** Follows waiting approvals and trials, and looks after what works once a day. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}
