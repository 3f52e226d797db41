/** The practice environment, and how to begin anew in it. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { useAct } from '../ui/use-act.ts'

export function PracticeSettings() {
  const { t } = useText()
  const { bridge, draft } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState(false)

  const startOver = async (): Promise<void> => {
    setDone(false)
    const started = await act.run(() => bridge.call('practice.startOver', {}))
    setAsking(false)
    if (!started) return
    // What was about to be sent belonged to what is gone.
    draft.clear()
    setDone(true)
    announce(t('settings.startedOver'))
  }

  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('settings.practice')}
      </Heading>
      <p>{t('settings.practiceText')}</p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button variant="secondary" onClick={() => setAsking(true)}>
          {t('settings.startOver')}
        </Button>
        {done && <span>{t('settings.startedOver')}</span>}
      </div>
      <ConfirmDialog
        open={asking}
        title={t('settings.startOverTitle')}
        text={t('settings.startOverText')}
        confirm={t('settings.startOver')}
        cancel={t('settings.cancel')}
        busy={act.busy}
        onConfirm={() => void startOver()}
        onClose={() => setAsking(false)}
      />
    </section>
  )
}
