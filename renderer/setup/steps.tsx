/** The steps in order: the one to look at is open, finished ones are one line, and any can be opened. */
import { useEffect, useRef, useState } from 'react'
import type { SetupStepId } from '../../preload/contract/setup-models.ts'
import { useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { stepOf } from './order.ts'
import { Step } from './step.tsx'
import { useSetup } from './use-setup.ts'

/** What the person has opened and closed; the rest follows the step to look at. */
type Wishes = Readonly<Partial<Record<SetupStepId, boolean | null>>>

export function Steps() {
  const { t } = useText()
  const { steps, current } = useSetup()
  const list = useRef<HTMLOListElement>(null)
  const asked = stepOf(
    steps,
    useWindowState(({ route }) => route.id),
  )
  const [wishes, setWishes] = useState<Wishes>({})
  const [led, setLed] = useState<SetupStepId | null>(null)
  if (asked !== led) {
    setLed(asked)
    if (asked !== null) setWishes({ ...wishes, [asked]: true })
  }

  // Whoever was led here by a line elsewhere begins at that step.
  useEffect(() => {
    if (asked !== null) toggleOf(list.current, asked)?.focus()
  }, [asked])

  const before = useRef(current)
  useEffect(() => {
    const left = before.current
    before.current = current
    if (left === null || current === null || left === current) return
    // What had the focus has been folded away: the next step is where one goes on.
    if (document.activeElement === document.body) toggleOf(list.current, current)?.focus()
  }, [current])

  return (
    <ol className="steps" ref={list} aria-label={t('setup.list')}>
      {steps.map((step, index) => (
        <Step
          key={step.id}
          step={step}
          number={index + 1}
          open={wishes[step.id] ?? step.id === current}
          current={step.id === current}
          onWish={(open) => setWishes((before) => ({ ...before, [step.id]: open }))}
        />
      ))}
    </ol>
  )
}

function toggleOf(list: HTMLOListElement | null, id: SetupStepId): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-step='${id}'] button`) ?? null
}
