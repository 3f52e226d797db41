/** Changes the rule of a folder; what it is for and where it is stay. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FolderFormView } from './form.tsx'
import { formOf } from './form-state.ts'
import { useFolderForm } from './use-folder-form.ts'

export interface ChangeFolderProps {
  readonly folder: WatchedFolder
  readonly profile: Profile
  readonly onDone: () => void
}

export function ChangeFolder({ folder, profile, onDone }: ChangeFolderProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  // What the engine says meanwhile does not change what somebody is writing.
  const [start] = useState(() => formOf(folder))
  const state = useFolderForm(profile, start)
  const save = async (): Promise<void> => {
    const isSaved = await state.save((_folderId, purpose) =>
      bridge.call('folder.change', { id: folder.id, purpose }),
    )
    if (!isSaved) return
    announce(t('folderSetup.saved'))
    onDone()
  }
  return (
    <article className="item">
      <Heading level={2} data-size="xs">
        {t('folderSetup.changeTitle')}
      </Heading>
      <FolderFormView profile={profile} state={state} isNew={false}>
        <div className="actions">
          <Button type="button" onClick={() => void save()} loading={state.act.busy}>
            {t('folderSetup.save')}
          </Button>
          <Button type="submit" variant="secondary">
            {t('folderSetup.preview')}
          </Button>
          <Button type="button" variant="tertiary" onClick={onDone}>
            {t('folderSetup.cancel')}
          </Button>
        </div>
      </FolderFormView>
    </article>
  )
}
