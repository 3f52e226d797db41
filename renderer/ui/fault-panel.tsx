/** A fault as a person needs it: what happened, what to do, one button, and the rest under «Details». */
import { Button } from '@digdir/designsystemet-react'
import type { Fault, FaultAction } from '../../preload/contract/fault.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { CopyButton } from './copy-button.tsx'
import { Facts } from './facts.tsx'
import { Icon } from './icon.tsx'
import { useNow } from './use-now.ts'

export interface FaultPanelProps {
  readonly fault: Fault
  /** When it will be tried again by itself; epoch milliseconds. */
  readonly retryAt?: number | null
  readonly onRetry?: (() => void) | undefined
  readonly busy?: boolean
  /** One of many in a list, or within what is told already: read where it stands, and not besides. */
  readonly silent?: boolean
}

function places(action: FaultAction): 'setup' | 'settings' | null {
  if (action === 'open-setup' || action === 'fix-clock') return 'setup'
  return action === 'open-settings' ? 'settings' : null
}

export function FaultDetails({ fault }: { readonly fault: Fault }) {
  const { t } = useText()
  const { technical } = fault
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('fault.code'), [fault.code, technical?.code].filter(Boolean).join(' · ')],
    [t('fault.service'), technical?.service],
    [t('fault.operation'), technical?.operation],
    [t('fault.status'), technical?.status?.toString()],
    [t('fault.text'), technical?.text],
    [t('fault.trace'), technical?.trace],
    [t('fault.reference'), fault.reference],
  ]
  const copied = facts.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [`${name}: ${value}`],
  )
  return (
    <details className="quiet-details">
      <summary>{t('fault.details')}</summary>
      <Facts facts={facts} />
      <CopyButton text={copied.join('\n')} what={t('fault.details')}>
        {t('setup.copyDetails')}
      </CopyButton>
    </details>
  )
}

export function FaultPanel(props: FaultPanelProps) {
  const { fault, retryAt = null, onRetry, busy = false, silent = false } = props
  const { t, format, sentence } = useText()
  const { go, state } = useWindow()
  const now = useNow()
  const { what, next } = sentence(fault)
  const place = places(fault.action)
  const waits = fault.retry === 'later'
  const elsewhere = place !== null && state.getState().route.view !== place
  return (
    <div className="fault-panel" data-tone={waits ? 'warning' : 'danger'}>
      <Icon name={waits ? 'clock' : 'warning'} className="fault-sign" />
      <div className="fault-words">
        {/* Only what has happened is told: a time that moves would be told again and again. */}
        <div className="fault-said" role={silent ? undefined : waits ? 'status' : 'alert'}>
          <p className="fault-what">{what}</p>
          <p>{next}</p>
        </div>
        {retryAt !== null && retryAt > now && (
          <p>{t('fault.goesOn', { time: format.short(retryAt, now) })}</p>
        )}
        <div className="actions">
          {onRetry !== undefined && fault.retry !== 'never' && (
            <Button variant="secondary" data-size="sm" onClick={onRetry} loading={busy}>
              {t('fault.retry')}
            </Button>
          )}
          {elsewhere && (
            <Button variant="tertiary" data-size="sm" onClick={() => go({ view: place, id: null })}>
              {place === 'setup' ? t('fault.openSetup') : t('fault.openSettings')}
            </Button>
          )}
        </div>
        <FaultDetails fault={fault} />
      </div>
    </div>
  )
}
