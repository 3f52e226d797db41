/** Tries one host after the other, and shows each answer as it comes. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fault } from '../../../preload/contract/fault.ts'
import type { NetworkResult } from '../../../preload/contract/network-models.ts'
import { useWindow } from '../../store.ts'

export interface Tests {
  readonly results: ReadonlyMap<string, NetworkResult>
  /** How many have answered; null when none is being tried. */
  readonly done: number | null
  readonly fault: Fault | null
  readonly run: (ids: readonly string[]) => Promise<void>
  /** What was found says nothing about another way out. */
  readonly forget: () => void
}

export function useTests(): Tests {
  const { bridge } = useWindow()
  const [results, setResults] = useState<Tests['results']>(new Map())
  const [done, setDone] = useState<number | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const turn = useRef(0)
  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )

  const run = useCallback(
    async (ids: readonly string[]) => {
      turn.current += 1
      const own = turn.current
      setFault(null)
      setResults(new Map())
      setDone(0)
      for (const [position, id] of ids.entries()) {
        const reply = await bridge.call('network.test', { id })
        // The person has left, or has asked anew.
        if (turn.current !== own) return
        if (reply.ok) setResults((previous) => new Map(previous).set(id, reply.value))
        else setFault(reply.fault)
        setDone(position + 1)
      }
      setDone(null)
    },
    [bridge],
  )
  const forget = useCallback(() => {
    turn.current += 1
    setResults(new Map())
    setDone(null)
  }, [])
  return { results, done, fault, run, forget }
}
