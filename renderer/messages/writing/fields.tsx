/** Fields of the form that write straight into the message. */
import { Input } from '@digdir/designsystemet-react'
import { Field } from '../../ui/field.tsx'
import { useError, useLetter, useWritingParts } from './context.ts'
import type { Letter } from './letter.ts'
import { fieldText, fieldTime } from './local-time.ts'
import type { Place } from './problem.ts'

interface Named {
  readonly label: string
  readonly help?: string | undefined
}

/** Far more than any of them may have: how much too much it is, is told; a whole book is not taken. */
const mostTyped = 1_000

type TextKey = 'title' | 'summary' | 'senderName' | 'reference'

export function LineField({ label, help, of }: Named & { readonly of: TextKey & Place & keyof Letter }) {
  const { writing } = useWritingParts()
  const value = useLetter(of)
  const error = useError(of)
  return (
    <Field label={label} help={help} error={error} spot={of}>
      {(parts) => (
        <Input
          {...parts}
          value={value}
          autoComplete="off"
          maxLength={mostTyped}
          onChange={(event) => writing.change({ [of]: event.target.value })}
        />
      )}
    </Field>
  )
}

export function TimeField({ label, help, of }: Named & { readonly of: 'publishAt' | 'dueAt' }) {
  const { writing } = useWritingParts()
  const value = useLetter(of)
  const error = useError(of)
  return (
    <Field label={label} help={help} error={error} spot={of}>
      {(parts) => (
        <Input
          {...parts}
          type="datetime-local"
          className="time-input"
          value={fieldText(value)}
          onChange={(event) => writing.change({ [of]: fieldTime(event.target.value) })}
        />
      )}
    </Field>
  )
}
