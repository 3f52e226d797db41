/** What is kept for how long. */
import { z } from 'zod'

const days = z.number().int().min(1).max(36_500).nullable()

/** Days after which something that is over is forgotten; null = it is kept. */
export const retentionRulesSchema = z.object({
  /** Files and messages, with all that is known of them. */
  historyDays: days,
  /** The text of received messages; title and sender stay. */
  bodyDays: days,
})
export type RetentionRules = z.infer<typeof retentionRulesSchema>

export const retentionCountsSchema = z.object({
  files: z.number().int(),
  messages: z.number().int(),
  bodies: z.number().int(),
})
export type RetentionCounts = z.infer<typeof retentionCountsSchema>
