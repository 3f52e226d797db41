/** A received message. It is closed until the person opens it, because opening is told to the sender. */
import { Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { Facts } from '../../ui/facts.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { useItem } from '../../ui/use-item.ts'
import { useLate } from '../../ui/use-late.ts'
import { MessageActions } from './actions.tsx'
import { Attachments } from './attachments.tsx'
import { MessageHead } from './head.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { OpenFirst } from './open-first.tsx'
import { Replies } from './replies.tsx'

export function MessageDetailView({ id }: { readonly id: string }) {
  const { bridge } = useWindow()
  const fetch = useCallback(() => bridge.call('message.get', { id }), [bridge, id])
  const { value, fault, again } = useItem('inbox', id, fetch)
  const late = useLate(value === null && fault === null)
  return (
    <>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {value !== null && <Whole item={value} onOpened={again} />}
    </>
  )
}

interface WholeProps {
  readonly item: ReceivedMessageDetail
  readonly onOpened: () => void
}

function Whole({ item, onOpened }: WholeProps) {
  const [openedHere, setOpenedHere] = useState(false)
  return (
    <article className="item">
      <MessageHead item={item} />
      {item.body === null ? (
        <OpenFirst
          item={item}
          onOpened={() => {
            setOpenedHere(true)
            onOpened()
          }}
        />
      ) : (
        <Opened item={item} body={item.body} takesFocus={openedHere} />
      )}
      <MessageFacts item={item} />
    </article>
  )
}

interface OpenedProps {
  readonly item: ReceivedMessageDetail
  readonly body: string
  readonly takesFocus: boolean
}

function Opened({ item, body, takesFocus }: OpenedProps) {
  const { t } = useText()
  const [link, setLink] = useState<string | null>(null)
  const text = useRef<HTMLDivElement>(null)
  // The button that opened it is gone, and the focus with it.
  useEffect(() => {
    if (takesFocus) text.current?.focus()
  }, [takesFocus])
  return (
    <>
      <MessageActions item={item} />
      <div ref={text} tabIndex={-1} className="message-text" role="region" aria-label={t('reading.text')}>
        {body.trim() === '' ? (
          item.title !== '' && <p className="quiet">{t('reading.noText')}</p>
        ) : (
          <Markdown source={body} lang={item.language} onLink={setLink} />
        )}
      </div>
      <Replies options={item.replyOptions} onLink={setLink} />
      <Attachments item={item} />
      {link !== null && <LinkDialog messageId={item.id} address={link} onClose={() => setLink(null)} />}
    </>
  )
}

function MessageFacts({ item }: { readonly item: ReceivedMessageDetail }) {
  const { t, format } = useText()
  return (
    <details className="quiet-details">
      <summary>{t('reading.more')}</summary>
      <Facts
        facts={[
          [t('inbox.received'), format.full(item.publishedAt)],
          [t('file.reference'), item.reference],
          [t('file.service'), item.service.id],
          [t('reading.messageId'), item.correspondenceId],
          ...item.externalReferences.map(({ type, value }) => [plain(type), value] as const),
          ...Object.entries(item.properties),
        ]}
      />
    </details>
  )
}
