/** Calls of the last minute, asked for again and again, but only while somebody wants to know. */
import { useEffect, useState } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import type { BudgetLine } from '../../preload/contract/queue-models.ts'
import { useWindow } from '../store.ts'

const every = 3_000

export interface Budgets {
  /** Null before the first answer. */
  readonly lines: readonly BudgetLine[] | null
  readonly fault: Fault | null
}

const nothingYet: Budgets = { lines: null, fault: null }

export function useBudgets(on: boolean): Budgets {
  const { bridge } = useWindow()
  const [budgets, setBudgets] = useState(nothingYet)
  useEffect(() => {
    if (!on) return
    let current = true
    const ask = async (): Promise<void> => {
      if (document.hidden) return
      const reply = await bridge.call('queue.budgets', {})
      if (!current) return
      if (reply.ok) setBudgets({ lines: reply.value.lines, fault: null })
      else setBudgets(({ lines }) => ({ lines, fault: reply.fault }))
    }
    void ask()
    const timer = setInterval(() => void ask(), every)
    return () => {
      current = false
      clearInterval(timer)
      setBudgets(nothingYet)
    }
  }, [bridge, on])
  return budgets
}
