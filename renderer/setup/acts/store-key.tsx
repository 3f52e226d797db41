/** A certificate in the system's own store; its key never leaves it. */
import { Button, Skeleton } from '@digdir/designsystemet-react'
import { useCallback } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { useItem } from '../../ui/use-item.ts'
import { useLate } from '../../ui/use-late.ts'
import { useSetup } from '../use-setup.ts'
import { FoundKeys } from './found-keys.tsx'
import type { PanelProps } from './panel.ts'

export function StoreKey({ onClose }: Pick<PanelProps, 'onClose'>) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const profileId = profile.id
  const fetch = useCallback(() => bridge.call('keys.readStore', { profileId }), [bridge, profileId])
  const { value, fault, again } = useItem(null, profileId, fetch)
  const late = useLate(value === null && fault === null)
  if (value !== null) return <FoundKeys found={value.found} onClose={onClose} />
  return (
    <div className="act-form">
      {late && <Skeleton variant="rectangle" height="6rem" />}
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      <div className="actions">
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
    </div>
  )
}
