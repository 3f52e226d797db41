/** What a step is done with: the obvious next thing first, the rest quiet. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import type { SetupAct, SetupStep } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { OutsideLink } from '../ui/outside-link.tsx'
import { VaultStrip } from '../ui/vault-strip.tsx'
import { panels } from './acts/index.ts'
import { distinctLinks, explainsItsLinks, isFinished, nextThing } from './order.ts'
import { useDirectAct } from './use-direct-act.ts'
import { useSetup } from './use-setup.ts'

/** Keys cannot be kept: here stands what can be done about it at once. */
const isAboutVault = ({ code }: Fault): boolean => code.startsWith('keychain-') || code.startsWith('vault-')

export interface ActsProps {
  readonly step: SetupStep
  /** Whether the first of them is the view's one primary button. */
  readonly primary: boolean
  readonly open: SetupAct | null
  readonly onOpen: (act: SetupAct | null) => void
}

export function Acts({ step, primary, open, onOpen }: ActsProps) {
  const { t } = useText()
  const { profile, check, checking } = useSetup()
  const direct = useDirectAct()
  const [doing, setDoing] = useState<SetupAct | null>(null)
  const next = nextThing(step)
  const testing = checking === step.id

  const start = async (act: SetupAct): Promise<void> => {
    if (panels[act] !== null) return onOpen(act === open ? null : act)
    setDoing(act)
    await direct.start(act, !isFinished(step))
    setDoing(null)
  }
  const words = (act: SetupAct): string =>
    act === 'tick-terms' && isFinished(step) ? t('setup.act.termsUndo') : t(`setup.acts.${act}`)

  return (
    <>
      {direct.fault !== null && <FaultPanel fault={direct.fault} />}
      {direct.fault !== null && isAboutVault(direct.fault) && <VaultStrip told onOpened={direct.forget} />}
      <div className="actions">
        {step.acts.map((act, index) => (
          <Button
            key={act}
            data-size="sm"
            variant={primary && index === 0 ? 'primary' : 'secondary'}
            aria-expanded={panels[act] === null ? undefined : act === open}
            loading={doing === act}
            onClick={() => void start(act)}
          >
            {words(act)}
          </Button>
        ))}
        {(explainsItsLinks(step) ? [] : distinctLinks(step)).map(({ kind, url }, index) => (
          <OutsideLink
            key={kind}
            profileId={profile.id}
            kind={kind}
            url={url}
            primary={primary && next.kind === 'link' && index === 0}
          />
        ))}
        <Button
          data-size="sm"
          variant={primary && next.kind === 'check' ? 'primary' : 'tertiary'}
          loading={testing}
          onClick={() => void check(step.id)}
        >
          <Icon name="again" />
          {testing ? t('setup.checking') : t('setup.checkOne')}
        </Button>
      </div>
    </>
  )
}
