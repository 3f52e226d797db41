/** Those who have been chosen, each with a way out again. */
import { Button, Chip } from '@digdir/designsystemet-react'
import type { Organisation } from '../../preload/contract/models.ts'
import { organisationName, useText } from '../text/index.ts'

/** More chips than this say less than their number. */
const mostChips = 24

export interface RecipientChipsProps {
  readonly chosen: readonly Organisation[]
  readonly onChange: (chosen: readonly Organisation[]) => void
}

export function RecipientChips({ chosen, onChange }: RecipientChipsProps) {
  const { t } = useText()
  if (chosen.length === 0) return null
  return (
    <ul className="chips" aria-label={t('send.recipientChosen')}>
      {chosen.slice(0, mostChips).map((organisation) => (
        <li key={organisation.number}>
          <Chip.Removable
            aria-label={t('send.recipientRemove', { name: organisationName(organisation) })}
            onClick={() => onChange(chosen.filter(({ number }) => number !== organisation.number))}
          >
            {organisationName(organisation)}
          </Chip.Removable>
        </li>
      ))}
      {chosen.length > mostChips && (
        <li className="chips-more">{t('writing.recipientsMore', { count: chosen.length - mostChips })}</li>
      )}
      {chosen.length > 1 && (
        <li>
          <Button type="button" variant="tertiary" data-size="sm" onClick={() => onChange([])}>
            {t('writing.recipientsClear')}
          </Button>
        </li>
      )}
    </ul>
  )
}
