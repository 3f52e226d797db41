/** While the keys are locked: why, and the way to unlock them. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { useAct } from './use-act.ts'
import { useVault } from './use-vault.ts'

export interface VaultStripProps {
  readonly onOpened?: () => void
  /** Why it is closed stands beside it already. */
  readonly told?: boolean
}

export function VaultStrip({ onOpened, told = false }: VaultStripProps) {
  const { t, sentence } = useText()
  const { bridge } = useWindow()
  const { value: vault, again } = useVault()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  if (vault?.state !== 'closed') return null

  // With no way in yet there is nothing to unlock: a passphrase becomes the first.
  const fresh = vault.openedBy.length === 0
  const unlock = async (passphrase: string): Promise<void> => {
    const opened = await act.run(() =>
      fresh
        ? bridge.call('vault.setPassphrase', { passphrase })
        : bridge.call('vault.unlock', { passphrase }),
    )
    if (!opened) return
    setAsking(false)
    again()
    onOpened?.()
  }

  return (
    <div className="vault-strip">
      <Icon name="locked" />
      <div className="vault-words">
        <p className="vault-what">{t(fresh ? 'vault.noWayStrip' : 'vault.closedStrip')}</p>
        {fresh && <p>{t('vault.noWayText')}</p>}
        {vault.fault !== null && !told && !fresh && (
          <p>
            {sentence(vault.fault).what} {sentence(vault.fault).next}
          </p>
        )}
        {asking ? (
          <PassphraseForm
            fresh={fresh}
            submit={t(fresh ? 'vault.save' : 'vault.unlock')}
            busy={act.busy}
            fault={act.fault}
            onSubmit={unlock}
            onCancel={() => setAsking(false)}
          />
        ) : (
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            {t(fresh ? 'vault.setPassphrase' : 'vault.unlock')}
          </Button>
        )}
      </div>
    </div>
  )
}
