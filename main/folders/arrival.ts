/** What an in-folder is told of a received transfer. */
import { z } from 'zod'

export const arrivalSchema = z.object({
  /** As this house calls it. */
  id: z.string().min(1).max(100),
  profileId: z.string(),
  fileTransferId: z.string(),
  serviceId: z.string(),
  /** Nine digits. */
  sender: z.string(),
  /** As the sender wrote it. */
  fileName: z.string(),
  size: z.number(),
  reference: z.string().nullable(),
  properties: z.record(z.string(), z.string()),
  publishedAt: z.number(),
})
export type Arrival = z.infer<typeof arrivalSchema>
