/** An outgoing file transfer: how far it has come, and what it waits for. */
import { Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback } from 'react'
import type { OutgoingDetail } from '../../preload/contract/models.ts'
import type { Wait } from '../state/wait.ts'
import { useWindow, useWindowState } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { Facts } from '../ui/facts.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Progress } from '../ui/progress.tsx'
import { Timeline, useCourseWords } from '../ui/timeline.tsx'
import { useAct } from '../ui/use-act.ts'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { LimitNote, StateOrWait, WaitNote } from '../ui/wait-words.tsx'
import { useWait } from '../ui/waits.tsx'
import { TransferActions } from './actions.tsx'
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
  const look = looks[item.state]
  const retry = (): void => void act.run(() => bridge.call('outgoing.retry', { id: item.id }))
  const waiting = useWait(item)
  const { wait } = waiting
  const held = wait === 'paused' || wait === 'queue'
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
        <StateOrWait wait={wait} tone={look.tone} icon={look.icon}>
          {t(`transfers.states.${item.state}`)}
        </StateOrWait>
      </p>
      {canCancel(item) && (
        <div className="standing">
          {moving !== undefined && <Progress moving={moving} />}
          <WaitNote {...waiting} />
          {moving !== undefined && wait === null && <LimitNote direction="up" />}
        </div>
      )}
      {fault !== null && (
        <FaultPanel
          fault={fault}
          retryAt={held ? null : item.retryAt}
          onRetry={held ? undefined : retry}
          busy={act.busy}
        />
      )}
      {canCancel(item) && <TransferActions item={item} act={act} waits={moving === undefined} />}
      {item.note !== null && <p className="item-note">{t(`file.notes.${item.note}`)}</p>}
      <Recipients recipients={item.recipients} />
      <Timeline course={item.course} coming={useComing(item, wait)} />
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
    </article>
  )
}

/** What is still to come; the first of it says what it waits for and how long that usually takes. */
function useComing({ state, fault }: OutgoingDetail, wait: Wait | null) {
  const { t } = useText()
  return comingSteps(state).map((step, position) => ({
    step,
    // Why it stands still has been said above.
    waiting: position === 0 && fault === null && wait === null ? t(`course.waiting.${step}`) : null,
  }))
}
