/** A page below the settings, with the way back. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'

export interface SubPageProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

export function SubPage({ title, text, children }: SubPageProps) {
  const { t } = useText()
  const { go } = useWindow()
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever came by a button further down begins at the top, in sight and in speech.
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="page settings">
      <div className="sub-page-head">
        <Button variant="tertiary" data-size="sm" onClick={() => go({ view: 'settings', id: null })}>
          <Icon name="back" />
          {t('network.back')}
        </Button>
        <Heading ref={heading} level={1} data-size="sm" tabIndex={-1}>
          {title}
        </Heading>
        <p className="quiet">{text}</p>
      </div>
      {children}
    </div>
  )
}
