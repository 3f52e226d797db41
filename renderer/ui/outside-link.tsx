/** Leads to a page outside: a link in a browser, a request to the engine on the desktop, which opens no other. */
import { Button } from '@digdir/designsystemet-react'
import type { LinkKind } from '../../preload/contract/setup-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from './fault-panel.tsx'
import { Icon } from './icon.tsx'
import { useAct } from './use-act.ts'

export interface OutsideLinkProps {
  readonly profileId: string
  readonly kind: LinkKind
  readonly url: string
  readonly primary?: boolean
}

export function OutsideLink({ profileId, kind, url, primary = false }: OutsideLinkProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const variant = primary ? 'primary' : 'secondary'
  const words = (
    <>
      <Icon name="outside" />
      {t(`setup.links.${kind}`)}
      <span className="ds-sr-only"> ({t('setup.opensOutside')})</span>
    </>
  )
  if (bridge.host === 'browser') {
    return (
      <Button asChild variant={variant} data-size="sm">
        <a href={url} target="_blank" rel="noreferrer">
          {words}
        </a>
      </Button>
    )
  }
  return (
    <>
      <Button
        variant={variant}
        data-size="sm"
        loading={act.busy}
        onClick={() => void act.run(() => bridge.call('setup.openLink', { profileId, kind }))}
      >
        {words}
      </Button>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
    </>
  )
}
