/** Text that is meant to be pasted elsewhere. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useText } from '../text/index.ts'

export interface CopyableProps {
  readonly label: string
  readonly text: string
}

export function Copyable({ label, text }: CopyableProps) {
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
    <div className="copyable">
      <pre tabIndex={0} aria-label={label}>
        <code>{text}</code>
      </pre>
      <div className="actions">
        <Button variant="secondary" data-size="sm" onClick={() => void copy()}>
          {t('setup.copy')}
        </Button>
        <span role="status">{outcome !== null && t(`setup.${outcome}`)}</span>
      </div>
    </div>
  )
}
