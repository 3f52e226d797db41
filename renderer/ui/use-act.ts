/** Something the person has asked for: busy while it runs, and its fault if it could not be done. */
import { useCallback, useState } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'

export interface Act {
  readonly busy: boolean
  readonly fault: Fault | null
  readonly run: (task: () => Promise<Result<unknown>>) => Promise<boolean>
  readonly forget: () => void
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const run = useCallback(async (task: () => Promise<Result<unknown>>) => {
    setBusy(true)
    setFault(null)
    const reply = await task()
    setBusy(false)
    if (!reply.ok) setFault(reply.fault)
    return reply.ok
  }, [])
  const forget = useCallback(() => setFault(null), [])
  return { busy, fault, run, forget }
}
