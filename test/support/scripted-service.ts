/** What the clients of Broker and Correspondence need: a scripted network and tokens that are counted. */
import { createBudget } from '../../main/altinn/budget.ts'
import { createServiceClock } from '../../main/altinn/service-clock.ts'
import type { Tokens } from '../../main/altinn/tokens.ts'
import { fault } from '../../preload/contract/fault.ts'
import { failure, success } from '../../preload/contract/result.ts'
import { organisation, scriptedNetwork, silentLog, type Script, type ScriptedAnswer } from './altinn.ts'
import { createFakeClock } from './fake-clock.ts'

export interface ScriptedOptions {
  /** Scopes that the client lacks. */
  readonly refuse?: readonly string[]
}

/** Tokens are called t1, t2, …: a new one after each refusal. */
export function scriptedService(script: ScriptedAnswer | Script, options: ScriptedOptions = {}) {
  const clock = createFakeClock()
  const network = scriptedNetwork(typeof script === 'function' ? script : () => script)
  const asked: string[] = []
  let generation = 1
  const tokens: Tokens = {
    async get(_access, scopes) {
      asked.push(...scopes)
      if (scopes.some((scope) => options.refuse?.includes(scope) === true)) {
        return failure(fault('scope-not-on-client', { values: { scope: scopes.join(' ') } }))
      }
      const expiresAt = clock.now() + 1_800_000
      return success({ value: `t${generation}`, expiresAt, organisation, scopes })
    },
    refuse(_access, token) {
      if (token.value === `t${generation}`) generation += 1
    },
    clear() {},
  }
  const serviceClock = createServiceClock(clock)
  const ports = { network, tokens, clock, serviceClock, log: silentLog, budget: createBudget({ clock }) }
  return { ports, clock, requests: network.requests, asked: () => asked }
}
