/** Waits until things have come where they should, led by the engine's events instead of by asking again. */
import type { ListName } from '../../../preload/contract/events.ts'
import type { Moving } from '../../../preload/contract/models.ts'
import type { Result } from '../../../preload/contract/result.ts'
import type { Client } from './client.ts'

export interface FollowOptions<T> {
  readonly list: ListName
  readonly ids: readonly string[]
  readonly read: (id: string) => Promise<Result<T>>
  readonly isSettled: (item: T) => boolean
  readonly onProgress: (moving: readonly Moving[], settled: number) => void
  /** Milliseconds; null: as long as it takes. */
  readonly timeout: number | null
}

export interface Followed<T> {
  /** The last that was read of each, in the order of the ids. */
  readonly items: readonly Result<T>[]
  readonly ended: 'settled' | 'timed-out' | 'interrupted'
}

/** A bell that can be rung before anybody waits for it. */
function createBell() {
  let ring = (): void => undefined
  let waiting = Promise.resolve()
  const renew = (): void => {
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting = promise
    ring = resolve
  }
  renew()
  return {
    ring: () => ring(),
    async wait(): Promise<void> {
      await waiting
      renew()
    },
  }
}

/** Reads each id at first and whenever it may have changed; a lost owner is no reason to stop. */
export async function follow<T>(client: Client, options: FollowOptions<T>): Promise<Followed<T>> {
  const { ids, read, isSettled, timeout } = options
  const latest = new Map<string, Result<T>>()
  const pending = new Set(ids)
  const changed = new Set(ids)
  const bell = createBell()
  const outcome: { ended: Followed<T>['ended'] } = { ended: 'settled' }

  const mark = (some: readonly string[] | null): void => {
    for (const id of some ?? pending) if (pending.has(id)) changed.add(id)
    bell.ring()
  }
  const unsubscribe = client.door.subscribe(
    (event) => {
      if (event.name === 'list.stale' && event.data.list === options.list) mark(event.data.ids)
      if (event.name === 'progress') options.onProgress(event.data.moving, ids.length - pending.size)
    },
    () => mark(null),
  )
  const stop = new AbortController()
  const giveUp = (reason: 'timed-out' | 'interrupted'): void => {
    outcome.ended = reason
    bell.ring()
  }
  const interrupt = (): void => giveUp('interrupted')
  client.signal.addEventListener('abort', interrupt, { once: true })
  if (timeout !== null) {
    void client.clock.sleep(timeout, stop.signal).then(
      () => giveUp('timed-out'),
      () => undefined,
    )
  }

  const readChanged = async (): Promise<void> => {
    for (const id of [...changed]) {
      changed.delete(id)
      const item = await read(id)
      latest.set(id, item)
      const isLost = !item.ok && (item.fault.code === 'session-lost' || item.fault.code === 'stopping')
      if (!isLost && (!item.ok || isSettled(item.value))) pending.delete(id)
      if (isLost) await client.clock.sleep(200).then(() => changed.add(id))
    }
  }
  while (!client.signal.aborted && outcome.ended === 'settled') {
    await readChanged()
    if (pending.size === 0) break
    if (changed.size === 0) await bell.wait()
  }
  if (client.signal.aborted) outcome.ended = 'interrupted'

  stop.abort()
  unsubscribe()
  client.signal.removeEventListener('abort', interrupt)
  const items = ids.flatMap((id) => latest.get(id) ?? [])
  return { items, ended: pending.size === 0 ? 'settled' : outcome.ended }
}
