/** A proxy asks who the person is; the answer goes to the desktop, which keeps it in the keychain if it is to. */
import { Button, Checkbox, Dialog, Heading, Input, Paragraph } from '@digdir/designsystemet-react'
import { useId, useState, type SyntheticEvent } from 'react'
import type { ProxyAnswer } from '../../preload/contract/desktop.ts'
import { useWindow, useWindowState } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Field } from '../ui/field.tsx'
import { useAct } from '../ui/use-act.ts'

export function ProxyLogin() {
  const question = useWindowState(({ proxy }) => proxy)
  return question === null ? null : <Question key={question.id} {...question} />
}

interface QuestionProps {
  readonly id: number
  readonly proxy: string
  readonly again: boolean
}

function Question({ id, proxy, again }: QuestionProps) {
  const { t } = useText()
  const { bridge, proxyAnswered } = useWindow()
  const act = useAct()
  const titleId = useId()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [keep, setKeep] = useState(true)

  const answer = async (credentials: ProxyAnswer['credentials']): Promise<void> => {
    const { desktop } = bridge
    if (desktop === null) return
    if (await act.run(() => desktop.answerProxy({ id, credentials }))) proxyAnswered()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (username !== '') void answer({ username, password, keep })
  }
  return (
    <Dialog open closeButton={false} onClose={() => void answer(null)} aria-labelledby={titleId}>
      <form onSubmit={submit}>
        <Heading level={2} data-size="xs" id={titleId}>
          {t('desktop.proxyTitle')}
        </Heading>
        <Paragraph data-size="sm" className="dialog-text">
          {t('desktop.proxyText', { proxy: plain(proxy) })}
        </Paragraph>
        {act.fault !== null && <FaultPanel fault={act.fault} />}
        <Field label={t('desktop.username')} error={again ? t('desktop.proxyAgain') : null}>
          {(parts) => (
            <Input
              {...parts}
              autoComplete="username"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('desktop.password')}>
          {(parts) => (
            <Input
              {...parts}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Checkbox
          data-size="sm"
          label={t('desktop.keep')}
          checked={keep}
          onChange={(event) => setKeep(event.target.checked)}
        />
        <div className="actions">
          <Button type="submit" loading={act.busy}>
            {t('desktop.login')}
          </Button>
          <Button type="button" variant="secondary" onClick={() => void answer(null)}>
            {t('desktop.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
