/** Letters that are written for the person, and the one that is being read. */
import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { LetterKind } from '../../preload/contract/setup-models.ts'
import { useText } from '../text/index.ts'
import { Icon } from '../ui/icon.tsx'
import { LetterDialog } from './letter-dialog.tsx'

export function Letters({ kinds }: { readonly kinds: readonly LetterKind[] }) {
  const { t } = useText()
  const [open, setOpen] = useState<LetterKind | null>(null)
  if (kinds.length === 0) return null
  return (
    <div className="letters">
      {kinds.map((kind) => (
        <Button key={kind} variant="tertiary" data-size="sm" onClick={() => setOpen(kind)}>
          <Icon name="letter" />
          {t(`setup.letters.${kind}`)}
        </Button>
      ))}
      {open !== null && <LetterDialog kind={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
