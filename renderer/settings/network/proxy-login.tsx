/** User and password of one proxy. They are handed over and let go; nothing of them comes back. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useAct } from '../../ui/use-act.ts'
import type { WayProps } from './way-props.ts'

const fields = ['proxy', 'user', 'password'] as const
const labels = { proxy: 'network.loginProxy', user: 'network.user', password: 'network.password' } as const

export function ProxyLogin({ settings, onChanged }: WayProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const { loginFor, proxy } = settings
  const empty = { proxy: loginFor ?? (proxy.kind === 'address' ? proxy.address : ''), user: '', password: '' }
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(empty)
  const [tried, setTried] = useState(false)
  const missing = typed.proxy.trim() === '' || typed.user.trim() === ''

  const set = async (login: typeof typed | null): Promise<void> => {
    if (!(await act.run(() => bridge.call('network.setLogin', { login })))) return
    setOpen(false)
    setTyped({ ...empty, user: '', password: '' })
    announce(login === null ? t('network.loginForgotten') : t('network.saved'))
    onChanged()
  }
  const save = (): void => {
    setTried(true)
    if (!missing) void set({ ...typed, proxy: typed.proxy.trim() })
  }

  return (
    <div className="setting">
      <p className="setting-name">{t('network.login')}</p>
      <p className="quiet">{t('network.loginText')}</p>
      {loginFor !== null && <p>{t('network.loginFor', { proxy: plain(loginFor) })}</p>}
      {!open && (
        <div className="actions">
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => {
              setTyped(empty)
              setTried(false)
              setOpen(true)
            }}
          >
            {t(loginFor === null ? 'network.loginAdd' : 'network.loginChange')}
          </Button>
          {loginFor !== null && (
            <Button variant="tertiary" data-size="sm" onClick={() => void set(null)}>
              {t('network.loginForget')}
            </Button>
          )}
        </div>
      )}
      {open && (
        <form
          className="act-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          {fields.map((name) => (
            <Field
              key={name}
              label={t(labels[name])}
              help={name === 'proxy' ? t('network.addressHelp') : undefined}
              error={tried && name === 'user' && missing ? t('network.loginMissing') : null}
            >
              {(parts) => (
                <Input
                  {...parts}
                  type={name === 'password' ? 'password' : 'text'}
                  value={typed[name]}
                  maxLength={name === 'user' ? 200 : 300}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={({ target: { value } }) =>
                    setTyped((previous) => ({ ...previous, [name]: value }))
                  }
                />
              )}
            </Field>
          ))}
          <div className="actions">
            <Button type="submit" variant="secondary" data-size="sm" loading={act.busy}>
              {t('network.save')}
            </Button>
            <Button type="button" variant="tertiary" data-size="sm" onClick={() => setOpen(false)}>
              {t('network.cancel')}
            </Button>
          </div>
        </form>
      )}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
    </div>
  )
}
