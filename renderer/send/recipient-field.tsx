/** Recipients: typed, pasted many at a time, or chosen from those we know. */
import { Chip, Input } from '@digdir/designsystemet-react'
import { useState, type KeyboardEvent } from 'react'
import type { Organisation } from '../../preload/contract/models.ts'
import { organisationName, organisationNumber, plain, useText } from '../text/index.ts'
import { Field } from '../ui/field.tsx'
import { isUnfinishedNumber, parseRecipients } from '../ui/organisation-number.ts'
import { useFindName, useSuggestions } from './use-suggestions.ts'

export interface RecipientFieldProps {
  readonly profileId: string
  readonly chosen: readonly Organisation[]
  readonly onChange: (chosen: readonly Organisation[]) => void
  /** The name of one of them has become known. */
  readonly onNamed: (organisation: Organisation) => void
  /** Set when sending was tried without anybody to send to. */
  readonly missing: string | null
}

export function RecipientField(props: RecipientFieldProps) {
  const { profileId, chosen, onChange, onNamed, missing } = props
  const { t } = useText()
  const findName = useFindName(profileId)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [error, setError] = useState<string | null>(null)
  const known = useSuggestions(profileId, text)
  const suggestions = known.filter(({ number }) => !chosen.some((one) => one.number === number))
  const shown = open && suggestions.length > 0

  const add = (organisations: readonly Organisation[]): void => {
    const fresh = organisations.filter(({ number }) => !chosen.some((one) => one.number === number))
    if (fresh.length > 0) onChange([...chosen, ...fresh])
  }
  const choose = (organisation: Organisation): void => {
    add([organisation])
    setText('')
    setError(null)
    setOpen(false)
    setActive(-1)
  }

  /** Takes whole numbers out of the text at once; what is half typed is judged when one leaves. */
  const take = (typed: string, leaving: boolean): void => {
    const { numbers, wrong, rest } = parseRecipients(typed)
    const [firstWrong] = wrong
    add(numbers.map((number) => ({ number, name: null })))
    for (const number of numbers) {
      void findName(number).then((organisation) => {
        if (organisation !== null) onNamed(organisation)
      })
    }
    if (firstWrong !== undefined) {
      setText([...wrong.map(organisationNumber), rest].join(' ').trim())
      setError(t('send.recipientCheck', { number: organisationNumber(firstWrong) }))
      return
    }
    setText(numbers.length > 0 ? rest : typed)
    setError(leaving && rest !== '' && isUnfinishedNumber(rest) ? t('send.recipientNine') : null)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = chosen.at(-1)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      const count = suggestions.length
      if (count > 0)
        setActive((previous) => (previous < 0 && step < 0 ? count - 1 : (previous + step + count) % count))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const organisation = shown ? suggestions[active] : undefined
      if (organisation === undefined) take(text, true)
      else choose(organisation)
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
      setActive(-1)
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) {
      onChange(chosen.slice(0, -1))
    }
  }

  return (
    <Field label={t('send.recipientLabel')} help={t('send.recipientHelp')} error={error ?? missing}>
      {(parts) => (
        <>
          {chosen.length > 0 && (
            <ul className="chips" aria-label={t('send.recipientChosen')}>
              {chosen.map((organisation) => (
                <li key={organisation.number}>
                  <Chip.Removable
                    aria-label={t('send.recipientRemove', { name: organisationName(organisation) })}
                    onClick={() => onChange(chosen.filter(({ number }) => number !== organisation.number))}
                  >
                    {organisationName(organisation)}
                  </Chip.Removable>
                </li>
              ))}
            </ul>
          )}
          <div className="combobox">
            <Input
              {...parts}
              role="combobox"
              autoComplete="off"
              inputMode="text"
              aria-autocomplete="list"
              aria-expanded={shown}
              aria-controls={`${parts.id}-list`}
              aria-activedescendant={shown && active >= 0 ? `${parts.id}-${active}` : undefined}
              value={text}
              onFocus={() => setOpen(true)}
              onClick={() => setOpen(true)}
              onBlur={() => {
                setOpen(false)
                setActive(-1)
                take(text, true)
              }}
              onChange={(event) => {
                setOpen(true)
                setActive(-1)
                take(event.target.value, false)
              }}
              onPaste={(event) => {
                // An input drops line breaks, and with them what parts one number from the next.
                event.preventDefault()
                take(`${text} ${event.clipboardData.getData('text')}`.trim(), true)
              }}
              onKeyDown={onKeyDown}
            />
            <ul
              id={`${parts.id}-list`}
              role="listbox"
              aria-label={t('send.recipientSuggestions')}
              className="suggestions"
              hidden={!shown}
            >
              {suggestions.map((organisation, position) => (
                <li
                  key={organisation.number}
                  id={`${parts.id}-${position}`}
                  role="option"
                  aria-selected={position === active}
                  // The field keeps the focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(organisation)}
                >
                  <span>{organisation.name === null ? '' : plain(organisation.name)}</span>
                  <span className="quiet nowrap">{organisationNumber(organisation.number)}</span>
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </Field>
  )
}
