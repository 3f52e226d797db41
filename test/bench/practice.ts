/** The practice environment in a process of its own, as everybody else starts it. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import {
  parseEnvironment,
  practiceHandoverSchema,
  type Environment,
  type PracticeClient,
} from '../../main/environments.ts'

const launcher = fileURLToPath(new URL('../../bin/budstikke.mjs', import.meta.url))

export interface RunningPractice {
  /** What it printed, for the engine. */
  readonly printed: unknown
  readonly environment: Environment
  readonly clients: readonly PracticeClient[]
  stop(): Promise<void>
}

/** Starts `budstikke practice` on a free port with its state below `home`. */
export async function startPractice(home: string): Promise<RunningPractice> {
  const child = spawn(process.execPath, [launcher, 'practice', '--port', '0', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    exited.then(() => {
      throw new Error('The practice environment ended before it said where it is.')
    }),
  ])
  const printed: unknown = JSON.parse(first)
  const { environment, clients } = practiceHandoverSchema.parse(printed)
  const parsed = parseEnvironment(environment)
  if (!parsed.ok) throw new Error(`The practice environment is not usable: ${parsed.fault.code}`)
  return {
    printed,
    environment: parsed.value,
    clients,
    async stop() {
      child.kill()
      await exited
    },
  }
}
