/** One letter, ready to be copied or opened in the person's e-mail program. */
import { Button, Dialog, Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useId } from 'react'
import type { Letter, LetterKind } from '../../preload/contract/setup-models.ts'
import { useWindow } from '../store.ts'
import { useText } from '../text/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { CopyValue } from '../ui/copyable.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { mailAddress } from './mail-address.ts'
import { useSetup } from './use-setup.ts'

export interface LetterDialogProps {
  readonly kind: LetterKind
  readonly onClose: () => void
}

export function LetterDialog({ kind, onClose }: LetterDialogProps) {
  const { t, language } = useText()
  const { bridge } = useWindow()
  const { profile } = useSetup()
  const id = useId()
  const profileId = profile.id
  const fetch = useCallback(
    () => bridge.call('setup.letter', { profileId, kind, language }),
    [bridge, kind, language, profileId],
  )
  const { value: letter, fault, again } = useItem(null, `${kind} ${language}`, fetch)
  const late = useLate(letter === null && fault === null)
  return (
    <Dialog open onClose={onClose} closeButton={false} aria-labelledby={id} className="letter">
      <Heading level={2} data-size="xs" id={id}>
        {t(`setup.letters.${kind}`)}
      </Heading>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {letter !== null && <LetterText letter={letter} />}
      <div className="actions">
        {letter !== null && bridge.host === 'browser' && (
          <Button asChild data-size="sm">
            <a href={mailAddress(letter)}>
              <Icon name="letter" />
              {t('setup.letter.open')}
            </a>
          </Button>
        )}
        {letter !== null && (
          <CopyButton text={`${letter.subject}\n\n${letter.body}`} what={t(`setup.letters.${kind}`)}>
            {t('setup.letter.copyAll')}
          </CopyButton>
        )}
        <Button variant="tertiary" data-size="sm" onClick={onClose}>
          {t('setup.letter.close')}
        </Button>
      </div>
    </Dialog>
  )
}

function LetterText({ letter }: { readonly letter: Letter }) {
  const { t } = useText()
  return (
    <>
      <p className="quiet">{t('setup.letter.text')}</p>
      {letter.to === '' ? (
        <p>
          {t('setup.letter.to')}: {t('setup.letter.toYou')}
        </p>
      ) : (
        <CopyValue label={t('setup.letter.to')} text={letter.to} />
      )}
      <CopyValue label={t('setup.letter.subject')} text={letter.subject} />
      <div className="letter-body" tabIndex={0} role="group" aria-label={t('setup.letter.body')}>
        {letter.body}
      </div>
    </>
  )
}
