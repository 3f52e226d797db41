/** Sends a message on to somebody by e-mail, where its sender allows that. */
import { Button, Dialog, Heading, Input, Textarea } from '@digdir/designsystemet-react'
import { useId, useState } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useAct } from '../../ui/use-act.ts'

export interface ForwardDialogProps {
  readonly messageId: string
  readonly onClose: () => void
}

/** The service takes no longer text. */
const mostText = 200

export function ForwardDialog({ messageId, onClose }: ForwardDialogProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const id = useId()
  const [email, setEmail] = useState('')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)

  const forward = async (): Promise<void> => {
    const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim())
    setWrong(!isAddress)
    if (!isAddress) return
    const input = { id: messageId, email: email.trim(), text: text.trim() }
    if (!(await act.run(() => bridge.call('message.forward', input)))) return
    announce(t('reading.forwarded', { email: input.email }))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} closeButton={false} aria-labelledby={id}>
      <form
        className="forward-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void forward()
        }}
      >
        <Heading level={2} data-size="xs" id={id}>
          {t('reading.forwardTitle')}
        </Heading>
        <p className="quiet">{t('reading.forwardText')}</p>
        <Field label={t('reading.forwardEmail')} error={wrong ? t('reading.forwardWrong') : null}>
          {(parts) => (
            <Input
              type="email"
              maxLength={320}
              value={email}
              onChange={({ target }) => setEmail(target.value)}
              {...parts}
            />
          )}
        </Field>
        <Field label={t('reading.forwardWords')}>
          {(parts) => (
            <Textarea
              rows={3}
              maxLength={mostText}
              value={text}
              onChange={({ target }) => setText(target.value)}
              {...parts}
            />
          )}
        </Field>
        {act.fault !== null && <FaultPanel fault={act.fault} />}
        <div className="actions">
          <Button type="submit" loading={act.busy}>
            {t('reading.forward')}
          </Button>
          <Button type="button" variant="secondary" onClick={onClose}>
            {t('settings.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
