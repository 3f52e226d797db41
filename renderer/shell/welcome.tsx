/**
 * Three steps for whoever opens the window for the first time. It lies above the inbox and not in front of it: nothing
 * has to be answered, the practice files are in sight, and Escape or «skip» puts it away for good.
 */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { isKey, keys } from '../ui/keys.ts'
import { useAct } from '../ui/use-act.ts'

const steps = ['what', 'begin', 'where'] as const

export function Welcome() {
  const isDue = useWindowState(({ snapshot, route }) => {
    return route.view === 'inbox' && snapshot?.settings.welcomed === false
  })
  return isDue ? <Steps /> : null
}

function Steps() {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const [position, setPosition] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const wasTurned = useRef(false)
  const step = steps[position] ?? 'what'
  const isLast = position === steps.length - 1

  // A new step is read from its top; the first one takes the focus from nobody.
  useEffect(() => {
    if (wasTurned.current) heading.current?.focus()
  }, [position])

  const turn = (to: number): void => {
    wasTurned.current = true
    setPosition(to)
  }
  const finish = async (): Promise<void> => {
    if (!(await act.run(() => bridge.call('settings.set', { welcomed: true })))) return
    announce(t('welcome.finished'))
    document.getElementById('main')?.focus()
  }
  const setUp = async (): Promise<void> => {
    await finish()
    go({ view: 'setup', id: 'new' })
  }

  return (
    <section
      className="welcome"
      aria-label={t('welcome.region')}
      onKeyDown={(event) => {
        if (isKey(keys.closing.close, event)) void finish()
      }}
    >
      <p className="quiet">{t('welcome.step', { step: position + 1, steps: steps.length })}</p>
      <Heading ref={heading} level={2} data-size="xs" tabIndex={-1}>
        {t(`welcome.${step}Title`)}
      </Heading>
      <p>{t(`welcome.${step}Text`)}</p>
      {isLast && <p>{t('welcome.neverText')}</p>}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        {isLast ? (
          <Button data-size="sm" loading={act.busy} onClick={() => void finish()}>
            {t('welcome.done')}
          </Button>
        ) : (
          <Button data-size="sm" onClick={() => turn(position + 1)}>
            {t(step === 'begin' ? 'welcome.practise' : 'welcome.next')}
          </Button>
        )}
        {step === 'begin' && (
          <Button variant="secondary" data-size="sm" loading={act.busy} onClick={() => void setUp()}>
            {t('welcome.setUp')}
          </Button>
        )}
        {position > 0 && (
          <Button variant="tertiary" data-size="sm" onClick={() => turn(position - 1)}>
            {t('welcome.back')}
          </Button>
        )}
        {!isLast && (
          <Button variant="tertiary" data-size="sm" onClick={() => void finish()}>
            {t('welcome.skip')}
          </Button>
        )}
      </div>
    </section>
  )
}
