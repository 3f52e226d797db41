/** Fields that few need, folded away. They unfold by themselves when something in them must be seen. */
import { useEffect, useRef, type ReactNode } from 'react'

export interface FoldProps {
  readonly summary: string
  /** It is never folded for the person: what one reads must not go away. */
  readonly unfold: boolean
  readonly children: ReactNode
}

export function Fold({ summary, unfold, children }: FoldProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (unfold && details.current !== null) details.current.open = true
  }, [unfold])
  return (
    <details ref={details} className="quiet-details fold">
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
