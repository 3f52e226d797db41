/** One file of a folder, with the reason for its state and the next step. */
import { Button } from '@digdir/designsystemet-react'
import type { FolderItem, WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { Organisation } from '../../preload/contract/models.ts'
import { inboxPlace } from '../state/inbox-place.ts'
import { useWindow, type Route } from '../store.ts'
import { organisationName, plain, useText } from '../text/index.ts'
import { useAnnounce } from '../ui/announce.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useAct } from '../ui/use-act.ts'
import { useNow } from '../ui/use-now.ts'
import { fileLooks, fileState } from './looks.ts'

export interface FolderFileProps {
  readonly item: FolderItem
  readonly folderId: string
  readonly kind: WatchedFolder['kind']
}

/** The first by name, the others by their number. */
export function usePartyWords(): (parties: readonly Organisation[]) => string {
  const { t } = useText()
  return ([first, ...others]) => {
    if (first === undefined) return ''
    const name = organisationName(first)
    return others.length === 0 ? name : t('folders.andMore', { name, count: others.length })
  }
}

export function FolderFile({ item, folderId, kind }: FolderFileProps) {
  const { t, format, sentence } = useText()
  const now = useNow()
  const partyWords = usePartyWords()
  const { name, subFolder, state, waitingFor, fault, retryAt, parties, updatedAt } = item
  const shown = fileState(item, kind)
  const names = partyWords(parties)
  return (
    <li className="folder-item">
      <div className="folder-item-line">
        <span className="folder-item-name">{plain(subFolder === '' ? name : `${subFolder}/${name}`)}</span>
        <StateWord {...fileLooks[shown]}>{t(`folders.fileStates.${shown}`)}</StateWord>
      </div>
      <p className="quiet folder-item-line">
        <span>{names !== '' && t(kind === 'out' ? 'folders.to' : 'folders.from', { names })}</span>
        {updatedAt !== null && (
          <time dateTime={new Date(updatedAt).toISOString()}>{format.short(updatedAt, now)}</time>
        )}
      </p>
      {waitingFor !== null && <p className="quiet">{t(`folders.waits.${waitingFor}`)}</p>}
      {fault !== null && state === 'asks' && <p>{sentence(fault).what}</p>}
      {fault !== null && (state === 'waiting' || state === 'moving' || state === 'failed') && (
        <FaultPanel fault={fault} retryAt={retryAt} silent />
      )}
      <FileSteps item={item} folderId={folderId} kind={kind} />
    </li>
  )
}

function routeOf(kind: WatchedFolder['kind'], isMessage: boolean, id: string): Route {
  if (kind === 'out') return { view: 'transfers', id }
  return { view: 'inbox', id: inboxPlace({ kind: isMessage ? 'message' : 'file', id }) }
}

function FileSteps({ item, folderId, kind }: FolderFileProps) {
  const { id, state, transferId, filedAs } = item
  const { t } = useText()
  const { bridge, go } = useWindow()
  const announce = useAnnounce()
  const act = useAct()
  if (id === null) return null
  const target = { id: folderId, itemId: id }
  const answer = async (send: boolean): Promise<void> => {
    if (await act.run(() => bridge.call('folder.answer', { ...target, send })))
      announce(t(send ? 'folders.asked.sent' : 'folders.asked.left'))
  }
  const tryAgain = async (): Promise<void> => {
    if (await act.run(() => bridge.call('folder.tryAgain', target))) announce(t('folders.againDone'))
  }
  const isThere = filedAs !== null || (kind === 'out' && (state === 'moving' || state === 'asks'))
  return (
    <>
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      <div className="actions">
        {state === 'asks' && (
          <>
            <Button data-size="sm" onClick={() => void answer(true)} loading={act.busy}>
              {t('folders.sendAnyway')}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={() => void answer(false)}>
              {t('folders.leave')}
            </Button>
          </>
        )}
        {state === 'failed' && (
          <Button variant="secondary" data-size="sm" onClick={() => void tryAgain()} loading={act.busy}>
            {t('folders.again')}
          </Button>
        )}
        {isThere && (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => void act.run(() => bridge.call('folder.showInFolder', target))}
          >
            {t('folders.showFile')}
          </Button>
        )}
        {transferId !== null && (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => go(routeOf(kind, item.isMessage, transferId))}
          >
            {t(item.isMessage ? 'folderMessages.open' : 'folders.openTransfer')}
          </Button>
        )}
      </div>
    </>
  )
}
