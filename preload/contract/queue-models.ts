/** The queue as a whole: whether it moves, how fast it may, and how many calls are left. */
import { z } from 'zod'

const hour = z.number().int().min(0).max(24)
const rate = z.number().min(0.1).max(100_000)

export const bandwidthSchema = z.object({
  /** Mbit/s to Altinn; null = as fast as the line is. */
  up: rate.nullable(),
  /** Mbit/s from Altinn. */
  down: rate.nullable(),
  /** Hours of the day by this machine's clock in which it holds, over midnight when `from` is later; null = always. */
  hours: z.object({ from: hour, to: hour }).nullable(),
})
export type Bandwidth = z.infer<typeof bandwidthSchema>

export const queueSchema = z.object({
  /** Nothing moves until the person says so. */
  paused: z.boolean(),
  bandwidth: bandwidthSchema,
})
export type Queue = z.infer<typeof queueSchema>

/** Calls of one kind that one Maskinporten client has made: the service counts them so, whichever profile calls. */
export const budgetLineSchema = z.object({
  environmentId: z.string(),
  clientId: z.string(),
  operation: z.string(),
  /** In the last minute. */
  used: z.number().int().nonnegative(),
  /** In any minute. */
  limit: z.number().int().positive(),
  /** Calls that wait for their turn. */
  waiting: z.number().int().nonnegative(),
  /** Milliseconds until the next may be made; 0 = now. */
  wait: z.number().nonnegative(),
})
export type BudgetLine = z.infer<typeof budgetLineSchema>
