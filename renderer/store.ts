/** The window's memory as the views see it. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Profile } from '../preload/contract/models.ts'
import type { WindowState, WindowStore } from './state/window-store.ts'

export { healthLine, isPressing, type HealthLine } from './state/health-line.ts'
export type { Notice } from './state/notices.ts'
export { createPages, type Page, type Pages } from './state/pages.ts'
export { views, type Route, type View } from './state/route.ts'
export { createWindowStore, type Stale, type WindowState, type WindowStore } from './state/window-store.ts'

export const WindowContext = createContext<WindowStore | null>(null)

/** The store with its actions; it never changes while the window lives. */
export function useWindow(): WindowStore {
  const store = useContext(WindowContext)
  if (store === null) throw new Error('No window around this part')
  return store
}

/** A part of the state; the component renders again only when that part has changed. */
export function useWindowState<T>(select: (state: WindowState) => T): T {
  return useStore(useWindow().state, select)
}

/** The profile in use; null before the first one exists. */
export function useProfile(): Profile | null {
  return useWindowState(
    ({ snapshot }) => snapshot?.profiles.find(({ id }) => id === snapshot.activeProfileId) ?? null,
  )
}
