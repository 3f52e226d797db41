/** Messages that are begun: each can be gone on with, or removed. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { MessageDraft } from '../../../preload/contract/message-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useNow } from '../../ui/use-now.ts'
import { draftRoute } from '../routes.ts'

export interface DraftListProps {
  readonly drafts: readonly MessageDraft[]
  readonly onRemoved: () => void
}

export function DraftList({ drafts, onRemoved }: DraftListProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  const [leaving, setLeaving] = useState<string | null>(null)
  const remove = async (): Promise<void> => {
    if (leaving === null || !(await act.run(() => bridge.call('message.removeDraft', { id: leaving }))))
      return
    setLeaving(null)
    announce(t('writing.draftRemoved'))
    onRemoved()
  }
  return (
    <>
      <ul className="drafts" aria-label={t('writing.filters.drafts')}>
        {drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} onRemove={() => setLeaving(draft.id)} />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        title={t('writing.draftRemoveTitle')}
        text={t('writing.draftRemoveText')}
        confirm={t('writing.draftRemoveConfirm')}
        cancel={t('writing.keep')}
        busy={act.busy}
        fault={act.fault}
        onConfirm={() => void remove()}
        onClose={() => {
          setLeaving(null)
          act.forget()
        }}
      />
    </>
  )
}

function DraftRow({ draft, onRemove }: { readonly draft: MessageDraft; readonly onRemove: () => void }) {
  const { t, format } = useText()
  const { go } = useWindow()
  const now = useNow()
  const { order, updatedAt } = draft
  const title = order.title === '' ? t('writing.untitled') : plain(order.title)
  const count = order.recipients.length
  return (
    <li className="draft">
      <button type="button" className="draft-open" onClick={() => go(draftRoute(draft.id))}>
        <span className="row-line">
          <span className="row-name">{title}</span>
          <time className="row-aside">{format.short(updatedAt, now)}</time>
        </span>
        <span className="row-line row-quiet">
          {count === 0 ? t('writing.noRecipients') : t('writing.recipientCount', { count })}
        </span>
      </button>
      <Button
        icon
        variant="tertiary"
        data-size="sm"
        data-color="neutral"
        aria-label={t('writing.draftRemove', { title })}
        onClick={onRemove}
      >
        <Icon name="bin" />
      </Button>
    </li>
  )
}
