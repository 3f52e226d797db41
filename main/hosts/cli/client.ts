/** What a command works with: the home's engine with the contract's types, and the chosen profile. */
import type { CommandInput, CommandName, CommandReply } from '../../../preload/contract/commands.ts'
import { fault } from '../../../preload/contract/fault.ts'
import type { Language, Profile } from '../../../preload/contract/models.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock } from '../../ports.ts'
import { ask } from '../ask.ts'
import type { LastingDoor } from '../attach/lasting.ts'
import type { CliText } from './text/index.ts'

export interface Client {
  readonly door: LastingDoor
  /** Somebody else owns the home and goes on when this command ends. */
  readonly isAttached: boolean
  readonly clock: Clock
  readonly language: Language
  readonly text: CliText
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
  /** Profile by its id or organisation number, as given with `--profile`. */
  readonly wantedProfile: string | undefined
  /** Use the practice environment, and open it when the home has none. */
  readonly practice: boolean
  /** A line for the person, on standard error. */
  readonly say: (line: string) => void
  /** A line that replaces the one before; null where nobody watches. */
  readonly progress: ((line: string) => void) | null
}

/** One command of the contract, from the trusted door. */
export const call = <Name extends CommandName>(
  client: Pick<Client, 'door'>,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandReply<Name>> => ask(client.door, name, input)

function matching(profiles: readonly Profile[], wanted: string): readonly Profile[] {
  const number = wanted.replace(/^0192:/, '').replaceAll(' ', '')
  const exact = profiles.filter(({ id, organisation }) => id === wanted || organisation.number === number)
  return exact.length > 0 ? exact : profiles.filter(({ id }) => id.startsWith(wanted))
}

/**
 * The profile to work as: `--profile`, else the active one. With `--practice` only practice profiles count.
 * Fault: profile-unknown (none, or several organisations' profiles answer to the same number).
 */
export async function chooseProfile(client: Client): Promise<Result<Profile>> {
  if (client.practice) {
    const opened = await call(client, 'practice.open', {})
    if (!opened.ok) return opened
  }
  const snapshot = await call(client, 'app.snapshot', {})
  if (!snapshot.ok) return snapshot
  const { activeProfileId, profiles } = snapshot.value
  const eligible = profiles.filter(({ environment }) => !client.practice || environment.kind === 'practice')
  const found =
    client.wantedProfile === undefined
      ? [eligible.find(({ id }) => id === activeProfileId) ?? eligible[0]]
      : matching(eligible, client.wantedProfile)
  const [profile] = found
  if (profile === undefined || found.length > 1) {
    if (profiles.length === 0) client.say(client.text.noProfile)
    if (found.length > 1) client.say(client.text.severalProfiles)
    return failure(fault('profile-unknown', { values: { value: client.wantedProfile ?? '' } }))
  }
  if (profile.environment.kind === 'practice') client.say(client.text.thisIsPractice)
  return success(profile)
}
