/** The files of a folder: what waits, what moves, what has ended, and why. */
import { Button, Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Filter } from '../ui/list-tools.tsx'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { FolderFile } from './file.tsx'

const filters = ['all', 'waiting', 'asks', 'moving', 'failed', 'done'] as const
type FileFilter = (typeof filters)[number]
const step = 50
/** What the engine answers at most at once. */
const most = 500

/** What a person has to see to comes first. */
const firstFilter = ({ asks, failed }: WatchedFolder['counts']): FileFilter =>
  asks > 0 ? 'asks' : failed > 0 ? 'failed' : 'all'

export function FolderFiles({ folder }: { readonly folder: WatchedFolder }) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const { id, kind, counts } = folder
  const [filter, setFilter] = useState<FileFilter>(() => firstFilter(counts))
  const [limit, setLimit] = useState(step)
  const fetch = useCallback(
    () => bridge.call('folder.claims', { id, filter, limit }),
    [bridge, id, filter, limit],
  )
  const { value, fault, again } = useItem('folders', id, fetch)
  const late = useLate(value === null && fault === null)
  const shownFilters = filters.filter((one) => one !== 'asks' || counts.asks > 0 || filter === 'asks')
  return (
    <section className="folder-files" aria-label={t('folders.files')}>
      <Heading level={3} data-size="2xs">
        {t('folders.files')}
      </Heading>
      <Filter
        label={t('folders.files')}
        values={shownFilters.map((one) => ({ value: one, text: t(`folders.fileFilters.${one}`) }))}
        value={filter}
        onChange={(chosen) => {
          setFilter(chosen)
          setLimit(step)
        }}
      />
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="6rem" />}
      {value !== null && value.items.length === 0 && <p className="quiet">{t('folders.noFiles')}</p>}
      {value !== null && value.items.length > 0 && (
        <ul className="folder-items">
          {value.items.map((item) => (
            <FolderFile
              key={item.id ?? `${item.subFolder}/${item.name}`}
              item={item}
              folderId={id}
              kind={kind}
            />
          ))}
        </ul>
      )}
      {value !== null && value.total > value.items.length && (
        <div className="actions">
          <span className="quiet">
            {t('folders.shown', {
              shown: format.number(value.items.length),
              total: format.number(value.total),
            })}
          </span>
          {limit < most && (
            <Button
              variant="tertiary"
              data-size="sm"
              onClick={() => setLimit(Math.min(most, limit + step * 3))}
            >
              {t('folders.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
