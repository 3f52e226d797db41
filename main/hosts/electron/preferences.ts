/** What belongs to the desktop alone, so that it is not in the database: where the window stood, and a few choices. */
import Store from 'electron-store'
import type { Rectangle } from 'electron'
import { z } from 'zod'
import type { DesktopChoice } from '../../../preload/contract/desktop.ts'

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(320),
  height: z.number().int().min(400),
})

/** Starting at login is kept by the system itself. */
export type KeptChoice = Exclude<DesktopChoice, 'startAtLogin'>

export interface Preferences {
  bounds(): Rectangle | null
  keepBounds(bounds: Rectangle): void
  /** Null until the person has chosen. */
  choice(name: KeptChoice): boolean | null
  keepChoice(name: KeptChoice, on: boolean): void
  /** True the first time it is asked, and never again. */
  isFirstClose(): boolean
}

interface Kept {
  bounds?: Rectangle
  closeToTray?: boolean
  notifications?: boolean
  isCloseTold?: boolean
}

export function createPreferences(folder: string): Preferences {
  const store = new Store<Kept>({ cwd: folder, name: 'window', clearInvalidConfig: true })
  return {
    bounds() {
      const parsed = boundsSchema.safeParse(store.get('bounds'))
      return parsed.success ? parsed.data : null
    },
    keepBounds: (bounds) => store.set('bounds', bounds),
    choice(name) {
      const kept: unknown = store.get(name)
      return typeof kept === 'boolean' ? kept : null
    },
    keepChoice: (name, on) => store.set(name, on),
    isFirstClose() {
      if (store.get('isCloseTold') === true) return false
      store.set('isCloseTold', true)
      return true
    },
  }
}
