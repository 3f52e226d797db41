/** What a place says while there is nothing in it: what will come here, and how to make the first one. */
import { Heading, Paragraph } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export interface EmptyProps {
  readonly icon: IconName
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}

export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} className="empty-sign" />
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {text !== undefined && <Paragraph data-size="sm">{text}</Paragraph>}
      {children}
    </div>
  )
}
