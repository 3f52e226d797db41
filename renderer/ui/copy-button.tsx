/** Puts text on the clipboard and says whether it could. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useText } from '../text/index.ts'

export interface CopyButtonProps {
  readonly text: string
  /** What is copied, for those who do not see what the button stands beside. */
  readonly what: string
  /** Words on the button when «Copy» alone does not say enough. */
  readonly children?: string
}

export function CopyButton({ text, what, children }: CopyButtonProps) {
  const { t } = useText()
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('copyFailed')
    }
  }
  return (
    <span className="copy">
      <Button type="button" variant="secondary" data-size="sm" onClick={() => void copy()}>
        {children ?? t('setup.copy')}
        {children === undefined && <span className="ds-sr-only"> {what}</span>}
      </Button>
      <span role="status" className="copy-outcome">
        {outcome !== null && t(`setup.${outcome}`)}
      </span>
    </span>
  )
}
