/** Write a message: a new one, or one that was begun. */
import { Button, Skeleton } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { MessageDraft } from '../../../preload/contract/message-models.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { AddService } from '../../ui/add-service.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { useLate } from '../../ui/use-late.ts'
import { useDrafts } from '../use-drafts.ts'
import { Compose } from './compose.tsx'

export interface WriteViewProps {
  readonly profile: Profile
  /** Null = a new message. */
  readonly draftId: string | null
}

export function WriteView({ profile, draftId }: WriteViewProps) {
  if (profile.messageServices.length === 0) return <NoService profile={profile} />
  if (draftId === null) return <Compose profile={profile} draft={null} />
  return <Begun profile={profile} draftId={draftId} />
}

function NoService({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge } = useWindow()
  return (
    <div className="page no-service">
      <h1 className="ds-sr-only">{t('writing.write')}</h1>
      <Empty icon="letter" title={t('writing.noService')} text={t('writing.noServiceText')} />
      <AddService
        help={t('writing.serviceIdHelp')}
        add={(id) => bridge.call('message.addService', { profileId: profile.id, serviceId: id })}
        onAdded={() => undefined}
      />
    </div>
  )
}

function Begun({ profile, draftId }: { readonly profile: Profile; readonly draftId: string }) {
  const { t } = useText()
  const { go } = useWindow()
  const { value, fault, again } = useDrafts(profile.id)
  const late = useLate(value === null && fault === null)
  // What is being written is newer than what comes from the engine meanwhile.
  const [opened, setOpened] = useState<MessageDraft | null>(null)
  const found = value?.drafts.find(({ id }) => id === draftId) ?? null
  if (opened === null && found !== null) setOpened(found)
  if (opened !== null) return <Compose profile={profile} draft={opened} />
  return (
    <div className="page">
      <h1 className="ds-sr-only">{t('writing.write')}</h1>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {value !== null && (
        <Empty icon="letter" title={t('writing.draftGone')}>
          <Button variant="secondary" data-size="sm" onClick={() => go({ view: 'messages', id: null })}>
            {t('writing.toList')}
          </Button>
        </Empty>
      )}
    </div>
  )
}
