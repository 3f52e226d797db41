/** One row of the table of commands, and the inputs that many of them share. */
import { z } from 'zod'
import { idSchema } from './models.ts'

export const none = z.object({})
export const nothing = z.null()
export const byId = z.object({ id: idSchema })
export const byProfile = z.object({ profileId: idSchema })
export const path = z.string().min(1).max(32_768)

/** A `local` command may not come from a window (architecture.md, «Files cross the boundary as opaque ids»). */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  door: 'any' | 'local' = 'any',
) => ({
  input,
  output,
  door,
})
