/** The contract's types on a door, for what runs beside the engine and is trusted like it. */
import type { CommandInput, CommandName, CommandReply } from '../../preload/contract/commands.ts'
import type { EngineDoor } from './attach/door.ts'

export type Calls = Pick<EngineDoor, 'call'>

/** One command of the contract, from the trusted door. */
export async function ask<Name extends CommandName>(
  door: Calls,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandReply<Name>> {
  // The engine has checked its reply against this very table.
  return (await door.call(name, input, 'local')) as CommandReply<Name>
}
