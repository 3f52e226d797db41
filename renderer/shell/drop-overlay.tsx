/** Says where dropped files will go, before they are let go. */
import type { Profile } from '../../preload/contract/models.ts'
import { organisationName, useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { useDrop } from './use-drop.ts'

export function DropOverlay({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const over = useDrop(true)
  if (!over) return null
  return (
    <div className="drop-overlay" aria-hidden>
      <div>
        <Icon name="upload" />
        <p className="drop-overlay-title">{t('send.dropAnywhere')}</p>
        <p>{t('send.dropFrom', { name: organisationName(profile.organisation) })}</p>
      </div>
    </div>
  )
}
