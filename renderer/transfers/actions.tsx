/** What can be done with a file on its way: stop it for now, send it sooner or later, give it up. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { OutgoingDetail } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { PauseButton } from '../ui/pause-button.tsx'
import type { Act } from '../ui/use-act.ts'
import { OrderMenu, type Move } from './order-menu.tsx'

export interface TransferActionsProps {
  readonly item: OutgoingDetail
  readonly act: Act
  /** Others can go before it, or after. */
  readonly waits: boolean
}

export function TransferActions({ item: { id, paused }, act, waits }: TransferActionsProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const [moved, setMoved] = useState<Move | null>(null)
  const pause = (wanted: boolean): void =>
    void act.run(() => bridge.call('outgoing.pause', { id, paused: wanted }))
  const move = async (to: Move): Promise<void> => {
    if (!(await act.run(() => bridge.call('outgoing.move', { id, to })))) return
    setMoved(to)
    announce(t(`queue.order.moved.${to}`))
  }
  const cancel = (): void => {
    setAsking(false)
    void act.run(() => bridge.call('outgoing.cancel', { id }))
  }
  return (
    <>
      <div className="actions">
        <PauseButton paused={paused} onChange={pause} />
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t('transfers.cancel')}
        </Button>
        {/* Last, so that nothing moves when it goes. */}
        {waits && <OrderMenu onMove={(to) => void move(to)} />}
        {waits && moved !== null && <span className="quiet">{t(`queue.order.moved.${moved}`)}</span>}
      </div>
      <ConfirmDialog
        open={asking}
        title={t('transfers.cancelTitle')}
        text={`${t('transfers.cancelText')} ${t('transfers.noRecall')}`}
        confirm={t('transfers.cancel')}
        cancel={t('transfers.keep')}
        onConfirm={cancel}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
