/** Where keys are kept: how the vault stands, a passphrase as a second way in, and backup. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { VaultView } from '../../preload/contract/identity-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Facts } from '../ui/facts.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { PassphraseForm } from '../ui/passphrase-form.tsx'
import { useAct } from '../ui/use-act.ts'
import { useVault } from '../ui/use-vault.ts'
import { VaultStrip } from '../ui/vault-strip.tsx'
import { Backup } from './backup.tsx'
import { Restore } from './restore.tsx'

export function VaultSettings() {
  const { t } = useText()
  const { value: vault, fault, again } = useVault()
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('vault.title')}
      </Heading>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {vault !== null && (
        <>
          <VaultStrip onOpened={again} />
          {vault.state !== 'closed' && <p>{t(`vault.states.${vault.state}`)}</p>}
          {vault.state === 'open' && vault.fault !== null && <FaultPanel fault={vault.fault} />}
          {vault.state !== 'empty' && <Ways vault={vault} />}
          {vault.state !== 'closed' && <Passphrase vault={vault} onChanged={again} />}
          {vault.state === 'open' && <Backup />}
          <Restore onRestored={again} />
        </>
      )}
    </section>
  )
}

function Ways({ vault }: { readonly vault: VaultView }) {
  const { t } = useText()
  const ways = vault.openedBy.map((way) => t(`vault.ways.${way}`)).join(', ')
  return <Facts facts={[[t('vault.openedBy'), ways === '' ? t('vault.noWay') : ways]]} />
}

interface PassphraseProps {
  readonly vault: VaultView
  readonly onChanged: () => void
}

function Passphrase({ vault, onChanged }: PassphraseProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const [open, setOpen] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const has = vault.openedBy.includes('passphrase')

  const set = async (passphrase: string | null): Promise<void> => {
    const done = await act.run(() => bridge.call('vault.setPassphrase', { passphrase }))
    setRemoving(false)
    if (!done) return
    const words = t(passphrase === null ? 'vault.passphraseGone' : 'vault.passphraseSet')
    setOpen(false)
    setSaid(words)
    announce(words)
    onChanged()
  }

  return (
    <div className="setting">
      <p className="setting-name">{t('vault.setPassphrase')}</p>
      <p className="quiet">{t('vault.setPassphraseText')}</p>
      {open ? (
        <PassphraseForm
          fresh
          submit={t('vault.save')}
          busy={act.busy}
          fault={act.fault}
          onSubmit={set}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <>
          {act.fault !== null && <FaultPanel fault={act.fault} />}
          <div className="actions">
            <Button
              variant="secondary"
              data-size="sm"
              onClick={() => {
                act.forget()
                setOpen(true)
              }}
            >
              {t(has ? 'vault.changePassphrase' : 'vault.setPassphrase')}
            </Button>
            {has && (
              <Button variant="tertiary" data-size="sm" onClick={() => setRemoving(true)}>
                {t('vault.removePassphrase')}
              </Button>
            )}
            {said !== null && <span>{said}</span>}
          </div>
        </>
      )}
      <ConfirmDialog
        open={removing}
        title={t('vault.removePassphraseTitle')}
        text={t('vault.removePassphraseText')}
        confirm={t('vault.removePassphrase')}
        cancel={t('vault.cancel')}
        busy={act.busy}
        onConfirm={() => void set(null)}
        onClose={() => setRemoving(false)}
      />
    </div>
  )
}
