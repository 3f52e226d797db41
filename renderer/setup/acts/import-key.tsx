/** A key from a file: chosen, opened with its password if it has one, and then the right one of what is in it. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Fault } from '../../../preload/contract/fault.ts'
import type { FoundKey } from '../../../preload/contract/identity-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { mostKeyBytes, readSmallFile } from '../../ui/small-file.ts'
import { useSetup } from '../use-setup.ts'
import { FoundKeys } from './found-keys.tsx'
import type { PanelProps } from './panel.ts'

/** A file that has been chosen and not yet opened. It is let go as soon as the engine has what is in it. */
interface Chosen {
  readonly name: string
  readonly content: string
}

const aboutPassword: ReadonlySet<Fault['code']> = new Set(['key-password-needed', 'key-password-wrong'])

export function ImportKey({ onClose }: Pick<PanelProps, 'onClose'>) {
  const { t, sentence } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [found, setFound] = useState<readonly FoundKey[] | null>(null)
  const asksPassword = chosen !== null && fault !== null && aboutPassword.has(fault.code)

  const look = async (file: Chosen, given: string | null): Promise<void> => {
    setBusy(true)
    const input = { profileId: profile.id, content: file.content, password: given }
    const reply = await bridge.call('keys.read', input)
    setBusy(false)
    setPassword('')
    if (reply.ok) {
      setFound(reply.value.found)
      setChosen(null)
      setFault(null)
      return
    }
    setFault(reply.fault)
    // Only for another try at the password is the file needed once more.
    setChosen(aboutPassword.has(reply.fault.code) ? file : null)
  }

  const choose = async (file: File): Promise<void> => {
    setFound(null)
    setPassword('')
    const content = await readSmallFile(file, mostKeyBytes, 'key-file-too-costly')
    if (content.ok) return look({ name: file.name, content: content.value }, null)
    setChosen(null)
    setFault(content.fault)
  }

  if (found !== null) return <FoundKeys found={found} onClose={onClose} />
  return (
    <div className="act-form">
      <p>{t('setup.act.fileHelp')}</p>
      <FileButton
        accept=".p12,.pfx,.pem,.key,.crt,.cer,.jwk,.json"
        busy={busy && !asksPassword}
        onFile={(file) => void choose(file)}
      >
        {t('setup.act.fileChoose')}
      </FileButton>
      {fault !== null && !asksPassword && <FaultPanel fault={fault} />}
      {asksPassword && (
        <form
          className="fields-row"
          onSubmit={(event) => {
            event.preventDefault()
            void look(chosen, password)
          }}
        >
          <p role="status">{t('setup.act.fileChosen', { name: plain(chosen.name) })}</p>
          <Field
            label={t('setup.act.filePassword')}
            help={t('setup.act.filePasswordHelp')}
            error={
              fault.code === 'key-password-wrong' ? `${sentence(fault).what} ${sentence(fault).next}` : null
            }
          >
            {(parts) => (
              <Input
                {...parts}
                type="password"
                autoFocus
                value={password}
                maxLength={1_000}
                autoComplete="off"
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" loading={busy}>
            {t('setup.act.fileOpen')}
          </Button>
        </form>
      )}
      <div className="actions">
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
    </div>
  )
}
