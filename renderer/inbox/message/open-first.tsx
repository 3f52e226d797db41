/** Before the first opening: what it does, and a button that does it. Nothing opens by itself. */
import { Button } from '@digdir/designsystemet-react'
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAct } from '../../ui/use-act.ts'

export interface OpenFirstProps {
  readonly item: ReceivedMessageDetail
  readonly onOpened: () => void
}

export function OpenFirst({ item, onOpened }: OpenFirstProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const { id, attachmentCount, needsConfirmation } = item
  const open = async (): Promise<void> => {
    if (await act.run(() => bridge.call('message.open', { id }))) onOpened()
  }
  const said = [
    t('reading.openTells'),
    needsConfirmation && t('reading.openIsNotConfirm'),
    attachmentCount > 0 && t('reading.openShows', { count: attachmentCount }),
  ]
  return (
    <section className="message-closed" aria-label={t('reading.open')}>
      <p className="state-note">
        <Icon name="info" />
        {said.filter((part) => part !== false).join(' ')}
      </p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button onClick={() => void open()} loading={act.busy}>
          <Icon name="letter" />
          {t('reading.open')}
        </Button>
      </div>
    </section>
  )
}
