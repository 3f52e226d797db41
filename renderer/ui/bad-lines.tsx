/** The lines of a pasted list that are nobody, each by its number and with the reason. */
import { Button, Paragraph } from '@digdir/designsystemet-react'
import { plain, useText } from '../text/index.ts'
import type { BadLine } from './pasted-list.ts'

/** What one can take in; the list it came from shows the rest. */
const mostLines = 100

export interface BadLinesProps {
  readonly lines: readonly BadLine[]
  readonly onClose: () => void
}

export function BadLines({ lines, onClose }: BadLinesProps) {
  const { t } = useText()
  if (lines.length === 0) return null
  return (
    <div className="bad-lines" role="alert">
      <Paragraph data-size="sm">{t('writing.badLines', { count: lines.length })}</Paragraph>
      {/* It can be scrolled with the keyboard. */}
      <ul tabIndex={0}>
        {lines.slice(0, mostLines).map(({ line, text, reason }) => (
          <li key={line}>{t(`writing.badLine.${reason}`, { line, text: plain(text.slice(0, 80)) })}</li>
        ))}
        {lines.length > mostLines && (
          <li>{t('writing.recipientsMore', { count: lines.length - mostLines })}</li>
        )}
      </ul>
      <Button type="button" variant="tertiary" data-size="sm" onClick={onClose}>
        {t('writing.badLinesClose')}
      </Button>
    </div>
  )
}
