/** One failure of the set-up, how it is brought about in the practice world, and what is to be said of it. */
import { expect } from 'vitest'
import type { CommandInput, CommandName } from '../../../preload/contract/commands.ts'
import type { Fault, FaultCode } from '../../../preload/contract/fault.ts'
import type { Language } from '../../../preload/contract/models.ts'
import { sentenceOf } from '../../../preload/contract/sentences/index.ts'
import type {
  SetupActor,
  SetupState,
  SetupStep,
  SetupStepId,
} from '../../../preload/contract/setup-models.ts'

interface Expected {
  readonly name: string
  readonly step: SetupStepId
  readonly code: FaultCode
}

export interface Scenario<Stage> extends Expected {
  /** `ok` and `optional`: told, and not in the way. */
  readonly state?: SetupState
  /** Who can mend it; the person at the desk when left out. */
  readonly who?: SetupActor
  /** The service's own number, which stands under «Details». */
  readonly number?: string
  /** The steps after it still have a meaning, and are looked at. */
  readonly goesOn?: true
  /** `budstikke check --json` is asked, too: at least once for each step. */
  readonly atTheTerminal?: true
  readonly spoil: (stage: Stage) => Promise<unknown>
  /** What the stage does not put right by itself. */
  readonly mend?: (stage: Stage) => Promise<unknown>
}

/** Something the person does that is refused at once. */
export interface Refusal<Stage> extends Expected {
  readonly spoil?: (stage: Stage) => Promise<unknown>
  readonly act: (stage: Stage) => Promise<Fault>
  readonly mend?: (stage: Stage) => Promise<unknown>
}

/** What the engine has against a command. */
export async function faultOf<Name extends CommandName>(
  engine: {
    reply(name: Name, input: CommandInput<Name>): Promise<{ readonly ok: boolean; readonly fault?: Fault }>
  },
  name: Name,
  input: CommandInput<Name>,
): Promise<Fault> {
  const { fault } = await engine.reply(name, input)
  if (fault === undefined) throw new Error(`${name} was expected to be refused`)
  return fault
}

const isInTheWay = ({ state }: SetupStep): boolean => state !== 'ok' && state !== 'optional'

/** Whether anything is in the way. */
export const troublesOf = (steps: readonly SetupStep[]) =>
  steps.filter(isInTheWay).map(({ id, state, fault }) => ({ id, state, code: fault?.code ?? null }))

/** The same verdict, whoever has asked. */
export const verdictsOf = (steps: readonly SetupStep[]) =>
  steps.map(({ id, state, who, fault }) => ({ id, state, who, code: fault?.code ?? null }))

/** The step that a scenario speaks of; complains when anything about it, before it or after it is another. */
export function judge<Stage>(steps: readonly SetupStep[], scenario: Scenario<Stage>): SetupStep {
  const { name, step: id, code, state = 'attention', number, goesOn } = scenario
  const at = steps.findIndex((step) => step.id === id)
  const step = steps[at]
  if (step === undefined) throw new Error(`There is no step ${id}`)
  const told = state === 'ok' || state === 'optional'
  const who = told ? null : (scenario.who ?? 'you')
  const found = {
    ...{ name, id, state: step.state, code: step.fault?.code, who: step.who },
    first: troublesOf(steps)[0]?.id ?? null,
    ...(number === undefined ? {} : { number: step.fault?.technical?.code }),
  }
  expect.soft(found).toEqual({
    ...{ name, id, state, code, who, first: told ? null : id },
    ...(number === undefined ? {} : { number }),
  })
  const later = steps.slice(at + 1)
  const untested = later.filter((one) => one.state === 'not-started').map((one) => one.id)
  // What would be meaningless is neither tested nor left as it was found to be earlier.
  if (told) expect.soft({ name, untested }).toEqual({ name, untested: [] })
  else if (goesOn) expect.soft({ name, next: later[0]?.state }).not.toEqual({ name, next: 'not-started' })
  else expect.soft({ name, untested }).toEqual({ name, untested: later.map((one) => one.id) })
  return step
}

const languages: readonly Language[] = ['nb', 'nn', 'en']

/** Scenario → step → sentence in each language; complains when two faults say the same. */
export function createTable() {
  const spoken = new Map<string, FaultCode>()
  const rows: string[] = []
  return {
    add({ name, step }: Expected, fault: Fault): void {
      rows.push(`${name} → ${step} → ${fault.code}`)
      for (const language of languages) {
        const { what, next } = sentenceOf(fault, language)
        const sentence = `${what} ${next}`
        expect.soft(`${name}: ${sentence}`).not.toMatch(/\{\{|undefined|NaN|«»|“”|««|““|: {2}$/)
        expect.soft(what.length, name).toBeGreaterThan(10)
        const key = `${language} ${sentence}`
        expect.soft({ name, language, saidOf: spoken.get(key) ?? fault.code }).toEqual({
          ...{ name, language, saidOf: fault.code },
        })
        spoken.set(key, fault.code)
        rows.push(`    ${language}  ${sentence}`)
      }
    },
    print: () => void process.stdout.write(`${rows.join('\n')}\n`),
  }
}
export type Table = ReturnType<typeof createTable>
