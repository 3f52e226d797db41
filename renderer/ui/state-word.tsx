/** A state in words, with a sign and a colour that say the same. */
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger'

export interface StateWordProps {
  readonly tone: Tone
  readonly icon: IconName
  readonly children: string
}

export function StateWord({ tone, icon, children }: StateWordProps) {
  return (
    <span className="state-word" data-tone={tone}>
      <Icon name={icon} />
      <span className="state-text">{children}</span>
    </span>
  )
}
