/** Recipients: typed, pasted many at a time, or chosen from those we know. */
import { Input } from '@digdir/designsystemet-react'
import { useState, type KeyboardEvent } from 'react'
import type { Organisation } from '../../preload/contract/models.ts'
import { partyNumber, plain, useText } from '../text/index.ts'
import { BadLines } from './bad-lines.tsx'
import { Field } from './field.tsx'
import { isKey, keys } from './keys.ts'
import { isUnfinishedNumber, parseRecipients } from './organisation-number.ts'
import { isUnfinishedParty, parseParties } from './person-number.ts'
import { isList, parseList, type BadLine } from './pasted-list.ts'
import { RecipientChips } from './recipient-chips.tsx'
import { useFindName, useSuggestions } from './use-suggestions.ts'

export interface RecipientFieldProps {
  readonly profileId: string
  readonly chosen: readonly Organisation[]
  readonly onChange: (chosen: readonly Organisation[]) => void
  /** The name of one of them has become known. */
  readonly onNamed: (organisation: Organisation) => void
  /** Set when sending was tried without anybody to send to. */
  readonly missing: string | null
  /** What is wrong in the form is found by it. */
  readonly spot?: string
  /** Eleven digits are taken as a person; its chosen ones go by that number alone. */
  readonly persons?: boolean
  /** Something is left in the field that is nobody yet. */
  readonly onRest?: (rest: boolean) => void
}

export function RecipientField(props: RecipientFieldProps) {
  const { profileId, chosen, onChange, onNamed, missing, spot, persons = false, onRest } = props
  const { t } = useText()
  const findName = useFindName(profileId)
  const [text, show] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [error, setError] = useState<string | null>(null)
  const [bad, showBad] = useState<readonly BadLine[]>([])
  const known = useSuggestions(profileId, text)
  const suggestions = known.filter(({ number }) => !chosen.some((one) => one.number === number))
  const shown = open && suggestions.length > 0

  const setText = (shownText: string): void => {
    show(shownText)
    onRest?.(shownText.trim() !== '' || bad.length > 0)
  }
  const setBad = (lines: readonly BadLine[]): void => {
    showBad(lines)
    onRest?.(text.trim() !== '' || lines.length > 0)
  }
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

  const addNumbers = (numbers: readonly string[]): void => {
    add(numbers.map((number) => ({ number, name: null })))
    for (const number of numbers.filter(({ length }) => length === 9)) {
      void findName(number).then((organisation) => {
        if (organisation !== null) onNamed(organisation)
      })
    }
  }
  const takeList = (list: string): void => {
    const { numbers, bad: lines } = parseList(list, persons)
    addNumbers(numbers)
    setBad(lines)
  }

  /** Takes whole numbers out of the text at once; what is half typed is judged when one leaves. */
  const take = (typed: string, leaving: boolean): void => {
    const { numbers, wrong, rest } = (persons ? parseParties : parseRecipients)(typed)
    const [firstWrong] = wrong
    addNumbers(numbers)
    if (firstWrong !== undefined) {
      setText([...wrong.map(partyNumber), rest].join(' ').trim())
      setError(
        wrong.length > 1
          ? t('writing.recipientCheck', { count: wrong.length })
          : t('send.recipientCheck', { number: partyNumber(firstWrong) }),
      )
      return
    }
    setText(numbers.length > 0 ? rest : typed)
    const unfinished = (persons ? isUnfinishedParty : isUnfinishedNumber)(rest)
    const digits = t(persons ? 'writing.recipientDigits' : 'send.recipientNine')
    setError(leaving && rest !== '' && unfinished ? digits : null)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = chosen.at(-1)
    const { next, previous, take: adds, close, removeLast } = keys.recipients
    if (isKey(next, event) || isKey(previous, event)) {
      event.preventDefault()
      setOpen(true)
      const step = isKey(next, event) ? 1 : -1
      const count = suggestions.length
      if (count > 0)
        setActive((before) => (before < 0 && step < 0 ? count - 1 : (before + step + count) % count))
    } else if (isKey(adds, event)) {
      event.preventDefault()
      const organisation = shown ? suggestions[active] : undefined
      if (organisation === undefined) take(text, true)
      else choose(organisation)
    } else if (isKey(close, event) && shown) {
      event.stopPropagation()
      setOpen(false)
      setActive(-1)
    } else if (isKey(removeLast, event) && text === '' && last !== undefined) {
      onChange(chosen.slice(0, -1))
    }
  }

  return (
    <Field
      label={t('send.recipientLabel')}
      help={t(persons ? 'writing.recipientsHelp' : 'send.recipientHelp')}
      error={error ?? missing}
      spot={spot}
    >
      {(parts) => (
        <>
          <RecipientChips chosen={chosen} onChange={onChange} />
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
                const pasted = event.clipboardData.getData('text')
                if (isList(pasted)) takeList(pasted)
                else take(`${text} ${pasted}`.trim(), true)
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
                  <span className="quiet nowrap">{partyNumber(organisation.number)}</span>
                </li>
              ))}
            </ul>
          </div>
          <BadLines lines={bad} onClose={() => setBad([])} />
        </>
      )}
    </Field>
  )
}
