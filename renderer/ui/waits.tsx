/** Why each file in a view stands still. Altinn's call limits are asked for only while some file has no other reason. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import {
  callWaits,
  noCallWaits,
  secondsOf,
  waitOf,
  type CallWaits,
  type Standing,
  type Wait,
} from '../state/wait.ts'
import { useWindowState } from '../store.ts'
import { useBudgets } from './use-budgets.ts'

interface Watch {
  readonly calls: CallWaits
  /** Says that somebody wants to know; the answer says that it no longer does. */
  readonly watch: () => () => void
}

const WaitsContext = createContext<Watch>({ calls: noCallWaits, watch: () => () => undefined })

export function Waits({ profile, children }: { readonly profile: Profile; readonly children: ReactNode }) {
  const [watchers, setWatchers] = useState(0)
  const { lines } = useBudgets(watchers > 0)
  const watch = useMemo(
    () => () => {
      setWatchers((count) => count + 1)
      return () => setWatchers((count) => count - 1)
    },
    [],
  )
  const environmentId = profile.environment.id
  const value = useMemo(
    () => ({ calls: callWaits(lines ?? [], environmentId), watch }),
    [environmentId, lines, watch],
  )
  return <WaitsContext value={value}>{children}</WaitsContext>
}

export interface Waiting {
  readonly wait: Wait | null
  /** Until it goes on by itself; null when nobody knows. */
  readonly seconds: number | null
}

export function useWait(item: Standing): Waiting {
  const { calls, watch } = useContext(WaitsContext)
  const wait = useWindowState(({ moving, snapshot }) =>
    waitOf(item, { paused: snapshot?.queue.paused === true, moving, calls }),
  )
  const unexplained = wait === 'calls' || wait === 'turn' || wait === 'starting'
  useEffect(() => (unexplained ? watch() : undefined), [unexplained, watch])
  return { wait, seconds: wait === 'calls' ? secondsOf(item, calls) : null }
}
