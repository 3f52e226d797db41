/** What is about to be sent, with what is odd about each file. Ten thousand rows are no more than ten. */
import { Button } from '@digdir/designsystemet-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { FileReference } from '../../preload/contract/models.ts'
import { plain, useText } from '../text/index.ts'
import { Icon } from './icon.tsx'
import { remInPixels, stepFrom } from './list-keys.ts'
import { reveal, span, useRows } from './use-rows.ts'

const rowHeight = 3.5

export interface FileListProps {
  readonly files: readonly FileReference[]
  readonly onRemove: (ids: readonly string[]) => void
}

export function FileList({ files, onRemove }: FileListProps) {
  const { t, format } = useText()
  const refused = files.filter(({ fault }) => fault !== null)
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return (
    <div className="files">
      <div className="files-head">
        <p role="status">{t('send.fileSummary', { count: files.length, size: format.size(bytes) })}</p>
        {refused.length > 0 && (
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            onClick={() => onRemove(refused.map(({ id }) => id))}
          >
            {t('send.removeRefused')}
          </Button>
        )}
        {files.length > 1 && (
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            onClick={() => onRemove(files.map(({ id }) => id))}
          >
            {t('send.removeAll')}
          </Button>
        )}
      </div>
      <FileRows files={files} onRemove={onRemove} />
    </div>
  )
}

/** One of the remove buttons takes part in the tab order; arrows move between them. */
function FileRows({ files, onRemove }: FileListProps) {
  const { t } = useText()
  const scroller = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const height = Math.round(rowHeight * remInPixels())
  const { first, last } = useRows(scroller, files.length, height)
  const position = Math.min(active, files.length - 1)

  const focus = (index: number): void => {
    setActive(index)
    if (scroller.current === null) return
    reveal(scroller.current, index, height)
    // The row may come into being by the scrolling.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus()
      }),
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepFrom(position, event.key, files.length, 5)
    if (next === null) return
    event.preventDefault()
    focus(next)
  }
  const remove = (id: string, index: number): void => {
    onRemove([id])
    if (files.length > 1) focus(Math.min(index, files.length - 2))
  }

  return (
    <ul
      ref={scroller}
      className="file-rows"
      aria-label={t('send.fileList')}
      style={{ height: `min(${files.length * rowHeight}rem, 22rem)` }}
      onKeyDown={onKeyDown}
    >
      <li aria-hidden role="presentation" style={{ height: files.length * height }} />
      {span(first, last).map((index) => {
        const file = files[index]
        return file === undefined ? null : (
          <FileRow
            key={file.id}
            file={file}
            index={index}
            count={files.length}
            style={{ height, transform: `translateY(${index * height}px)` }}
            reachable={index === position}
            onRemove={() => remove(file.id, index)}
          />
        )
      })}
    </ul>
  )
}

interface FileRowProps {
  readonly file: FileReference
  readonly index: number
  readonly count: number
  readonly style: { readonly height: number; readonly transform: string }
  readonly reachable: boolean
  readonly onRemove: () => void
}

function FileRow({ file, index, count, style, reachable, onRemove }: FileRowProps) {
  const { t, format, sentence } = useText()
  const name = plain(file.name)
  const remark =
    file.fault !== null
      ? sentence(file.fault).what
      : file.note !== null
        ? t(`file.notes.${file.note}`)
        : file.folder === ''
          ? null
          : t('send.inFolder', { folder: plain(file.folder) })
  return (
    <li
      className="file-row"
      data-index={index}
      data-refused={file.fault !== null}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={style}
    >
      <Icon name={file.fault === null ? 'file' : 'warning'} />
      <span className="file-words">
        <span className="file-name" title={name}>
          {name}
        </span>
        {remark !== null && (
          <span className="file-remark" title={remark}>
            {remark}
          </span>
        )}
      </span>
      <span className="quiet nowrap">{format.size(file.size)}</span>
      <Button
        type="button"
        icon
        variant="tertiary"
        data-size="sm"
        data-color="neutral"
        tabIndex={reachable ? 0 : -1}
        aria-label={t('send.remove', { name })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </Button>
    </li>
  )
}
