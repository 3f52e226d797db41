/** Something that is on or off at once, with a sentence about what that means. */
import { Input, Label } from '@digdir/designsystemet-react'
import { useId } from 'react'

export interface SwitchProps {
  readonly label: string
  readonly help: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, help, on, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="switch">
      <Input
        type="checkbox"
        role="switch"
        id={id}
        aria-describedby={`${id}-help`}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <Label htmlFor={id}>{label}</Label>
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      </div>
    </div>
  )
}
