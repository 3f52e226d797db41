/** The list side of a view: title, search, filter, and the list in all its states. */
import { Button } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import { useText } from '../text/index.ts'
import { Empty } from './empty.tsx'
import { FaultPanel } from './fault-panel.tsx'
import { HealthStrip } from './health-strip.tsx'
import { Filter, SearchField, type FilterProps } from './list-tools.tsx'

export interface ListPaneProps<Value extends string> {
  readonly title: string
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly filter: Omit<FilterProps<Value>, 'label'>
  /** Below the filter. */
  readonly moreFilters?: ReactNode
  /** Beside the title. */
  readonly tool?: ReactNode
  /** Rows in all; null before the first answer. */
  readonly total: number | null
  readonly fault: Fault | null
  readonly onRetry: () => void
  /** Shown when nothing is there and nothing was searched for. */
  readonly empty: ReactNode
  readonly onShowAll: () => void
  readonly children: ReactNode
}

export function ListPane<Value extends string>(props: ListPaneProps<Value>) {
  const { title, search, onSearch, filter, moreFilters, tool, total } = props
  const { fault, onRetry, empty, onShowAll, children } = props
  const { t, format } = useText()
  const searching = search !== ''
  return (
    <>
      <header className="list-head">
        <div className="list-title">
          {/* The heading of the view stands before list and detail alike. */}
          <span className="list-name" aria-hidden>
            {title}
          </span>
          {tool}
        </div>
        <SearchField label={t('list.searchIn', { view: title })} value={search} onChange={onSearch} />
        <Filter label={t('list.filter')} {...filter} />
        {moreFilters}
        <p role="status" className="ds-sr-only">
          {searching && total !== null && t('list.count', { count: total, formatted: format.number(total) })}
        </p>
      </header>
      <HealthStrip />
      {fault !== null && <FaultPanel fault={fault} onRetry={onRetry} />}
      {total === 0 && fault === null && searching && (
        <Empty icon="search" title={t('list.nothing')} text={t('list.nothingText')}>
          <Button variant="secondary" data-size="sm" onClick={onShowAll}>
            {t('list.showAll')}
          </Button>
        </Empty>
      )}
      {total === 0 && fault === null && !searching && empty}
      {/* An empty listbox is neither shown nor told. */}
      {total !== 0 && children}
    </>
  )
}
