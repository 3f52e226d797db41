/** The form of a folder: what it is for, where it is, and its rule. */
import { Button, ValidationMessage } from '@digdir/designsystemet-react'
import { useId, type ReactNode } from 'react'
import type { Profile } from '../../preload/contract/models.ts'
import { success } from '../../preload/contract/result.ts'
import { plain, useText } from '../text/index.ts'
import { Choice, Choices } from '../ui/choice.tsx'
import { FaultPanel } from '../ui/fault-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { useAct } from '../ui/use-act.ts'
import { useFolder } from '../ui/use-folder.tsx'
import { InFields } from './in-fields.tsx'
import { OutFields } from './out-fields.tsx'
import { Preview } from './preview.tsx'
import type { FolderFormState } from './use-folder-form.ts'

export interface FolderFormProps {
  readonly profile: Profile
  readonly state: FolderFormState
  /** What a folder is for, and where it is, is chosen once. */
  readonly isNew: boolean
  /** The buttons below. */
  readonly children: ReactNode
}

export function FolderFormView({ profile, state, isNew, children }: FolderFormProps) {
  const { t } = useText()
  const name = useId()
  const { form, missing, preview, act, change, named } = state
  const Fields = form.kind === 'out' ? OutFields : InFields
  return (
    <form
      className="act-form folder-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void state.look()
      }}
    >
      {isNew && (
        <Choices legend={t('folderSetup.kind')}>
          {(['out', 'in'] as const).map((kind) => (
            <Choice
              key={kind}
              name={name}
              label={t(`folderSetup.${kind}`)}
              text={t(`folderSetup.${kind}Help`)}
              chosen={form.kind === kind}
              onChoose={() => change({ kind })}
            />
          ))}
        </Choices>
      )}
      {isNew && <PlaceField state={state} />}
      <Fields profile={profile} form={form} missing={missing} onChange={change} onNamed={named} />
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {preview !== null && <Preview preview={preview} kind={form.kind} isNew={isNew} />}
      {children}
    </form>
  )
}

function PlaceField({ state: { form, missing, change } }: { readonly state: FolderFormState }) {
  const { t } = useText()
  const id = useId()
  const act = useAct()
  const { ask, dialog } = useFolder(t('folderSetup.placeTitle'), (folder) => change({ folder }))
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <p className="field-name" id={id}>
        {t('folderSetup.place')}
      </p>
      <p className="field-help">{t('folderSetup.placeHelp')}</p>
      <div className="folder-place">
        <span className="folder-place-name">
          {form.folder === null ? t('folderSetup.placeNone') : plain(form.folder.label)}
        </span>
        <Button
          type="button"
          variant="secondary"
          data-size="sm"
          onClick={() => void act.run(async () => (await ask()) ?? success(null))}
        >
          <Icon name="folder" />
          {t('folderSetup.placeChoose')}
        </Button>
      </div>
      {missing.has('folder') && (
        <ValidationMessage data-size="sm">{t('folderSetup.placeMissing')}</ValidationMessage>
      )}
      {act.fault !== null && <FaultPanel fault={act.fault} />}
      {dialog}
    </div>
  )
}
