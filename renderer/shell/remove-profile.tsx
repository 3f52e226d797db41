/** Asks before a profile and its keys are removed from this machine. */
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { organisationName, plain, useText } from '../text/index.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useAct } from '../ui/use-act.ts'

export interface RemoveProfileProps {
  readonly profile: Profile
  readonly open: boolean
  readonly onClose: () => void
}

export function RemoveProfile({ profile, open, onClose }: RemoveProfileProps) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const act = useAct()
  const name = organisationName(profile.organisation)
  const close = (): void => {
    act.forget()
    onClose()
  }
  const remove = async (): Promise<void> => {
    const removed = await act.run(() => bridge.call('profiles.remove', { profileId: profile.id }))
    if (!removed) return
    onClose()
    go({ view: 'inbox', id: null })
  }
  return (
    <ConfirmDialog
      open={open}
      title={t('profile.removeTitle', { name })}
      text={t('profile.removeText', { environment: plain(profile.environment.name) })}
      confirm={t('profile.removeConfirm')}
      cancel={t('profile.cancel')}
      busy={act.busy}
      fault={act.fault}
      onConfirm={() => void remove()}
      onClose={close}
    />
  )
}
