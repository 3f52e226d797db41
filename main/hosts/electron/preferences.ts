/** Where the window stood: a preference of the desktop alone, so it is not in the database. */
import Store from 'electron-store'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(320),
  height: z.number().int().min(400),
})

export interface Preferences {
  bounds(): Partial<Rectangle>
  keepBounds(bounds: Rectangle): void
}

export function createPreferences(folder: string): Preferences {
  const store = new Store<{ bounds?: Rectangle }>({ cwd: folder, name: 'window', clearInvalidConfig: true })
  return {
    bounds() {
      const parsed = boundsSchema.safeParse(store.get('bounds'))
      return parsed.success ? parsed.data : {}
    },
    keepBounds: (bounds) => store.set('bounds', bounds),
  }
}
