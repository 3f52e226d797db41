/** Whose certificates are trusted, besides those that every browser knows. */
import { Button, Heading } from '@digdir/designsystemet-react'
import type { CommandInput } from '../../../preload/contract/commands.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { mostKeyBytes, readSmallFile } from '../../ui/small-file.ts'
import { Switch } from '../../ui/switch.tsx'
import { useAct } from '../../ui/use-act.ts'
import type { WayProps } from './way-props.ts'

/** Base64 makes it a third larger, and the contract takes a million letters. */
const mostBytes = mostKeyBytes / 2

export function Certificates({ settings, onChanged }: WayProps) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const { systemCertificates, authorities } = settings
  const set = async (change: CommandInput<'network.set'>): Promise<void> => {
    if (await act.run(() => bridge.call('network.set', change))) onChanged()
  }
  const choose = async (file: File): Promise<void> => {
    const read = await readSmallFile(file, mostBytes, 'authority-invalid')
    if (read.ok) return set({ authorities: read.value })
    await act.run(() => Promise.resolve(read))
  }
  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('network.certificates')}
      </Heading>
      <Switch
        label={t('network.system')}
        help={t('network.systemHelp')}
        on={systemCertificates}
        onChange={(on) => void set({ systemCertificates: on })}
      />
      <div className="setting">
        <p className="setting-name">{t('network.authority')}</p>
        <p className="quiet">{t('network.authorityText')}</p>
        {authorities.map(({ subject, validTo }) => (
          <p key={subject}>
            {validTo === null
              ? plain(subject)
              : t('network.authorityAdded', { subject: plain(subject), time: format.day(validTo) })}
          </p>
        ))}
        <div className="actions">
          <FileButton accept=".pem,.crt,.cer,.der" busy={act.busy} onFile={(file) => void choose(file)}>
            {t('network.authorityChoose')}
          </FileButton>
          {authorities.length > 0 && (
            <Button variant="tertiary" data-size="sm" onClick={() => void set({ authorities: null })}>
              {t('network.authorityForget')}
            </Button>
          )}
        </div>
        {act.fault !== null && <FaultPanel fault={act.fault} />}
      </div>
    </section>
  )
}
