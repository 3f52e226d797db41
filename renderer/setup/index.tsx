/** The checklist of everything that must be in place, each checked live. */
import { Button, Heading, Paragraph, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { Profile, SetupStep, SetupStepId } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { organisationName, useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useAct } from '../ui/use-act.ts'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { useNow } from '../ui/use-now.ts'
import { AddProfile } from './add-profile.tsx'
import { Step } from './step.tsx'

export function SetupView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const profileId = profile.id
  const fetch = useCallback(() => bridge.call('setup.get', { profileId }), [bridge, profileId])
  const { value, fault, again } = useItem('setup', profileId, fetch)
  const act = useAct()
  const [checking, setChecking] = useState<SetupStepId | 'all' | null>(null)
  const late = useLate(value === null && fault === null)
  const steps = value?.steps ?? []
  const failed = fault ?? act.fault

  const check = async (step?: SetupStepId): Promise<void> => {
    setChecking(step ?? 'all')
    announce(t('setup.checking'))
    const input = step === undefined ? { profileId } : { profileId, step }
    const checked = await act.run(() => bridge.call('setup.check', input))
    setChecking(null)
    if (checked) again()
  }

  return (
    <div className="page">
      <header className="page-head">
        <div>
          <Heading level={1} data-size="sm">
            {t('setup.title')}
          </Heading>
          <Paragraph data-size="sm" className="quiet">
            {t('setup.intro', { name: organisationName(profile.organisation) })}
          </Paragraph>
        </div>
        <Button variant="secondary" onClick={() => void check()} loading={checking === 'all'}>
          <Icon name="again" />
          {checking === 'all' ? t('setup.checking') : t('setup.checkAll')}
        </Button>
      </header>
      {failed !== null && <FaultPanel fault={failed} onRetry={() => void check()} />}
      {late && <Skeleton variant="rectangle" height="16rem" />}
      {steps.length > 0 && <Summary steps={steps} />}
      <ol className="steps">
        {steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            onCheck={() => void check(step.id)}
            busy={checking === step.id || checking === 'all'}
          />
        ))}
      </ol>
      <AddProfile />
    </div>
  )
}

/** How it stands as a whole, and when that was found out. */
function Summary({ steps }: { readonly steps: readonly SetupStep[] }) {
  const { t, format } = useText()
  const now = useNow()
  const left = steps.filter(({ state }) => state === 'attention').length
  const done = steps.every(({ state }) => state === 'ok' || state === 'skipped')
  const checkedAt = Math.max(...steps.map((step) => step.checkedAt ?? 0))
  return (
    <p role="status" className="setup-sum">
      {done ? (
        <StateWord tone="success" icon="done">
          {t('setup.allOk')}
        </StateWord>
      ) : left > 0 ? (
        <StateWord tone="danger" icon="warning">
          {t('setup.someLeft', { count: left })}
        </StateWord>
      ) : (
        <StateWord tone="neutral" icon="circle">
          {t('setup.notChecked')}
        </StateWord>
      )}
      {checkedAt > 0 && (
        <span className="quiet">{t('setup.checkedAt', { time: format.moment(checkedAt, now) })}</span>
      )}
    </p>
  )
}
