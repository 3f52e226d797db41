/** What is kept for how long, by rule and by hand. */
import { Button, Heading, Select } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { RetentionCounts, RetentionRules } from '../../preload/contract/upkeep-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Field } from '../ui/field.tsx'
import { useAct } from '../ui/use-act.ts'
import { useItem } from '../ui/use-item.ts'
import { SubPage } from './sub-page.tsx'

const choices = [30, 90, 180, 365, 730, 3_650] as const
const kinds = ['historyDays', 'bodyDays'] as const

export function StoredPage() {
  const { t } = useText()
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('retention.get', {}), [bridge])
  const { value, fault, again } = useItem(null, 'retention', fetch)
  return (
    <SubPage title={t('upkeep.stored')} text={t('upkeep.storedText')}>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {value !== null && <Rules kept={value} onChanged={again} />}
    </SubPage>
  )
}

interface RulesProps {
  readonly kept: RetentionRules
  readonly onChanged: () => void
}

function Rules({ kept, onChanged }: RulesProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const [rules, setRules] = useState(kept)
  const [would, setWould] = useState<RetentionCounts | null>(null)
  const [asking, setAsking] = useState<'once' | 'always' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const nothing = rules.historyDays === null && rules.bodyDays === null

  const days = (value: number | null): string =>
    value === null ? t('upkeep.keep') : t('upkeep.olderThan', { count: value })
  const ask = (how: 'once' | 'always'): void =>
    void act.run(async () => {
      const reply = await bridge.call('retention.count', rules)
      if (reply.ok) {
        setWould(reply.value)
        setAsking(how)
      }
      return reply
    })
  const remove = async (): Promise<void> => {
    const ok = await act.run(() =>
      asking === 'always' ? bridge.call('retention.set', rules) : bridge.call('retention.sweep', rules),
    )
    if (!ok) return
    const words = t(asking === 'always' ? 'upkeep.ruleSaved' : 'upkeep.removed')
    setAsking(null)
    setDone(words)
    announce(words)
    onChanged()
  }

  return (
    <section className="card">
      <Heading level={2} data-size="2xs">
        {t('upkeep.forget')}
      </Heading>
      <p>{t('upkeep.forgetText')}</p>
      {kinds.map((kind) => (
        <Field key={kind} label={t(`upkeep.${kind}`)} help={t(`upkeep.${kind}Help`)}>
          {(parts) => (
            <Select
              {...parts}
              value={String(rules[kind] ?? '')}
              onChange={({ target: { value } }) => {
                setDone(null)
                setRules((previous) => ({ ...previous, [kind]: value === '' ? null : Number(value) }))
              }}
            >
              {[null, ...new Set([...choices, ...(kept[kind] === null ? [] : [kept[kind]])])].map((one) => (
                <Select.Option key={one ?? 'keep'} value={String(one ?? '')}>
                  {days(one)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <div className="actions">
        <Button data-size="sm" loading={act.busy} onClick={() => ask('always')}>
          {t('upkeep.saveRule')}
        </Button>
        <Button variant="secondary" data-size="sm" disabled={nothing} onClick={() => ask('once')}>
          {t('upkeep.removeOnce')}
        </Button>
        {done !== null && <span>{done}</span>}
      </div>
      {act.fault !== null && asking === null && <FaultPanel fault={act.fault} />}
      <ConfirmDialog
        open={asking !== null}
        title={t(asking === 'always' ? 'upkeep.ruleTitle' : 'upkeep.onceTitle')}
        text={t('upkeep.would', {
          files: would?.files ?? 0,
          messages: would?.messages ?? 0,
          bodies: would?.bodies ?? 0,
        })}
        confirm={t(asking === 'always' ? 'upkeep.saveRule' : 'upkeep.removeOnce')}
        cancel={t('vault.cancel')}
        busy={act.busy}
        fault={act.fault}
        onConfirm={() => void remove()}
        onClose={() => setAsking(null)}
      />
    </section>
  )
}
