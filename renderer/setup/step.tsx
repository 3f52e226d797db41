/** One step of the checklist: a line that says how it stands, and, opened, all about it. */
import { Heading } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { isFinished } from './order.ts'
import { lookOf } from './looks.ts'
import { StepBody } from './step-body.tsx'

export interface StepProps {
  readonly step: SetupStep
  readonly number: number
  readonly open: boolean
  readonly current: boolean
  /** Open or closed at the person's wish; null = as the order of the steps has it. */
  readonly onWish: (open: boolean | null) => void
}

export function Step({ step, number, open, current, onWish }: StepProps) {
  const { t } = useText()
  const id = useId()
  const { tone, icon } = lookOf(step)
  // While it is being tested it keeps the lines it had: nothing below it moves.
  const [finished, setFinished] = useState(isFinished(step))
  if (step.state !== 'checking' && finished !== isFinished(step)) setFinished(isFinished(step))
  const text = t(`setup.steps.${step.id}.text`)
  return (
    <li
      className="step"
      data-step={step.id}
      data-state={step.state}
      data-open={open}
      aria-current={current ? 'step' : undefined}
    >
      <Heading level={2} data-size="2xs" className="step-heading">
        <button
          type="button"
          className="step-head"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onWish(!open)}
        >
          <span className="step-sign" data-tone={tone}>
            <Icon name={icon} />
          </span>
          <span className="step-name">
            <span className="step-number">{number}.</span> {t(`setup.steps.${step.id}.name`)}
          </span>
          <span className="ds-sr-only">: </span>
          <span className="step-state" data-tone={tone}>
            {t(`setup.states.${step.state}`)}
          </span>
          <Icon name="down" className="step-fold" />
        </button>
      </Heading>
      {!open && !finished && <p className="step-text quiet">{text}</p>}
      <div id={id} className="step-body" hidden={!open}>
        {open && <StepBody step={step} current={current} text={text} onWish={onWish} />}
      </div>
    </li>
  )
}
