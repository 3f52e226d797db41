/** All about one step: what is in the way, what was found, what to do, and what the words mean. */
import { useEffect, useRef, useState } from 'react'
import type { SetupAct, SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { Facts } from '../ui/facts.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Acts } from './acts.tsx'
import { panels } from './acts/index.ts'
import { Help } from './help.tsx'
import { Items } from './items.tsx'
import { Letters } from './letters.tsx'
import { explainsItsLinks, isCalm } from './order.ts'
import { StepMore } from './step-more.tsx'
import { useFactNames } from './use-fact-names.ts'

/** The box about approval has its words from the same fault. */
const saysItself = (step: SetupStep): boolean => step.id === 'system-user' && explainsItsLinks(step)

export interface StepBodyProps {
  readonly step: SetupStep
  readonly current: boolean
  readonly text: string
  readonly onWish: (open: boolean | null) => void
}

export function StepBody({ step, current, text, onWish }: StepBodyProps) {
  const { t, sentence } = useText()
  const named = useFactNames()
  const [act, setAct] = useState<SetupAct | null>(null)
  const acts = useRef<HTMLDivElement>(null)
  const Panel = act === null ? null : panels[act]
  const calm = step.fault !== null && isCalm(step) ? sentence(step.fault) : null

  const before = useRef(act)
  useEffect(() => {
    const closed = before.current !== null && act === null
    before.current = act
    // The form that had the focus is gone: one is back where it was opened.
    if (closed && document.activeElement === document.body) acts.current?.querySelector('button')?.focus()
  }, [act])

  const open = (next: SetupAct | null): void => {
    setAct(next)
    // What is being filled in is not folded away, wherever the checklist moves meanwhile.
    if (next !== null) onWish(true)
  }
  const close = (done: boolean): void => {
    setAct(null)
    if (done && current) onWish(null)
  }

  return (
    <>
      <p className="step-lead">{text}</p>
      {calm !== null && (
        <p>
          {calm.what} {calm.next}
        </p>
      )}
      {step.fault !== null && calm === null && !saysItself(step) && <FaultPanel fault={step.fault} />}
      <Items items={step.items} told={step.fault} />
      {step.who !== null && step.who !== 'nobody' && (
        <p className="step-who">
          <span className="quiet">{t('setup.whoLabel')}:</span> {t(`setup.who.${step.who}`)}
        </p>
      )}
      <Facts facts={named(step.facts)} />
      <StepMore step={step} current={current} />
      <div className="step-acts" ref={acts}>
        <Acts step={step} primary={current && act === null} open={act} onOpen={open} />
      </div>
      {Panel !== null && (
        <div className="act-panel">
          <Panel step={step} onClose={close} />
        </div>
      )}
      {!explainsItsLinks(step) && <Letters kinds={step.letters} />}
      <Help step={step.id} />
    </>
  )
}
