/** One step of the checklist: how it stands, what it is for, what was found, and what is wrong. */
import { Heading } from '@digdir/designsystemet-react'
import type { SetupStep } from '../../preload/contract/models.ts'
import { useText } from '../text/index.ts'
import { Facts } from '../ui/facts.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import type { IconName } from '../ui/icon.tsx'
import { StateWord, type Tone } from '../ui/state-word.tsx'
import { useFactNames } from './use-fact-names.ts'

const looks: Readonly<Record<SetupStep['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  'not-started': { tone: 'neutral', icon: 'circle' },
  checking: { tone: 'accent', icon: 'clock' },
  ok: { tone: 'success', icon: 'done' },
  attention: { tone: 'danger', icon: 'warning' },
  waiting: { tone: 'neutral', icon: 'clock' },
  skipped: { tone: 'neutral', icon: 'check' },
}

export interface StepProps {
  readonly step: SetupStep
  readonly onCheck: () => void
  readonly busy: boolean
}

export function Step({ step, onCheck, busy }: StepProps) {
  const { t } = useText()
  const named = useFactNames()
  const look = looks[step.state]
  const facts = named(step.facts)
  return (
    <li className="step" data-state={step.state}>
      <div className="step-head">
        <Heading level={2} data-size="2xs">
          {t(`setup.steps.${step.id}.name`)}
        </Heading>
        <StateWord tone={look.tone} icon={look.icon}>
          {t(`setup.states.${step.state}`)}
        </StateWord>
      </div>
      <p className="quiet">{t(`setup.steps.${step.id}.text`)}</p>
      <Facts facts={facts} />
      {step.fault !== null && <FaultPanel fault={step.fault} onRetry={onCheck} busy={busy} />}
    </li>
  )
}
