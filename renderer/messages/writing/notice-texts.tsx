/** The words of a notice, for the channels it takes; keywords go in where the person was typing. */
import { Chip, Input, Textarea } from '@digdir/designsystemet-react'
import { useId, useRef } from 'react'
import type { NotificationOrder } from '../../../preload/contract/message-models.ts'
import { useText } from '../../text/index.ts'
import { Field } from '../../ui/field.tsx'
import { usesMail, usesSms, type Channel, type NoticePlaces } from './check-notice.ts'
import { useError } from './context.ts'
import { insertAt } from './insert.ts'
import { noticeKeywords } from './limits.ts'
import type { Place } from './problem.ts'

type Text = NotificationOrder['text']
type Part = keyof Text

export interface NoticeTextsProps {
  readonly title: string
  readonly channel: Channel
  readonly text: Text
  readonly places: NoticePlaces
  readonly onChange: (text: Text) => void
}

type TextBox = HTMLInputElement | HTMLTextAreaElement

const isPart = (name: string | undefined): name is Part =>
  name === 'subject' || name === 'body' || name === 'sms'

export function NoticeTexts({ title, channel, text, places, onChange }: NoticeTextsProps) {
  const { t } = useText()
  const id = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  const last = useRef<TextBox | null>(null)
  const mail = usesMail(channel)
  const parts: readonly Part[] = [
    ...(mail ? (['subject', 'body'] as const) : []),
    ...(usesSms(channel) ? (['sms'] as const) : []),
  ]

  const insert = (keyword: string): void => {
    const before = last.current
    // A field that has gone with another channel takes nothing.
    const field =
      before !== null && group.current?.contains(before) === true
        ? before
        : group.current?.querySelector<TextBox>('textarea')
    const part = field?.dataset['part']
    if (field === null || field === undefined || !isPart(part)) return
    insertAt(field, `$${keyword}$`, (whole) => onChange({ ...text, [part]: whole }))
  }

  return (
    <fieldset
      ref={group}
      className="notice-texts"
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) last.current = target
      }}
    >
      <legend>{title}</legend>
      {parts.map((part) => (
        <TextOf
          key={part}
          part={part}
          place={places[part]}
          value={text[part]}
          onChange={(value) => onChange({ ...text, [part]: value })}
        />
      ))}
      <div role="group" aria-labelledby={`${id}-keywords`} className="keywords">
        <span id={`${id}-keywords`} className="quiet">
          {t('writing.notice.keywords')}
        </span>
        {noticeKeywords.map((keyword) => (
          <Chip.Button key={keyword} type="button" title={`$${keyword}$`} onClick={() => insert(keyword)}>
            {t(`writing.notice.keyword.${keyword}`)}
          </Chip.Button>
        ))}
      </div>
    </fieldset>
  )
}

interface TextOfProps {
  readonly part: Part
  readonly place: Place
  readonly value: string
  readonly onChange: (value: string) => void
}

function TextOf({ part, place, value, onChange }: TextOfProps) {
  const { t } = useText()
  const error = useError(place)
  return (
    <Field label={t(`writing.notice.${part}`)} error={error} spot={place}>
      {(parts) =>
        part === 'subject' ? (
          <Input
            {...parts}
            data-part={part}
            value={value}
            autoComplete="off"
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Textarea
            {...parts}
            data-part={part}
            rows={part === 'sms' ? 3 : 5}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}
