/** Something a person does about a step; afterwards the checklist is looked at again. */
import { useCallback } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { useAct } from '../ui/use-act.ts'
import { opensTheWay } from './order.ts'
import { useSetup } from './use-setup.ts'

interface StepsAnswer {
  readonly steps: readonly SetupStep[]
}

export interface StepAct {
  readonly busy: boolean
  readonly fault: Fault | null
  /** For what changes what is tested: everything is tested again. */
  readonly change: (task: () => Promise<Result<unknown>>) => Promise<boolean>
  /** For calls that answer how the checklist stands now: what they have opened the way to is tested. */
  readonly tell: (task: () => Promise<Result<StepsAnswer>>) => Promise<boolean>
  /** For what changes nothing that is tested. */
  readonly note: (task: () => Promise<Result<unknown>>) => Promise<boolean>
  readonly forget: () => void
}

export function useStepAct(): StepAct {
  const { check, refresh } = useSetup()
  const { run, busy, fault, forget } = useAct()
  const change = useCallback(
    async (task: () => Promise<Result<unknown>>) => {
      const done = await run(task)
      // The form is done with now; how long the test takes is told by the steps.
      if (done) void check()
      return done
    },
    [check, run],
  )
  const tell = useCallback(
    (task: () => Promise<Result<StepsAnswer>>) =>
      run(async () => {
        const reply = await task()
        if (reply.ok && opensTheWay(reply.value.steps)) void check()
        else refresh()
        return reply
      }),
    [check, refresh, run],
  )
  const note = useCallback(
    async (task: () => Promise<Result<unknown>>) => {
      const done = await run(task)
      if (done) refresh()
      return done
    },
    [refresh, run],
  )
  return { busy, fault, change, tell, note, forget }
}
