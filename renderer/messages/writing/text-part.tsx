/** Title, summary, and the message itself beside what becomes of it. */
import { Button, Label, Textarea } from '@digdir/designsystemet-react'
import { useDeferredValue, useId, useRef, useState } from 'react'
import { useText } from '../../text/index.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Filter } from '../../ui/list-tools.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { useError, useLetter, useWritingParts } from './context.ts'
import { LineField } from './fields.tsx'
import { insertAt } from './insert.ts'
import { limits, namePlaceholder } from './limits.ts'

export function TextPart() {
  const { t, format } = useText()
  return (
    <section className="write-part" aria-label={t('writing.content')}>
      <LineField
        of="title"
        label={t('writing.messageTitle')}
        help={t('writing.titleHelp', { limit: format.number(limits.title) })}
      />
      <LineField
        of="summary"
        label={t('writing.summary')}
        help={t('writing.summaryHelp', { limit: format.number(limits.summary) })}
      />
      <Body />
    </section>
  )
}

/** Side by side where there is room; otherwise one of them, chosen above. */
function Body() {
  const { t } = useText()
  const [side, setSide] = useState<'write' | 'preview'>('write')
  return (
    <div className="write-body" data-side={side}>
      <div className="write-sides">
        <Filter
          label={t('writing.bodyView')}
          values={[
            { value: 'write', text: t('writing.bodyWrite') },
            { value: 'preview', text: t('writing.bodyPreview') },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      <Editor />
      <Preview />
    </div>
  )
}

function Editor() {
  const { t, format } = useText()
  const { writing } = useWritingParts()
  const body = useLetter('body')
  const error = useError('body')
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <div className="write-editor">
      <Field
        label={t('writing.body')}
        help={t('writing.bodyHelp', { limit: format.number(limits.body) })}
        error={error}
        spot="body"
      >
        {(parts) => (
          <Textarea
            {...parts}
            ref={area}
            value={body}
            rows={14}
            onChange={(event) => writing.change({ body: event.target.value })}
          />
        )}
      </Field>
      <Button
        type="button"
        variant="tertiary"
        data-size="sm"
        title={t('writing.recipientNameHelp')}
        onClick={() => {
          if (area.current !== null)
            insertAt(area.current, namePlaceholder, (text) => writing.change({ body: text }))
        }}
      >
        <Icon name="plus" />
        {t('writing.recipientName')}
      </Button>
    </div>
  )
}

function Preview() {
  const { t } = useText()
  const id = useId()
  const language = useLetter('language')
  // Thirty thousand characters are drawn when the typing leaves room for it.
  const source = useDeferredValue(useLetter('body'))
  return (
    <div className="write-preview" role="group" aria-labelledby={id}>
      <Label asChild>
        <span id={id}>{t('writing.bodyPreview')}</span>
      </Label>
      {/* It can be scrolled with the keyboard. */}
      <div className="write-paper" tabIndex={0} role="region" aria-labelledby={id}>
        {source.trim() === '' ? (
          <p className="quiet">{t('writing.bodyEmpty')}</p>
        ) : (
          <Markdown source={source} lang={language} />
        )}
      </div>
    </div>
  )
}
