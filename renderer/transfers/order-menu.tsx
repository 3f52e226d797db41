/** Sooner or later than the others that wait. */
import { Dropdown } from '@digdir/designsystemet-react'
import { useRef, useState } from 'react'
import type { CommandInput } from '../../preload/contract/commands.ts'
import { useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'

export type Move = CommandInput<'outgoing.move'>['to']
const moves = ['first', 'earlier', 'later', 'last'] as const satisfies readonly Move[]

export function OrderMenu({ onMove }: { readonly onMove: (to: Move) => void }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const title = t('queue.order.title')
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger ref={trigger} variant="tertiary">
        <Icon name="moving" />
        {title}
        <Icon name="down" />
      </Dropdown.Trigger>
      <Dropdown
        placement="bottom-start"
        className="order-menu"
        open={open}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
      >
        <Dropdown.List aria-label={title}>
          {moves.map((to) => (
            <Dropdown.Item key={to}>
              <Dropdown.Button
                onClick={() => {
                  setOpen(false)
                  trigger.current?.focus()
                  onMove(to)
                }}
              >
                {t(`queue.order.${to}`)}
              </Dropdown.Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}
