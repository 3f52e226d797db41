/** While the keys are locked: why, and the way to unlock them. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { useAct } from './use-act.ts'
import { useVault } from './use-vault.ts'

export function VaultStrip({ onOpened }: { readonly onOpened?: () => void }) {
  const { t, sentence } = useText()
  const { bridge } = useWindow()
  const { value: vault, again } = useVault()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  if (vault?.state !== 'closed') return null

  const unlock = async (passphrase: string): Promise<void> => {
    const opened = await act.run(() => bridge.call('vault.unlock', { passphrase }))
    if (!opened) return
    setAsking(false)
    again()
    onOpened?.()
  }

  return (
    <div className="vault-strip">
      <Icon name="locked" />
      <div className="vault-words">
        <p className="vault-what">{t('vault.closedStrip')}</p>
        {vault.fault !== null && (
          <p>
            {sentence(vault.fault).what} {sentence(vault.fault).next}
          </p>
        )}
        {asking ? (
          <PassphraseForm
            fresh={false}
            submit={t('vault.unlock')}
            busy={act.busy}
            fault={act.fault}
            onSubmit={unlock}
            onCancel={() => setAsking(false)}
          />
        ) : (
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            {t('vault.unlock')}
          </Button>
        )}
      </div>
    </div>
  )
}
