/** An outgoing file transfer: how far it has come, and what it waits for. */
import { Button, Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { OutgoingDetail } from '../../preload/contract/models.ts'
import { useWindow, useWindowState } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Facts } from '../ui/facts.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Progress } from '../ui/progress.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { Timeline, useCourseWords } from '../ui/timeline.tsx'
import { useAct } from '../ui/use-act.ts'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { Recipients } from './recipients.tsx'
import { canCancel, comingSteps, looks } from './states.ts'

export function TransferDetailView({ id }: { readonly id: string }) {
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('outgoing.get', { id }), [bridge, id])
  const { value, fault, again } = useItem('outgoing', id, fetch)
  const late = useLate(value === null && fault === null)
  return (
    <>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {value !== null && <Whole item={value} />}
    </>
  )
}

function Whole({ item }: { readonly item: OutgoingDetail }) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const moving = useWindowState((state) => state.moving.get(item.id))
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const look = looks[item.state]
  const retry = (): void => void act.run(() => bridge.call('outgoing.retry', { id: item.id }))
  const cancel = (): void => {
    setAsking(false)
    void act.run(() => bridge.call('outgoing.cancel', { id: item.id }))
  }
  const fault = act.fault ?? item.fault

  return (
    <article className="item">
      <Heading level={2} data-size="xs" className="item-name">
        {plain(item.fileName)}
      </Heading>
      <p className="item-sum">
        {[
          format.size(item.size),
          item.service.title ?? item.service.id,
          item.reference !== null && plain(item.reference),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </p>
      <p className="item-state">
        <StateWord tone={look.tone} icon={look.icon}>
          {t(`transfers.states.${item.state}`)}
        </StateWord>
      </p>
      {moving !== undefined && <Progress moving={moving} />}
      {fault !== null && <FaultPanel fault={fault} retryAt={item.retryAt} onRetry={retry} busy={act.busy} />}
      {canCancel(item) && (
        <div className="actions">
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t('transfers.cancel')}
          </Button>
        </div>
      )}
      {item.note !== null && <p className="item-note">{t(`file.notes.${item.note}`)}</p>}
      <Recipients recipients={item.recipients} />
      <Timeline course={item.course} coming={useComing(item)} />
      <details className="quiet-details">
        <summary>{t('file.more')}</summary>
        <Facts
          facts={[
            [t('file.originalName'), item.originalName],
            [t('file.reference'), item.reference],
            [t('file.service'), item.service.id],
            [t('file.checksum'), item.checksum],
            [t('file.transferId'), item.fileTransferId],
            [t('file.expires'), item.expiresAt === null ? null : format.full(item.expiresAt)],
            ...Object.entries(item.properties),
            ...useCourseWords(item.course),
          ]}
        />
      </details>
      <ConfirmDialog
        open={asking}
        title={t('transfers.cancelTitle')}
        text={`${t('transfers.cancelText')} ${t('transfers.noRecall')}`}
        confirm={t('transfers.cancel')}
        cancel={t('transfers.keep')}
        onConfirm={cancel}
        onClose={() => setAsking(false)}
      />
    </article>
  )
}

/** What is still to come; the first of it says what it waits for and how long that usually takes. */
function useComing({ state, fault }: OutgoingDetail) {
  const { t } = useText()
  return comingSteps(state).map((step, position) => ({
    step,
    waiting: position === 0 && fault === null ? t(`course.waiting.${step}`) : null,
  }))
}
