/** An organisation number: nine digits, and whether the last of them checks the others. */
import { Input } from '@digdir/designsystemet-react'
import { useText } from '../text/index.ts'
import { Field } from './field.tsx'
import { isOrganisationNumber } from './organisation-number.ts'

/** Digits alone: spaces, «NO», «MVA» and the country prefix are how people and systems write it. */
export function digitsOf(text: string): string {
  return text.replace(/^\s*0192:/, '').replace(/\D/g, '')
}

export type NumberState = 'empty' | 'unfinished' | 'wrong' | 'valid'

export function numberState(text: string): NumberState {
  const digits = digitsOf(text)
  if (digits === '') return 'empty'
  if (digits.length < 9) return 'unfinished'
  return isOrganisationNumber(digits) ? 'valid' : 'wrong'
}

export interface OrganisationNumberFieldProps {
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Set when going on was tried: a half-typed number is a fault only then. */
  readonly tried: boolean
  readonly missing: string
}

export function OrganisationNumberField(props: OrganisationNumberFieldProps) {
  const { label, help, value, onChange, tried, missing } = props
  const { t } = useText()
  const state = numberState(value)
  const error = (): string | null => {
    if (state === 'wrong')
      return t(digitsOf(value).length > 9 ? 'setup.act.organisationNine' : 'setup.act.organisationWrong')
    if (!tried) return null
    if (state === 'unfinished') return t('setup.act.organisationNine')
    return state === 'empty' ? missing : null
  }
  return (
    <Field label={label} help={help} error={error()}>
      {(parts) => (
        <Input
          {...parts}
          value={value}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
