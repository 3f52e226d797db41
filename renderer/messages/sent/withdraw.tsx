/** Takes a message back before anybody has got it. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Act } from '../../ui/use-act.ts'

export function Withdraw({ id, act }: { readonly id: string; readonly act: Act }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const withdraw = async (): Promise<void> => {
    setAsking(false)
    if (await act.run(() => bridge.call('message.withdraw', { id }))) announce(t('writing.withdrawn'))
  }
  return (
    <>
      <div className="actions">
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t('writing.withdraw')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('writing.withdrawTitle')}
        text={t('writing.withdrawText')}
        confirm={t('writing.withdraw')}
        cancel={t('writing.withdrawKeep')}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
