/** One watched folder: how it stands, what lies in it, and what can be done with it. */
import { Button, Heading, Skeleton } from '@digdir/designsystemet-react'
import { useCallback, useState } from 'react'
import type { FolderStatus } from '../../preload/contract/folder-models.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { useWindow } from '../store.ts'
import { plain, useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { PauseButton } from '../ui/pause-button.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useAct } from '../ui/use-act.ts'
import { useItem } from '../ui/use-item.ts'
import { useLate } from '../ui/use-late.ts'
import { useNow } from '../ui/use-now.ts'
import { ChangeFolder } from './change-folder.tsx'
import { FolderFiles } from './files.tsx'
import { Ignored } from './ignored.tsx'
import { folderLooks, useCountWords } from './looks.ts'
import { RuleFacts } from './rule-facts.tsx'

export interface FolderDetailProps {
  readonly id: string
  readonly profile: Profile
  readonly onGone: () => void
}

export function FolderDetailView({ id, profile, onGone }: FolderDetailProps) {
  const { bridge } = useWindow()
  const [changing, setChanging] = useState(false)
  const fetch = useCallback(() => bridge.call('folder.status', { id }), [bridge, id])
  const { value, fault, again } = useItem('folders', id, fetch)
  const late = useLate(value === null && fault === null)
  return (
    <>
      {fault !== null && <FaultPanel fault={fault} onRetry={again} />}
      {late && <Skeleton variant="rectangle" height="12rem" />}
      {value !== null && changing && (
        <ChangeFolder folder={value.folder} profile={profile} onDone={() => setChanging(false)} />
      )}
      {value !== null && !changing && (
        <Whole status={value} profile={profile} onChange={() => setChanging(true)} onGone={onGone} />
      )}
    </>
  )
}

interface WholeProps {
  readonly status: FolderStatus
  readonly profile: Profile
  readonly onChange: () => void
  readonly onGone: () => void
}

function Whole({ status, profile, onChange, onGone }: WholeProps) {
  const { t, format } = useText()
  const { bridge } = useWindow()
  const act = useAct()
  const now = useNow()
  const countWords = useCountWords()
  const { folder, ignored, examples, strangers, sweptAt } = status
  const { id, kind, state, fault, silentBy } = folder
  const look = state === 'watching' && fault !== null ? folderLooks.paused : folderLooks[state]
  const enable = (enabled: boolean): void =>
    void act.run(() => bridge.call('folder.setEnabled', { id, enabled }))
  const hurry = (): void => void act.run(() => bridge.call('folder.tryAgain', { id }))
  return (
    <article className="item">
      <Heading level={2} data-size="xs" className="item-name">
        {plain(folder.folder.name)}
      </Heading>
      <p className="item-sum">
        {t(`folders.kinds.${kind}`)} · {countWords(folder)}
      </p>
      <p className="item-state">
        <StateWord {...look}>{t(`folders.states.${state}`)}</StateWord>
      </p>
      {fault !== null && (
        <FaultPanel fault={fault} onRetry={state === 'off' ? undefined : hurry} busy={act.busy} />
      )}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {silentBy !== null && <FaultPanel fault={silentBy} />}
      {strangers > 0 && (
        <p className="state-note">
          <Icon name="info" />
          <span>{t('folders.strangers', { count: strangers, formatted: format.number(strangers) })}</span>
        </p>
      )}
      <FolderActions folder={folder} onEnable={enable} onChange={onChange} onGone={onGone} />
      <FolderFiles folder={folder} />
      <Ignored ignored={ignored} examples={examples} />
      <RuleFacts folder={folder} profile={profile} />
      {sweptAt !== null && (
        <p className="quiet">{t('folders.swept', { time: format.moment(sweptAt, now) })}</p>
      )}
    </article>
  )
}

interface ActionsProps {
  readonly folder: FolderStatus['folder']
  readonly onEnable: (enabled: boolean) => void
  readonly onChange: () => void
  readonly onGone: () => void
}

function FolderActions({ folder: { id, enabled }, onEnable, onChange, onGone }: ActionsProps) {
  const { t } = useText()
  const { bridge } = useWindow()
  const announce = useAnnounce()
  const show = useAct()
  const removal = useAct()
  const [asking, setAsking] = useState(false)
  const remove = async (): Promise<void> => {
    if (!(await removal.run(() => bridge.call('folder.remove', { id })))) return
    announce(t('folders.removed'))
    onGone()
  }
  return (
    <>
      <div className="actions">
        <PauseButton paused={!enabled} onChange={(paused) => onEnable(!paused)} />
        <Button
          variant="secondary"
          onClick={() => void show.run(() => bridge.call('folder.showInFolder', { id }))}
        >
          <Icon name="folder" />
          {t('folders.show')}
        </Button>
        <Button variant="tertiary" onClick={onChange}>
          {t('folders.edit')}
        </Button>
        <Button variant="tertiary" onClick={() => setAsking(true)}>
          {t('folders.remove')}
        </Button>
      </div>
      {show.fault !== null && <FaultPanel fault={show.fault} />}
      <ConfirmDialog
        open={asking}
        title={t('folders.removeTitle')}
        text={t('folders.removeText')}
        confirm={t('folders.remove')}
        cancel={t('folders.removeKeep')}
        busy={removal.busy}
        fault={removal.fault}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
