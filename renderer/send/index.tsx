/** Choose files, say to whom, send. */
import { Button, Heading, Paragraph, ValidationMessage } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Organisation, Profile } from '../../preload/contract/models.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { FileList } from '../ui/file-list.tsx'
import { FilePicker } from '../ui/file-picker.tsx'
import { Icon } from '../ui/icon.tsx'
import { RecipientField } from '../ui/recipient-field.tsx'
import { useAct } from '../ui/use-act.ts'
import { MoreChoices, ReferenceField } from './more-choices.tsx'
import { ServiceField } from '../ui/service-field.tsx'
import { useMissing } from './use-missing.ts'

const withName = (recipients: readonly Organisation[], named: Organisation): Organisation[] =>
  recipients.map((one) => (one.number === named.number ? named : one))

export function SendView({ profile }: { readonly profile: Profile }) {
  const { t } = useText()
  const { bridge, draft: actions, go, state } = useWindow()
  const draft = useWindowState((state) => state.draft)
  const announce = useAnnounce()
  const act = useAct()
  const [tried, setTried] = useState(false)

  const sendable = draft.files.filter(({ fault }) => fault === null)
  const [onlyService] = profile.services.length === 1 ? profile.services : []
  const serviceId = profile.services.find(({ id }) => id === draft.serviceId)?.id ?? onlyService?.id ?? null
  const missing = useMissing({ ...draft, files: sendable, serviceId })
  const shown = tried ? missing : null

  const send = async (): Promise<void> => {
    setTried(true)
    if (missing !== null || serviceId === null) {
      announce(
        Object.values(missing ?? {})
          .filter(Boolean)
          .join(' '),
      )
      return
    }
    const reference = draft.reference.trim()
    const sent = await act.run(() =>
      bridge.call('outgoing.send', {
        profileId: profile.id,
        fileIds: sendable.map(({ id }) => id),
        recipients: draft.recipients.map(({ number }) => number),
        serviceId,
        reference: reference === '' ? null : reference,
        properties: Object.fromEntries(
          draft.properties
            .filter(({ key }) => key.trim() !== '')
            .map(({ key, value }) => [key.trim(), value]),
        ),
        checksumFirst: draft.checksumFirst,
      }),
    )
    if (!sent) return
    announce(t('send.sent', { count: sendable.length }))
    actions.clear()
    go({ view: 'transfers', id: null })
  }

  const label =
    sendable.length === 0
      ? t('send.submit')
      : draft.recipients.length === 0
        ? t('send.submitFiles', { count: sendable.length })
        : t('send.submitTo', {
            files: t('send.submitFiles', { count: sendable.length }),
            count: draft.recipients.length,
          })

  return (
    <form
      className="page send"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <header>
        <Heading level={1} data-size="sm">
          {t('send.title')}
        </Heading>
        <Paragraph data-size="sm" className="quiet">
          {t('send.intro')}
        </Paragraph>
      </header>

      <section className="send-part" aria-label={t('send.files')}>
        {draft.fault !== null && <FaultPanel fault={draft.fault} />}
        <FilePicker
          title={t('send.dropHere')}
          some={draft.files.length > 0}
          adding={draft.adding}
          onAdd={(files) => void actions.add(files)}
          onStop={() => actions.stopAdding()}
        />
        {draft.files.length > 0 && <FileList files={draft.files} onRemove={(ids) => actions.remove(ids)} />}
        {typeof shown?.files === 'string' && (
          <ValidationMessage data-size="sm">{shown.files}</ValidationMessage>
        )}
      </section>

      <section className="send-part send-fields" aria-label={t('send.recipients')}>
        <RecipientField
          profileId={profile.id}
          chosen={draft.recipients}
          onChange={(recipients) => actions.change({ recipients })}
          onNamed={(named) =>
            actions.change({ recipients: withName(state.getState().draft.recipients, named) })
          }
          missing={shown?.recipients ?? null}
        />
        <ServiceField
          profile={profile}
          serviceId={serviceId}
          onChange={(chosen) => actions.change({ serviceId: chosen })}
          missing={shown?.service ?? null}
        />
        <ReferenceField />
        <MoreChoices />
      </section>

      <footer className="send-foot">
        {act.fault !== null && <FaultPanel fault={act.fault} />}
        <Button type="submit" loading={act.busy}>
          <Icon name="send" />
          {act.busy ? t('send.sending') : label}
        </Button>
      </footer>
    </form>
  )
}
