/** The form for one message. */
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useEffect, useMemo, useRef, useState, type SubmitEvent } from 'react'
import { useStore } from 'zustand'
import type { MessageDraft } from '../../../preload/contract/message-models.ts'
import type { Profile } from '../../../preload/contract/models.ts'
import { useWindow } from '../../store.ts'
import { useText } from '../../text/index.ts'
import { useAnnounce } from '../../ui/announce.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useNow } from '../../ui/use-now.ts'
import { AnswerPart } from './answer-part.tsx'
import { problemsOf } from './check.ts'
import { WritingContext } from './context.ts'
import { focusSpot } from './focus-spot.ts'
import { FilesPart } from './files-part.tsx'
import { WriteFoot } from './foot.tsx'
import { serviceOf } from './letter.ts'
import { MorePart } from './more-part.tsx'
import { NoticePart } from './notice-part.tsx'
import type { Place } from './problem.ts'
import { TextPart } from './text-part.tsx'
import { ToPart } from './to-part.tsx'
import { useNewWriting } from './use-new-writing.ts'

export interface ComposeProps {
  readonly profile: Profile
  /** Null = a new message. */
  readonly draft: MessageDraft | null
}

export function Compose({ profile, draft }: ComposeProps) {
  const { t } = useText()
  const { go } = useWindow()
  const announce = useAnnounce()
  const now = useNow()
  const act = useAct()
  const [tried, setTried] = useState(false)
  const [typing, setTyping] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const writing = useNewWriting(profile, draft)
  const { letter, files, adding } = useStore(writing.state)
  const service = serviceOf(letter, profile.messageServices)
  const problems = useMemo(
    () => problemsOf({ letter, service, files, adding: adding !== null, typing, now }),
    [letter, service, files, adding, typing, now],
  )

  // The first thing that is wrong is where the person goes on.
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(problems)
  useEffect(() => {
    latest.current = problems
  }, [problems])
  useEffect(() => {
    const [first] = latest.current
    if (attempt > 0 && first !== undefined) focusSpot(form.current, first.place)
  }, [attempt])

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (problems.length > 0) {
      setAttempt((before) => before + 1)
      announce(t('writing.problemsTitle'))
      return
    }
    let id: string | null = null
    const sent = await act.run(async () => {
      const reply = await writing.send()
      if (reply.ok) ({ id } = reply.value)
      return reply
    })
    if (!sent) return
    announce(t('writing.queued'))
    go({ view: 'messages', id })
  }

  return (
    <WritingContext value={{ profile, writing, service, problems, tried }}>
      <form
        ref={form}
        className="page write"
        noValidate
        onSubmit={(event) => void submit(event)}
        // What has been written is safe when one goes elsewhere in the form.
        onBlur={() => void writing.flush()}
      >
        <header>
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            onClick={() => go({ view: 'messages', id: null })}
          >
            <Icon name="back" />
            {t('writing.toList')}
          </Button>
          <Heading level={1} data-size="sm">
            {t('writing.write')}
          </Heading>
          <Paragraph data-size="sm" className="quiet">
            {t('writing.intro')}
          </Paragraph>
          <LostFiles draft={draft} />
        </header>
        <ToPart onTyping={setTyping} />
        <TextPart />
        <FilesPart />
        <AnswerPart />
        <NoticePart />
        <MorePart />
        <Foot act={act} writing={writing} onProblem={(place) => focusSpot(form.current, place)} />
      </form>
    </WritingContext>
  )
}

function LostFiles({ draft }: { readonly draft: MessageDraft | null }) {
  const { t } = useText()
  const count = (draft?.order.fileIds.length ?? 0) - (draft?.files?.length ?? 0)
  return count > 0 ? <Paragraph data-size="sm">{t('writing.draftFilesLost', { count })}</Paragraph> : null
}

interface FootProps {
  readonly act: ReturnType<typeof useAct>
  readonly writing: ReturnType<typeof useNewWriting>
  readonly onProblem: (place: Place) => void
}

function Foot({ act, writing, onProblem }: FootProps) {
  const { t } = useText()
  const { go } = useWindow()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const discard = useAct()
  const remove = async (): Promise<void> => {
    if (!(await discard.run(() => writing.discard()))) return
    announce(t('writing.draftRemoved'))
    go({ view: 'messages', id: null })
  }
  return (
    <>
      <WriteFoot act={act} onProblem={onProblem} onDiscard={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        title={t('writing.draftRemoveTitle')}
        text={t('writing.draftRemoveText')}
        confirm={t('writing.draftRemoveConfirm')}
        cancel={t('writing.keep')}
        busy={discard.busy}
        fault={discard.fault}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
