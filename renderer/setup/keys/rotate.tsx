/** Another key beside the one in use: made here, from a file, or from the system's store. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { ImportKey } from '../acts/import-key.tsx'
import { StoreKey } from '../acts/store-key.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'

const others = { 'import-key': ImportKey, 'choose-store-key': StoreKey } as const
type Other = keyof typeof others

export function Rotate({ onMade }: { readonly onMade: () => void }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const act = useStepAct()
  const [open, setOpen] = useState<Other | null>(null)
  const Panel = open === null ? null : others[open]
  const make = async (): Promise<void> => {
    const made = await act.note(() => bridge.call('keys.make', { profileId: profile.id }))
    if (made) onMade()
  }
  const openOther = (other: Other) => (
    <Button
      variant="tertiary"
      data-size="sm"
      aria-expanded={open === other}
      onClick={() => setOpen(open === other ? null : other)}
    >
      {t(`setup.acts.${other}`)}
    </Button>
  )
  return (
    <details className="quiet-details">
      <summary>{t('keys.rotateTitle')}</summary>
      <p>{t('keys.rotateText')}</p>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        <Button variant="secondary" data-size="sm" loading={act.busy} onClick={() => void make()}>
          {t('keys.makeNext')}
        </Button>
        {openOther('import-key')}
        {openOther('choose-store-key')}
      </div>
      {Panel !== null && (
        <div className="act-panel">
          <Panel
            onClose={() => {
              setOpen(null)
              onMade()
            }}
          />
        </div>
      )}
    </details>
  )
}
