/** How fast bytes may move, and in which hours that holds. */
import { Button, Heading, Input } from '@digdir/designsystemet-react'
import { useRef, useState } from 'react'
import type { Bandwidth } from '../../preload/contract/queue-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Field } from '../ui/field.tsx'
import { Switch } from '../ui/switch.tsx'
import { useAct } from '../ui/use-act.ts'
import {
  bandwidthOf,
  draftOf,
  isMistaken,
  type BandwidthDraft,
  type BandwidthErrors,
} from './bandwidth-form.ts'
import { Hours } from './hours.tsx'

const noErrors: BandwidthErrors = { up: null, down: null, hours: null }
const ways = ['up', 'down'] as const

export function BandwidthSettings({ bandwidth }: { readonly bandwidth: Bandwidth }) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => draftOf(bandwidth, format.number))
  const [errors, setErrors] = useState(noErrors)
  const [saved, setSaved] = useState(false)
  const change = (part: Partial<BandwidthDraft>): void => {
    setDraft((previous) => ({ ...previous, ...part }))
    setSaved(false)
  }

  const save = async (): Promise<void> => {
    const read = bandwidthOf(draft)
    if (isMistaken(read)) {
      setErrors(read)
      const first = (['up', 'down', 'hours'] as const).find((name) => read[name] !== null)
      form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus()
      return
    }
    setErrors(noErrors)
    if (!(await act.run(() => bridge.call('queue.set', { bandwidth: read })))) return
    setSaved(true)
    announce(t('queue.bandwidth.saved'))
  }

  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('queue.bandwidth.title')}
      </Heading>
      <p className="quiet">{t('queue.bandwidth.text')}</p>
      <form
        ref={form}
        className="bandwidth"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="bandwidth-pair">
          {ways.map((way) => {
            const error = errors[way]
            return (
              <Field
                key={way}
                label={t(`queue.bandwidth.${way}`)}
                error={error === null ? null : t(`queue.bandwidth.${error}`)}
              >
                {(parts) => (
                  <Input
                    {...parts}
                    name={way}
                    inputMode="decimal"
                    autoComplete="off"
                    value={draft[way]}
                    onChange={({ target: { value } }) =>
                      change(way === 'up' ? { up: value } : { down: value })
                    }
                  />
                )}
              </Field>
            )
          })}
        </div>
        <Switch
          label={t('queue.bandwidth.hours')}
          help={t('queue.bandwidth.hoursHelp')}
          on={draft.limited}
          onChange={(limited) => change({ limited })}
        />
        {draft.limited && (
          <Hours
            from={draft.from}
            to={draft.to}
            error={errors.hours === null ? null : t(`queue.bandwidth.${errors.hours}`)}
            onChange={change}
          />
        )}
        {act.fault !== null && <FaultPanel fault={act.fault} />}
        <div className="actions">
          <Button type="submit" variant="secondary" data-size="sm" loading={act.busy}>
            {t('queue.bandwidth.save')}
          </Button>
          {saved && <span>{t('queue.bandwidth.saved')}</span>}
        </div>
      </form>
    </section>
  )
}
