/** What few messages need. */
import { Input, Select } from '@digdir/designsystemet-react'
import type { Language } from '../../../preload/contract/models.ts'
import { useText } from '../../text/index.ts'
import { Field } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useError, useLetter, useProblems, useWritingParts } from './context.ts'
import { LineField, TimeField } from './fields.tsx'
import { isConfidential } from './letter.ts'
import { limits } from './limits.ts'
import type { Place } from './problem.ts'
import { PropertyRows, ReferenceRows, ReplyRows } from './row-parts.tsx'

const languages = ['nb', 'nn', 'en'] as const satisfies readonly Language[]

const places: readonly Place[] = [
  'publishAt',
  'senderName',
  'reference',
  'ignoreReservation',
  'replies',
  'references',
  'properties',
]

export function MorePart() {
  const { t } = useText()
  const wrong = useProblems(...places).length > 0
  return (
    <Fold summary={t('writing.more')} unfold={wrong}>
      <div className="write-part">
        <div className="write-pair">
          <LanguageField />
          <TimeField of="publishAt" label={t('writing.publishAt')} help={t('writing.publishAtHelp')} />
        </div>
        <div className="write-pair">
          <LineField of="senderName" label={t('writing.senderName')} help={t('writing.senderNameHelp')} />
          <LineField of="reference" label={t('writing.reference')} help={t('writing.referenceHelp')} />
        </div>
        <ConfidentialSwitch />
        <ForwardingSwitch />
        <ReservationFields />
        <ReplyRows />
        <ReferenceRows />
        <PropertyRows />
      </div>
    </Fold>
  )
}

function LanguageField() {
  const { t } = useText()
  const { writing } = useWritingParts()
  const language = useLetter('language')
  return (
    <Field label={t('writing.language')} help={t('writing.languageHelp')}>
      {(parts) => (
        <Select
          {...parts}
          value={language}
          onChange={(event) =>
            writing.change({ language: languages.find((one) => one === event.target.value) ?? 'nb' })
          }
        >
          {languages.map((one) => (
            <Select.Option key={one} value={one}>
              {t(`writing.languages.${one}`)}
            </Select.Option>
          ))}
        </Select>
      )}
    </Field>
  )
}

/** Only where there is a choice. */
function ConfidentialSwitch() {
  const { t } = useText()
  const { writing, service } = useWritingParts()
  const confidential = useLetter('confidential')
  const decided = service?.confidential === 'demanded' || service?.confidential === 'forbidden'
  if (decided) return null
  return (
    <Switch
      label={t('writing.confidential')}
      help={t('writing.confidentialHelp')}
      on={isConfidential({ ...writing.state.getState().letter, confidential }, service)}
      onChange={(on) => writing.change({ confidential: on })}
    />
  )
}

function ForwardingSwitch() {
  const { t, format } = useText()
  const { writing, service } = useWritingParts()
  const allowsForwarding = useLetter('allowsForwarding')
  if (service?.forwarding === false) return <p className="quiet">{t('writing.forwardingNot')}</p>
  return (
    <Switch
      label={t('writing.forwarding')}
      help={t('writing.forwardingHelp', { size: format.size(limits.forwarded) })}
      on={allowsForwarding}
      onChange={(on) => writing.change({ allowsForwarding: on })}
    />
  )
}

function ReservationFields() {
  const { t } = useText()
  const { writing } = useWritingParts()
  const reason = useLetter('ignoreReservation')
  const error = useError('ignoreReservation')
  return (
    <>
      <Switch
        label={t('writing.ignore')}
        help={t('writing.ignoreHelp')}
        on={reason !== null}
        onChange={(on) => writing.change({ ignoreReservation: on ? '' : null })}
      />
      {reason !== null && (
        <Field
          label={t('writing.ignoreReason')}
          help={t('writing.ignoreReasonHelp')}
          error={error}
          spot="ignoreReservation"
        >
          {(parts) => (
            <Input
              {...parts}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => writing.change({ ignoreReservation: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
