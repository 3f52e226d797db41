/** What an in-folder is told of a received transfer, or of a received message. */
import { z } from 'zod'

export const arrivalSchema = z.object({
  kind: z.enum(['file', 'message']).default('file'),
  /** As this house calls it. */
  id: z.string().min(1).max(100),
  profileId: z.string(),
  /** As Altinn calls it; of a message, its correspondence. */
  fileTransferId: z.string(),
  serviceId: z.string(),
  /** Nine digits. */
  sender: z.string(),
  /** As the sender wrote it; of a message, what its folder is to be called. */
  fileName: z.string(),
  size: z.number(),
  reference: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
  publishedAt: z.number(),
  /** Only of a message: its sender asks for a confirmation. */
  needsConfirmation: z.boolean().default(false),
})
export type Arrival = z.infer<typeof arrivalSchema>
