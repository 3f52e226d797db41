/** How folders and the files in them look, and what is said of their numbers. */
import type { FolderItem, WatchedFolder } from '../../preload/contract/folder-models.ts'
import { useText } from '../text/index.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Tone } from '../ui/state-word.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
}

export const folderLooks: Readonly<Record<WatchedFolder['state'], Look>> = {
  watching: { tone: 'success', icon: 'done' },
  paused: { tone: 'warning', icon: 'clock' },
  off: { tone: 'neutral', icon: 'pause' },
}

type FileState = 'waiting' | 'asks' | 'sending' | 'receiving' | 'sent' | 'received' | 'failed' | 'elsewhere'

export const fileLooks: Readonly<Record<FileState, Look>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  asks: { tone: 'warning', icon: 'files' },
  sending: { tone: 'accent', icon: 'upload' },
  receiving: { tone: 'accent', icon: 'download' },
  sent: { tone: 'success', icon: 'done' },
  received: { tone: 'success', icon: 'done' },
  failed: { tone: 'danger', icon: 'stopped' },
  elsewhere: { tone: 'neutral', icon: 'check' },
}

export function fileState({ state }: FolderItem, kind: WatchedFolder['kind']): FileState {
  if (state === 'moving') return kind === 'out' ? 'sending' : 'receiving'
  if (state === 'done') return kind === 'out' ? 'sent' : 'received'
  return state
}

/** `3 venter · 12 sendt i dag`; what is nought is left out. */
export function useCountWords(): (folder: WatchedFolder) => string {
  const { t, format } = useText()
  return ({ kind, counts }) => {
    const { waiting, asks, moving, doneToday, failed } = counts
    const isOut = kind === 'out'
    const parts = [
      [failed, 'failed'],
      [asks, 'asks'],
      [waiting, 'waiting'],
      [moving, isOut ? 'sending' : 'receiving'],
      [doneToday, isOut ? 'sentToday' : 'receivedToday'],
    ] as const
    const words = parts
      .filter(([count]) => count > 0)
      .map(([count, key]) => t(`folders.counts.${key}`, { formatted: format.number(count) }))
    return words.length === 0 ? t('folders.counts.nothing') : words.join(' · ')
  }
}
