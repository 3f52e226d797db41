/** What others have sent us. */
import { Button } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { ListPane } from '../ui/list-pane.tsx'
import { MasterDetail } from '../ui/master-detail.tsx'
import { useAct } from '../ui/use-act.ts'
import { usePages } from '../ui/use-pages.ts'
import { useSettled } from '../ui/use-settled.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { Waits } from '../ui/waits.tsx'
import { InboxDetailView } from './detail.tsx'
import { InboxRow } from './row.tsx'

const filters = ['all', 'unread', 'unconfirmed'] as const
type InboxFilter = (typeof filters)[number]

export function InboxView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const announce = useAnnounce()
  const chosenId = useWindowState(({ route }) => route.id)
  const [filter, setFilter] = useState<InboxFilter>('all')
  const [search, setSearch] = useState('')
  const settledSearch = useSettled(search.trim())
  const refresh = useAct()

  const fetch = useCallback(
    (offset: number, limit: number) =>
      bridge.call('inbox.list', { profileId: profile.id, filter, search: settledSearch, offset, limit }),
    [bridge, profile.id, filter, settledSearch],
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
        detail={chosenId === null ? null : <InboxDetailView key={chosenId} id={chosenId} />}
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
            }}
            empty={<InboxEmpty filter={filter} practice={profile.environment.kind === 'practice'} />}
          >
            <VirtualList
              label={t('inbox.title')}
              list={list}
              rowHeight={5.5}
              chosenId={chosenId}
              onChoose={({ id }) => go({ view: 'inbox', id })}
            >
              {(item) => <InboxRow item={item} />}
            </VirtualList>
          </ListPane>
        }
      />
    </Waits>
  )
}

function InboxEmpty({ filter, practice }: { readonly filter: InboxFilter; readonly practice: boolean }) {
  const { t } = useText()
  const { go } = useWindow()
  if (filter === 'unread') return <Empty icon="check" title={t('inbox.emptyUnread')} />
  if (filter === 'unconfirmed') return <Empty icon="check" title={t('inbox.emptyUnconfirmed')} />
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
