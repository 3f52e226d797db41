/** What only some steps have: the guide, the keys, the services in use, what is waited for. */
import type { SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { OutsideLink } from '../ui/outside-link.tsx'
import { ClientGuide } from './client-guide.tsx'
import { Keys } from './keys/index.tsx'
import { Letters } from './letters.tsx'
import { explainsItsLinks } from './order.ts'
import { Services } from './services.tsx'
import { useSetup } from './use-setup.ts'

export interface StepMoreProps {
  readonly step: SetupStep
  readonly current: boolean
}

export function StepMore({ step, current }: StepMoreProps) {
  const { profile } = useSetup()
  switch (step.id) {
    // A customer's client and keys are the supplier's.
    case 'key':
      return profile.supplierProfileId === null ? <Keys /> : null
    case 'client':
      return step.state === 'ok' || profile.supplierProfileId !== null ? null : <ClientGuide step={step} />
    case 'service':
      return <Services />
    case 'system-user':
      return <Approval step={step} current={current} />
    default:
      return null
  }
}

/** The request is with somebody else: what they do, and the ways to get the link to them. */
function Approval({ step, current }: StepMoreProps) {
  const { t, sentence } = useText()
  const { profile } = useSetup()
  const link = step.links.find(({ kind }) => kind === 'approval')
  if (!explainsItsLinks(step) || link === undefined) return null
  const words = step.fault === null ? null : sentence(step.fault)
  return (
    <div className="waiting">
      <Icon name="waiting" />
      <div>
        <p className="waiting-title">{words?.what ?? t('setup.act.waitTitle')}</p>
        <p>{t('setup.act.waitText')}</p>
        <div className="actions">
          <OutsideLink
            profileId={profile.id}
            kind={link.kind}
            url={link.url}
            primary={current && step.acts.length === 0}
          />
          <CopyButton text={link.url} what={t('setup.links.approval')}>
            {t('setup.copyLink')}
          </CopyButton>
        </div>
        <Letters kinds={step.letters} />
      </div>
    </div>
  )
}
