/** How a folder offers commands: checked input in, value or fault out. */
import type { CommandChecked, CommandName, CommandReply } from '../../preload/contract/commands.ts'
import type { Door } from '../engine.ts'

export type Handler<Name extends CommandName> = (
  input: CommandChecked<Name>,
  door: Door,
) => CommandReply<Name> | Promise<CommandReply<Name>>

/** A handler for every command: a missing one is a type error in `app.ts`. */
export type Handlers = { readonly [Name in CommandName]: Handler<Name> }
export type HandlersOf<Names extends CommandName> = Pick<Handlers, Names>
