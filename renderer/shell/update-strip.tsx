/** A new version waits; nobody has to do anything, and who wants to may do it now. */
import { Button } from '@digdir/designsystemet-react'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { useAct } from '../ui/use-act.ts'

export function UpdateStrip() {
  const { t } = useText()
  const { desktop } = useWindow().bridge
  const version = useWindowState((window) => window.desktop?.update ?? null)
  const isMoving = useWindowState(({ moving }) => moving.size > 0)
  const act = useAct()
  if (desktop === null || version === null) return null
  return (
    <section className="card" aria-label={t('desktop.updateTitle')}>
      <p role="status">{t('desktop.update', { version })}</p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {!isMoving && (
        <Button variant="secondary" data-size="sm" onClick={() => void act.run(() => desktop.restart())}>
          {t('desktop.restart')}
        </Button>
      )}
    </section>
  )
}
