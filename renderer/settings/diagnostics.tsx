/** A text for whoever helps: made here, read here, and only then copied or saved. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { success } from '../../preload/contract/result.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { useAct } from '../ui/use-act.ts'
import { SubPage } from './sub-page.tsx'
import { useFolder } from '../ui/use-folder.tsx'

export function DiagnosticsPage() {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const [text, setText] = useState<string | null>(null)
  const make = (): void =>
    void act.run(async () => {
      const reply = await bridge.call('diagnostics.read', {})
      if (reply.ok) setText(reply.value.text)
      return reply
    })
  return (
    <SubPage title={t('upkeep.help')} text={t('upkeep.helpText')}>
      <section className="card">
        <Heading level={2} data-size="2xs">
          {t('upkeep.file')}
        </Heading>
        <p>{t('upkeep.holds')}</p>
        <p>{t('upkeep.holdsNot')}</p>
        <Button data-size="sm" loading={act.busy} onClick={make}>
          {t(text === null ? 'upkeep.make' : 'upkeep.makeAgain')}
        </Button>
        {act.fault !== null && <FaultPanel fault={act.fault} onRetry={make} />}
        {text !== null && <Read text={text} />}
      </section>
    </SubPage>
  )
}

function Read({ text }: { readonly text: string }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const [saved, setSaved] = useState<string | null>(null)
  const save = async (folderId: string): Promise<void> => {
    await act.run(async () => {
      const reply = await bridge.call('diagnostics.save', { folderId })
      if (reply.ok) {
        const words = t('upkeep.saved', { name: plain(reply.value.name) })
        setSaved(words)
        announce(words)
      }
      return reply
    })
  }
  const { ask, dialog } = useFolder(t('upkeep.saveFolder'), ({ id }) => void save(id))
  return (
    <>
      <p>{t('upkeep.readFirst')}</p>
      {/* It scrolls, so the keyboard must reach it. */}
      <pre className="diagnostics" tabIndex={0} role="region" aria-label={t('upkeep.file')}>
        {text}
      </pre>
      <div className="actions">
        <CopyButton text={text} what={t('upkeep.file')}>
          {t('upkeep.copy')}
        </CopyButton>
        <Button
          variant="secondary"
          data-size="sm"
          loading={act.busy}
          onClick={() => void act.run(async () => (await ask()) ?? success(null))}
        >
          {t('upkeep.save')}
        </Button>
        {saved !== null && <span>{saved}</span>}
      </div>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {dialog}
    </>
  )
}
