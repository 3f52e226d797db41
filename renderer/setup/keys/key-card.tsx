/** One key: what it is, when it lapses, what is pasted of it, and what can be done with it. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { KeyView } from '../../../preload/contract/identity-models.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { useWindow } from '../../store.ts'
import { daysUntil, plain, useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useSetup } from '../use-setup.ts'
import { useStepAct } from '../use-step-act.ts'
import { KeyFields } from './key-fields.tsx'
import { PublicKey } from './public-key.tsx'

/** From here on the person is told (platform.md §1.5). */
const warnDays = 60

export interface KeyCardProps {
  readonly keyView: KeyView
  readonly onChanged: () => void
}

export function KeyCard({ keyView, onChanged }: KeyCardProps) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const announce = useAnnounce()
  const act = useStepAct()
  const [removing, setRemoving] = useState(false)
  const { role, certificate, keyId } = keyView
  const input = { profileId: profile.id, id: keyView.id }
  const day = (at: number | null): string | null => (at === null ? null : format.day(at))

  const carryOut = async (task: () => Promise<Result<unknown>>, said?: string): Promise<void> => {
    const done = await act.change(task)
    setRemoving(false)
    if (!done) return
    onChanged()
    if (said !== undefined) announce(said)
  }

  return (
    <li className="key" data-role={role}>
      <p className="key-head">
        <span className="key-role">{t(`keys.roles.${role}`)}</span>
        <span className="key-name">{keyId ?? t('keys.byCertificate')}</span>
      </p>
      <Lapses keyView={keyView} />
      <Facts
        facts={[
          [t('keys.made'), `${day(keyView.createdAt) ?? ''}, ${t(`keys.sources.${keyView.source}`)}`],
          [
            t('keys.registered'),
            role === 'old' || keyId === null
              ? null
              : (day(keyView.registeredAt) ?? t('keys.registeredUnknown')),
          ],
          [t('keys.expires'), day(keyView.expiresAt)],
          [t('keys.organisation'), certificate === null ? null : plain(certificate.subject)],
          [t('keys.issuer'), certificate?.issuer],
          [t('keys.thumbprint'), certificate?.thumbprint],
        ]}
      />
      {role === 'next' && <p>{t('keys.nextText')}</p>}
      {role === 'old' && <p className="quiet">{t('keys.oldText')}</p>}
      {role === 'next' && <PublicKey keyView={keyView} />}
      {role === 'current' && keyView.publicJwk !== null && keyId !== null && (
        <details className="quiet-details">
          <summary>{t('keys.publicJwk')}</summary>
          <PublicKey keyView={keyView} />
        </details>
      )}
      {role !== 'old' && keyId !== null && (
        <details className="quiet-details" open={keyView.registeredAt === null && role === 'current'}>
          <summary>{t('keys.correct')}</summary>
          <KeyFields keyView={keyView} onChanged={onChanged} />
        </details>
      )}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {role !== 'current' && (
        <div className="actions">
          {role === 'next' && (
            <Button
              variant="secondary"
              data-size="sm"
              loading={act.busy}
              onClick={() => void carryOut(() => bridge.call('keys.switch', input), t('keys.switched'))}
            >
              {t('keys.switch')}
            </Button>
          )}
          <Button variant="tertiary" data-size="sm" onClick={() => setRemoving(true)}>
            {t('keys.remove')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={removing}
        title={t('keys.removeTitle')}
        text={t('keys.removeText')}
        confirm={t('keys.remove')}
        cancel={t('setup.act.cancel')}
        busy={act.busy}
        onConfirm={() => void carryOut(() => bridge.call('keys.remove', input))}
        onClose={() => setRemoving(false)}
      />
    </li>
  )
}

/** Said only when it is near: a year ahead it is no news. */
function Lapses({ keyView }: { readonly keyView: KeyView }) {
  const { t, format } = useText()
  const now = useNow()
  const { expiresAt, role } = keyView
  if (expiresAt === null || role === 'old') return null
  if (expiresAt <= now)
    return <p className="key-lapses">{t('keys.lapsed', { date: format.day(expiresAt) })}</p>
  const days = daysUntil(expiresAt, now)
  return days > warnDays ? null : <p className="key-lapses">{t('keys.lapses', { count: days })}</p>
}
