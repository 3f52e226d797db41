/** Which proxy: as the system has it, none, or this one. */
import { Button, Heading, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { Choice, Choices } from '../../ui/choice.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useAct } from '../../ui/use-act.ts'
import { ProxyLogin } from './proxy-login.tsx'
import type { WayProps } from './way-props.ts'

const kinds = ['system', 'none', 'address'] as const

export function ProxyForm({ settings, onChanged }: WayProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const { proxy } = settings
  const [kind, setKind] = useState<(typeof kinds)[number]>(proxy.kind)
  const [address, setAddress] = useState(proxy.kind === 'address' ? proxy.address : '')
  const [exceptions, setExceptions] = useState(proxy.kind === 'address' ? proxy.exceptions.join(' ') : '')
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const missing = kind === 'address' && address.trim() === ''

  const save = async (): Promise<void> => {
    setTried(true)
    if (missing) return
    const names = exceptions.split(/[\s,;]+/).filter((name) => name !== '')
    const chosen =
      kind === 'address' ? { kind, address: address.trim(), exceptions: names } : ({ kind } as const)
    if (!(await act.run(() => bridge.call('network.set', { proxy: chosen })))) return
    setSaved(true)
    announce(t('network.saved'))
    onChanged()
  }

  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('network.proxy')}
      </Heading>
      <p className="quiet">{t('network.proxyText')}</p>
      <form
        className="act-form"
        noValidate
        onChange={() => setSaved(false)}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Choices legend={t('network.proxy')}>
          {kinds.map((one) => (
            <Choice
              key={one}
              name="proxy"
              label={t(`network.kinds.${one}`)}
              text={t(`network.kinds.${one}Text`)}
              chosen={kind === one}
              onChoose={() => setKind(one)}
            />
          ))}
        </Choices>
        {kind === 'address' && (
          <>
            <Field
              label={t('network.address')}
              help={t('network.addressHelp')}
              error={tried && missing ? t('network.addressMissing') : null}
            >
              {(parts) => (
                <Input
                  {...parts}
                  value={address}
                  maxLength={300}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => setAddress(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('network.exceptions')} help={t('network.exceptionsHelp')}>
              {(parts) => (
                <Input
                  {...parts}
                  value={exceptions}
                  maxLength={2_000}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => setExceptions(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        {act.fault !== null && <FaultPanel fault={act.fault} />}
        <div className="actions">
          <Button type="submit" variant="secondary" data-size="sm" loading={act.busy}>
            {t('network.save')}
          </Button>
          {saved && <span>{t('network.saved')}</span>}
        </div>
      </form>
      <ProxyLogin settings={settings} onChanged={onChanged} />
    </section>
  )
}
