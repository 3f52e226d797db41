/** A door that outlives the owner it leads to: when the owner goes, the home is opened anew. */
import type { EngineEvent } from '../../../preload/contract/events.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { EngineDoor } from './door.ts'
import type { OpenedHome } from './open.ts'

export interface LastingDoor extends Omit<EngineDoor, 'subscribe'> {
  /** `onLost`: events may be missing from here on; ask for everything again. */
  subscribe(onEvent: (event: EngineEvent) => void, onLost: () => void): () => void
}

interface Listener {
  readonly onEvent: (event: EngineEvent) => void
  readonly onLost: () => void
}

/** `open` is called again, at once, each time the owner of an attached home is gone. */
export function createLastingDoor(first: OpenedHome, open: () => Promise<Result<OpenedHome>>): LastingDoor {
  const listeners = new Set<Listener>()
  let isStopped = false
  let current: Promise<Result<OpenedHome>> = Promise.resolve({ ok: true, value: first })

  const follow = (home: OpenedHome): void => {
    home.door.subscribe((event) => listeners.forEach(({ onEvent }) => onEvent(event)))
    void home.ended.then(() => {
      if (isStopped) return
      current = reopen()
      listeners.forEach(({ onLost }) => onLost())
    })
  }
  const reopen = async (): Promise<Result<OpenedHome>> => {
    const opened = await open()
    if (opened.ok) follow(opened.value)
    return opened
  }
  /** What could not be opened is tried again by the next call, not in a loop. */
  const home = async (): Promise<Result<OpenedHome>> => {
    const tried = current
    const opened = await tried
    if (opened.ok || isStopped) return opened
    if (current === tried) current = reopen()
    return current
  }
  follow(first)

  return {
    async call(name, input, door) {
      const opened = await home()
      return opened.ok ? opened.value.door.call(name, input, door) : opened
    },
    async spool(request, body) {
      const opened = await home()
      return opened.ok ? opened.value.door.spool(request, body) : opened
    },
    subscribe(onEvent, onLost) {
      const listener = { onEvent, onLost }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      isStopped = true
      const opened = await current
      if (opened.ok) await opened.value.door.stop()
    },
  }
}
