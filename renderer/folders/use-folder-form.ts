/** A form about a folder on its way to the engine: filled in, tried in a dry run, and only then in force. */
import { useState } from 'react'
import type { FolderPreview } from '../../preload/contract/folder-models.ts'
import type { Organisation, Profile } from '../../preload/contract/models.ts'
import type { Result } from '../../preload/contract/result.ts'
import { useWindow } from '../store.ts'
import { useAct, type Act } from '../ui/use-act.ts'
import { missingOf, purposeOf, type FolderForm, type Missing, type Purpose } from './form-state.ts'

const nothing: ReadonlySet<Missing> = new Set()

export interface FolderFormState {
  readonly form: FolderForm
  /** What is still wrong, once going on has been tried. */
  readonly missing: ReadonlySet<Missing>
  /** What would go where, of the form as it stands; null when it has changed since. */
  readonly preview: FolderPreview | null
  readonly act: Act
  change(part: Partial<FolderForm>): void
  named(organisation: Organisation): void
  /** Answers false when something is missing or could not be done. */
  look(): Promise<boolean>
  save(task: (folderId: string, purpose: Purpose) => Promise<Result<unknown>>): Promise<boolean>
}

export function useFolderForm(profile: Profile, start: FolderForm): FolderFormState {
  const { bridge } = useWindow()
  const [form, setForm] = useState(start)
  const [tried, setTried] = useState(false)
  const [preview, setPreview] = useState<FolderPreview | null>(null)
  const act = useAct()
  const missing = missingOf(form)

  const whole = async (
    task: (folderId: string, purpose: Purpose) => Promise<Result<unknown>>,
  ): Promise<boolean> => {
    setTried(true)
    const { folder } = form
    if (missing.size > 0 || folder === null) return false
    return act.run(() => task(folder.id, purposeOf(form)))
  }
  return {
    ...{ form, preview, act, missing: tried ? missing : nothing, save: whole },
    change(part) {
      setForm((before) => ({ ...before, ...part }))
      setPreview(null)
      act.forget()
    },
    named: (organisation) =>
      setForm((before) => ({
        ...before,
        recipients: before.recipients.map((one) => (one.number === organisation.number ? organisation : one)),
      })),
    look: () =>
      whole(async (folderId, purpose) => {
        const asked = await bridge.call('folder.preview', { profileId: profile.id, folderId, purpose })
        setPreview(asked.ok ? asked.value : null)
        return asked
      }),
  }
}
