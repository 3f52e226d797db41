/** Watched folders: what is put in them is sent, what arrives is put in them. */
import { Button } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { success } from '../../preload/contract/result.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { ListPane } from '../ui/list-pane.tsx'
import { MasterDetail } from '../ui/master-detail.tsx'
import { usePages } from '../ui/use-pages.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { FolderDetailView } from './detail.tsx'
import { NewFolder } from './new-folder.tsx'
import { FolderRow } from './row.tsx'

const filters = ['all', 'out', 'in'] as const
type FolderFilter = (typeof filters)[number]

/** In place of a folder's id. */
const newId = 'new'

export function FoldersView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const chosenId = useWindowState(({ route }) => route.id)
  const [filter, setFilter] = useState<FolderFilter>('all')
  const [search, setSearch] = useState('')
  const show = (id: string | null): void => go({ view: 'folders', id })

  // They are few: all come at once, and are looked through here.
  const fetch = useCallback(
    async (offset: number, limit: number) => {
      const listed = await bridge.call('folder.list', {})
      if (!listed.ok) return listed
      const wanted = search.trim().toLowerCase()
      const items = listed.value.folders.filter(
        ({ profileId, kind, folder }) =>
          profileId === profile.id &&
          (filter === 'all' || kind === filter) &&
          folder.name.toLowerCase().includes(wanted),
      )
      return success({ total: items.length, items: items.slice(offset, offset + limit) })
    },
    [bridge, profile.id, filter, search],
  )
  const list = usePages('folders', fetch)
  const { pages } = list

  const detail =
    chosenId === newId ? (
      <NewFolder profile={profile} onDone={show} />
    ) : chosenId === null ? null : (
      <FolderDetailView key={chosenId} id={chosenId} profile={profile} onGone={() => show(null)} />
    )
  return (
    <MasterDetail
      title={t('folders.title')}
      detailLabel={t('fault.details')}
      onBack={() => show(null)}
      placeholder={
        (pages.total() ?? 0) > 0 && (
          <Empty icon="folder" title={t('folders.choose')} text={t('folders.chooseText')} />
        )
      }
      detail={detail}
      list={
        <ListPane
          title={t('folders.title')}
          search={search}
          onSearch={setSearch}
          filter={{
            values: filters.map((value) => ({ value, text: t(`folders.filters.${value}`) })),
            value: filter,
            onChange: setFilter,
          }}
          tool={
            <Button
              icon
              variant="tertiary"
              data-size="sm"
              aria-label={t('folders.add')}
              title={t('folders.add')}
              onClick={() => show(newId)}
            >
              <Icon name="plus" />
            </Button>
          }
          total={pages.total()}
          fault={pages.fault()}
          onRetry={() => pages.stale()}
          onShowAll={() => {
            setSearch('')
            setFilter('all')
          }}
          empty={
            <Empty icon="folder" title={t('folders.emptyTitle')} text={t('folders.emptyText')}>
              <Button variant="secondary" data-size="sm" onClick={() => show(newId)}>
                {t('folders.add')}
              </Button>
            </Empty>
          }
        >
          <VirtualList
            label={t('folders.title')}
            list={list}
            rowHeight={5.5}
            chosenId={chosenId}
            onChoose={({ id }) => show(id)}
          >
            {(folder) => <FolderRow folder={folder} profile={profile} />}
          </VirtualList>
        </ListPane>
      }
    />
  )
}
