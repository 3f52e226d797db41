/** What others have sent us. */
import { Button } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { inboxPlace, parseInboxPlace, type InboxPlace } from '../state/inbox-place.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { ListPane } from '../ui/list-pane.tsx'
import { Filter } from '../ui/list-tools.tsx'
import { MasterDetail } from '../ui/master-detail.tsx'
import { useAct } from '../ui/use-act.ts'
import { usePages } from '../ui/use-pages.ts'
import { useSettled } from '../ui/use-settled.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { Waits } from '../ui/waits.tsx'
import { InboxDetailView } from './detail.tsx'
import { MessageDetailView } from './message/detail.tsx'
import { MessageRow } from './message/row.tsx'
import { InboxRow } from './row.tsx'

const filters = ['all', 'unread', 'unconfirmed'] as const
type InboxFilter = (typeof filters)[number]
const kinds = ['all', 'file', 'message'] as const
type KindFilter = (typeof kinds)[number]

export function InboxView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const announce = useAnnounce()
  const place = useWindowState(({ route }) => route.id)
  const chosen = place === null ? null : parseInboxPlace(place)
  const [filter, setFilter] = useState<InboxFilter>('all')
  const [kind, setKind] = useState<KindFilter>('all')
  const [search, setSearch] = useState('')
  const settledSearch = useSettled(search.trim())
  const refresh = useAct()

  const fetch = useCallback(
    (offset: number, limit: number) =>
      bridge.call('inbox.all', {
        ...{ profileId: profile.id, filter, search: settledSearch, offset, limit },
        kind: kind === 'all' ? null : kind,
      }),
    [bridge, profile.id, filter, kind, settledSearch],
  )
  const list = usePages('inbox', fetch)
  const { pages } = list

  const lookForNew = (): void => {
    announce(t('inbox.refreshed'))
    void refresh.run(() => bridge.call('inbox.refresh', { profileId: profile.id }))
  }

  return (
    <Waits profile={profile}>
      <MasterDetail
        title={t('inbox.title')}
        detailLabel={t('fault.details')}
        onBack={() => go({ view: 'inbox', id: null })}
        placeholder={
          // With nothing in the list there is nothing to choose.
          (pages.total() ?? 0) > 0 && (
            <Empty icon="inbox" title={t('inbox.choose')} text={t('inbox.chooseText')} />
          )
        }
        detail={chosen === null ? null : <Chosen key={chosen.id} place={chosen} />}
        list={
          <ListPane
            title={t('inbox.title')}
            search={search}
            onSearch={setSearch}
            filter={{
              values: filters.map((value) => ({ value, text: t(`inbox.filters.${value}`) })),
              value: filter,
              onChange: setFilter,
            }}
            moreFilters={<KindChoice value={kind} onChange={setKind} />}
            tool={
              <Button
                icon
                variant="tertiary"
                data-size="sm"
                aria-label={t('inbox.refresh')}
                title={t('inbox.refresh')}
                onClick={lookForNew}
                loading={refresh.busy}
              >
                <Icon name="again" />
              </Button>
            }
            total={pages.total()}
            fault={pages.fault() ?? refresh.fault}
            onRetry={() => {
              pages.stale()
              lookForNew()
            }}
            onShowAll={() => {
              setSearch('')
              setFilter('all')
              setKind('all')
            }}
            empty={
              <InboxEmpty filter={filter} kind={kind} practice={profile.environment.kind === 'practice'} />
            }
          >
            <VirtualList
              label={t('inbox.title')}
              list={list}
              rowHeight={5.5}
              chosenId={chosen?.id ?? null}
              onChoose={(item) => go({ view: 'inbox', id: inboxPlace(item) })}
            >
              {(item) => (item.kind === 'message' ? <MessageRow item={item} /> : <InboxRow item={item} />)}
            </VirtualList>
          </ListPane>
        }
      />
    </Waits>
  )
}

function Chosen({ place: { kind, id } }: { readonly place: InboxPlace }) {
  return kind === 'message' ? <MessageDetailView id={id} /> : <InboxDetailView id={id} />
}

interface KindChoiceProps {
  readonly value: KindFilter
  readonly onChange: (kind: KindFilter) => void
}

function KindChoice(props: KindChoiceProps) {
  const { t } = useText()
  const values = kinds.map((value) => ({ value, text: t(`reading.kinds.${value}`) }))
  return <Filter label={t('reading.kindFilter')} values={values} {...props} />
}

interface InboxEmptyProps {
  readonly filter: InboxFilter
  readonly kind: KindFilter
  readonly practice: boolean
}

function InboxEmpty({ filter, kind, practice }: InboxEmptyProps) {
  const { t } = useText()
  const { go } = useWindow()
  if (filter === 'unread') return <Empty icon="check" title={t('inbox.emptyUnread')} />
  if (filter === 'unconfirmed') return <Empty icon="check" title={t('inbox.emptyUnconfirmed')} />
  if (kind !== 'all')
    return <Empty icon={kind === 'file' ? 'file' : 'letter'} title={t(`reading.emptyKinds.${kind}`)} />
  return (
    <Empty
      icon="inbox"
      title={t('inbox.emptyTitle')}
      text={practice ? `${t('inbox.emptyText')} ${t('inbox.emptyPractice')}` : t('inbox.emptyText')}
    >
      <Button variant="secondary" data-size="sm" onClick={() => go({ view: 'send', id: null })}>
        {t('transfers.emptySend')}
      </Button>
    </Empty>
  )
}
