/** Chooses a folder: with the desktop's own dialog, or level by level where there is none. */
import { useState, type ReactNode } from 'react'
import type { Result } from '../../preload/contract/result.ts'
import { useWindow } from '../store.ts'
import { FolderDialog } from './folder-dialog.tsx'

export interface ChosenFolder {
  readonly id: string
  readonly label: string
}

export interface FolderChooser {
  /** Asks; the answer comes to `onChoose`. */
  readonly ask: () => Promise<Result<unknown> | null>
  /** To be drawn where the question stands. */
  readonly dialog: ReactNode
}

export function useFolder(title: string, onChoose: (folder: ChosenFolder) => void): FolderChooser {
  const { bridge } = useWindow()
  const { pickFolder } = bridge
  const [choosing, setChoosing] = useState(false)
  return {
    async ask() {
      if (pickFolder === null) {
        setChoosing(true)
        return null
      }
      const picked = await pickFolder()
      if (picked.ok && picked.value !== null) onChoose(picked.value)
      return picked
    },
    dialog: choosing && (
      <FolderDialog
        title={title}
        onChoose={(folder) => {
          setChoosing(false)
          onChoose(folder)
        }}
        onClose={() => setChoosing(false)}
      />
    ),
  }
}
