/** Where files come in: dropped, or chosen with the keyboard. */
import { Button } from '@digdir/designsystemet-react'
import { useRef } from 'react'
import type { AddFilesProgress, ChosenFile } from '../../preload/contract/bridge.ts'
import { useText } from '../text/index.ts'
import { fromInput } from './chosen-files.ts'
import { Icon } from './icon.tsx'

export interface FilePickerProps {
  /** What is said in the field. */
  readonly title: string
  /** Some have come already: the field takes less room. */
  readonly some: boolean
  readonly adding: AddFilesProgress | null
  /** Endings that can be chosen, as an input takes them; folders are then not offered. */
  readonly accept?: string
  readonly onAdd: (files: readonly ChosenFile[]) => void
  readonly onStop: () => void
}

export function FilePicker({ title, some, adding, accept, onAdd, onStop }: FilePickerProps) {
  const { t, format } = useText()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)

  const take = (input: HTMLInputElement): void => {
    const chosen = fromInput(input.files)
    // The same file may be chosen again after it was removed.
    input.value = ''
    if (chosen.length > 0) onAdd(chosen)
  }

  return (
    <div className="drop-zone" data-small={some}>
      <Icon name="upload" className="drop-sign" />
      <p className="drop-title">{title}</p>
      <p className="quiet drop-or">{t('send.dropOr')}</p>
      <div className="actions">
        <Button type="button" variant="secondary" data-size="sm" onClick={() => files.current?.click()}>
          <Icon name="files" />
          {t('send.chooseFiles')}
        </Button>
        {accept === undefined && (
          <Button type="button" variant="tertiary" data-size="sm" onClick={() => folder.current?.click()}>
            <Icon name="folder" />
            {t('send.chooseFolder')}
          </Button>
        )}
      </div>
      <input
        ref={files}
        type="file"
        accept={accept}
        multiple
        hidden
        onChange={(event) => take(event.target)}
      />
      <input
        ref={(element) => {
          folder.current = element
          // React knows no attribute of this name.
          element?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        multiple
        hidden
        onChange={(event) => take(event.target)}
      />
      {adding !== null && (
        <div className="adding" role="status">
          <progress
            aria-label={t('send.adding', { files: format.number(adding.files) })}
            max={Math.max(1, adding.totalBytes)}
            value={adding.bytes}
          />
          <span>
            {t('send.adding', { files: format.number(adding.files) })} ·{' '}
            {t('progress.of', { done: format.size(adding.bytes), total: format.size(adding.totalBytes) })}
          </span>
          <Button type="button" variant="tertiary" data-size="sm" onClick={() => onStop()}>
            {t('send.stop')}
          </Button>
        </div>
      )}
    </div>
  )
}
