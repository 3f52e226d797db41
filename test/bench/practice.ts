/** The practice environment in a process of its own, started as the hosts start it. */
import {
  parseEnvironment,
  practiceHandoverSchema,
  type Environment,
  type PracticeClient,
} from '../../main/environments.ts'
import { launchPractice } from '../../main/hosts/practice-process.ts'
import { createPractice } from '../../main/hosts/practice.ts'
import { systemClock } from '../../main/lib/clock.ts'

export interface RunningPractice {
  /** What it printed, for the engine. */
  readonly printed: unknown
  readonly environment: Environment
  readonly clients: readonly PracticeClient[]
  /** Address from which its world can be changed, with its secret. */
  readonly control: string
  stop(): Promise<void>
}

/**
 * Starts it with its state below `home`; it keeps up to `cap` bytes of files, by itself at most 16 GiB. `instant`:
 * scans take no time, partners do nothing by themselves, and calls are not limited until that is asked for.
 */
export async function startPractice(
  home: string,
  cap: number,
  speed: 'practice' | 'instant' = 'practice',
): Promise<RunningPractice> {
  const launch = (folder: string) => launchPractice(folder, ['--cap', String(cap), '--speed', speed])
  const practice = createPractice({ home, clock: systemClock, launch })
  const started = await practice.start()
  if (!started.ok) throw new Error(`The practice environment did not start: ${JSON.stringify(started.fault)}`)
  const { environment, clients, control } = practiceHandoverSchema.parse(started.value)
  const parsed = parseEnvironment(environment)
  if (!parsed.ok) throw new Error(`The practice environment is not usable: ${parsed.fault.code}`)
  const stop = (): Promise<void> => practice.stop()
  return { printed: started.value, environment: parsed.value, clients, control, stop }
}
