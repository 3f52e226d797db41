/** Chooses a folder where the host has no dialog of its own: level by level, as the engine names them. */
import { Button, Dialog, Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useId, useState } from 'react'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { FaultPanel } from './fault-panel.tsx'
import { Icon } from './icon.tsx'
import { useItem } from './use-item.ts'
import { useLate } from './use-late.ts'

export interface FolderDialogProps {
  readonly title: string
  readonly onChoose: (folder: { readonly id: string; readonly label: string }) => void
  readonly onClose: () => void
}

export function FolderDialog({ title, onChoose, onClose }: FolderDialogProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const id = useId()
  // Where a person usually begins, until they go elsewhere.
  const [folderId, setFolderId] = useState<string | null>(null)
  const fetch = useCallback(
    () => bridge.call('folders.list', folderId === null ? {} : { id: folderId }),
    [bridge, folderId],
  )
  const { value: level, fault, again } = useItem(null, folderId ?? '', fetch)
  const late = useLate(level === null && fault === null)

  return (
    <Dialog open onClose={onClose} closeButton={false} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="10rem" />}
      {level !== null && (
        <>
          <p className="folder-current" role="status">
            {t('settings.folderCurrent', { name: plain(level.current.name) })}
          </p>
          <ul className="folder-list" aria-label={t('settings.folderChildren', { name: level.current.name })}>
            {level.parentId !== null && (
              <li>
                <button type="button" onClick={() => setFolderId(level.parentId)}>
                  <Icon name="back" />
                  {t('settings.folderUp')}
                </button>
              </li>
            )}
            {level.children.map((child) => (
              <li key={child.id}>
                <button type="button" onClick={() => setFolderId(child.id)}>
                  <Icon name="folder" />
                  {plain(child.name)}
                </button>
              </li>
            ))}
          </ul>
          {level.children.length === 0 && <p className="quiet">{t('settings.folderEmpty')}</p>}
        </>
      )}
      <div className="actions">
        <Button
          disabled={level === null}
          onClick={() => {
            if (level !== null) onChoose({ id: level.current.id, label: level.current.name })
          }}
        >
          {t('settings.folderUse')}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('settings.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
