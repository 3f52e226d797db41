/** Says where dropped files will go, before they are let go. */
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { organisationName, useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { useDrop } from './use-drop.ts'

export function DropOverlay({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const over = useDrop(true)
  const { dropTaker } = useWindow()
  if (!over) return null
  const words = dropTaker()?.words
  return (
    <div className="drop-overlay" aria-hidden>
      <div>
        <Icon name="upload" />
        <p className="drop-overlay-title">{words ?? t('send.dropAnywhere')}</p>
        {words === undefined && <p>{t('send.dropFrom', { name: organisationName(profile.organisation) })}</p>}
      </div>
    </div>
  )
}
