/** What the person would want to know and did not ask for. Goes by itself; waits while it is pointed at. */
import { Button } from '@digdir/designsystemet-react'
import { useEffect, useState } from 'react'
import { inboxPlace } from '../state/inbox-place.ts'
import { isArrival } from '../state/notices.ts'
import { useWindow, useWindowState, type Notice, type Route, type View } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { Icon, type IconName } from '../ui/icon.tsx'

const lasting = 8_000
const lasts: ReadonlySet<Notice['kind']> = new Set(['failed', 'setup'])

const signs: Readonly<Record<Notice['kind'], IconName>> = {
  arrived: 'inbox',
  'message-arrived': 'letter',
  'received-by-all': 'done',
  failed: 'stopped',
  setup: 'warning',
}

const views: Readonly<Record<Notice['kind'], View>> = {
  arrived: 'inbox',
  'message-arrived': 'inbox',
  'received-by-all': 'transfers',
  failed: 'transfers',
  setup: 'setup',
}

/** Several of a kind are counted; what is confidential comes without its name. */
function useNoticeText({ kind, fileName, message, count, mixed }: Notice): string {
  const { t } = useText()
  if (count > 1 && mixed) return t('notice.arrivedMixed', { count })
  if (count > 1 && kind === 'message-arrived') return t('notice.messagesMany', { count })
  if (count > 1) return t('notice.arrivedMany', { count })
  if (kind === 'message-arrived' && fileName === '') return t('notice.confidential')
  if (message !== undefined && fileName === '') return t('notice.failedConfidential')
  return t(`notice.${kind}`, { name: plain(fileName) })
}

function placeOf({ kind, itemId, folderId, message, count }: Notice): Route {
  if (folderId !== undefined) return { view: 'folders', id: folderId }
  if (message === 'sent') return { view: 'messages', id: itemId }
  if (message === 'received') return { view: 'inbox', id: inboxPlace({ kind: 'message', id: itemId }) }
  const view = views[kind]
  if (kind === 'setup' || count > 1) return { view, id: null }
  if (!isArrival(kind)) return { view, id: itemId }
  return { view, id: inboxPlace({ kind: kind === 'arrived' ? 'file' : 'message', id: itemId }) }
}

function OneNotice({ notice }: { readonly notice: Notice }) {
  const { t, sentence } = useText()
  const { dismiss, go, select } = useWindow()
  const [held, setHeld] = useState(false)
  const { key, kind, profileId, fault, inSight } = notice
  const text = useNoticeText(notice)

  useEffect(() => {
    // What needs somebody stays until it is seen.
    if (held || lasts.has(kind)) return
    const timer = setTimeout(() => dismiss(key), lasting)
    return () => clearTimeout(timer)
  }, [dismiss, held, key, kind])

  if (inSight) return <li className="ds-sr-only">{text}</li>
  return (
    <li
      className="notice"
      data-kind={kind}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={signs[kind]} />
      <div className="notice-words">
        <p>{text}</p>
        {fault !== null && <p className="quiet">{sentence(fault).what}</p>}
      </div>
      <Button
        variant="tertiary"
        data-size="sm"
        onClick={() => {
          dismiss(key)
          void select(profileId)
          go(placeOf(notice))
        }}
      >
        {t('notice.open')}
      </Button>
      <Button
        icon
        variant="tertiary"
        data-size="sm"
        data-color="neutral"
        aria-label={t('app.close')}
        onClick={() => dismiss(key)}
      >
        <Icon name="close" />
      </Button>
    </li>
  )
}

export function Notices() {
  const { t } = useText()
  const notices = useWindowState((state) => state.notices)
  return (
    <section className="notices" aria-label={t('app.notices')}>
      <ul aria-live="polite">
        {notices.map((notice) => (
          <OneNotice key={notice.key} notice={notice} />
        ))}
      </ul>
    </section>
  )
}
