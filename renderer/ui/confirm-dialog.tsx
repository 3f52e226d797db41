/** Asks before something that cannot be undone. Escape and «cancel» leave everything as it was. */
import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useEffect, useId, useRef } from 'react'
import type { Fault } from '../../preload/contract/fault.ts'
import { FaultPanel } from './fault-panel.tsx'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly cancel: string
  readonly busy?: boolean
  /** Why it could not be done. */
  readonly fault?: Fault | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, text, confirm, cancel, busy = false, fault = null, onConfirm, onClose } = props
  const id = useId()
  const safe = useRef<HTMLButtonElement>(null)
  // A key pressed too early must not do what cannot be undone.
  useEffect(() => {
    if (open) safe.current?.focus()
  }, [open])
  return (
    <Dialog open={open} onClose={onClose} closeButton={false} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      <Paragraph data-size="sm" className="dialog-text">
        {text}
      </Paragraph>
      {fault !== null && <FaultPanel fault={fault} />}
      <div className="actions">
        <Button data-color="danger" onClick={onConfirm} loading={busy}>
          {confirm}
        </Button>
        <Button ref={safe} variant="secondary" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </Dialog>
  )
}
