/** The one next step of a received file as a button of its own; the rest is quiet. */
import { Button } from '@digdir/designsystemet-react'
import type { InboxDetail } from '../../preload/contract/models.ts'
import { useWindow, useWindowState } from '../store.ts'
import { useText } from '../text/index.ts'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { Progress } from '../ui/progress.tsx'
import { PauseButton } from '../ui/pause-button.tsx'
import { useAct } from '../ui/use-act.ts'
import { LimitNote, StateOrWait, WaitNote } from '../ui/wait-words.tsx'
import { useWait } from '../ui/waits.tsx'
import { StateNote } from './state-note.tsx'
import { looks } from './states.ts'

type Call = 'inbox.download' | 'inbox.cancelDownload' | 'inbox.confirm' | 'inbox.showInFolder'

export function InboxActions({ item }: { readonly item: InboxDetail }) {
  const { t } = useText()
  const { bridge } = useWindow()
  const moving = useWindowState((state) => state.moving.get(item.id))
  const act = useAct()
  const { state, id } = item
  const call = (name: Call) => () => void act.run(() => bridge.call(name, { id }))

  const onDisk = state === 'saved' || state === 'unchecked' || state === 'confirming' || state === 'confirmed'
  const again = onDisk || state === 'aside'
  const hasNextStep = state !== 'downloading' && state !== 'unchecked'
  const fault = act.fault ?? item.fault
  const waiting = useWait(item)
  const held = waiting.wait === 'paused' || waiting.wait === 'queue'
  const pause = (paused: boolean): void => void act.run(() => bridge.call('inbox.pause', { id, paused }))
  return (
    <>
      <StateNote item={item} />
      {state === 'downloading' && (
        <div className="standing">
          {moving !== undefined && <Progress moving={moving} />}
          {waiting.wait !== null && (
            <StateOrWait wait={waiting.wait} {...looks[state]}>
              {t(`inbox.states.${state}`)}
            </StateOrWait>
          )}
          <WaitNote {...waiting} />
          {moving !== undefined && waiting.wait === null && <LimitNote direction="down" />}
        </div>
      )}
      {fault !== null && (
        <FaultPanel
          fault={fault}
          retryAt={held ? null : item.retryAt}
          // Where there is a next step, that is the way to try again.
          onRetry={hasNextStep || held ? undefined : call('inbox.download')}
          busy={act.busy}
        />
      )}
      <div className="actions">
        {state === 'new' && (
          <Button onClick={call('inbox.download')} loading={act.busy}>
            <Icon name="download" />
            {t('inbox.download')}
          </Button>
        )}
        {state === 'aside' && (
          <Button onClick={call('inbox.download')} loading={act.busy}>
            <Icon name="again" />
            {t('inbox.downloadAgain')}
          </Button>
        )}
        {(state === 'saved' || state === 'confirming') && (
          <Button onClick={call('inbox.confirm')} loading={act.busy || state === 'confirming'}>
            <Icon name="check" />
            {state === 'confirming' ? t('inbox.confirming') : t('inbox.confirm')}
          </Button>
        )}
        {state === 'downloading' && <PauseButton paused={item.paused} onChange={pause} />}
        {state === 'downloading' && (
          <Button variant="secondary" onClick={call('inbox.cancelDownload')}>
            {t('inbox.cancel')}
          </Button>
        )}
        {again && (
          <Button variant="tertiary" onClick={call('inbox.showInFolder')}>
            <Icon name="folder" />
            {t('inbox.showFolder')}
          </Button>
        )}
        {onDisk && state !== 'confirming' && (
          <Button variant="tertiary" onClick={call('inbox.download')}>
            <Icon name="again" />
            {t('inbox.downloadAgain')}
          </Button>
        )}
      </div>
    </>
  )
}
