/** Search and filter above a list. */
import { Input } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'
import { isKey, keys } from './keys.ts'

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useText()
  return (
    <div className="search-field">
      <Icon name="search" />
      <Input
        type="search"
        aria-label={label}
        placeholder={t('list.search')}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (isKey(keys.search.clear, event) && value !== '') {
            event.stopPropagation()
            onChange('')
          }
        }}
      />
    </div>
  )
}

export interface FilterProps<Value extends string> {
  readonly label: string
  readonly values: readonly { readonly value: Value; readonly text: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few: radio buttons, so that arrow keys and screen readers know what it is. */
export function Filter<Value extends string>({ label, values, value, onChange }: FilterProps<Value>) {
  const name = useId()
  return (
    <fieldset className="filter">
      <legend className="ds-sr-only">{label}</legend>
      {values.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </fieldset>
  )
}
