/** One watched folder in the list. */
import { memo } from 'react'
import type { WatchedFolder } from '../../preload/contract/folder-models.ts'
import type { Profile } from '../../preload/contract/models.ts'
import { plain, useText } from '../text/index.ts'
import { StateWord } from '../ui/state-word.tsx'
import { folderLooks, useCountWords } from './looks.ts'

export interface FolderRowProps {
  readonly folder: WatchedFolder
  readonly profile: Profile
}

/** The end of a path says most. */
const lastPart = (path: string): string => path.split(/[/\\]/u).findLast((part) => part !== '') ?? path

export const FolderRow = memo(function FolderRow({ folder, profile }: FolderRowProps) {
  const { t, sentence } = useText()
  const countWords = useCountWords()
  const { kind, state, fault, counts, rule } = folder
  const service = profile.services.find(({ id }) => id === rule.serviceId)?.title ?? rule.serviceId
  const look = state === 'watching' && fault !== null ? folderLooks.paused : folderLooks[state]
  return (
    <div className="row-body">
      <div className="row-line">
        <span className="row-name">{plain(lastPart(folder.folder.name))}</span>
        <span className="row-aside">
          <StateWord {...look}>{t(`folders.states.${state}`)}</StateWord>
        </span>
      </div>
      <div className="row-line row-quiet">
        <span className="row-who">
          {t(`folders.kinds.${kind}`)} · {plain(service ?? t('folders.anyService'))}
        </span>
      </div>
      <div className="row-line row-quiet">
        {state === 'paused' && fault !== null ? (
          <span className="row-who">{sentence(fault).what}</span>
        ) : counts.failed > 0 ? (
          <StateWord tone="danger" icon="stopped">
            {countWords(folder)}
          </StateWord>
        ) : (
          <span className="row-who">{countWords(folder)}</span>
        )}
      </div>
    </div>
  )
})
