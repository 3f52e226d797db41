/** A field with its label, its help and what is wrong with it, tied together for those who cannot see it. */
import { Label, ValidationMessage } from '@digdir/designsystemet-react'
import { useId, type ReactNode } from 'react'

export interface FieldParts {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface FieldProps {
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | null
  /** What is wrong in the form is found by it. */
  readonly spot?: string | undefined
  readonly children: (parts: FieldParts) => ReactNode
}

export function Field({ label, help, error = null, spot, children }: FieldProps) {
  const id = useId()
  const describedBy = [help !== undefined && `${id}-help`, error !== null && `${id}-error`]
    .filter((part) => part !== false)
    .join(' ')
  return (
    <div className="field" data-spot={spot}>
      <Label htmlFor={id}>{label}</Label>
      {help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === null ? undefined : true,
      })}
      {error !== null && (
        <ValidationMessage data-size="sm" id={`${id}-error`}>
          {error}
        </ValidationMessage>
      )}
    </div>
  )
}
