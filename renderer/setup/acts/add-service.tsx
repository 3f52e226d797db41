/** Which service to send through: found by words, or typed as its owner has given it. */
import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { ServiceFound } from '../../../preload/contract/setup-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Field } from '../../ui/field.tsx'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import type { PanelProps } from './panel.ts'
import { useServices } from './use-services.ts'

const mostShown = 20

export function AddService({ onClose }: PanelProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const announce = useAnnounce()
  const act = useStepAct()
  const [words, setWords] = useState('')
  const { services, fault } = useServices(profile.id, words)

  const add = async (serviceId: string): Promise<void> => {
    const service = { profileId: profile.id, serviceId }
    const added = await act.change(async () => {
      // The registry knows whether it is for messages; what it does not know may still be one for files.
      const forMessages = await bridge.call('message.addService', service)
      return forMessages.ok ? forMessages : bridge.call('profiles.addService', service)
    })
    if (!added) return
    announce(t('setup.act.serviceAdded'))
    onClose(true)
  }

  return (
    <div className="act-form">
      <Field label={t('setup.act.serviceSearch')} help={t('setup.act.serviceSearchHelp')}>
        {(parts) => (
          <Input
            {...parts}
            type="search"
            autoFocus
            value={words}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <p role="status" className="field-help">
        {services !== null &&
          (services.length === 0
            ? t('setup.act.serviceNone')
            : t('setup.act.serviceFound', { count: services.length }))}
      </p>
      {services !== null && services.length > 0 && (
        <ul className="rows">
          {services.slice(0, mostShown).map((service) => (
            <FoundService
              key={service.id}
              service={service}
              used={[...profile.services, ...profile.messageServices].some(({ id }) => id === service.id)}
              onAdd={() => void add(service.id)}
            />
          ))}
        </ul>
      )}
      {fault !== null && <FaultPanel fault={fault} />}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <ById onAdd={(id) => void add(id)} busy={act.busy} />
      <div className="actions">
        <Button type="button" variant="tertiary" onClick={() => onClose(false)}>
          {t('setup.act.cancel')}
        </Button>
      </div>
    </div>
  )
}

interface FoundServiceProps {
  readonly service: ServiceFound
  readonly used: boolean
  readonly onAdd: () => void
}

function FoundService({ service, used, onAdd }: FoundServiceProps) {
  const { t } = useText()
  const { id, title, owner } = service
  const name = plain(title ?? id)
  return (
    <li>
      <span>
        {name}
        <span className="quiet row-more">
          <code>{id}</code>
          {owner !== null && ` ${t('setup.act.serviceBy', { owner: plain(owner) })}`}
        </span>
      </span>
      {used ? (
        <span className="quiet">{t('setup.act.serviceAdded')}</span>
      ) : (
        <Button
          variant="secondary"
          data-size="sm"
          aria-label={t('setup.act.serviceAddNamed', { name })}
          onClick={onAdd}
        >
          {t('setup.act.serviceAdd')}
        </Button>
      )}
    </li>
  )
}

function ById({ onAdd, busy }: { readonly onAdd: (id: string) => void; readonly busy: boolean }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const id = typed.trim()
  return (
    <details className="quiet-details">
      <summary>{t('setup.act.serviceById')}</summary>
      <form
        className="fields-row"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (id !== '') onAdd(id)
        }}
      >
        <Field
          label={t('setup.act.serviceId')}
          error={tried && id === '' ? t('setup.act.serviceIdMissing') : null}
        >
          {(parts) => (
            <Input
              {...parts}
              value={typed}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" loading={busy}>
          {t('setup.act.serviceAdd')}
        </Button>
      </form>
    </details>
  )
}
