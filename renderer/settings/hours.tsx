/** From one hour of the day to another, over midnight too. */
import { Select } from '@digdir/designsystemet-react'
import { useText } from '../text/index.ts'
import { Field } from '../ui/field.tsx'

export interface HoursProps {
  readonly from: number
  readonly to: number
  readonly error: string | null
  readonly onChange: (change: { readonly from: number } | { readonly to: number }) => void
}

const hours = Array.from({ length: 24 }, (_none, hour) => hour)
/** A day ends at 24, and does not begin there. */
const ends = hours.map((hour) => hour + 1)

export function Hours({ from, to, error, onChange }: HoursProps) {
  const { t, format } = useText()
  return (
    <>
      <div className="bandwidth-pair">
        <Field label={t('queue.bandwidth.from')} error={error}>
          {(parts) => (
            <Select
              {...parts}
              name="hours"
              value={from % 24}
              onChange={({ target }) => onChange({ from: Number(target.value) })}
            >
              {hours.map((hour) => (
                <Select.Option key={hour} value={hour}>
                  {format.hour(hour)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('queue.bandwidth.to')}>
          {(parts) => (
            <Select
              {...parts}
              value={to === 0 ? 24 : to}
              onChange={({ target }) => onChange({ to: Number(target.value) })}
            >
              {ends.map((hour) => (
                <Select.Option key={hour} value={hour}>
                  {format.hour(hour)}
                </Select.Option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {from % 24 > to && to > 0 && <p className="quiet">{t('queue.bandwidth.overNight')}</p>}
    </>
  )
}
