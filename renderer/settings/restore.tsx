/** Brings in what a backup holds; nothing that is here already is changed. */
import { useState } from 'react'
import type { CommandOutput } from '../../preload/contract/commands.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { PassphraseForm } from '../ui/passphrase-form.tsx'
import { mostBackupBytes, readSmallFile } from '../ui/small-file.ts'
import { useAct } from '../ui/use-act.ts'

export function Restore({ onRestored }: { readonly onRestored: () => void }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const reading = useAct()
  const act = useAct()
  const [chosen, setChosen] = useState<{ readonly name: string; readonly content: string } | null>(null)
  const [outcome, setOutcome] = useState<CommandOutput<'vault.restore'> | null>(null)

  const choose = async (file: File): Promise<void> => {
    setOutcome(null)
    act.forget()
    await reading.run(async () => {
      const content = await readSmallFile(file, mostBackupBytes, 'backup-not-recognised')
      if (content.ok) setChosen({ name: file.name, content: content.value })
      return content
    })
  }
  const restore = async (passphrase: string): Promise<void> => {
    if (chosen === null) return
    await act.run(async () => {
      const reply = await bridge.call('vault.restore', { passphrase, content: chosen.content })
      if (reply.ok) {
        setChosen(null)
        setOutcome(reply.value)
        onRestored()
      }
      return reply
    })
  }

  return (
    <div className="setting">
      <p className="setting-name">{t('vault.restore')}</p>
      {chosen === null ? (
        <FileButton accept="" busy={reading.busy} onFile={(file) => void choose(file)}>
          {t('vault.restoreChoose')}
        </FileButton>
      ) : (
        <>
          <p>{plain(chosen.name)}</p>
          <PassphraseForm
            fresh={false}
            submit={t('vault.restoreRun')}
            busy={act.busy}
            fault={act.fault}
            onSubmit={restore}
            onCancel={() => setChosen(null)}
          />
        </>
      )}
      {reading.fault !== null && <FaultPanel fault={reading.fault} />}
      <p role="status">
        {outcome !== null && t('vault.restoreAdded', { added: outcome.added, same: outcome.same })}{' '}
        {outcome !== null &&
          outcome.different > 0 &&
          t('vault.restoreDifferent', { count: outcome.different })}
      </p>
    </div>
  )
}
