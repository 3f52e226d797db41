/** The time, for words such as «in four days»; it moves on by itself once a minute. */
import { useSyncExternalStore } from 'react'

const minute = 60_000
let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Date.now()
  for (const listener of [...listeners]) listener()
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(tick, minute)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** Epoch milliseconds, at most a minute old. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now)
}
