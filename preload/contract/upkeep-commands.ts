/** Commands about looking after the program: a text for whoever helps, and what is kept how long. */
import { z } from 'zod'
import { command, none } from './command.ts'
import { idSchema } from './models.ts'
import { retentionCountsSchema, retentionRulesSchema } from './upkeep-models.ts'

export const upkeepCommands = {
  /** Made anew; what the person reads is what `diagnostics.save` writes. */
  'diagnostics.read': command(none, z.object({ text: z.string() })),
  /** Writes the text that was read last. Faults: wrong-state when none has been. */
  'diagnostics.save': command(z.object({ folderId: idSchema }), z.object({ name: z.string() })),
  'retention.get': command(none, retentionRulesSchema),
  /** From now on, once a day. What is left out stays as it is. */
  'retention.set': command(retentionRulesSchema.partial(), retentionRulesSchema),
  /** How much is older than that, and would go. */
  'retention.count': command(retentionRulesSchema, retentionCountsSchema),
  /** By hand, at once. Cannot be undone. */
  'retention.sweep': command(retentionRulesSchema, retentionCountsSchema),
} as const
