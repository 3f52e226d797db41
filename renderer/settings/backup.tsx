/** A sealed copy of keys and profiles, written to a folder under a passphrase. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { success } from '../../preload/contract/result.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { PassphraseForm } from '../ui/passphrase-form.tsx'
import { useAct } from '../ui/use-act.ts'
import { useFolder, type ChosenFolder } from '../ui/use-folder.tsx'

export function Backup() {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const choosing = useAct()
  const act = useAct()
  const [folder, setFolder] = useState<ChosenFolder | null>(null)
  const [written, setWritten] = useState<string | null>(null)
  const { ask, dialog } = useFolder(t('vault.backupFolder'), (chosen) => {
    setWritten(null)
    setFolder(chosen)
  })

  const write = async (passphrase: string): Promise<void> => {
    if (folder === null) return
    await act.run(async () => {
      const reply = await bridge.call('vault.backup', { passphrase, folderId: folder.id })
      if (reply.ok) {
        setWritten(reply.value.name)
        setFolder(null)
        announce(t('vault.backupDone', { name: plain(reply.value.name) }))
      }
      return reply
    })
  }

  return (
    <div className="setting">
      <p className="setting-name">{t('vault.backup')}</p>
      <p className="quiet">{t('vault.backupText')}</p>
      {folder === null ? (
        <div className="actions">
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => void choosing.run(async () => (await ask()) ?? success(null))}
          >
            {t('vault.backupMake')}
          </Button>
          {written !== null && <span>{t('vault.backupDone', { name: plain(written) })}</span>}
        </div>
      ) : (
        <>
          <p>{t('vault.backupInto', { name: plain(folder.label) })}</p>
          <PassphraseForm
            fresh
            submit={t('vault.backupWrite')}
            busy={act.busy}
            fault={act.fault}
            onSubmit={write}
            onCancel={() => setFolder(null)}
          />
        </>
      )}
      {choosing.fault !== null && <FaultPanel fault={choosing.fault} />}
      {dialog}
    </div>
  )
}
