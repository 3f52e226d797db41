/** A list with what is chosen in it beside it; on a narrow window one at a time, with a way back. */
import { Button, Heading } from '@digdir/designsystemet-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'

export interface MasterDetailProps {
  /** Heading of the view. */
  readonly title: string
  readonly list: ReactNode
  /** null while nothing is chosen. */
  readonly detail: ReactNode | null
  /** Shown beside the list while nothing is chosen. */
  readonly placeholder: ReactNode
  readonly detailLabel: string
  readonly onBack: () => void
}

export function MasterDetail(props: MasterDetailProps) {
  const { title, list, detail, placeholder, detailLabel, onBack } = props
  const { t } = useText()
  const back = useRef<HTMLDivElement>(null)
  const open = detail !== null

  // On a narrow window the list leaves and would take the focus with it: the way back receives it.
  useEffect(() => {
    const button = back.current
    if (open && button !== null && button.offsetParent !== null) button.querySelector('button')?.focus()
  }, [open])

  return (
    <div className="master-detail" data-open={open}>
      <Heading level={1} className="ds-sr-only">
        {title}
      </Heading>
      <div className="master">{list}</div>
      <section className="detail" aria-label={detailLabel} tabIndex={-1}>
        <div className="detail-back" ref={back}>
          <Button variant="tertiary" data-size="sm" onClick={onBack}>
            <Icon name="back" />
            {t('app.back')}
          </Button>
        </div>
        {detail ?? placeholder}
      </section>
    </div>
  )
}
