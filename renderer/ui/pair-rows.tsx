/** A few rows of two fields each, such as a name and its value. */
import { Button, Input, Label, Select } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useText } from '../text/index.ts'
import { Icon } from './icon.tsx'

export interface PairField {
  readonly label: (number: number) => string
  readonly most: number
  /** Only one of these can be chosen. */
  readonly choices?: readonly { readonly value: string; readonly text: string }[]
}

export type Pair = readonly [first: string, second: string]

export interface PairRowsProps {
  readonly title: string
  /** What is wrong in the form is found by it. */
  readonly spot?: string
  readonly help: string
  readonly fields: readonly [first: PairField, second: PairField]
  readonly rows: readonly Pair[]
  /** A new row. */
  readonly blank: Pair
  readonly most: number
  readonly add: string
  readonly remove: (number: number) => string
  /** What is wrong with them. */
  readonly errors?: readonly string[]
  readonly onChange: (rows: readonly Pair[]) => void
}

export function PairRows(props: PairRowsProps) {
  const { title, spot, help, fields, rows, blank, most, add, remove, errors = [], onChange } = props
  const { t } = useText()
  const id = useId()
  const [first, second] = fields
  const change = (position: number, pair: Pair): void =>
    onChange(rows.map((row, at) => (at === position ? pair : row)))
  const label = (field: PairField, position: number): string => field.label(position + 1)
  return (
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={errors.length > 0 ? `${id}-errors` : undefined}
      className="properties"
      data-spot={spot}
    >
      <Label asChild>
        <span id={`${id}-title`}>{title}</span>
      </Label>
      <p className="field-help">{help}</p>
      {rows.map(([one, other], position) => (
        // Rows have no other identity than their place.
        <div className="property" key={position}>
          <PairInput
            field={first}
            label={label(first, position)}
            value={one}
            onChange={(value) => change(position, [value, other])}
          />
          <PairInput
            field={second}
            label={label(second, position)}
            value={other}
            onChange={(value) => change(position, [one, value])}
          />
          <Button
            type="button"
            icon
            variant="tertiary"
            aria-label={remove(position + 1)}
            onClick={() => onChange(rows.filter((_row, at) => at !== position))}
          >
            <Icon name="bin" />
          </Button>
        </div>
      ))}
      {errors.length > 0 && (
        <div id={`${id}-errors`} className="pair-errors">
          {errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
      )}
      {rows.length < most && (
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => onChange([...rows, blank])}>
          <Icon name="plus" />
          {add}
        </Button>
      )}
      {rows.length >= most && <p className="quiet">{t('writing.mostRows', { limit: most })}</p>}
    </div>
  )
}

interface PairInputProps {
  readonly field: PairField
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function PairInput({ field: { choices, most }, label, value, onChange }: PairInputProps) {
  if (choices !== undefined) {
    return (
      <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <Select.Option key={choice.value} value={choice.value}>
            {choice.text}
          </Select.Option>
        ))}
      </Select>
    )
  }
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={most}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
