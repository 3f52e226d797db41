/** What can be done with an opened message: confirm, which is a legal act; forward; delete when that is allowed. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { useProfile, useWindow } from '../../store.ts'
import { organisationName, useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAct } from '../../ui/use-act.ts'
import { ForwardDialog } from './forward-dialog.tsx'
import { StageNote } from './stage-note.tsx'
import { awaitsConfirmation } from './states.ts'

type Asked = 'confirm' | 'delete' | 'forward' | null

export function MessageActions({ item }: { readonly item: ReceivedMessageDetail }) {
  const { t } = useText()
  const { bridge, go } = useWindow()
  const announce = useAnnounce()
  const profile = useProfile()
  const act = useAct()
  const [asked, setAsked] = useState<Asked>(null)
  const { id, pending } = item
  const toConfirm = awaitsConfirmation(item)
  const fault = act.fault ?? item.fault

  const confirm = async (): Promise<void> => {
    setAsked(null)
    if (await act.run(() => bridge.call('message.confirm', { id }))) announce(t('reading.confirmed'))
  }
  const remove = async (): Promise<void> => {
    setAsked(null)
    if (!(await act.run(() => bridge.call('message.delete', { id })))) return
    announce(t('reading.deleted'))
    go({ view: 'inbox', id: null })
  }
  return (
    <>
      <StageNote item={item} />
      {fault !== null && <FaultPanel fault={fault} retryAt={item.retryAt} />}
      <div className="actions">
        {toConfirm && (
          <Button onClick={() => setAsked('confirm')} loading={act.busy || pending === 'confirm'}>
            <Icon name="check" />
            {pending === 'confirm' ? t('inbox.confirming') : t('inbox.confirm')}
          </Button>
        )}
        {item.allowsForwarding && (
          <Button variant="tertiary" onClick={() => setAsked('forward')}>
            <Icon name="send" />
            {t('reading.forward')}
          </Button>
        )}
        {!toConfirm && (
          <Button variant="tertiary" onClick={() => setAsked('delete')} loading={pending === 'delete'}>
            <Icon name="bin" />
            {t('reading.delete')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asked === 'confirm'}
        title={t('reading.confirmTitle')}
        text={t('reading.confirmText', {
          name: profile === null ? '' : organisationName(profile.organisation),
        })}
        confirm={t('inbox.confirm')}
        cancel={t('reading.notYet')}
        onConfirm={() => void confirm()}
        onClose={() => setAsked(null)}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        title={t('reading.deleteTitle')}
        text={t('reading.deleteText')}
        confirm={t('reading.delete')}
        cancel={t('reading.keep')}
        onConfirm={() => void remove()}
        onClose={() => setAsked(null)}
      />
      {asked === 'forward' && <ForwardDialog messageId={id} onClose={() => setAsked(null)} />}
    </>
  )
}
