/** What a person has said to a script of the tests. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values']

/** The values by name; a text is the complaint about something that there is not. */
export function readParameters<const T extends Options>(
  parameters: readonly string[],
  options: T,
): Values<T> | string {
  try {
    return parseArgs({ args: [...parameters], options }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
