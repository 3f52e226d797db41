/** Answers to some of the calls. */
import type { CommandInput, CommandName, CommandReply } from '../../../preload/contract/commands.ts'

export type Handlers = {
  readonly [Name in CommandName]?: (
    input: CommandInput<Name>,
  ) => CommandReply<Name> | Promise<CommandReply<Name>>
}
