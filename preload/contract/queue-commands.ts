/** Commands about the order of things: pause, go on, sooner, later, how fast. */
import { z } from 'zod'
import { command, nothing } from './command.ts'
import { idSchema } from './models.ts'
import { bandwidthSchema, budgetLineSchema, queueSchema } from './queue-models.ts'

const pausing = z.object({ id: idSchema, paused: z.boolean() })

export const queueCommands = {
  /** What moves is cut and goes on later where it stood. */
  'queue.set': command(
    z.object({ paused: z.boolean().optional(), bandwidth: bandwidthSchema.optional() }),
    queueSchema,
  ),
  /** The machine has slept, or is on another network: connections, tokens and lists are made anew. */
  'app.woke': command(z.object({}), nothing, 'local'),
  /** Calls of the last minute against what the service allows. */
  'queue.budgets': command(z.object({}), z.object({ lines: z.array(budgetLineSchema) })),
  'outgoing.pause': command(pausing, nothing),
  /** Among those that wait: before all, one place up or down, after all. */
  'outgoing.move': command(
    z.object({ id: idSchema, to: z.enum(['first', 'earlier', 'later', 'last']) }),
    nothing,
  ),
  'inbox.pause': command(pausing, nothing),
} as const
