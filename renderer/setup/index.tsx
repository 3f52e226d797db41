/** The checklist of everything that must be in place, each checked live. */
import { Button, Heading, Paragraph, Skeleton } from '@digdir/designsystemet-react'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { organisationName, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { useLate } from '../ui/use-late.ts'
import { VaultStrip } from '../ui/vault-strip.tsx'
import { Calendar } from './calendar.tsx'
import { Steps } from './steps.tsx'
import { Summary } from './summary.tsx'
import { SetupContext, useSetupOf } from './use-setup.ts'

export { StartSetup } from './start/index.tsx'

export function SetupView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { go } = useWindow()
  const setup = useSetupOf(profile)
  const late = useLate(setup.waiting)
  const testing = setup.checking === 'all'
  return (
    <SetupContext value={setup}>
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
          <Button variant="secondary" data-size="sm" onClick={() => void setup.check()} loading={testing}>
            <Icon name="again" />
            {testing ? t('setup.checking') : t('setup.checkAll')}
          </Button>
        </header>
        <VaultStrip onOpened={() => void setup.check()} />
        {setup.fault !== null && <FaultPanel fault={setup.fault} onRetry={setup.refresh} />}
        {late && <Skeleton variant="rectangle" height="24rem" />}
        {setup.steps.length > 0 && (
          <>
            <Summary steps={setup.settled} />
            <Steps />
            <Calendar profileId={profile.id} />
          </>
        )}
        <Button variant="tertiary" data-size="sm" onClick={() => go({ view: 'setup', id: 'new' })}>
          <Icon name="plus" />
          {t('profile.add')}
        </Button>
      </div>
    </SetupContext>
  )
}
