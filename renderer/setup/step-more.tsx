/** What only some steps have: the guide, the keys, the services in use, what is waited for. */
import { Button } from '@digdir/designsystemet-react'
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ClientGuide } from './client-guide.tsx'
import { Keys } from './keys/index.tsx'
import { Services } from './services.tsx'
import { useSetup } from './use-setup.ts'

export function StepMore({ step }: { readonly step: SetupStep }) {
  switch (step.id) {
    case 'key':
      return <Keys />
    case 'client':
      return step.state === 'ok' ? null : <ClientGuide />
    case 'service':
      return <Services />
    case 'system-user':
      return <Approval step={step} />
    default:
      return null
  }
}

/** The request is with somebody else: what they do, and the way to get the link to them. */
function Approval({ step }: { readonly step: SetupStep }) {
  const { t } = useText()
  const { check, checking } = useSetup()
  const link = step.links.find(({ kind }) => kind === 'approval')
  if (step.state !== 'waiting' || link === undefined) return null
  return (
    <div className="waiting">
      <Icon name="waiting" />
      <div>
        <p className="waiting-title">{t('setup.act.waitTitle')}</p>
        <p>{t('setup.act.waitText')}</p>
        <div className="actions">
          <CopyButton text={link.url} what={t('setup.links.approval')}>
            {t('setup.copyLink')}
          </CopyButton>
          <Button
            variant="tertiary"
            data-size="sm"
            loading={checking === step.id}
            onClick={() => void check(step.id)}
          >
            {t('setup.act.waitAgain')}
          </Button>
        </div>
      </div>
    </div>
  )
}
