/** One of a few, each with a line that says what it means. */
import { Input, Label } from '@digdir/designsystemet-react'
import { useId, type ReactNode } from 'react'

export interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly text?: string | undefined
  readonly chosen: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
  /** Shown below the words: marks, or why it cannot be chosen. */
  readonly children?: ReactNode
}

export function Choice(props: ChoiceProps) {
  const { name, label, text, chosen, disabled = false, onChoose, children } = props
  const id = useId()
  return (
    <div className="choice" data-disabled={disabled}>
      <Input
        type="radio"
        id={id}
        name={name}
        checked={chosen}
        disabled={disabled}
        aria-describedby={text === undefined && children === undefined ? undefined : `${id}-more`}
        onChange={onChoose}
      />
      <div className="choice-words">
        <Label htmlFor={id}>{label}</Label>
        {(text !== undefined || children !== undefined) && (
          <div className="field-help" id={`${id}-more`}>
            {text !== undefined && <p>{text}</p>}
            {children}
          </div>
        )}
      </div>
    </div>
  )
}

export function Choices({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}
