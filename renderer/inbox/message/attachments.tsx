/** The files of a message: what they are, and getting one of them or all. */
import { Button, Heading } from '@digdir/designsystemet-react'
import type { MessageFile, ReceivedMessageDetail } from '../../../preload/contract/message-models.ts'
import { useWindow } from '../../store.ts'
import { plain, useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { StateWord, type Tone } from '../../ui/state-word.tsx'
import { useAct } from '../../ui/use-act.ts'

const looks: Readonly<Record<MessageFile['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  there: { tone: 'accent', icon: 'download' },
  downloading: { tone: 'accent', icon: 'moving' },
  saved: { tone: 'success', icon: 'done' },
  aside: { tone: 'danger', icon: 'aside' },
  gone: { tone: 'neutral', icon: 'bin' },
}

export function Attachments({ item }: { readonly item: ReceivedMessageDetail }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const { attachments, id } = item
  if (attachments.length === 0) return null
  const waiting = attachments.filter(({ state }) => state === 'there').length
  return (
    <section className="attachments">
      <div className="attachments-head">
        <Heading level={3} data-size="2xs">
          {t('reading.attachments')}
        </Heading>
        {waiting > 1 && (
          <Button
            variant="secondary"
            data-size="sm"
            loading={act.busy}
            onClick={() => void act.run(() => bridge.call('message.download', { id }))}
          >
            <Icon name="download" />
            {t('reading.downloadAll', { count: waiting })}
          </Button>
        )}
      </div>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <ul className="attachment-list">
        {attachments.map((file) => (
          <li key={file.id}>
            <Attachment messageId={id} file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AttachmentProps {
  readonly messageId: string
  readonly file: MessageFile
}

/** `PDF`, or what the sender calls it when the name has no ending. */
const typeOf = ({ name, contentType }: MessageFile): string =>
  /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1]?.toUpperCase() ?? plain(contentType)

function Attachment({ messageId, file }: AttachmentProps) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const { id: attachmentId, state } = file
  const download = () => void act.run(() => bridge.call('message.download', { id: messageId, attachmentId }))
  const show = () => void act.run(() => bridge.call('message.showInFolder', { id: messageId, attachmentId }))
  const name = plain(file.name)
  const fault = act.fault ?? file.fault
  return (
    <>
      <div className="attachment">
        <Icon name="file" />
        <div className="attachment-words">
          <p className="attachment-name">{name}</p>
          <p className="quiet" title={plain(file.contentType)}>
            {[
              typeOf(file),
              file.size !== null && format.size(file.size),
              file.size === null && state === 'there' && t('reading.sizeUnknown'),
              file.expiresAt !== null &&
                state === 'there' &&
                t('reading.fileExpires', { time: format.day(file.expiresAt) }),
            ]
              .filter((part) => part !== false)
              .join(' · ')}
          </p>
          {file.checksum !== null && (
            <p className="quiet attachment-checksum">
              {t('file.checksum')}: {file.checksum}
            </p>
          )}
          {state !== 'there' && <StateWord {...looks[state]}>{t(`reading.fileStates.${state}`)}</StateWord>}
        </div>
        {(state === 'there' || state === 'aside') && (
          <Button variant="secondary" data-size="sm" onClick={download} loading={act.busy}>
            {state === 'aside' ? t('inbox.downloadAgain') : t('inbox.download')}
            <span className="ds-sr-only"> {name}</span>
          </Button>
        )}
        {(state === 'saved' || state === 'aside') && (
          <Button variant="tertiary" data-size="sm" onClick={show} loading={act.busy}>
            <Icon name="folder" />
            {t('inbox.showFolder')}
            <span className="ds-sr-only"> {name}</span>
          </Button>
        )}
      </div>
      {fault !== null && <FaultPanel fault={fault} silent={act.fault === null} />}
    </>
  )
}
