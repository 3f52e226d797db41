/** One thing in full, fetched anew when the engine says that it has changed; the old stays meanwhile. */
import { useCallback, useEffect, useState } from 'react'
import type { ListName } from '../../preload/contract/events.ts'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'
import { useWindow } from '../store.ts'

export interface Item<T> {
  readonly value: T | null
  readonly fault: Fault | null
  readonly again: () => void
}

interface Answer<T> {
  readonly key: string
  readonly value: T | null
  readonly fault: Fault | null
}

/** `key` says which thing it is; `fetch` must stay the same for a key. `list` null = no event concerns it. */
export function useItem<T>(list: ListName | null, key: string, fetch: () => Promise<Result<T>>): Item<T> {
  const { onStale } = useWindow()
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((previous) => previous + 1), [])

  useEffect(() => {
    let current = true
    void fetch().then((reply) => {
      if (!current) return
      setAnswer((previous) => {
        const kept = previous?.key === key ? previous.value : null
        return reply.ok ? { key, value: reply.value, fault: null } : { key, value: kept, fault: reply.fault }
      })
    })
    return () => {
      current = false
    }
  }, [fetch, key, turn])

  useEffect(
    () =>
      onStale((stale) => {
        if (stale.list !== null && stale.list !== list) return
        // Steps of the set-up are no things of their own: any of them concerns the whole.
        if (list === 'setup' || stale.ids === null || stale.ids.includes(key)) again()
      }),
    [again, key, list, onStale],
  )

  const mine = answer?.key === key ? answer : null
  return { value: mine?.value ?? null, fault: mine?.fault ?? null, again }
}
