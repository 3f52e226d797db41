/** The one way in: unknown in, checked, run, result out. Nothing that a handler throws gets past here. */
import { z } from 'zod'
import { commands, type CommandName } from '../preload/contract/commands.ts'
import { fault } from '../preload/contract/fault.ts'
import { failure, type Result } from '../preload/contract/result.ts'
import type { Door } from './engine.ts'
import type { Handlers } from './lib/handlers.ts'
import type { Log, Random } from './ports.ts'

export type Dispatch = (name: string, input: unknown, door: Door) => Promise<Result<unknown>>

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

export function createDispatch(handlers: Handlers, log: Log, random: Random): Dispatch {
  const run = async <Name extends CommandName>(
    name: Name,
    input: unknown,
    door: Door,
  ): Promise<Result<unknown>> => {
    const parsed = commands[name].input.safeParse(input)
    if (!parsed.success) {
      const text = z.prettifyError(parsed.error).slice(0, 2_000)
      return failure(
        fault('input-invalid', { values: { value: name }, technical: { operation: name, text } }),
      )
    }
    // The table ties name, schema and handler together; the compiler cannot follow that through an index.
    const handler = handlers[name] as (
      checked: unknown,
      door: Door,
    ) => Result<unknown> | Promise<Result<unknown>>
    return handler(parsed.data, door)
  }

  return async (name, input, door) => {
    if (!isCommand(name)) return failure(fault('input-invalid', { values: { value: name.slice(0, 100) } }))
    if (commands[name].door === 'local' && door !== 'local') return failure(fault('not-allowed-here'))
    try {
      const result = await run(name, input, door)
      if (!result.ok)
        log.write('info', 'command.failed', {
          name,
          code: result.fault.code,
          technical: result.fault.technical,
        })
      return result
    } catch (error) {
      const reference = random.uuid()
      log.write('error', 'command.crashed', { name, reference, error })
      return failure(fault('internal', { reference }))
    }
  }
}
