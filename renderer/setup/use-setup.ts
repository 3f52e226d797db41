/** The checklist of one profile: fetched, followed, and run. */
import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import type { Profile } from '../../preload/contract/models.ts'
import type { SetupStep, SetupStepId } from '../../preload/contract/setup-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { useAct } from '../ui/use-act.ts'
import { useItem } from '../ui/use-item.ts'
import { currentStep, isBeingChecked, opensTheWay } from './order.ts'

export interface Setup {
  readonly profile: Profile
  readonly steps: readonly SetupStep[]
  /** As they stood when no test ran: what is counted does not flicker. */
  readonly settled: readonly SetupStep[]
  /** The first answer is still on its way. */
  readonly waiting: boolean
  readonly fault: Fault | null
  /** What is being tested because the person asked. */
  readonly checking: SetupStepId | 'all' | null
  /** The step to look at. It stays the same while checks run, so that nothing jumps. */
  readonly current: SetupStepId | null
  readonly check: (step?: SetupStepId) => Promise<void>
  /** Asks the engine how it stands, without testing. */
  readonly refresh: () => void
}

export const SetupContext = createContext<Setup | null>(null)

export function useSetup(): Setup {
  const setup = useContext(SetupContext)
  if (setup === null) throw new Error('No checklist around this part')
  return setup
}

const noSteps: readonly SetupStep[] = []

export function useSetupOf(profile: Profile): Setup {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const profileId = profile.id
  const fetch = useCallback(() => bridge.call('setup.get', { profileId }), [bridge, profileId])
  const { value, fault, again } = useItem('setup', profileId, fetch)
  const { run, fault: refused } = useAct()
  const [checking, setChecking] = useState<SetupStepId | 'all' | null>(null)
  const [current, setCurrent] = useState<SetupStepId | null>(null)
  const steps = value?.steps ?? noSteps

  const first = currentStep(steps)?.id ?? null
  const [settled, setSettled] = useState(noSteps)
  const atRest = checking === null && !isBeingChecked(steps)
  if (atRest && value !== null && settled !== steps) {
    setSettled(steps)
    setCurrent(first)
  }

  const check = useCallback(
    async (step?: SetupStepId): Promise<void> => {
      setChecking(step ?? 'all')
      announce(t('setup.checking'))
      await run(async () => {
        const input = step === undefined ? { profileId } : { profileId, step }
        let reply = await bridge.call('setup.check', input)
        // One step that falls into place opens the way to those that were not looked at before.
        if (step !== undefined && reply.ok && opensTheWay(reply.value.steps))
          reply = await bridge.call('setup.check', { profileId })
        if (reply.ok) {
          const next = currentStep(reply.value.steps)
          announce(
            next === null
              ? t('setup.allOk')
              : `${t('setup.checked')}. ${t('setup.next', { step: t(`setup.steps.${next.id}.name`) })}`,
          )
        }
        return reply
      })
      setChecking(null)
      again()
    },
    [again, announce, bridge, profileId, run, t],
  )

  return useMemo(
    () => ({
      profile,
      steps,
      settled,
      waiting: value === null && fault === null,
      fault: fault ?? refused,
      checking,
      current,
      check,
      refresh: again,
    }),
    [again, check, checking, current, fault, profile, refused, settled, steps, value],
  )
}
