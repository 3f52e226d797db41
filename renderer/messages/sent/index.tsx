/** What we have sent and what we have begun, with one of them beside it. */
import { Button } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { Profile } from '../../../preload/contract/models.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListPane, type ListPaneProps } from '../../ui/list-pane.tsx'
import { MasterDetail } from '../../ui/master-detail.tsx'
import { usePages } from '../../ui/use-pages.ts'
import { useSettled } from '../../ui/use-settled.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { newRoute } from '../routes.ts'
import { useDrafts } from '../use-drafts.ts'
import { SentDetailView } from './detail.tsx'
import { DraftList } from './drafts.tsx'
import { SentRow } from './row.tsx'

const filters = ['all', 'active', 'failed', 'drafts'] as const
type SentFilter = (typeof filters)[number]

export interface SentViewProps {
  readonly profile: Profile
  readonly chosenId: string | null
}

export function SentView({ profile, chosenId }: SentViewProps) {
  const { t } = useText()
  const { go } = useWindow()
  const [filter, setFilter] = useState<SentFilter>('all')
  const [search, setSearch] = useState('')
  const pane = {
    title: t('writing.title'),
    search,
    onSearch: setSearch,
    filter: {
      values: filters.map((value) => ({ value, text: t(`writing.filters.${value}`) })),
      value: filter,
      onChange: setFilter,
    },
    tool: (
      <Button data-size="sm" onClick={() => go(newRoute)}>
        <Icon name="plus" />
        {t('writing.write')}
      </Button>
    ),
    onShowAll: () => {
      setSearch('')
      setFilter('all')
    },
  }
  return (
    <MasterDetail
      title={t('writing.title')}
      detailLabel={t('fault.details')}
      onBack={() => go({ view: 'messages', id: null })}
      placeholder={<Empty icon="letter" title={t('writing.choose')} text={t('writing.chooseText')} />}
      detail={chosenId === null ? null : <SentDetailView key={chosenId} id={chosenId} />}
      list={
        filter === 'drafts' ? (
          <Drafts profile={profile} pane={pane} />
        ) : (
          <SentList profile={profile} filter={filter} chosenId={chosenId} pane={pane} />
        )
      }
    />
  )
}

type Pane = Omit<ListPaneProps<SentFilter>, 'total' | 'fault' | 'onRetry' | 'empty' | 'children'>

interface SentListProps extends SentViewProps {
  readonly filter: Exclude<SentFilter, 'drafts'>
  readonly pane: Pane
}

function SentList({ profile, filter, chosenId, pane }: SentListProps) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const search = useSettled(pane.search.trim())
  const fetch = useCallback(
    (offset: number, limit: number) =>
      bridge.call('message.sent', { profileId: profile.id, filter, search, offset, limit }),
    [bridge, profile.id, filter, search],
  )
  const list = usePages('sent', fetch)
  const { pages } = list
  const empty = {
    all: <Empty icon="letter" title={t('writing.emptyTitle')} text={t('writing.emptyText')} />,
    active: <Empty icon="check" title={t('writing.emptyActive')} />,
    failed: <Empty icon="check" title={t('writing.emptyFailed')} />,
  }[filter]
  return (
    <ListPane
      {...pane}
      total={pages.total()}
      fault={pages.fault()}
      onRetry={() => pages.stale()}
      empty={empty}
    >
      <VirtualList
        label={t('writing.title')}
        list={list}
        rowHeight={5.5}
        chosenId={chosenId}
        onChoose={({ id }) => go({ view: 'messages', id })}
      >
        {(item) => <SentRow item={item} />}
      </VirtualList>
    </ListPane>
  )
}

function Drafts({ profile, pane }: { readonly profile: Profile; readonly pane: Pane }) {
  const { t } = useText()
  const { value, fault, again } = useDrafts(profile.id)
  const search = pane.search.trim().toLowerCase()
  const found = value?.drafts.filter(({ order }) =>
    `${order.title}\n${order.summary}\n${order.body}\n${order.recipients.join(' ')}`
      .toLowerCase()
      .includes(search),
  )
  return (
    <ListPane
      {...pane}
      total={found?.length ?? null}
      fault={fault}
      onRetry={again}
      empty={<Empty icon="letter" title={t('writing.emptyDrafts')} text={t('writing.emptyDraftsText')} />}
    >
      {found !== undefined && <DraftList drafts={found} onRemoved={again} />}
    </ListPane>
  )
}
