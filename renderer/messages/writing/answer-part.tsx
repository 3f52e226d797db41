/** By when, and whether the recipient is to confirm. */
import { Heading } from '@digdir/designsystemet-react'
import { useText } from '../../text/index.ts'
import { Switch } from '../../ui/switch.tsx'
import { useLetter, useWritingParts } from './context.ts'
import { TimeField } from './fields.tsx'

export function AnswerPart() {
  const { t } = useText()
  const { writing } = useWritingParts()
  const needsConfirmation = useLetter('needsConfirmation')
  return (
    <section className="write-part">
      <Heading level={2} data-size="2xs">
        {t('writing.answer')}
      </Heading>
      <TimeField
        of="dueAt"
        label={t(needsConfirmation ? 'writing.dueAtNeeded' : 'writing.dueAt')}
        help={t('writing.dueAtHelp')}
      />
      <Switch
        label={t('writing.needsConfirmation')}
        help={t('writing.needsConfirmationHelp')}
        on={needsConfirmation}
        onChange={(on) => writing.change({ needsConfirmation: on })}
      />
    </section>
  )
}
