/** The real engine, the real practice server and a terminal beside them: where failures of the set-up are played. */
import { onTestFinished } from 'vitest'
import { openHome } from '../../../main/hosts/attach/open.ts'
import { systemClock } from '../../../main/lib/clock.ts'
import type { Fault } from '../../../preload/contract/fault.ts'
import { success } from '../../../preload/contract/result.ts'
import type { SetupStep } from '../../../preload/contract/setup-models.ts'
import { commandLine, type CommandOptions } from '../../support/command-line.ts'
import { startWorld, type World } from '../../support/flow.ts'
import type { TroubleRule } from '../../support/simulator.ts'

export interface Stage extends World {
  /** Everything, in order. */
  check(profileId: string): Promise<readonly SetupStep[]>
  /** The same, asked by `budstikke check --json` in a process of its own. */
  checkAtTheTerminal(profileId: string): Promise<Terminal>
  /** Time goes on for both sides, so that a minute's calls are not used up. */
  pass(milliseconds: number): Promise<void>
}

export interface Terminal {
  readonly exit: number
  readonly steps: readonly SetupStep[]
  readonly fault: Fault | null
}

interface CheckDocument {
  readonly value?: { readonly steps: readonly SetupStep[] }
  readonly fault?: Fault
}

export async function terminalCheck(
  home: string,
  words: readonly string[] = [],
  options: CommandOptions = {},
): Promise<Terminal> {
  const { code, stdout, stderr } = await commandLine(home, ['check', '--json', ...words], options)
  if (stdout === '') throw new Error(`budstikke check said nothing: ${stderr}`)
  const { value, fault = null } = JSON.parse(stdout) as CheckDocument
  return { exit: code, steps: value?.steps ?? [], fault }
}

export async function startStage(): Promise<Stage> {
  const world = await startWorld()
  const { engine, simulator } = world
  const { home, clock } = engine
  // Nobody else asks Altinn for anything meanwhile.
  const { profiles } = await engine.call('app.snapshot', {})
  for (const { id } of profiles) await engine.call('profiles.remove', { profileId: id })
  const owned = await openHome({
    ...{ home, clock: systemClock },
    startEngine: () => Promise.resolve(success(engine.door)),
  })
  if (!owned.ok) throw new Error(`Nobody can attach: ${owned.fault.code}`)
  onTestFinished(() => owned.value.door.stop())
  return {
    ...world,
    check: (profileId) => clock.hurry(async () => (await engine.call('setup.check', { profileId })).steps),
    checkAtTheTerminal: (profileId) => clock.hurry(() => terminalCheck(home, ['--profile', profileId])),
    async pass(milliseconds) {
      await simulator.control.advance(milliseconds)
      clock.skip(milliseconds)
    },
  }
}

/** A kind of call misbehaves until it is put right. */
export const trouble =
  (operation: string, action: TroubleRule['action']) =>
  ({ simulator }: Pick<World, 'simulator'>): Promise<void> =>
    simulator.control.trouble({ match: { operation, times: null }, action })

/** A kind of call is answered so; text as it is, anything else as JSON. */
export const answers = (operation: string, status: number, body?: unknown) =>
  trouble(operation, {
    status,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

/** As Maskinporten refuses what a client of ours never sends, or what only its own trouble brings about. */
export const maskinportenSays = (status: number, error: string, text: string) =>
  answers('token', status, {
    error,
    error_description: `${text}. trace_id: 00000000-0000-4000-8000-000000000000`,
  })

/** As Broker and Authentication refuse. */
export const problem = (operation: string, status: number, code: string) =>
  answers(operation, status, { status, title: 'Refused', code, detail: 'No.', traceId: '00-1' })
