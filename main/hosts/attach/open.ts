/** Opens a home: as its owner, with the engine running here, or attached to the process that owns it. */
import { fault } from '../../../preload/contract/fault.ts'
import { failure, success, type Result } from '../../../preload/contract/result.ts'
import type { Clock } from '../../ports.ts'
import { attach } from './client.ts'
import type { EngineDoor } from './door.ts'
import { prepareHome } from './home.ts'
import { takeLock, type HomeLock } from './lock.ts'
import { serveOwner } from './server.ts'

export interface OpenOptions {
  /** Absolute. */
  readonly home: string
  readonly clock: Clock
  /** Starts the engine; called only once the lock is held. */
  readonly startEngine: () => Promise<Result<EngineDoor>>
  /** What this owner answers when asked to open the window; null: it has none in a browser. */
  readonly openAddress?: () => Promise<Result<string | null>>
  /** How long to wait for an owner that holds the lock and does not answer, milliseconds. */
  readonly patience?: number
}

export interface OpenedHome {
  readonly role: 'owner' | 'attached'
  readonly door: EngineDoor
  /** Resolves when the door leads nowhere any more: stopped, or the owner is gone. */
  readonly ended: Promise<void>
  readonly openAddress: () => Promise<Result<string | null>>
}

const defaultPatience = 10_000
const pause = 100

async function becomeOwner(options: OpenOptions, lock: HomeLock): Promise<Result<OpenedHome>> {
  const { home, startEngine, openAddress = () => Promise.resolve(success(null)) } = options
  const engine = await startEngine()
  if (!engine.ok) {
    lock.release()
    return engine
  }
  const server = await serveOwner(home, { door: engine.value, openAddress })
  if (!server.ok) {
    await engine.value.stop()
    lock.release()
    return server
  }
  const ended = Promise.withResolvers<void>()
  let stopping: Promise<void> | null = null
  const stop = async (): Promise<void> => {
    // Nobody may come in any more before the engine stops, and nobody may own the home until it has.
    await server.value.close()
    await engine.value.stop()
    lock.release()
    ended.resolve()
  }
  const door: EngineDoor = { ...engine.value, stop: () => (stopping ??= stop()) }
  return success({ role: 'owner', door, ended: ended.promise, openAddress })
}

/**
 * Retries through the moments in which an owner has the lock and does not listen yet, or no longer.
 * Faults: home-busy (nobody answers within the patience), home-unwritable, home-damaged, home-newer.
 */
export async function openHome(options: OpenOptions): Promise<Result<OpenedHome>> {
  const { home, clock, patience = defaultPatience } = options
  const prepared = prepareHome(home)
  if (!prepared.ok) return prepared
  const deadline = clock.monotonic() + patience
  for (;;) {
    const lock = takeLock(home)
    if (!lock.ok) return lock
    if (lock.value !== null) return becomeOwner(options, lock.value)
    const attached = await attach(home)
    if (attached !== null) return success({ role: 'attached', ...attached })
    if (clock.monotonic() >= deadline) return failure(fault('home-busy', { values: { path: home } }))
    await clock.sleep(pause)
  }
}
