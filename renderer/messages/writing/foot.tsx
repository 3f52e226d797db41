/** What will happen, in one line, and the button that does it. */
import { Button } from '@digdir/designsystemet-react'
import { useId } from 'react'
import type { Act } from '../../ui/use-act.ts'
import { organisationName, useText } from '../../text/index.ts'
import { FaultPanel } from '../../ui/fault-panel.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useProblemText, useWriting, useWritingParts } from './context.ts'
import { isConfidential } from './letter.ts'
import type { Place } from './problem.ts'

export interface WriteFootProps {
  readonly act: Act
  /** The person wants to go to what is wrong. */
  readonly onProblem: (place: Place) => void
  readonly onDiscard: () => void
}

export function WriteFoot({ act, onProblem, onDiscard }: WriteFootProps) {
  const { t } = useText()
  const { problems, tried } = useWritingParts()
  const draftId = useWriting((state) => state.draftId)
  const text = useProblemText()
  const id = useId()
  return (
    <footer className="write-foot">
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {tried && problems.length > 0 && (
        <div className="write-problems">
          <p id={id}>{t('writing.problemsTitle')}</p>
          <ul aria-labelledby={id}>
            {problems.map((problem) => (
              <li key={`${problem.place} ${text(problem)}`}>
                <button type="button" className="write-problem" onClick={() => onProblem(problem.place)}>
                  {text(problem)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Summary />
      <div className="actions">
        <Button type="submit" loading={act.busy}>
          <Icon name="send" />
          {t(act.busy ? 'writing.sending' : 'writing.send')}
        </Button>
        {draftId !== null && (
          <Button type="button" variant="tertiary" data-color="neutral" onClick={onDiscard}>
            {t('writing.discard')}
          </Button>
        )}
        <SaveWords />
      </div>
    </footer>
  )
}

function SaveWords() {
  const { t } = useText()
  const saved = useWriting((state) => state.saved)
  return (
    <span className="quiet write-saved" data-state={saved} role="status">
      {saved !== 'nothing' && t(`writing.save.${saved}`)}
    </span>
  )
}

function Summary() {
  const { t, format } = useText()
  const { service } = useWritingParts()
  const now = useNow()
  const letter = useWriting((state) => state.letter)
  const files = useWriting((state) => state.files)
  const { recipients, publishAt, dueAt, needsConfirmation, notification } = letter
  const [only] = recipients
  const to =
    only === undefined
      ? t('writing.sum.toNobody')
      : recipients.length === 1
        ? t('writing.sum.toName', { name: organisationName(only) })
        : t('writing.sum.to', { count: recipients.length })
  const parts = [
    to,
    files.length > 0 && t('writing.sum.files', { count: files.length }),
    publishAt !== null && t('writing.sum.publish', { time: format.moment(publishAt, now) }),
    dueAt !== null && t('writing.sum.due', { time: format.moment(dueAt, now) }),
    needsConfirmation && t('writing.sum.confirm'),
    isConfidential(letter, service) && t('writing.sum.confidential'),
    notification !== null && t('writing.sum.notice'),
  ]
  return <p className="write-sum">{parts.filter((part) => part !== false).join(' · ')}</p>
}
