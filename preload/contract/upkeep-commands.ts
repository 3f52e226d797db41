/** Commands about looking after the program: a text for whoever helps. */
import { z } from 'zod'
import { command, none } from './command.ts'
import { idSchema } from './models.ts'

export const upkeepCommands = {
  /** Made anew; what the person reads is what `diagnostics.save` writes. */
  'diagnostics.read': command(none, z.object({ text: z.string() })),
  /** Writes the text that was read last. Faults: wrong-state when none has been. */
  'diagnostics.save': command(z.object({ folderId: idSchema }), z.object({ name: z.string() })),
} as const
