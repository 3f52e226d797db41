/** Asks, with the whole address in sight, before a page that the sender has chosen is opened outside. */
import { Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAct } from '../../ui/use-act.ts'

export interface LinkDialogProps {
  readonly messageId: string
  readonly address: string
  readonly onClose: () => void
}

export function LinkDialog({ messageId, address, onClose }: LinkDialogProps) {
  const { t } = useText()
  const id = useId()
  const { protocol, host } = new URL(address)
  const opens = protocol === 'https:'
  return (
    <Dialog open onClose={onClose} closeButton={false} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {opens ? t('reading.linkTitle', { host }) : t('reading.linkTitleOther')}
      </Heading>
      <p className="dialog-text">{opens ? t('reading.linkText') : t('reading.linkNotOpened')}</p>
      <p className="link-address">
        <bdi>{address}</bdi>
      </p>
      <div className="actions">
        {opens && <OpenOutside messageId={messageId} address={address} onDone={onClose} />}
        <CopyButton text={address} what={t('reading.linkWhat')} />
        <Button variant="tertiary" onClick={onClose} autoFocus>
          {t('reading.linkStay')}
        </Button>
      </div>
    </Dialog>
  )
}

interface OpenOutsideProps {
  readonly messageId: string
  readonly address: string
  readonly onDone: () => void
}

/** A browser opens it itself; on the desktop the engine does, and only what stands in the message. */
function OpenOutside({ messageId, address, onDone }: OpenOutsideProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const words = (
    <>
      <Icon name="outside" />
      {t('reading.linkOpen')}
    </>
  )
  if (bridge.host === 'browser') {
    return (
      <Button asChild>
        <a href={address} target="_blank" rel="noopener noreferrer" onClick={onDone}>
          {words}
        </a>
      </Button>
    )
  }
  const open = async (): Promise<void> => {
    if (await act.run(() => bridge.call('message.openLink', { id: messageId, address }))) onDone()
  }
  return (
    <>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <Button onClick={() => void open()} loading={act.busy}>
        {words}
      </Button>
    </>
  )
}
