/** Sets up a folder. It is switched on only by somebody who has seen what would go where. */
import { Button, Heading } from '@digdir/designsystemet-react'
import type { Profile } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FolderFormView } from './form.tsx'
import { emptyForm } from './form-state.ts'
import { useFolderForm } from './use-folder-form.ts'

export interface NewFolderProps {
  readonly profile: Profile
  /** With the new folder, or null when there is none. */
  readonly onDone: (id: string | null) => void
}

export function NewFolder({ profile, onDone }: NewFolderProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const [onlyService] = profile.services.length === 1 ? profile.services : []
  const state = useFolderForm(profile, { ...emptyForm, serviceId: onlyService?.id ?? null })
  const { act, preview } = state
  const add = async (enabled: boolean): Promise<void> => {
    let added: Result<WatchedFolder> | null = null
    const isAdded = await state.save(async (folderId, purpose) => {
      added = await bridge.call('folder.add', { profileId: profile.id, folderId, purpose, enabled })
      if (added.ok) onDone(added.value.id)
      return added
    })
    if (isAdded) announce(t(enabled ? 'folderSetup.turnedOn' : 'folderSetup.savedOff'))
  }
  return (
    <article className="item">
      <Heading level={2} data-size="xs">
        {t('folderSetup.title')}
      </Heading>
      <FolderFormView profile={profile} state={state} isNew>
        <div className="actions">
          {preview !== null && (
            <Button type="button" onClick={() => void add(true)} loading={act.busy}>
              {t('folderSetup.turnOn')}
            </Button>
          )}
          <Button type="submit" variant={preview === null ? 'primary' : 'secondary'}>
            {t(preview === null ? 'folderSetup.preview' : 'folderSetup.previewAgain')}
          </Button>
          {preview !== null && (
            <Button type="button" variant="tertiary" onClick={() => void add(false)}>
              {t('folderSetup.saveOff')}
            </Button>
          )}
          <Button type="button" variant="tertiary" onClick={() => onDone(null)}>
            {t('folderSetup.cancel')}
          </Button>
        </div>
        {preview === null && <p className="quiet">{t('folderSetup.lookFirst')}</p>}
      </FolderFormView>
    </article>
  )
}
