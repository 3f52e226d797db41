/** A notice by e-mail or SMS: how, in whose words, again later, and to whom besides. */
import { Select, Textarea } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { NotificationOrder } from '../../../preload/contract/message-models.ts'
import { useText } from '../../text/index.ts'
import { Choice, Choices } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Switch } from '../../ui/switch.tsx'
import { noticePlaces, noticeRecipients, reminderPlaces, type Channel } from './check-notice.ts'
import { useError, useLetter, useProblems, useWritingParts } from './context.ts'
import { limits } from './limits.ts'
import { NoticeTexts } from './notice-texts.tsx'
import type { Place } from './problem.ts'

const channels = [
  'email',
  'sms',
  'emailPreferred',
  'smsPreferred',
  'emailAndSms',
] as const satisfies readonly Channel[]
const templates = ['generic', 'custom'] as const

const noText = { subject: '', body: '', sms: '' }
const emptyNotice: NotificationOrder = {
  template: 'generic',
  channel: 'emailPreferred',
  text: noText,
  reminder: null,
  recipients: [],
  onlyThese: false,
}

const places: readonly Place[] = [
  ...Object.values(noticePlaces),
  ...Object.values(reminderPlaces),
  'noticeRecipients',
]

export function NoticePart() {
  const { t } = useText()
  const { writing } = useWritingParts()
  const notice = useLetter('notification')
  const wrong = useProblems(...places).length > 0
  const change = (part: Partial<NotificationOrder>): void =>
    writing.change({ notification: { ...(notice ?? emptyNotice), ...part } })
  const choose = (value: string): void => {
    const channel = channels.find((one) => one === value)
    if (channel === undefined) writing.change({ notification: null })
    else change({ channel })
  }
  return (
    <Fold summary={t('writing.notice.title')} unfold={wrong || notice !== null}>
      <div className="write-part">
        <Field label={t('writing.notice.channel')} help={t('writing.notice.channelHelp')}>
          {(parts) => (
            <Select {...parts} value={notice?.channel ?? ''} onChange={(event) => choose(event.target.value)}>
              <Select.Option value="">{t('writing.notice.channels.none')}</Select.Option>
              {channels.map((one) => (
                <Select.Option key={one} value={one}>
                  {t(`writing.notice.channels.${one}`)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
        {notice !== null && <Notice notice={notice} change={change} />}
      </div>
    </Fold>
  )
}

interface NoticeProps {
  readonly notice: NotificationOrder
  readonly change: (part: Partial<NotificationOrder>) => void
}

function Notice({ notice, change }: NoticeProps) {
  const { t } = useText()
  const { template, channel, text } = notice
  return (
    <>
      <Choices legend={t('writing.notice.template')}>
        {templates.map((one) => (
          <Choice
            key={one}
            name="notice-template"
            label={t(`writing.notice.${one}`)}
            text={t(`writing.notice.${one}Help`)}
            chosen={template === one}
            onChoose={() => change({ template: one })}
          />
        ))}
      </Choices>
      <NoticeTexts
        title={t('writing.notice.words')}
        channel={channel}
        text={text}
        places={noticePlaces}
        onChange={(changed) => change({ text: changed })}
      />
      <Reminder notice={notice} change={change} />
      <Recipients notice={notice} change={change} />
    </>
  )
}

function Reminder({ notice: { reminder, channel }, change }: NoticeProps) {
  const { t } = useText()
  return (
    <>
      <Switch
        label={t('writing.notice.reminder')}
        help={t('writing.notice.reminderHelp')}
        on={reminder !== null}
        onChange={(on) => change({ reminder: on ? { channel: null, text: noText } : null })}
      />
      {reminder !== null && (
        <>
          <Field label={t('writing.notice.reminderChannel')}>
            {(parts) => (
              <Select
                {...parts}
                value={reminder.channel ?? ''}
                onChange={(event) =>
                  change({
                    reminder: {
                      ...reminder,
                      channel: channels.find((one) => one === event.target.value) ?? null,
                    },
                  })
                }
              >
                <Select.Option value="">{t('writing.notice.sameChannel')}</Select.Option>
                {channels.map((one) => (
                  <Select.Option key={one} value={one}>
                    {t(`writing.notice.channels.${one}`)}
                  </Select.Option>
                ))}
              </Select>
            )}
          </Field>
          <NoticeTexts
            title={t('writing.notice.reminderTexts')}
            channel={reminder.channel ?? channel}
            text={reminder.text}
            places={reminderPlaces}
            onChange={(text) => change({ reminder: { ...reminder, text } })}
          />
        </>
      )}
    </>
  )
}

function Recipients({ notice: { recipients, onlyThese }, change }: NoticeProps) {
  const { t, format } = useText()
  const error = useError('noticeRecipients')
  const messageRecipients = useLetter('recipients').length
  // What is typed is kept as typed: a line break at the end is the beginning of the next line.
  const [typed, setTyped] = useState(recipients.join('\n'))
  return (
    <>
      <Field
        label={t('writing.notice.recipients')}
        help={t('writing.notice.recipientsHelp', { limit: format.number(limits.noticeRecipients) })}
        error={error}
        spot="noticeRecipients"
      >
        {(parts) => (
          <Textarea
            {...parts}
            rows={3}
            value={typed}
            spellCheck={false}
            disabled={messageRecipients > 1 && recipients.length === 0}
            onChange={(event) => {
              setTyped(event.target.value)
              change({ recipients: noticeRecipients(event.target.value) })
            }}
          />
        )}
      </Field>
      {messageRecipients > 1 && recipients.length === 0 && (
        <p className="quiet write-note">{t('writing.notice.recipientsOne')}</p>
      )}
      {recipients.length > 0 && (
        <Switch
          label={t('writing.notice.onlyThese')}
          help={t('writing.notice.onlyTheseHelp')}
          on={onlyThese}
          onChange={(on) => change({ onlyThese: on })}
        />
      )}
    </>
  )
}
