/** What we have sent, until the last recipient has confirmed. */
import { Button } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPane } from '../ui/list-pane.tsx'
import { MasterDetail } from '../ui/master-detail.tsx'
import { usePages } from '../ui/use-pages.ts'
import { useSettled } from '../ui/use-settled.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { Waits } from '../ui/waits.tsx'
import { TransferDetailView } from './detail.tsx'
import { TransferRow } from './row.tsx'

const filters = ['all', 'active', 'failed', 'done'] as const
type TransferFilter = (typeof filters)[number]

export function TransfersView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const chosenId = useWindowState(({ route }) => route.id)
  const [filter, setFilter] = useState<TransferFilter>('all')
  const [search, setSearch] = useState('')
  const settledSearch = useSettled(search.trim())

  const fetch = useCallback(
    (offset: number, limit: number) =>
      bridge.call('outgoing.list', { profileId: profile.id, filter, search: settledSearch, offset, limit }),
    [bridge, profile.id, filter, settledSearch],
  )
  const list = usePages('outgoing', fetch)
  const { pages } = list

  return (
    <Waits profile={profile}>
      <MasterDetail
        title={t('transfers.title')}
        detailLabel={t('fault.details')}
        onBack={() => go({ view: 'transfers', id: null })}
        placeholder={
          // With nothing in the list there is nothing to choose.
          (pages.total() ?? 0) > 0 && (
            <Empty icon="moving" title={t('transfers.choose')} text={t('transfers.chooseText')} />
          )
        }
        detail={chosenId === null ? null : <TransferDetailView key={chosenId} id={chosenId} />}
        list={
          <ListPane
            title={t('transfers.title')}
            search={search}
            onSearch={setSearch}
            filter={{
              values: filters.map((value) => ({ value, text: t(`transfers.filters.${value}`) })),
              value: filter,
              onChange: setFilter,
            }}
            total={pages.total()}
            fault={pages.fault()}
            onRetry={() => pages.stale()}
            onShowAll={() => {
              setSearch('')
              setFilter('all')
            }}
            empty={<TransfersEmpty filter={filter} />}
          >
            <VirtualList
              label={t('transfers.title')}
              list={list}
              rowHeight={5.5}
              chosenId={chosenId}
              onChoose={({ id }) => go({ view: 'transfers', id })}
            >
              {(item) => <TransferRow item={item} />}
            </VirtualList>
          </ListPane>
        }
      />
    </Waits>
  )
}

function TransfersEmpty({ filter }: { readonly filter: TransferFilter }) {
  const { t } = useText()
  const { go } = useWindow()
  if (filter === 'active') return <Empty icon="check" title={t('transfers.emptyActive')} />
  if (filter === 'failed') return <Empty icon="check" title={t('transfers.emptyFailed')} />
  if (filter === 'done') return <Empty icon="clock" title={t('transfers.emptyDone')} />
  return (
    <Empty icon="moving" title={t('transfers.emptyTitle')} text={t('transfers.emptyText')}>
      <Button variant="secondary" data-size="sm" onClick={() => go({ view: 'send', id: null })}>
        {t('transfers.emptySend')}
      </Button>
    </Empty>
  )
}
