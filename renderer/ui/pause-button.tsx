/** Stops a file for now, and lets it go on. One button for both, so that it stays under the finger. */
import { Button } from '@digdir/designsystemet-react'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'

export interface PauseButtonProps {
  readonly paused: boolean
  readonly onChange: (paused: boolean) => void
}

export function PauseButton({ paused, onChange }: PauseButtonProps) {
  const { t } = useText()
  return (
    <Button
      variant={paused ? 'primary' : 'secondary'}
      className="pause-button"
      onClick={() => onChange(!paused)}
    >
      <Icon name={paused ? 'play' : 'pause'} />
      {t(paused ? 'queue.resume' : 'queue.pause')}
    </Button>
  )
}
