/** Text that is meant to be pasted elsewhere. */
import type { ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'

export interface CopyableProps {
  readonly label: string
  readonly text: string
  /** Beside the button. */
  readonly children?: ReactNode
}

export function Copyable({ label, text, children }: CopyableProps) {
  return (
    <div className="copyable">
      <pre tabIndex={0} aria-label={label}>
        <code>{text}</code>
      </pre>
      <div className="actions">
        <CopyButton text={text} what={label} />
        {children}
      </div>
    </div>
  )
}

/** A short value on one line, with its name. */
export function CopyValue({ label, text }: Omit<CopyableProps, 'children'>) {
  return (
    <div className="copy-value">
      <span className="quiet">{label}</span>
      <code>{text}</code>
      <CopyButton text={text} what={label} />
    </div>
  )
}
